"""Which French text each translation was made from: a text that changed since makes its translation stale.

`stamps.json` stands beside the module: for each locale and place, the fingerprints of the French text and of its
translation when `inclusion content stamp` was last run.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from inclusion.simulator.problems import Problem, warning
from inclusion.simulator.schema import Document
from inclusion.simulator.texts import places

NAME = "stamps.json"
Stamps = dict[str, dict[str, list[str]]]


def print_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]


def read_stamps(folder: Path) -> Stamps:
    """The stamps of a module; none when it was never stamped, or when the file cannot be read."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def stamp(document: Document, translations: dict[str, dict[str, str]]) -> Stamps:
    """The stamps of a module as it is now: its translator has read every text."""
    return stamp_of(dict(places(document)), translations)


def stamp_of(french: Mapping[str, str], translations: dict[str, dict[str, str]]) -> Stamps:
    """The same of texts by place."""
    return {
        locale: {place: [print_of(french[place]), print_of(text)] for place, text in texts.items() if place in french}
        for locale, texts in sorted(translations.items())
    }


def written(stamps: Stamps) -> str:
    """The stamps as their file says them."""
    return json.dumps(stamps, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_stamps(folder: Path, stamps: Stamps) -> None:
    (folder / NAME).write_text(written(stamps), encoding="utf-8")


def stale(document: Document, translations: dict[str, dict[str, str]], stamps: Stamps) -> Iterator[Problem]:
    """A warning for each locale whose French texts changed while the translation did not."""
    french = dict(places(document))
    for locale, texts in translations.items():
        old = [
            place
            for place, (source, made) in stamps.get(locale, {}).items()
            if place in texts and place in french
            and print_of(french[place]) != source and print_of(texts[place]) == made
        ]  # fmt: skip
        if old:
            message = f"{len(old)} textes ont changé depuis leur traduction en « {locale} », d’abord « {old[0]} »."
            yield warning("stale-translation", message, old[0])
