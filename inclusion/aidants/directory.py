"""The list of learners: searched, filtered and sorted by the database, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from peewee import SQL, Value, fn

from inclusion.accounts.models import Learner
from inclusion.database import holds
from inclusion.modules.models import Run
from inclusion.places.models import Enrolment, Group, GroupMember
from inclusion.progress.models import Standing
from inclusion.records import frozen

if TYPE_CHECKING:
    from peewee import ModelSelect

PAGE = 50
#: Nobody has seen them for so long.
AWAY = timedelta(days=60)
TO_REVIEW, INACTIVE, AT_WORK = "a-revoir", "absents", "en-cours"
STATES = (TO_REVIEW, INACTIVE, AT_WORK)
NAME, VISIT, ENTRY = "prenom", "venue", "inscription"
SORTS: dict[str, Any] = {NAME: Learner.name, VISIT: Learner.seen_at, ENTRY: Learner.created_at}
DOWN = "decroissant"


@frozen
class Asked:
    """What the list is asked for; what is not known is not asked for."""

    name: str = ""
    group: int = 0
    state: str = ""
    sort: str = NAME
    is_down: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        group, state, sort = given.get("groupe", ""), given.get("etat", ""), given.get("tri", "")
        return cls(
            name=given.get("nom", "").strip()[:30],
            group=int(group) if group.isdecimal() and len(group) < 10 else 0,
            state=state if state in STATES else "",
            sort=sort if sort in SORTS else NAME,
            is_down=given.get("ordre") == DOWN,
        )

    def address(self, **changed: Any) -> dict[str, Any]:
        """The arguments of the address that asks for the same, but for what changes."""
        same = {
            "nom": self.name or None, "groupe": self.group or None, "etat": self.state or None,
            "tri": self.sort if self.sort != NAME else None, "ordre": DOWN if self.is_down else None,
        }  # fmt: skip
        return {**same, **changed}


@dataclass
class Line:
    """A learner of the list: where they have stopped, the levels known, the groups."""

    learner: Learner
    run: Run | None = None
    standings: list[Standing] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def search(place_ids: list[int], asked: Asked, now: datetime, today: date) -> "ModelSelect[Learner]":
    """The learners asked for, in order; nothing is read yet."""
    found = Enrolment.learners_of(place_ids)
    if asked.name:
        found = found.where(holds(Learner.name, asked.name))
    if asked.group:
        mine = Group.select(Group.id).where(Group.id == asked.group, Group.structure.in_(place_ids))
        found = found.where(
            Learner.id.in_(GroupMember.select(GroupMember.learner).where(GroupMember.group.in_(mine)))
        )
    if asked.state == TO_REVIEW:
        found = found.where(_has(Standing, Standing.due <= today))
    elif asked.state == INACTIVE:
        found = found.where(Learner.seen_at.is_null() | (Learner.seen_at < now - AWAY))
    elif asked.state == AT_WORK:
        found = found.where(_has(Run, Run.finished_at.is_null()))
    column = SORTS[asked.sort]
    way = column.desc(nulls="LAST") if asked.is_down else column.asc(nulls="LAST")
    return found.order_by(way, Learner.name, Learner.id)


def _has(model: Any, *conditions: Any) -> Any:
    """Whether a learner has such a row: looked up learner by learner, through an index."""
    return fn.EXISTS(model.select(Value(1)).where(model.learner == Learner.id, *conditions))


def page_of(found: "ModelSelect[Learner]", page: int, place_ids: list[int] | None = None) -> tuple[list[Line], int]:
    """A page of the list and how many learners there are in all, in four queries whatever their number.

    `place_ids`: whose groups are shown. None where one group is: three queries, and nobody's other groups.
    """
    rows = list(found.select_extend(fn.COUNT(SQL("*")).over().alias("count")).paginate(page, PAGE))
    lines = {row.id: Line(row) for row in rows}
    ids = list(lines)
    for standing in Standing.of_learners(ids):
        lines[standing.learner_id].standings.append(standing)
    columns = (Run.learner, Run.slug, Run.step, Run.version, Run.raised_at)
    runs = Run.select(*columns).where(Run.learner.in_(ids), Run.finished_at.is_null())
    for run in runs.order_by(Run.acted_at, Run.id):
        lines[run.learner_id or 0].run = run
    for learner_id, groups in groups_of(ids, place_ids).items() if place_ids else ():
        lines[learner_id].groups = groups
    return list(lines.values()), rows[0].count if rows else 0


def groups_of(learner_ids: list[int], place_ids: list[int]) -> dict[int, list[Group]]:
    """The groups of these learners that still meet in these structures, by learner; others see theirs."""
    found: dict[int, list[Group]] = defaultdict(list)
    rows = GroupMember.select(GroupMember, Group).join(Group)
    rows = rows.where(GroupMember.learner.in_(learner_ids))
    rows = rows.where(Group.structure.in_(place_ids), Group.closed_at.is_null())
    for row in rows.order_by(Group.name, Group.id):
        found[row.learner_id].append(row.group)
    return found
