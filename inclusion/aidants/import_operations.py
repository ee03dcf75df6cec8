"""Welcoming many learners at once: all of them, or none."""

from inclusion import audit
from inclusion.accounts.models import AVATARS, Learner
from inclusion.aidants import group_operations
from inclusion.aidants.operations import name_of
from inclusion.aidants.roster import Newcomer
from inclusion.database import transaction
from inclusion.folding import plain
from inclusion.places import operations
from inclusion.places.models import Enrolment, Group, Structure
from inclusion.places.operations import Card


def names_in(structure: Structure) -> set[str]:
    """The plain names of those who are in a structure already."""
    return {plain(learner.name) for learner in Enrolment.learners_of([structure.id]).select(Learner.name)}


class AlreadyHere(ValueError):
    """Some of them are in the structure already; `names` says which."""

    def __init__(self, names: list[str]):
        super().__init__(", ".join(names))
        self.names = names


def welcome_all(structure: Structure, newcomers: list[Newcomer], actor: str) -> list[tuple[Learner, Card]]:
    """Create learners, their groups when they are new, and a card for each. Raises AlreadyHere: nobody comes in."""
    with transaction():
        operations.hold(structure)  # The same file may be confirmed twice at this very moment.
        known = names_in(structure)
        if twice := [one.name for one in newcomers if plain(one.name) in known]:
            raise AlreadyHere(twice)
        groups = {plain(group.name): group for group in Group.open_in([structure.id])}
        members: dict[str, list[int]] = {}
        made = []
        for number, one in enumerate(newcomers):
            learner, card = operations.create_learner(structure, one.name, number % AVATARS)
            Learner.update(
                age=one.age, locale=one.locale or None, text_size=one.text_size, listens=one.listens
            ).where(Learner.id == learner.id).execute()
            audit.note(actor, "learner.import", name_of(learner.id), structure.id)
            if one.group:
                members.setdefault(plain(one.group), []).append(learner.id)
                if plain(one.group) not in groups:
                    groups[plain(one.group)] = group_operations.create(structure, one.group, actor)
            made.append((learner, card))
        for name, ids in members.items():
            group_operations.add(groups[name], ids, actor)
        return made
