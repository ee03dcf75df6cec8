"""Pages made once and filled in for each person: most of a page is the same for everybody who would see it.

A stencil is a rendered text with holes. What fills a hole is safe as it is (a token, a number, an address of ours).
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar
from threading import Lock

# A word that no text can hold by chance, and that neither HTML nor addresses have to escape.
_MARK = f"hole{secrets.token_hex(8)}"
_being_made: ContextVar[bool] = ContextVar("being_made", default=False)


def hole(name: str) -> str:
    """The mark that stands in a stencil for what each person has of their own."""
    return f"{_MARK}.{name}.{_MARK}"


def is_being_made() -> bool:
    """Whether the page at work is a stencil, so that what is personal must be left as a hole."""
    return _being_made.get()


class Stencil:
    """A text with holes, cut once."""

    def __init__(self, text: str):
        pieces = text.split(_MARK)
        self._pieces, self._names = pieces, [name.strip(".") for name in pieces[1::2]]

    @classmethod
    def of(cls, make: Callable[[], str]) -> "Stencil":
        """The stencil of a page, which is rendered now with holes in it."""
        token = _being_made.set(True)
        try:
            return cls(make())
        finally:
            _being_made.reset(token)

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with its holes filled. Raises KeyError when a value is missing."""
        pieces = self._pieces.copy()
        pieces[1::2] = [values[name] for name in self._names]
        return "".join(pieces)


class Drawer:
    """The stencils used lately, by everything that they depend on; the oldest make room for the new."""

    def __init__(self, size: int):
        self._size, self._kept, self._lock = size, OrderedDict[Hashable, Stencil](), Lock()

    def get(self, key: Hashable, make: Callable[[], str]) -> Stencil:
        """The stencil of this key, made now if it is not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        found = Stencil.of(make)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return found
