"""What a page already has is not sent again: the mark of an answer, and whether whoever asks knows it."""

from flask import Response, request


def is_known(mark: str) -> bool:
    """Whether the page that asks already shows what has this mark."""
    return request.if_none_match.contains_weak(mark)


def marked(response: Response, mark: str) -> Response:
    """Mark an answer. Weakly: compression changes the bytes, and would make a strong mark unrecognisable."""
    response.set_etag(mark, weak=True)
    return response
