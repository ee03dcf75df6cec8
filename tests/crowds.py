"""Many rows written at once: what a busy place holds after years, for the tests that count what a page costs."""

from typing import Any

from peewee import chunked

from inclusion import audit
from inclusion.accounts.models import Learner
from inclusion.clock import now, today
from inclusion.database import Base
from inclusion.modules.models import ModuleVersion, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Kiosk, Membership, Room, Seat, Structure
from inclusion.progress.models import Standing
from inclusion.reports.models import Report
from inclusion.security import AIDANT
from tests.factories import Factory

NAMES = ("Lucie", "Abdel", "Josiane", "Tuân", "Monique", "Fatou", "Gérard", "Ines")


def write(model: type[Base], rows: list[dict[str, Any]]) -> None:
    """Many rows of one table, in few statements."""
    for some in chunked(rows, 500):
        model.insert_many(some).execute()


def ids_after(model: type[Base], last: int) -> list[int]:
    return [row.id for row in model.select(model.id).where(model.id > last).order_by(model.id)]


def last_id(model: type[Base]) -> int:
    found = model.select(model.id).order_by(model.id.desc()).first()
    return found.id if found else 0


def catalogue() -> list[str]:
    """The short names of the démarches, as far as they are published."""
    return sorted({row.slug for row in ModuleVersion.select(ModuleVersion.slug)})


def learners(place: Structure, number: int) -> list[int]:
    """Learners of a structure who have all something to review; their ids."""
    last, moment = last_id(Learner), now()
    rows = [
        {"name": f"{NAMES[n % 8]}{chr(97 + n % 26)}", "avatar": n % 12, "picture_hash": "", "created_at": moment}
        for n in range(number)
    ]
    write(Learner, rows)
    ids = ids_after(Learner, last)
    write(Enrolment, [{"learner": one, "structure": place.id, "created_at": moment} for one in ids])
    slugs = catalogue()
    write(Standing, [{"learner": one, "slug": slugs[one % len(slugs)], "level": 4, "due": today()} for one in ids])
    version = ModuleVersion.select().order_by(ModuleVersion.id.desc()).get()
    begun = {"version": version.id, "persona": "a", "mode": "guided", "state": "{}", "raised_at": moment}
    times = {"started_at": moment, "acted_at": moment}
    write(Run, [{"key": f"k{one}", "slug": slugs[one % len(slugs)], "learner": one, **begun, **times} for one in ids])
    return ids


def groups(place: Structure, number: int, people: list[int]) -> list[int]:
    """Groups of a structure, everybody in one of them; their ids."""
    last = last_id(Group)
    write(Group, [{"structure": place.id, "name": f"Groupe {n}", "created_at": now()} for n in range(number)])
    ids = ids_after(Group, last)
    write(GroupMember, [{"group": ids[n % number], "learner": one} for n, one in enumerate(people)])
    return ids


def workshops(place: Structure, number: int, people: list[int]) -> str:
    """Closed workshops, each with its report, the last one with everybody in a démarche of their own; its key."""
    moment, slugs = now(), catalogue()
    last = last_id(Room)
    times = {"opened_at": moment, "closed_at": moment}
    write(Room, [{"key": f"r{last}-{n}", "structure": place.id, "title": "Atelier", **times} for n in range(number)])
    rooms = ids_after(Room, last)
    seen = {"joined_at": moment, "moved_at": moment, "seen_at": moment, "left_at": moment}
    write(Seat, [
        {"room": rooms[-1], "learner": one, "label": "Lucie", "run": f"k{one}", "slug": slugs[n % len(slugs)], **seen}
        for n, one in enumerate(people)
    ])  # fmt: skip
    said = {"kind": "collectif", "day": today(), "minutes": 90, "themes": ["email"], "materials": ["ordinateur"]}
    nobody = {"total": 1, "known": 0, "genders": {}, "ages": {}, "statuses": {}}
    made = {"people": nobody, "created_at": moment, "changed_at": moment}
    write(Report, [{"structure": place.id, "room": one, "number": f"n{one}", **said, **made} for one in rooms])
    return str(Room.get_by_id(rooms[-1]).key)


def team(make: Factory, place: Structure, number: int) -> None:
    """Aidants of a structure, its browsers, and what its journal tells of them."""
    for n in range(number):
        person = make.staff(name=f"Paul {n}")
        Membership.create(staff=person, structure=place, role=AIDANT)
        audit.note(person.get_id(), "kiosk.open", f"kiosk:{n}", place.id)
    rows = [
        {"structure": place.id, "label": f"Poste {n}", "token_hash": f"{place.id}-{n}", "created_at": now()}
        for n in range(number)
    ]
    write(Kiosk, rows)


def in_the_bin(people: list[int]) -> None:
    Learner.update(deleted_at=now()).where(Learner.id.in_(people)).execute()
