"""A report as the rules and the sheets see it."""

from typing import Any

from inclusion.places.models import Seat
from inclusion.reports import vocabulary
from inclusion.reports.activity import Activity, People
from inclusion.reports.models import Report
from inclusion.rooms.board import seats_of

SAME = (
    "number", "kind", "day", "minutes", "place", "demarche", "title", "level", "autonomy", "redirection",
)  # fmt: skip


def activity_of(report: Report, values: dict[str, Any] | None = None, names: bool = False) -> Activity:
    """A report, with the `values` of a form laid over it when they are being judged."""
    said = {
        name: getattr(report, name) for name in (*SAME, "themes", "materials", "people", "town", "postcode", "insee")
    }
    said |= values or {}
    same: dict[str, Any] = {name: said[name] or "" for name in SAME}
    place, people = report.structure, said["people"]
    at_home = said["place"] == "lieu_activite"
    return Activity(
        **same,
        themes=tuple(said["themes"]),
        administrative=frozenset(vocabulary.ADMINISTRATIVE),
        materials=tuple(said["materials"]),
        people=People(people["total"], people["known"], people["genders"], people["ages"], people["statuses"]),
        structure=place.name,
        address=place.address if at_home else "",
        town=place.town if at_home else said["town"],
        postcode=place.postcode if at_home else said["postcode"],
        insee=place.insee if at_home else said["insee"],
        saved_at=report.created_at,
        changed_at=report.changed_at,
        names=_names(report) if names else (),
    )


def _names(report: Report) -> tuple[str, ...]:
    """First names of who was there, read from what is still known of them."""
    seats: list[Seat] = seats_of(report.room) if report.room else []
    there = [report.learner, *(seat.learner for seat in seats)]
    return tuple(learner.name for learner in there if learner and learner.deleted_at is None)
