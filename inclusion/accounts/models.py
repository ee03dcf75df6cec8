"""Learners, who have no e-mail and no password, and staff, who sign in with both."""

from datetime import datetime

from flask_login import AnonymousUserMixin, UserMixin
from peewee import BooleanField, CharField, DateTimeField, SmallIntegerField

from inclusion.database import Base
from inclusion.security import LEARNER

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
    """An aidant, trainer or manager; the roles come from the structures that the person works for."""

    email = CharField(max_length=120, unique=True)
    name = CharField(max_length=60)
    password_hash = CharField(max_length=200)
    is_open = BooleanField(default=True)
    locale = CharField(max_length=10, null=True)
    created_at = DateTimeField()
    seen_at = DateTimeField(null=True)

    is_learner = False
    is_staff = True

    @classmethod
    def of_email(cls, email: str) -> "Staff | None":
        """The open account of this address, whatever its capitals."""
        found: Staff | None = cls.get_or_none(cls.email == email.strip().lower(), cls.is_open)
        return found

    def get_id(self) -> str:
        return f"staff:{self.id}"

    @property
    def is_active(self) -> bool:
        return bool(self.is_open)

    @property
    def roles(self) -> frozenset[str]:
        """Roles held in any structure (the memberships point here from `places`)."""
        return frozenset(membership.role for membership in self.posts)

    @property
    def posts(self) -> list:
        """Memberships, read once per request."""
        if "posts" not in self.__dict__:
            self.__dict__["posts"] = list(self.memberships)
        return self.__dict__["posts"]

    @property
    def structure_ids(self) -> list[int]:
        return [membership.structure_id for membership in self.posts]
