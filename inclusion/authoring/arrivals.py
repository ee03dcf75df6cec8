"""A file that somebody brings: what it contains and what is wrong with it, before anything is kept."""

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator
from dataclasses import field, replace
from typing import Any

from inclusion.accounts.models import Staff
from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.models import Draft
from inclusion.authoring.package import Texts, Unpacked, pictures_in, unpack
from inclusion.authoring.reading import read_draft
from inclusion.authoring.sorts import Sort, sort_of
from inclusion.authoring.source import Tree
from inclusion.authoring.stamping import Older
from inclusion.database import transaction
from inclusion.modules import pictures
from inclusion.modules.pictures import PREFIX, Made, NotAPicture, made_again
from inclusion.places.models import Structure
from inclusion.records import frozen
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.words import typeset

#: What is never kept, even in a draft: data of real people, code, and what no editor could show.
NEVER_KEPT = {"real-data", "markup", "shape", "too-many"}
#: Where a screen says something that somebody may have typed for real.
WORDS = {"text", "label", "hint", "expect", "suggestions", "contains"}


@frozen
class Arrival:
    """A module ready to become a draft, unless there are `refusals`; `remarks` remain to be mended in the editor."""

    tree: Tree = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)
    refusals: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    older: Older = field(default_factory=dict)

    @property
    def sort(self) -> Sort:
        return sort_of(self.tree)

    def word(self, key: str) -> str:
        """A text of the module, if it is one."""
        found = self.tree.get(key)
        return typeset(found) if isinstance(found, str) else ""

    def count(self, key: str) -> int:
        """How many things a part of the module holds."""
        found = self.tree.get(key)
        return len(found) if isinstance(found, dict | list) else 0

    def to_json(self) -> dict[str, Any]:
        made = [[one.name, one.width, one.height, b64encode(one.content).decode()] for one in self.made]
        return {"tree": self.tree, "texts": self.texts, "made": made, "older": self.older}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> "Arrival":
        made = [Made(name, width, height, b64decode(content)) for name, width, height, content in found["made"]]
        return cls(found["tree"], found["texts"], made, older=found["older"])


def arrival(data: bytes, name: str) -> Arrival:
    """Read a file that somebody sent. Nothing is raised and nothing is kept."""
    found = unpack(data, name)
    if found.problems:
        return Arrival(refusals=[_said(problem) for problem in found.problems])
    made, refusals, tree = {}, [], found.tree
    for old, content in found.pictures.items():
        try:
            made[old] = _remade(old, content)
        except NotAPicture as refused:
            file = f"{found.file.partition(' › ')[0]} › {PREFIX}{old}"
            refusals.append(replace(error("picture", str(refused)), file=file, line=1))
            continue
        tree = source.renamed(tree, PREFIX + old, PREFIX + made[old].name)
    if refusals:
        return Arrival(refusals=refusals)
    problems = list(problems_of(found, tree, {one.name for one in made.values()}))
    refusals = [problem for problem in problems if problem.code in NEVER_KEPT]
    used = pictures_in(tree)
    kept = [one for one in made.values() if one.name in used]
    remarks = [one for one in problems if one not in refusals]
    return Arrival(tree, found.texts, kept, refusals, remarks, found.older)


def _remade(name: str, content: bytes) -> Made:
    """A picture that the application already has is taken as it is: made again, it would lose a little each time."""
    row = pictures.row_of(name)
    if row is not None and bytes(row.content) == content:
        return Made(row.name, row.width, row.height, content)
    return made_again(content)


def problems_of(found: Unpacked, tree: Tree, brought: Collection[str] = ()) -> Iterator[Problem]:
    """What is wrong in the module, with file and line; the pictures that it brings are not missing."""
    reading = read_draft(tree, found.texts)
    unread = _of_real_people(tree) if reading.document is None else ()
    for problem in [*reading.placed(reading.parts), *unread]:
        if problem.code != "no-picture" or not any(name in problem.message for name in brought):
            yield _said(found.placed(problem))


def _of_real_people(tree: Tree) -> Iterator[Problem]:
    """What looks like somebody’s data in a module that cannot be read yet: it is not kept until it can be."""
    for path, text in _values({key: tree.get(key) for key in ("personas", "screens")}, ()):
        if (path[0] == "personas" or WORDS & set(path)) and looks_real(text):
            yield error("real-data", f"« {text} » ressemble à une donnée réelle.", source.place_of(path))


def _values(value: Any, path: source.Path) -> Iterator[tuple[source.Path, str]]:
    """Every value with its path: a number that is written without quotes too."""
    if isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(inside, (*path, key))
    elif value is not None:
        yield path, str(value)


def _said(problem: Problem) -> Problem:
    """A problem as a page says it."""
    return replace(problem, message=typeset(problem.message))


def welcome(structure: Structure, staff: Staff, brought: Arrival) -> Draft:
    """Begin a draft with what a file contains: the module and its pictures together, or nothing."""
    with transaction():
        for made in brought.made:
            pictures.keep(made, structure)
        return drafts.create(structure, staff, brought.tree, brought.texts, older=brought.older)
