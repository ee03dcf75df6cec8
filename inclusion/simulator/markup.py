"""Code of a page (HTML, scripts) and invisible signs have no place in the words of a module.

Pages write every text as words, so that nothing of it could act; whoever sends such a text is told all the same. An
address between signs (`Caf <ne-pas-repondre@caf.fr>`) and a sign alone (`3 < 5`) are plain words.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inclusion.patterns import pattern
from inclusion.simulator.problems import Problem, error

_CODE = pattern(
    r"""
      </?[a-z][a-z0-9:-]*(?:[\s/][^<>]*)?>          # <b>, </p>, <img src=…>, <svg/onload=…>
    | <[a-z][a-z0-9:-]*[\s/][^<>]*=                 # the same, never closed
    | <(?:!--|!doctype|!\[cdata|\?xml|\?php|\?=)
    | \b(?:java|vb)script:(?=\S)
    | \bdata:text/html
    | \bon(?:abort|animation\w*|begin|blur|change|click|copy|cut|dblclick|drag\w*|drop|error|focus\w*|input|key\w+
      |load\w*|message|mouse\w+|paste|play|pointer\w+|resize|scroll|select|start|submit|toggle|touch\w+|unload
      |wheel)\s*=
    | &(?:lt|gt|amp|quot|apos|nbsp|\#[0-9]{1,7}|\#x[0-9a-f]{1,6});
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: Control signs; half a sign (surrogates); what turns the reading direction of an address or of a name round.
_UNSEEN = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONGEST_QUOTE = 60
#: A module has about a thousand texts; nobody reads more refusals than this.
_MOST = 50

Path = tuple[str | int, ...]


def fault(text: str) -> str:
    """What is wrong with a text, as a sentence; an empty one when it is plain words."""
    if found := _UNSEEN.search(text):
        return f"Ce texte contient un signe invisible (U+{ord(found[0]):04X}). Écrivez-le de nouveau."
    if found := _CODE.search(text):
        words = found[0] if len(found[0]) <= _LONGEST_QUOTE else found[0][:_LONGEST_QUOTE] + "…"
        return f"« {words} » est du code de page. Écrivez seulement des mots."
    return ""


def faults(tree: Any) -> list[Problem]:
    """The texts and names of a tree that are not plain words, each with its place."""
    found = []
    for path, text in texts_in(tree):
        if message := fault(text):
            found.append(error("markup", message, ".".join(map(str, path))))
        if len(found) == _MOST:
            break
    return found


def translated(translations: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """The translations that are not plain words."""
    for locale, texts in translations.items():
        for place, text in texts.items():
            if message := fault(text):
                yield error("markup", f"En « {locale} » : {message}", place)


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a tree with its path, keys included."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield (*path, str(key)), str(key)
            yield from texts_in(inside, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for number, inside in enumerate(value):
            yield from texts_in(inside, (*path, number))
