"""The expert view: a whole draft as one text, and what such a text makes of the draft once it was changed."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from inclusion.accounts.models import Staff
from inclusion.authoring.arrivals import NEVER_KEPT, problems_of
from inclusion.authoring.changes import merged
from inclusion.authoring.history import state_at
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import Whole, edit
from inclusion.authoring.package import Unpacked, read_text, text_of
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.source import Tree
from inclusion.authoring.stamping import stamps_of
from inclusion.modules.stamps import Stamps
from inclusion.records import frozen
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.reading import at_line

#: What no page may hold; reading the text has refused it already.
_NEVER_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@frozen
class Typed:
    """What somebody typed: nothing of it is kept when there are `refusals`; `remarks` remain to be mended."""

    text: str
    whole: Whole = field(default_factory=dict)
    refusals: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def line(self, number: int) -> str:
        """What is written at a line, to be found again in the text."""
        lines = self.text.split("\n")
        return lines[number - 1].strip()[:80] if 0 < number <= len(lines) else ""


def written(whole: Whole) -> str:
    """The draft and its translations, as the file that one downloads says them."""
    return text_of(whole["tree"], whole["texts"])


def typed(text: str, base: Whole) -> Typed:
    """What a text makes of the draft that it was changed from. Nothing is raised: what is wrong has its line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = read_text(text.encode("utf-8", "replace"), "")
    text = _NEVER_SHOWN.sub("\ufffd", text)
    if found.problems:
        return Typed(text, refusals=found.problems)
    problems = [*_moved(found, base["tree"]), *problems_of(found, found.tree)]
    problems.sort(key=lambda problem: problem.line)
    refusals = [problem for problem in problems if problem.code in {*NEVER_KEPT, "slug"}]
    remarks = [problem for problem in problems if problem not in refusals]
    texts = _in_order_of(base["texts"], found.texts)
    stamps = _in_order_of(base["stamps"], _stamps(base, found.tree, texts, found.older))
    return Typed(text, {"tree": found.tree, "texts": texts, "stamps": stamps}, refusals, remarks)


def _moved(found: Unpacked, before: Tree) -> list[Problem]:
    """Neither the address of a draft nor its sort is ever typed: learners, links and results know it."""
    key = sort_of(before).kind
    address = before.get(key)
    if found.tree.get(key) == address and sort_of(found.tree).kind == key:
        return []
    message = f"L’adresse de l’exercice ne change pas ici. Remettez « {address} » derrière « {key} »."
    return [at_line(found.lines, (key,), "", error("slug", message, key))]


def _stamps(
    base: Whole, tree: Tree, texts: Mapping[str, Mapping[str, str]], older: Mapping[str, Mapping[str, str]]
) -> Stamps:
    """A translation that was typed again is that of the French beside it; another one stays what it was."""
    anew, found = stamps_of(tree, texts, older), dict[str, dict[str, list[str]]]()
    for locale, said in texts.items():
        was, known, now = base["texts"].get(locale, {}), base["stamps"].get(locale, {}), anew.get(locale, {})
        for place in dict.fromkeys([*(place for place in known if place in said), *said]):
            is_told = was.get(place) != said[place] or place in older.get(locale, {})
            if stamp := (now if is_told else known).get(place):
                found.setdefault(locale, {})[place] = stamp
    return found


def _in_order_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The same languages, those that were there first: another order would be told as a change."""
    return {locale: after[locale] for locale in dict.fromkeys([*before, *after]) if locale in after}


def write(draft: Draft, staff: Staff, seen: int, text: str) -> tuple[Draft, Typed]:
    """Make the draft what the text says, in one change, keeping what others have written elsewhere since `seen`.

    Refused, nothing is written. Raises NoSuchState, or Overlap when somebody has changed the same thing since.
    """
    base = state_at(draft, seen)
    found = typed(text, base)
    if found.refusals:
        return draft, found
    return edit(draft, staff, "source", "", lambda whole: merged(base, found.whole, whole)), found
