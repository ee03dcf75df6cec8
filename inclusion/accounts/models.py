"""Learners, who have no e-mail and no password, and staff, who sign in with both."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from flask_login import AnonymousUserMixin, UserMixin
from peewee import BooleanField, CharField, DateTimeField, ForeignKeyField, IntegerField, SmallIntegerField, fn

from inclusion.database import Base
from inclusion.security import ADMINISTRATOR, AIDANT, LEARNER, STAFF

if TYPE_CHECKING:
    from peewee import ModelSelect

PICTURES = 12
CODE_LENGTH = 4
AVATARS = 12


class Visitor(AnonymousUserMixin):
    """Somebody not signed in: may practise (those pages are public), and is known by this session only."""

    id = None
    name = ""
    locale = None
    roles: frozenset[str] = frozenset()
    is_learner = False
    is_staff = False


class Learner(UserMixin, Base):
    """Somebody who practises. Kept: a first name or nickname, a drawing, hashes of codes, choices of display.

    `age` is a bracket or nothing, `listens` an accommodation (everything is read aloud first), never a diagnosis.
    Deleted, somebody is found nowhere, and may be taken back for 30 days.
    """

    name = CharField(max_length=30)
    avatar = SmallIntegerField(default=0)
    picture_hash = CharField(max_length=200)
    card_hash = CharField(max_length=64, null=True, unique=True)
    letters_hash = CharField(max_length=64, null=True, unique=True)
    card_until = DateTimeField(null=True)
    age = CharField(max_length=10, default="")
    listens = BooleanField(default=False)
    locale = CharField(max_length=10, null=True)
    theme = CharField(max_length=10, default="auto")
    text_size = CharField(max_length=10, default="normal")
    font = CharField(max_length=10, default="system")
    created_at = DateTimeField()
    seen_at = DateTimeField(null=True, index=True)
    deleted_at = DateTimeField(null=True, index=True)

    roles = frozenset([LEARNER])
    is_learner = True
    is_staff = False

    def get_id(self) -> str:
        return f"learner:{self.id}"

    @classmethod
    def of_card(cls, hashes: list[str], now: datetime) -> "Learner | None":
        """Whose card this is: the hashes are those of its token or of its letters. None once expired or replaced."""
        is_card = cls.card_hash.in_(hashes) | cls.letters_hash.in_(hashes)
        found: Learner | None = cls.get_or_none(is_card, cls.card_until > now, cls.deleted_at.is_null())
        return found


class Staff(UserMixin, Base):
    """An aidant, trainer or manager, by the structures that the person works for; or an administrator.

    `is_open` is false once somebody has not come for months. `factor_salt`, with the installation's key, gives the
    secret shared with the person's telephone; `factor_step` is the last half-minute whose code was used.
    """

    email = CharField(max_length=120, unique=True)
    name = CharField(max_length=60)
    password_hash = CharField(max_length=200)
    is_open = BooleanField(default=True)
    is_administrator = BooleanField(default=False)
    factor_salt = CharField(max_length=32, null=True)
    factor_step = IntegerField(default=0)
    locale = CharField(max_length=10, null=True)
    created_at = DateTimeField()
    seen_at = DateTimeField(null=True)

    is_learner = False
    is_staff = True

    @classmethod
    def of_email(cls, email: str) -> "Staff | None":
        """The account of this address, whatever its capitals, even asleep."""
        found: Staff | None = cls.get_or_none(cls.email == email.strip().lower())
        return found

    @classmethod
    def unused_since(cls, limit: datetime) -> "ModelSelect[Staff]":
        """The open accounts that nobody has used since this moment, by name."""
        last = fn.COALESCE(cls.seen_at, cls.created_at)
        return cls.select().where(cls.is_open, last < limit).order_by(cls.name, cls.id)

    def get_id(self) -> str:
        return f"staff:{self.id}"

    @property
    def is_active(self) -> bool:
        return bool(self.is_open)

    @property
    def roles(self) -> frozenset[str]:
        """STAFF, the roles held in any structure (the memberships point here from `places`), and ADMINISTRATOR."""
        held = {STAFF, *(membership.role for membership in self.posts)}
        return frozenset(held | {ADMINISTRATOR} if self.is_administrator else held)

    @property
    def posts(self) -> list:
        """The memberships that are open, read once per request."""
        if "posts" not in self.__dict__:
            self.__dict__["posts"] = [one for one in self.memberships if one.closed_at is None]
        return self.__dict__["posts"]

    def forget_posts(self) -> None:
        """Read the memberships again: they have just changed."""
        self.__dict__.pop("posts", None)

    def ids_as(self, role: str) -> list[int]:
        """The structures where one holds this role."""
        return sorted(membership.structure_id for membership in self.posts if membership.role == role)

    @property
    def structure_ids(self) -> list[int]:
        """The structures whose learners one accompanies: to manage elsewhere shows nobody."""
        return self.ids_as(AIDANT)

    @property
    def place_ids(self) -> list[int]:
        """The structures where one holds any role."""
        return sorted({membership.structure_id for membership in self.posts})

    def roles_by_place(self) -> list[tuple[str, list[str]]]:
        """(name of the structure, roles held there), by name."""
        held: defaultdict[str, list[str]] = defaultdict(list)
        rows = self.memberships
        place = rows.model.structure.rel_model  # `places` stands above: its models are reached from here only.
        for row in rows.select(rows.model, place).join(place).where(rows.model.closed_at.is_null()):
            held[row.structure.name].append(row.role)
        return sorted(held.items())

    @property
    def is_protected(self) -> bool:
        """Whether signing in also asks for a code of the telephone."""
        return self.factor_salt is not None


class StaffSession(Base):
    """Somebody of the staff is signed in, in some browser: named in words, and no network address."""

    if TYPE_CHECKING:
        staff_id: int

    staff = ForeignKeyField(Staff, backref="sessions", on_delete="CASCADE")
    key_hash = CharField(max_length=64, unique=True)
    browser = CharField(max_length=20, default="")
    system = CharField(max_length=20, default="")
    opened_at = DateTimeField()
    seen_at = DateTimeField()
    closed_at = DateTimeField(null=True)

    @classmethod
    def open_since(cls, limit: datetime) -> "ModelSelect[StaffSession]":
        """The sessions that still open something: not closed, and used since this moment. With their people."""
        return (
            cls.select(cls, Staff)
            .join(Staff)
            .where(cls.closed_at.is_null(), cls.seen_at > limit)
            .order_by(cls.seen_at.desc(), cls.id.desc())
        )


class RecoveryCode(Base):
    """A code written on paper, that stands once for a lost telephone; used, it is gone."""

    staff = ForeignKeyField(Staff, backref="recovery_codes", on_delete="CASCADE")
    code_hash = CharField(max_length=64, unique=True)


class PasswordLink(Base):
    """An address, passed on by hand, where somebody chooses a new password; used, it is gone."""

    staff = ForeignKeyField(Staff, backref="password_links", on_delete="CASCADE", unique=True)
    token_hash = CharField(max_length=64, unique=True)
    until = DateTimeField()
