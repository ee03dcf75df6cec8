"""The pad of twelve pictures: what was pressed so far, as its form carries it."""

from collections.abc import Mapping

from inclusion.accounts.models import CODE_LENGTH, PICTURES

LENGTH = CODE_LENGTH
ERASE = "erase"


def pressed(form: Mapping[str, str]) -> list[int]:
    """The pictures pressed, this press included; none after « Effacer »."""
    done = [int(n) for n in form.get("done", "").split(".") if _is_picture(n)][: LENGTH - 1]
    last = form.get("picture", "")
    if last == ERASE:
        return []
    return [*done, int(last)] if _is_picture(last) else done


def spelled(done: list[int]) -> str:
    """The pictures as the form carries them."""
    return ".".join(str(n) for n in done)


def _is_picture(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 3 and int(text) < PICTURES
