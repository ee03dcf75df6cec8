"""Many rows written at once: what a busy place holds after years, for the tests that count what a page costs."""

import json
from datetime import timedelta
from typing import Any

from peewee import Field, JSONField

from inclusion import audit
from inclusion.accounts.models import Learner
from inclusion.assessments.models import Sitting
from inclusion.clock import now, today
from inclusion.database import Base, db, is_sqlite
from inclusion.modules.models import Evidence, ModuleVersion, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Kiosk, Membership, Room, Seat, Structure
from inclusion.progress.models import Assignment, Correction, Rehearsal, Standing, Task
from inclusion.reports.models import Report
from inclusion.security import AIDANT
from tests.factories import Factory

NAMES = ("Lucie", "Abdel", "Josiane", "Tuân", "Monique", "Fatou", "Gérard", "Ines")


def write(model: type[Base], rows: list[dict[str, Any]]) -> None:
    """Many rows of one table, with the same columns, in one statement: peewee's own would take most of a test."""
    meta = model._meta
    names = [field.name for field in meta.sorted_fields if field.name in rows[0] or field in meta.defaults]
    fields = [meta.fields[name] for name in names]
    values = [[_stored(field, row.get(field.name, meta.defaults.get(field))) for field in fields] for row in rows]
    columns, sign = ", ".join(f'"{field.column_name}"' for field in fields), "?" if is_sqlite() else "%s"
    marks = ", ".join([sign] * len(fields))
    sql = f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({marks})'
    db.obj.cursor().executemany(sql, values)


def _stored(field: Field, value: object) -> object:
    """A value as the driver takes it."""
    return json.dumps(value) if isinstance(field, JSONField) else field.db_value(value)


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
    moment, last = now(), last_id(Room)
    times = {"opened_at": moment, "closed_at": moment}
    write(Room, [{"key": f"r{last}-{n}", "structure": place.id, "title": "Atelier", **times} for n in range(number)])
    rooms = ids_after(Room, last)
    seats(Room.get_by_id(rooms[-1]), people, left_at=moment)
    said = {"kind": "collectif", "day": today(), "minutes": 90, "themes": ["email"], "materials": ["ordinateur"]}
    nobody = {"total": 1, "known": 0, "genders": {}, "ages": {}, "statuses": {}}
    made = {"people": nobody, "created_at": moment, "changed_at": moment}
    write(Report, [{"structure": place.id, "room": one, "number": f"n{one}", **said, **made} for one in rooms])
    return str(Room.get_by_id(rooms[-1]).key)


def seats(room: Room | None, people: list[int], **more: object) -> None:
    """Everybody seated in a room, each in a démarche of their own."""
    moment, slugs = now(), catalogue()
    seen = {"joined_at": moment, "moved_at": moment, "seen_at": moment, **more}
    write(Seat, [
        {"room": room, "learner": one, "label": "Lucie", "run": f"k{one}", "slug": slugs[n % len(slugs)], **seen}
        for n, one in enumerate(people)
    ])  # fmt: skip


def practice(place: Structure, people: list[int], times: int) -> None:
    """So many passages of each, over months, with what they prove, and all that is written around them."""
    moment, day, slugs = now(), today(), catalogue()
    version, last = ModuleVersion.select().order_by(ModuleVersion.id.desc()).get(), last_id(Run)
    done = {"version": version.id, "persona": "a", "mode": "guided", "state": "{}", "finished_at": moment}
    dates = [{"started_at": moment - timedelta(days=9 * n), "acted_at": moment} for n in range(times)]
    pairs = [(one, n) for n in range(times) for one in people]
    write(Run, [{"key": f"p{one}-{n}", "slug": slugs[n], "learner": one, **done, **dates[n]} for one, n in pairs])
    said = {"version": version.id, "step": "s", "skill": "", "mode": "guided", "outcome": "done", "help": 0}
    said |= {"mistakes": [], "detours": 0, "seconds": 1, "persona": "a", "hand": "learner", "day": day, "at": moment}
    runs = zip(ids_after(Run, last), pairs, strict=True)
    write(Evidence, [{"run": run, "learner": one, "slug": slugs[n], **said} for run, (one, n) in runs])
    asked = Assignment.create(structure=place, created_at=moment)
    write(Task, [{"assignment": asked.id, "learner": one, "slug": slugs[n], "due": day} for one, n in pairs])
    write(Rehearsal, [{"learner": one, "slug": slugs[n], "day": day, "created_at": moment} for one, n in pairs])
    passed = {"seed": 1, "persona": "a", "needed": {}, "longest": 20, "bank": "", "ended_at": moment}
    write(Sitting, [{"key": f"b{one}-{n}", "learner": one, **passed, **dates[n]} for one, n in pairs])
    level = {"level": 3, "measured": 2, "reason": "Vu.", "day": day, "at": moment}
    write(Correction, [{"learner": one, "slug": slugs[n], **level} for one, n in pairs])
    for _room in range(times):
        workshops(place, 1, people)


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
