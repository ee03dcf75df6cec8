"""Who did what, append-only by the database: opaque ids, no names, so that erasing a person rewrites nothing."""

from peewee import CharField, DateTimeField

from inclusion.clock import now
from inclusion.database import Base


class Audit(Base):
    """One act. `actor` and `subject` are « staff:3 » or « learner:12 »; `place` is the structure's number, if any."""

    at = DateTimeField(index=True)
    actor = CharField(max_length=40)
    action = CharField(max_length=40)
    subject = CharField(max_length=60, default="")
    place = CharField(max_length=20, default="", index=True)


def note(actor: str, action: str, subject: str = "", place: object = "") -> None:
    """Write one act, in the transaction of what it tells of."""
    Audit.create(at=now(), actor=actor, action=action, subject=subject, place=str(place or ""))
