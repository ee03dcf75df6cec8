"""What is said after the answers: truth tables on small estimates, then what holds for any."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.assessments.estimate import normalised
from inclusion.assessments.results import CHECK, NEEDED, NEXT, Step, coop_autonomy, required, result, standing
from inclusion.assessments.selection import is_open
from tests.assessments.banks import ten_skills

pytestmark = pytest.mark.once

BANK = ten_skills().bank
SEED = [0.91, 0.05, 0.03, 0.01]
SPROUT = [0.04, 0.90, 0.05, 0.01]
PLANT = [0.01, 0.04, 0.90, 0.05]
FLOWER = [0.01, 0.02, 0.07, 0.90]
DOUBT = [0.05, 0.40, 0.35, 0.20]


def everywhere(weights, **others):
    return {skill: others.get(skill, weights) for skill in BANK.skills}


@pytest.mark.parametrize(
    ("weights", "level", "is_sure"),
    [
        (SEED, 0, True),
        (SPROUT, 1, True),
        (PLANT, 2, True),
        (FLOWER, 3, True),
        (DOUBT, 1, False),  # most probably 1, yet more probably autonomous than not: dotted
        ([0.05, 0.10, 0.425, 0.425], 2, True),  # sure to be autonomous; of two levels, the lower one
        ([0.10, 0.06, 0.44, 0.40], 2, False),
        ([0.25, 0.25, 0.25, 0.25], 0, False),
    ],
)
def test_a_plant_is_the_most_probable_level_and_is_dotted_under_85_percent(weights, level, is_sure):
    found = standing("pointer", weights)
    assert (found.level, found.is_sure) == (level, is_sure)


def test_what_one_can_already_do_comes_first_with_the_highest():
    found = result(BANK, everywhere(SEED, pointer=FLOWER, clavier=PLANT, naviguer=SPROUT, compte=SPROUT))
    assert found.already == (("pointer", 3), ("clavier", 2), ("naviguer", 1))


def test_what_is_only_likely_completes_what_is_sure():
    found = result(BANK, everywhere(SEED, pointer=SPROUT, clavier=[0.30, 0.50, 0.15, 0.05]))
    assert found.already == (("pointer", 1), ("clavier", 1))


def test_nothing_is_invented_for_somebody_who_begins():
    assert result(BANK, everywhere(SEED)).already == ()


def test_the_first_step_of_somebody_who_begins_has_no_prerequisite():
    found = result(BANK, everywhere(SEED))
    assert found.next_step == Step("pointer", 1, NEXT)
    assert found.later == (Step("clavier", 1, NEXT), Step("securite", 1, NEXT))


def test_the_demarche_goes_before_the_tree():
    estimate = everywhere(SPROUT, pointer=PLANT, naviguer=PLANT)
    assert result(BANK, estimate).next_step.reason == NEXT
    found = result(BANK, estimate, needed={"compte": 2})
    assert found.next_step == Step("compte", 2, NEEDED)
    assert all(step.reason == NEXT for step in found.later)


def test_what_the_demarche_takes_for_granted_is_needed_too():
    assert required(BANK, {"documents": 3}) == {
        "documents": 3, "formulaire": 1, "clavier": 1, "naviguer": 1, "pointer": 1,
    }  # fmt: skip
    found = result(BANK, everywhere(SEED), needed={"documents": 3})
    assert found.next_step == Step("pointer", 1, NEEDED)


def test_a_demarche_that_is_within_reach_leaves_the_tree():
    found = result(BANK, everywhere(PLANT), needed={"compte": 2, "documents": 1})
    assert found.next_step.reason == NEXT


def test_what_is_not_sure_is_to_check_together():
    found = result(BANK, everywhere(FLOWER, courriel=DOUBT, securite=DOUBT), needed={"securite": 2})
    assert found.to_check == ("securite", "courriel")
    assert found.next_step == Step("securite", 2, NEEDED)
    assert found.later == (Step("courriel", 2, CHECK),)


def test_too_easy_is_better_than_too_hard():
    """Both are most probably at level 1; one of them more probably above than below."""
    estimate = everywhere(FLOWER, courriel=[0.25, 0.55, 0.15, 0.05], compte=[0.05, 0.55, 0.25, 0.15])
    assert result(BANK, estimate).next_step.skill == "compte"


def test_nothing_is_left_to_somebody_who_can_do_everything():
    found = result(BANK, everywhere(FLOWER))
    assert (found.next_step, found.later, found.to_check) == (None, (), ())
    assert len(found.already) == 3


def test_an_aidant_moves_the_plan_but_not_the_measure():
    estimate = everywhere(FLOWER, clavier=DOUBT)
    found = result(BANK, estimate, rated={"clavier": 2}, seen={"clavier": 1})
    clavier = next(one for one in found.standings if one.skill == "clavier")
    assert (clavier.level, clavier.rated, clavier.shown, clavier.screens) == (1, 2, 2, 1)
    assert found.next_step == Step("clavier", 3, NEXT)
    assert found.to_check == ()


@pytest.mark.parametrize(
    ("levels", "autonomy"),
    [
        ([0, 0, 0], "entierement_accompagne"),  # La Coop has no « Pas encore »
        ([1, 1, 3], "entierement_accompagne"),
        ([0, 2, 3], "partiellement_autonome"),
        ([2, 3], "partiellement_autonome"),
        ([0, 3, 3], "autonome"),
    ],
)
def test_autonomy_in_la_coop_is_that_of_the_middle_skill(levels, autonomy):
    assert coop_autonomy({str(place): level for place, level in enumerate(levels)}) == autonomy


weights = st.lists(st.floats(0.001, 1), min_size=4, max_size=4).map(lambda found: list(normalised(found)))
estimates = st.fixed_dictionaries(dict.fromkeys(BANK.skills, weights))
levels = st.dictionaries(st.sampled_from(list(BANK.skills)), st.integers(0, 3), max_size=4)


@given(estimates, levels, levels)
@settings(deadline=None)
def test_any_result_proposes_one_step_whose_prerequisites_are_met(estimate, needed, rated):
    found = result(BANK, estimate, needed=needed, rated=rated)
    steps = [step for step in (found.next_step, *found.later) if step]
    shown = {one.skill: one.shown for one in found.standings}
    certain = {skill: [float(level == rated[skill]) for level in range(4)] for skill in rated}
    assert len(steps) <= 3 and len(found.already) <= 3
    assert len({step.skill for step in steps}) == len(steps)
    for step in steps:
        assert step.level == shown[step.skill] + 1 <= 3
        needs = [need for need in BANK.skills[step.skill].prerequisites if need.level <= step.level]
        assert is_open(needs, {**estimate, **certain})


@pytest.mark.parametrize(
    ("weights", "more", "missing", "doubtful"),
    [
        (PLANT, {}, (), ()),
        (SPROUT, {}, ("compte",), ()),
        (DOUBT, {}, (), ("compte",)),
        (SPROUT, {"practised": {"compte": 2}}, (), ()),  # shown in exercises
        (DOUBT, {"rated": {"compte": 3}}, (), ()),  # seen by an aidant
        (PLANT, {"rated": {"compte": 1}}, ("compte",), ()),
    ],
)
def test_ready_or_what_is_missing(weights, more, missing, doubtful):
    found = result(BANK, everywhere(PLANT, compte=weights), needed={"compte": 2}, **more).readiness
    assert (found.missing, found.doubtful, found.is_ready) == (missing, doubtful, not missing and not doubtful)


def test_nobody_who_wants_no_demarche_is_told_whether_they_are_ready():
    assert result(BANK, everywhere(PLANT)).readiness is None


def test_what_exercises_have_shown_is_neither_proposed_again_nor_doubted():
    before = result(BANK, everywhere(SEED, clavier=DOUBT))
    after = result(BANK, everywhere(SEED, clavier=DOUBT), practised={"pointer": 2, "clavier": 2})
    assert before.next_step.skill == "pointer" and "clavier" in before.to_check
    assert "clavier" not in after.to_check
    assert {step.skill: step.level for step in after.steps}["clavier"] == 3


def test_exercises_never_lower_a_measure():
    found = result(BANK, everywhere(FLOWER), practised=dict.fromkeys(BANK.skills, 1))
    assert found.steps == () and all(one.level == one.shown == 3 for one in found.standings)


def test_an_aidant_is_believed_before_exercises():
    found = result(BANK, everywhere(SEED), practised={"pointer": 3}, rated={"pointer": 0})
    assert found.next_step == Step("pointer", 1, NEXT)
