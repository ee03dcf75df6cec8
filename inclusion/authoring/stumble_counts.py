"""How people passed through a module, counted from what was kept: classes of answers, help, detours. Never a text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from peewee import fn

from inclusion.authoring.stumbles import (
    ANSWER,
    DETOUR,
    EXPLAINED,
    HELP,
    MANY_DETOURS,
    PASSED,
    SHOWN_HELP,
    Counted,
    Sign,
)  # fmt: skip
from inclusion.modules.models import Batch, Evidence, ModuleVersion, Run, Unclear
from inclusion.places.models import Enrolment
from inclusion.simulator.classes import right
from inclusion.simulator.components import Answer, Choice, Upload
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.state import BYPASSED, DISCOVER

#: The latest passages looked at: enough to know, and a bounded time whatever the module has lived.
MOST_RUNS = 2000
Parts = Mapping[str, Answer]


def count(slug: str, structure_ids: list[int], document: Document) -> Counted:
    """The latest passages through a module, of the learners of these structures and of visitors: five queries."""
    versions = ModuleVersion.select(ModuleVersion.id, ModuleVersion.number).where(ModuleVersion.slug == slug)
    numbers: dict[int, int] = dict(_rows(versions))
    runs = _rows(_runs(slug, structure_ids))
    counted, people = Counted(), dict[str, int]()
    who = {run: people.setdefault(_name(run, learner, visitor), len(people)) for run, _v, learner, visitor in runs}
    for run, version, _learner, _visitor in runs:
        person = who[run]
        counted.version[person] = max(counted.version.get(person, 0), numbers.get(version, 0))
    _count_answers(counted, who, {part.id: part for _, part in parts(document) if isinstance(part, Answer)})
    _count_steps(counted, who)
    _count_spoken(counted, slug, numbers)
    return counted


def _runs(slug: str, structure_ids: list[int]) -> Any:
    """A demonstration is watched: nobody answers in it."""
    ours = Enrolment.select(Enrolment.learner).where(Enrolment.structure.in_(structure_ids))
    return (
        Run.select(Run.id, Run.version, Run.learner, Run.visitor)
        .where(Run.slug == slug, Run.mode != DISCOVER, Run.learner.is_null() | Run.learner.in_(ours))
        .order_by(Run.id.desc())
        .limit(MOST_RUNS)
    )


def _rows(query: Any) -> list[Any]:
    return list(query.tuples())


def _name(run: int, learner: int | None, visitor: str | None) -> str:
    return f"learner {learner}" if learner else f"visitor {visitor or run}"


def _count_answers(counted: Counted, who: Mapping[int, int], known: Parts) -> None:
    for run, events in _rows(Batch.select(Batch.run, Batch.events).where(Batch.run.in_(list(who)))):
        for name, klass in _classes(events):
            part = known.get(name)
            if part is None:
                continue
            place = f"inputs.{name}"
            counted.meet(place, who[run])
            if klass == right(part):
                continue
            if mistake := explained(part, klass):
                counted.sign(Sign(EXPLAINED, place, mistake), who[run])
            else:
                counted.sign(Sign(ANSWER, place, klass), who[run])


def _classes(events: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The answers of a request and their classes; a real piece of data is no mistake of the exercise."""
    for event in events:
        reason = str(event.get("reason", ""))
        if event.get("do") == "fill" and event.get("value") and reason not in ("real_data", "skip"):
            yield str(event.get("name")), reason if reason.startswith("mistake:") else str(event["value"])


def explained(part: Answer, klass: str) -> str:
    """The mistake of an answer that explains a class; nothing when its author has foreseen none."""
    name = klass.removeprefix("mistake:")
    for mistake in part.mistakes:
        if mistake.id == name or (isinstance(part, Choice | Upload) and mistake.equals == name):
            return str(mistake.id)
    return ""


def _count_steps(counted: Counted, who: Mapping[int, int]) -> None:
    chosen = (Evidence.run, Evidence.step, Evidence.help, Evidence.detours, Evidence.outcome)
    for run, step, level, detours, outcome in _rows(Evidence.select(*chosen).where(Evidence.run.in_(list(who)))):
        place, person = f"steps.{step}", who[run]
        counted.meet(place, person)
        shown = {HELP: level >= SHOWN_HELP, DETOUR: detours >= MANY_DETOURS, PASSED: outcome == BYPASSED}
        for kind in (kind for kind, is_shown in shown.items() if is_shown):
            counted.sign(Sign(kind, place), person)


def _count_spoken(counted: Counted, slug: str, numbers: Mapping[int, int]) -> None:
    said = Unclear.select(Unclear.place, Unclear.version, fn.COUNT(Unclear.id)).where(Unclear.slug == slug)
    for place, version, times in _rows(said.group_by(Unclear.place, Unclear.version)):
        counted.spoken.setdefault(place, {})[numbers.get(version, 0)] = times
