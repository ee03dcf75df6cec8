"""What learners stumble on: ranked, never of a small group, never of one of several few, never with a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.authoring.stumbles import ANSWER, HELP, Counted, Sign, findings

NIR, STEP = Sign(ANSWER, "inputs.nir", "invalid"), Sign(HELP, "steps.a")


def counted(met: int, shown: int, sign: Sign = NIR, versions: tuple[int, ...] = (1,)) -> Counted:
    found = Counted()
    for person in range(met):
        found.version[person] = versions[person % len(versions)]
        found.meet(sign.place, person)
        if person < shown:
            found.sign(sign, person)
            found.sign(sign, person)  # The same person again is the same person.
    return found


@pytest.mark.parametrize(
    ("met", "shown", "is_told"),
    [(20, 8, True), (20, 5, True), (20, 4, False), (20, 16, False), (20, 15, True), (20, 20, True), (4, 4, False)],
)
def test_neither_those_who_stumbled_nor_the_others_are_few(met: int, shown: int, is_told: bool) -> None:
    found = findings(counted(met, shown))
    assert [(each.people, each.of) for each in found] == ([(shown, met)] if is_told else [])


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 4))
def test_whatever_the_versions_a_told_count_hides_everybody(met: int, shown: int, versions: int) -> None:
    for finding in findings(counted(met, min(shown, met), versions=tuple(range(1, versions + 1)))):
        assert finding.people >= 5 and (finding.of == finding.people or finding.of - finding.people >= 5)


def test_the_worst_comes_first_and_many_count_more_than_few() -> None:
    found = counted(40, 30)
    for person in range(40):
        found.meet("steps.a", person)
        found.meet("inputs.b", person) if person < 5 else None
    for person in range(10):
        found.sign(STEP, person)
    for person in range(5):
        found.sign(Sign(ANSWER, "inputs.b", "wrong"), person)
    assert [each.sign.place for each in findings(found)] == ["inputs.nir", "inputs.b", "steps.a"]


def test_a_trouble_that_came_with_a_version_is_told_so() -> None:
    found = Counted()
    for person in range(40):
        found.version[person] = 1 + person // 20
        found.meet("inputs.nir", person)
        if person >= 30:
            found.sign(NIR, person)
    [finding] = findings(found)
    assert (finding.people, finding.of, finding.since) == (10, 40, 2)


def test_sentences_said_unclear_are_counted_from_five() -> None:
    found = Counted(spoken={"mission": {1: 3, 2: 6}, "steps.a.do": {1: 4}})
    assert [(each.sign.place, each.people, each.since) for each in findings(found)] == [("mission", 9, 2)]
