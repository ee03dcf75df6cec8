"""What a type of field is, and the shapes of numbers: what fits, and what exactly is wrong with what does not."""

import re
from collections.abc import Callable

from inclusion.records import frozen
from inclusion.simulator.spelling import capitals, compact

Refusal = tuple[str, int]
_SIGNS = {"9": "[0-9]", "A": "[A-Z]", "X": "[0-9A-Z]"}


@frozen
class Kind:
    """How one type of field is read, compared, refused and drawn.

    `read` turns a text into the value that counts, None when it is malformed. `refusal` says why it is: a reason and
    a number, how many signs or the place of the wrong one, never the sign itself. `identity`: the value could
    identify somebody, so only the persona's is accepted and nothing else is ever kept. `free`: words of the learner's
    own, never kept either. `loose`: nobody has verified the format, so it refuses nothing by itself. `wrong`: a
    well-formed value. `hint`, `inputmode`, `width` (short, medium, or nothing): as a site would draw the field.
    """

    read: Callable[[str], object]
    refusal: Callable[[str], Refusal]
    identity: bool
    wrong: str = ""
    hint: str = ""
    inputmode: str = "text"
    width: str = "medium"
    free: bool = False
    loose: bool = False


@frozen
class Shape:
    """The ways of writing a number: 9 is a digit, A a letter, X either.

    `also` is a pattern accepted besides the masks; `key` says what is wrong with the value itself, if anything is.
    """

    masks: tuple[str, ...]
    also: str = ""
    key: Callable[[str], Refusal | None] = lambda bare: None

    def read(self, text: str) -> str | None:
        """The number without spaces or dashes, in capitals; None when it does not have this shape."""
        bare = capitals(compact(text))
        fits = any(_fits(mask, bare) for mask in self.masks) or bool(self.also and re.fullmatch(self.also, bare))
        return bare if fits and self.key(bare) is None else None

    def refusal(self, text: str) -> Refusal:
        """What is wrong: a sign, the length, or the value itself; against the mask that goes furthest with it."""
        bare = capitals(compact(text))
        mask = max(self.masks, key=lambda one: (_agreed(one, bare), -abs(len(one) - len(bare))))
        return misplaced(mask, bare) or miscounted(mask, bare) or self.key(bare) or ("digits_wrong", 0)


def _fits(mask: str, bare: str) -> bool:
    return re.fullmatch("".join(_SIGNS[sign] for sign in mask), bare) is not None


def _agreed(mask: str, bare: str) -> int:
    """How many signs from the beginning are as the mask wants them."""
    pairs = zip(mask, bare, strict=False)
    return next((at for at, (want, sign) in enumerate(pairs) if not _fits(want, sign)), min(len(mask), len(bare)))


def misplaced(mask: str, bare: str) -> Refusal | None:
    """The first sign that is not what the mask wants there, by its place counted from 1."""
    if any(sign.isdigit() and not sign.isascii() for sign in bare):
        return "latin_digits", 0
    if set(mask) == {"9"} and not any(map(str.isdigit, bare)):
        return "no_digit", 0
    at = _agreed(mask, bare)
    if at >= min(len(mask), len(bare)):
        return None
    if not re.fullmatch("[0-9A-Z]", bare[at]):
        return "not_allowed", at + 1
    return ("not_digit" if mask[at] == "9" else "not_letter"), at + 1


def miscounted(mask: str, bare: str) -> Refusal | None:
    """How many signs are missing or too many; they are called digits when they all are."""
    noun = "digits" if set(mask) == {"9"} else "signs"
    if len(bare) < len(mask):
        return f"{noun}_missing", len(mask) - len(bare)
    return (f"{noun}_extra", len(bare) - len(mask)) if len(bare) > len(mask) else None


def digits(count: int) -> Shape:
    """A number of so many digits."""
    return Shape(("9" * count,))


def shaped(shape: Shape, wrong: str, hint: str, identity: bool = True, width: str = "medium") -> Kind:
    """The type of field of a number of this shape."""
    inputmode = "numeric" if all(set(mask) == {"9"} for mask in shape.masks) and not shape.also else "text"
    return Kind(shape.read, shape.refusal, identity, wrong, hint, inputmode, width)


def loose(wrong: str, hint: str, inputmode: str = "text") -> Kind:
    """The type of field of a number whose format nobody has verified: any letters and digits are well formed."""
    shape = Shape(("X",), also="[0-9A-Z]+")

    def refusal(text: str) -> Refusal:
        bare = capitals(compact(text))
        return misplaced("X" * len(bare), bare) or ("text", 0)

    return Kind(shape.read, refusal, True, wrong, hint, inputmode, loose=True)
