"""The aidant's space, for those who accompany and those who answer for the place."""

from tests.access.outcomes import AIDANT, MANAGER, Row, only


def ours(**ids: str) -> Row:
    """Something of this structure."""
    return only(AIDANT, MANAGER, **ids)


def mine(**ids: str) -> Row:
    """A page where each finds what is theirs, or the learner that nothing in it names."""
    return only(AIDANT, MANAGER, anywhere=True, **ids)


ROWS = {
    "aidant_home.home": mine(),
    "aidants.learners": mine(),
    "aidants.new_learner": mine(),
    "aidants.learner": ours(),
    "aidants.replay": ours(key="run"),
    "aidants.card": ours(),
    "aidants.wake": ours(),
    "aidants.lower_hand": ours(),
    "profiles.edit": ours(),
    "profiles.save": ours(),
    "groups.groups": mine(),
    "groups.create": mine(),
    "groups.group": ours(),
    "groups.choose": ours(),
    "groups.add": ours(),
    "groups.remove": ours(),
    "groups.rename": ours(),
    "groups.close": ours(),
    "groups.open_again": ours(group_id="closed_group_id"),
    "assignments.to_learner": ours(),
    "assignments.to_group": ours(),
    "assignments.withdraw": ours(),
    "corrections.correct": ours(),
    "corrections.undo": ours(),
    "notes.write": ours(),
    "notes.erase": ours(),
    "real_days.plan": ours(),
    "real_days.sheet": ours(),
    "real_days.answer": ours(),
    "real_days.cancel": ours(),
    "duplicates.found": mine(),
    "duplicates.compare": ours(),
    "duplicates.join": ours(),
    "recovery.ask": ours(),
    "recovery.delete": ours(),
    "recovery.bin": mine(),
    "recovery.take_back": ours(learner_id="deleted_learner_id"),
    "imports.ask": mine(),
    "imports.model": mine(),
    "imports.read": mine(),
    "imports.confirm": mine(),
    "exports.export": mine(),
    "gardens.latest": only(AIDANT),
    "gardens.portrait": only(AIDANT, key="sitting"),
    "gardens.screen": only(AIDANT, key="sitting", number="one"),
    "gardens.export": only(AIDANT, key="sitting"),
    "gardens.rate": only(AIDANT),
    "gardens.take_back": only(AIDANT),
    "handoff.of_learner": only(AIDANT),
    "handoff.received": only(AIDANT, anywhere=True),
}
