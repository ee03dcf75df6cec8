"""Who an aidant may see: the learners, groups and structures of the places where they accompany people."""

from typing import TYPE_CHECKING

from flask import abort
from flask_login import current_user

from inclusion.accounts.models import Learner, Staff
from inclusion.places.models import Enrolment, Group, Structure
from inclusion.security import AIDANT, MANAGER

if TYPE_CHECKING:
    from peewee import ModelSelect

#: Those who accompany, and those who answer for the place.
COMPANIONS = (AIDANT, MANAGER)


def me() -> Staff:
    """The member of staff behind this request."""
    found: Staff = current_user._get_current_object()
    return found


def actor() -> str:
    """How the audit names whoever asks."""
    return str(current_user.get_id())


def place_ids() -> list[int]:
    """The structures where I accompany people."""
    return sorted({post.structure_id for post in current_user.posts if post.role in COMPANIONS})


def structures() -> list[Structure]:
    """The same, by name."""
    return list(Structure.select().where(Structure.id.in_(place_ids())).order_by(Structure.name, Structure.id))


def mine(learner_id: int) -> Learner:
    """A learner of my structures; for everybody else, there is no such page."""
    found: Learner | None = Enrolment.learners_of(place_ids()).where(Learner.id == learner_id).first()
    return found or abort(404)


def accompanied(learner_id: int) -> Learner:
    """A learner of the structures where I am an aidant: what is shown to « mes aidants » is shown to nobody else."""
    mine = [post.structure_id for post in current_user.posts if post.role == AIDANT]
    found: Learner | None = Enrolment.learners_of(mine).where(Learner.id == learner_id).first()
    return found or abort(404)


def my_group(group_id: int) -> Group:
    """A group of my structures, with its structure."""
    found: Group | None = (
        Group.select(Group, Structure)
        .join(Structure)
        .where(Group.id == group_id, Group.structure.in_(place_ids()))
        .first()
    )
    return found or abort(404)


def place_of(learner: Learner) -> Structure:
    """The structure of mine through which I know a learner: the first one."""
    found: Structure | None = shared_places(learner).first()
    return found or abort(404)


def shared_places(learner: Learner) -> "ModelSelect[Structure]":
    """The structures of mine that a learner belongs to."""
    known = Structure.select().join(Enrolment).where(Enrolment.learner == learner)
    return known.where(Structure.id.in_(place_ids())).order_by(Structure.id)
