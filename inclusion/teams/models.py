"""Invitations: an address passed on by hand, where somebody joins a team."""

from datetime import datetime
from typing import TYPE_CHECKING

from peewee import CharField, DateTimeField, ForeignKeyField

from inclusion.accounts.models import Staff
from inclusion.database import Base
from inclusion.places.models import Structure

if TYPE_CHECKING:
    from peewee import ModelSelect


class Invitation(Base):
    """Roles offered to somebody, called by a `label`; without a structure, the role of administrator."""

    if TYPE_CHECKING:
        structure_id: int | None
        created_by_id: int | None

    structure = ForeignKeyField(Structure, backref="invitations", null=True, on_delete="CASCADE")
    roles = CharField(max_length=60)
    label = CharField(max_length=60)
    token_hash = CharField(max_length=64, unique=True)
    created_by = ForeignKeyField(Staff, backref="invitations", null=True, on_delete="SET NULL")
    created_at = DateTimeField()
    until = DateTimeField()
    used_at = DateTimeField(null=True)
    used_by = ForeignKeyField(Staff, backref="accepted", null=True, on_delete="SET NULL")
    revoked_at = DateTimeField(null=True)

    @classmethod
    def open_at(cls, now: datetime) -> "ModelSelect[Invitation]":
        """Those that may still be accepted, the latest first."""
        still = (cls.used_at.is_null(), cls.revoked_at.is_null(), cls.until > now)
        return cls.select().where(*still).order_by(cls.id.desc())

    @property
    def role_list(self) -> list[str]:
        return self.roles.split(",")
