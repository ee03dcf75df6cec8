"""A report filled in from what really happened: a workshop's seats, or one person's practice of a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from inclusion.accounts.models import Learner
from inclusion.clock import day_of
from inclusion.i18n import DEFAULT
from inclusion.modules.library import library
from inclusion.modules.models import Evidence
from inclusion.places.models import Room
from inclusion.records import frozen
from inclusion.reports import vocabulary
from inclusion.reports.activity import COLLECTIVE, INDIVIDUAL, administrative_of
from inclusion.rooms.board import seats_of
from inclusion.rooms.summaries import evidence_of, minutes
from inclusion.simulator.state import BYPASSED, rung

#: What a session of practice is about when nobody has finished a step.
FALLBACK = ("navigation_sur_internet",)
SHORTEST = 15


@frozen
class Draft:
    """What is proposed for a report, in the names of its columns."""

    kind: str
    day: date
    minutes: int
    themes: tuple[str, ...]
    title: str
    demarche: str
    autonomy: str
    level: str
    people: dict[str, Any]


def of_room(room: Room) -> Draft:
    """A workshop's report: individual when one person came alone, collective otherwise."""
    seats = seats_of(room)
    found = evidence_of(room, seats)
    proofs = [proof for seat in seats for proof in found[seat.id]]
    learners = [seat.learner for seat in seats if seat.learner]
    slugs = [proof.slug for proof in proofs] + [seat.slug for seat in seats if seat.slug]
    people = _people(max(len(seats), 1), learners)
    kind = INDIVIDUAL if len(seats) == 1 else COLLECTIVE
    return _draft(kind, day_of(room.opened_at), minutes(room), slugs, proofs, people, room.title)


def of_learner(learner: Learner, day: date) -> Draft:
    """One person's practice of a day."""
    proofs = list(Evidence.select().where(Evidence.learner == learner, Evidence.day == day).order_by(Evidence.id))
    spent = -(-sum(proof.seconds for proof in proofs) // 60)
    lasting = max(SHORTEST, -(-spent // SHORTEST) * SHORTEST)
    slugs = [proof.slug for proof in proofs]
    return _draft(INDIVIDUAL, day, lasting, slugs, proofs, _people(1, [learner]), "")


def _draft(
    kind: str, day: date, lasting: int, slugs: list[str], proofs: list[Evidence], people: dict[str, Any], title: str
) -> Draft:
    themes = _themes(slugs)
    is_demarche = vocabulary.DEMARCHES in themes
    return Draft(
        kind=kind, day=day, minutes=lasting, themes=themes, title=title if kind == COLLECTIVE else "",
        demarche=_titles(slugs) if is_demarche else "",
        autonomy=autonomy(proofs) if kind == INDIVIDUAL else "",
        level=_level(proofs) if kind == COLLECTIVE else "", people=people,
    )  # fmt: skip


def _themes(slugs: Iterable[str]) -> tuple[str, ...]:
    wanted = list(dict.fromkeys(slugs))
    editions = library().currents(wanted)
    said = [str(theme) for slug in wanted if slug in editions for theme in editions[slug].document.themes]
    return administrative_of(said or FALLBACK, vocabulary.ADMINISTRATIVE)


def _titles(slugs: list[str]) -> str:
    """The démarche most practised."""
    editions = library().currents(slugs)
    for slug, _count in Counter(slugs).most_common():
        edition = editions.get(slug)
        if edition is not None and set(edition.document.themes) & set(vocabulary.ADMINISTRATIVE):
            return edition.texts(DEFAULT)["title"][:120]
    return ""


def autonomy(proofs: list[Evidence]) -> str:
    """La Coop's value: as autonomous as the median step; a suggestion, from what was shown on that day.

    Levels 0 to 2 are « entièrement accompagné », 3 « partiellement autonome », 4 and 5 « autonome ».
    """
    rungs = sorted(rung(proof.mode, proof.help, proof.hand) for proof in proofs if proof.outcome != BYPASSED)
    if not rungs:
        return ""
    middle = rungs[(len(rungs) - 1) // 2]
    return list(vocabulary.AUTONOMY)[0 if middle <= 2 else 1 if middle == 3 else 2]


def _level(proofs: list[Evidence]) -> str:
    value = autonomy(proofs)
    return dict(zip(vocabulary.AUTONOMY, vocabulary.LEVELS, strict=True)).get(value, "")


def _people(total: int, learners: list[Learner]) -> dict[str, Any]:
    """Anonymous counts: how many, how many were known before, and the age brackets that people chose to say."""
    ages = Counter(vocabulary.BRACKETS[one.age] for one in learners if one.age in vocabulary.BRACKETS)
    return {"total": total, "known": len(learners), "genders": {}, "ages": dict(ages), "statuses": {}}
