"""Requests for files: the same bytes for everybody, so they need neither session nor language nor database."""

from flask import request

FILES = frozenset({"static", "voices.audio"})


def is_file() -> bool:
    """Whether this request asks for a file."""
    return request.endpoint in FILES
