"""What is kept of a learner around their exercises, in one query: places, diagnostics, what aidants have written."""

from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.garden import level_words
from inclusion.assessments.models import Rating, Sitting
from inclusion.gathering import Part, gather
from inclusion.handoff.models import Brought
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.places.models import Enrolment, Group, GroupMember, Room, Seat, Structure
from inclusion.progress.models import Correction, Note, Rehearsal, Task
from inclusion.reports.models import Report
from inclusion.skills import SKILLS


class Row(NamedTuple):
    """One row of any kind: `name` is written by people, `flag` is whether it counts, or is shown."""

    id: int
    slug: str
    level: int
    text: str
    name: str
    day: date | None
    at: datetime
    flag: bool


class Around:
    """All of it, each kind in the order in which it is told."""

    def __init__(self, learner: Learner):
        found = {kind: _in_order(rows) for kind, rows in gather(Row, _parts(learner)).items()}
        asked = [*found["task"], *found["day"], *found["correction"]]
        self._titles = library().titles(locale_id()) if asked else {}
        self.places = [(row.name, row.at) for row in found["place"]]
        self.groups = sorted(row.name for row in found["group"])
        self.sittings = [(row.at, row.flag) for row in found["sitting"][::-1]]
        self.workshops = [(row.name, row.at) for row in found["workshop"][::-1]]
        self.notebooks = [(row.name, row.at) for row in found["notebook"][::-1]]
        self.asked = [self._title(row.slug) for row in sorted(found["task"], key=_nearest)]
        self.real_days = [(self._title(row.slug), row.day) for row in sorted(found["day"], key=_nearest)]
        self.opinions = [(row.at, _skill(row), row.text) for row in found["rating"][::-1]]
        self.opinions += [(row.at, self._corrected(row), row.text) for row in found["correction"]]
        self.opinions += [(row.at, _("Un mot de votre aidant"), row.text) for row in found["note"][::-1]]
        self.opinions += [(row.at, _("Comptes rendus"), row.text) for row in found["report"][::-1]]

    def _title(self, slug: str) -> str:
        """What a démarche is called, its own name when it has left the catalogue."""
        return self._titles.get(slug, slug)

    def _corrected(self, row: Row) -> str:
        return f"{self._title(row.slug)}, {level_in_words(row.level)}"


def level_in_words(level: int) -> str:
    return [_("pas vu"), _("découvert"), _("avec appui"), _("avec indices"), _("seul"), _("acquis")][level]


def _skill(row: Row) -> str:
    """A skill that an aidant has rated, with the level given, even if it was withdrawn since."""
    skill = str(SKILLS[row.slug][0]) if row.slug in SKILLS else row.slug
    words = _("%(name)s : %(level)s", name=skill, level=level_words()[row.level].lower())
    return words if row.flag else f"{words} {_('(retiré)')}"


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.id)


def _nearest(row: Row) -> tuple[bool, date, int]:
    """What has a date first, then in the order in which it was asked."""
    return row.day is None, row.day or date.max, row.id


def _parts(learner: Learner) -> list[Part]:
    me = learner.id
    return [*_written(me), *_asked(me), *_met(me)]


def _written(me: int) -> list[Part]:
    corrected = {
        "id": Correction.id, "slug": Correction.slug, "level": Correction.level, "text": Correction.reason,
        "name": Staff.name, "day": Correction.day, "at": Correction.at, "flag": Correction.undone_at.is_null(),
    }  # fmt: skip
    rated = {
        "id": Rating.id, "slug": Rating.skill, "level": Rating.level, "text": Rating.reason,
        "at": Rating.at, "flag": Rating.taken_back_at.is_null(),
    }  # fmt: skip
    told = {"id": Report.id, "text": Report.demarche, "at": Report.created_at}
    return [
        Part("correction", Correction.of_learners([me]), corrected),
        Part("rating", Rating.select().where(Rating.learner == me), rated),
        Part("note", Note.for_learner(me), {"id": Note.id, "text": Note.text, "at": Note.at}),
        Part("report", Report.select().where(Report.learner == me), told),
    ]


def _asked(me: int) -> list[Part]:
    return [
        Part("task", Task.to_do(me), {"id": Task.id, "slug": Task.slug, "day": Task.due}),
        Part("day", Rehearsal.of(me), {"id": Rehearsal.id, "slug": Rehearsal.slug, "day": Rehearsal.day}),
    ]


def _met(me: int) -> list[Part]:
    enrolled = Enrolment.select().join(Structure).where(Enrolment.learner == me)
    member = Group.select().join(GroupMember).where(GroupMember.learner == me)
    shown: dict[str, Any] = {"id": Sitting.id, "at": Sitting.started_at, "flag": Sitting.is_shared}
    return [
        Part("place", enrolled, {"id": Enrolment.id, "name": Structure.name, "at": Enrolment.created_at}),
        Part("group", member, {"id": Group.id, "name": Group.name}),
        Part("sitting", Sitting.of(me, None), shown),
        Part("workshop", seats(Seat.learner == me), {"id": Seat.id, "name": Room.title, "at": Seat.joined_at}),
        Part(
            "notebook",
            Brought.select().where(Brought.learner == me),
            {"id": Brought.id, "name": Brought.place, "at": Brought.at},
        ),
    ]


def seats(mine: Any) -> Any:
    """The seats of somebody, with their rooms, the latest first."""
    return Seat.select(Seat, Room).join(Room).where(mine).order_by(Seat.id.desc())
