"""The seal of a notebook: whoever changes a level breaks it. Places that share a key read each other's notebooks."""

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from inclusion.accounts.keys import keys
from inclusion.handoff.notebook import BadNotebook, Notebook, pack, unpack

SALT = "notebook"
LONGEST = 4000


def _serializer() -> URLSafeSerializer:
    shared = current_app.config["SETTINGS"].notebook_keys
    # The last key seals, all of them are tried: a key shared by several places comes before this place's own.
    return URLSafeSerializer([*keys()[::-1], *shared[::-1]], salt=SALT)


def seal(notebook: Notebook) -> str:
    """The notebook as a sealed word of letters, figures, dots and dashes."""
    return str(_serializer().dumps(pack(notebook)))


def read(text: str) -> tuple[Notebook, bool]:
    """The notebook behind a word, an address that ends with it, or what a scanner typed; and whether it is sealed.

    Raises BadNotebook when it cannot be read at all.
    """
    word = "".join(text.split()).rpartition("#")[2]
    if not word or len(word) > LONGEST:
        raise BadNotebook
    try:
        return unpack(_serializer().loads(word)), True
    except BadData:
        _trusted, said = _serializer().loads_unsafe(word)
        return unpack(said), False
