"""What is written about groups: each verb in one transaction, with what the group is asked to do."""

from inclusion import audit
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places.models import Group, GroupMember, Structure
from inclusion.progress.proposals import give_to, take_from


def create(structure: Structure, name: str, actor: str) -> Group:
    with transaction():
        group = Group.create(structure=structure, name=" ".join(name.split()), created_at=now())
        audit.note(actor, "group.create", f"group:{group.id}", structure.id)
        return group


def rename(group: Group, name: str) -> None:
    with transaction():
        Group.update(name=" ".join(name.split())).where(Group.id == group.id).execute()


def close(group: Group, actor: str) -> None:
    """The group meets no more; its learners stay, and what it was asked to do is asked no more."""
    with transaction():
        take_from(group, members_of(group))
        Group.update(closed_at=now()).where(Group.id == group.id, Group.closed_at.is_null()).execute()
        audit.note(actor, "group.close", f"group:{group.id}", group.structure_id)


def open_again(group: Group, actor: str) -> None:
    with transaction():
        Group.update(closed_at=None).where(Group.id == group.id).execute()
        give_to(group, members_of(group))
        audit.note(actor, "group.open", f"group:{group.id}", group.structure_id)


def add(group: Group, learner_ids: list[int], actor: str) -> int:
    """Put learners in a group, each once; what the group has to do is theirs too. Returns how many are new."""
    with transaction():
        known = set(members_of(group))
        fresh = [one for one in dict.fromkeys(learner_ids) if one not in known]
        for learner_id in fresh:
            GroupMember.insert(group=group, learner=learner_id).on_conflict_ignore().execute()
        if fresh:
            give_to(group, fresh)
            audit.note(actor, "group.add", f"group:{group.id}", group.structure_id)
        return len(fresh)


def remove(group: Group, learner_ids: list[int], actor: str) -> int:
    """Take learners out of a group. Returns how many were in it."""
    with transaction():
        gone = GroupMember.delete().where(GroupMember.group == group, GroupMember.learner.in_(learner_ids)).execute()
        if gone:
            take_from(group, learner_ids)
            audit.note(actor, "group.remove", f"group:{group.id}", group.structure_id)
        return int(gone)


def members_of(group: Group) -> list[int]:
    """The learners in a group, deleted ones included: they may come back."""
    rows = GroupMember.select(GroupMember.learner).where(GroupMember.group == group)
    return [row.learner_id for row in rows]
