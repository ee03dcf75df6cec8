"""Which translations of a module are older than their French, and how a file says so.

A draft and a folder of the catalogue stamp every text; a file in one piece says only what is older: the print of the
French that the translation was made from. What it does not say is up to date.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from inclusion.authoring.reading import read_draft
from inclusion.authoring.source import Tree
from inclusion.modules.content_files import typeset_texts
from inclusion.modules.stamps import Stamps, print_of, stamp_of
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.reading import at_line
from inclusion.simulator.words import typeset

Texts = Mapping[str, Mapping[str, str]]
#: By locale and place, the print of the French that a text was made from.
Older = dict[str, dict[str, str]]
NONE: Mapping[str, Mapping[str, str]] = MappingProxyType({})
_PRINT = re.compile(r"[0-9a-f]{8}")


def stamps_of(tree: Tree, texts: Texts, older: Mapping[str, Mapping[str, str]] = NONE) -> Stamps:
    """The stamps of a module: each text is that of its French as it is, but for those said to be older."""
    said = {locale: dict(found) for locale, found in texts.items()}
    french = read_draft(tree).french
    found = stamp_of(french, said) if french else {}
    for locale, prints in older.items():
        behind = {place: [french, print_of(said[locale][place])] for place, french in prints.items()
                  if place in said.get(locale, {})}  # fmt: skip
        if behind:
            found[locale] = {**found.get(locale, {}), **behind}
    return found


def older_in(tree: Tree, texts: Texts, stamps: Stamps) -> Older:
    """The texts whose French is another by now; in a module that cannot be read yet, all that the stamps know."""
    reading = read_draft(tree)
    french = reading.french if reading.document is not None else None
    found = {}
    for locale in sorted(stamps):
        made = _made_from(texts.get(locale, {}), stamps[locale])
        behind = {
            place: source
            for place, source in sorted(made.items())
            if french is None or (place in french and print_of(french[place]) != source)
        }
        if behind:
            found[locale] = behind
    return found


def _made_from(texts: Mapping[str, str], stamped: Mapping[str, list[str]]) -> dict[str, str]:
    """A stamp that is not of this text says nothing of it; the catalogue stamps texts with their French spaces."""
    return {
        place: source
        for place, (source, made) in stamped.items()
        if place in texts and made in (print_of(texts[place]), print_of(typeset(texts[place])))
    }


def folder_stamps(tree: Tree, texts: Texts, older: Mapping[str, Mapping[str, str]]) -> Stamps:
    """The stamps as a folder of the catalogue keeps them."""
    return stamps_of(tree, {locale: typeset_texts(locale, dict(said)) for locale, said in texts.items()}, older)


def read_older(raw: Any, found: Any, texts: Texts, where: tuple[str | int, ...], file: str,
               problems: list[Problem]) -> Older:  # fmt: skip
    """What a file says of its translations, in one piece (a print) or as the catalogue does (two prints)."""
    stamps: Stamps = {}
    for locale, place, said in _entries(raw, found, where, file, problems):
        made = texts.get(locale, {}).get(place)
        if isinstance(said, str) and made is not None:
            stamps.setdefault(locale, {})[place] = [said, print_of(made)]
        elif isinstance(said, list):
            stamps.setdefault(locale, {})[place] = said
    return {locale: _made_from(texts.get(locale, {}), stamped) for locale, stamped in stamps.items()}


def _entries(
    raw: Any, found: Any, where: tuple[str | int, ...], file: str, problems: list[Problem]
) -> Iterator[tuple[str, str, Any]]:
    """Each locale, place and what is said of it; what cannot be read is told with its line."""

    def tell(path: tuple[str | int, ...]) -> None:
        message = "Ce repère de traduction ne peut pas être lu. Retirez-le : la traduction sera dite à jour."
        problems.append(at_line(raw, path, file, error("schema", message, ".".join(map(str, path)))))

    if not isinstance(found, dict):
        tell(where)
        return
    for locale, said in found.items():
        if not isinstance(said, dict):
            tell((*where, locale))
            continue
        for place, prints in said.items():
            listed = prints if isinstance(prints, list) and len(prints) == 2 else [prints]
            if all(isinstance(one, str) and _PRINT.fullmatch(one) for one in listed):
                yield locale, place, prints
            else:
                tell((*where, locale, place))
