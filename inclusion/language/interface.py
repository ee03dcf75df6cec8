"""Every text of the interface: French messages of the template, and their translations in *Français facile*."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from inclusion.language.remark import Remark
from inclusion.language.review import Passage
from inclusion.paths import PACKAGE, resource
from inclusion.trees import load

if TYPE_CHECKING:
    from babel.messages.catalog import Message

EXCEPTIONS = PACKAGE / "language" / "content" / "exceptions.yaml"
EASY = "fr@falc"


def passages(folder: Path | None = None) -> list[Passage]:
    """The texts of the catalogues in `folder`, ours by default, with their lines."""
    folder = folder or resource("translations")
    easy = folder / EASY / "LC_MESSAGES" / "messages.po"
    found = list(_read(folder / "messages.pot", "fr"))
    return found + (list(_read(easy, EASY)) if easy.is_file() else [])


def _read(path: Path, locale: str) -> Iterator[Passage]:
    with path.open("rb") as file:
        # Started when it serves: every command of `inclusion` would wait for it otherwise.
        catalogue = import_module("babel.messages.pofile").read_po(file)
    for message in (message for message in catalogue if message.id):
        place = ", ".join(name for name, _ in message.locations)
        for text in dict.fromkeys(filter(None, _texts(message, locale))):
            yield Passage(text, _kind(text), locale, place, str(path), message.lineno or 0)


def _texts(message: "Message", locale: str) -> list[str]:
    """What a message says: its own words in French, those of the translator elsewhere."""
    said = message.id if locale == "fr" else message.string
    return [str(text) for text in (said if isinstance(said, list | tuple) else [said])]


def _kind(text: str) -> str:
    return "sentence" if text.rstrip().endswith((".", "!", "?")) else "label"


def exceptions() -> list[dict[str, str]]:
    """The remarks that stay, each with its `text`, its `rule` and the `reason`."""
    return list(load(EXCEPTIONS.read_text(encoding="utf-8")) or [])


def without_exceptions(found: list[tuple[Passage, Remark]]) -> list[tuple[Passage, Remark]]:
    """What there is to say once the exceptions are taken away."""
    kept = {(item["text"], item["rule"]) for item in exceptions()}
    return [(passage, remark) for passage, remark in found if (plain(passage.text), remark.rule) not in kept]


def plain(text: str) -> str:
    """A text as it is typed: the spaces that never break become ordinary ones."""
    return " ".join(text.split())
