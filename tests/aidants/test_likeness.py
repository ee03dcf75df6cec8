"""Who may be the same person: names as they sound, and what else is alike; never two who came on the same day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.aidants.likeness import Person, is_near, never_together, pairs, reasons, sound


def two(one: str, other: str, same_avatar: bool = False, **signs: object) -> list[str]:
    first = Person(1, one, 0, **signs)  # type: ignore[arg-type]
    return reasons(first, Person(2, other, 0 if same_avatar else 1, **signs))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("Lucie", "lucie", "same_name"),
        ("René", "Rene", "same_name"),
        ("Mohammed", "Mohamed", "same_name"),
        ("Karim", "Kharim", "same_name"),
        ("Fatou", "Fatoo", "same_name"),
        ("Jean-Paul", "Jean Paul", "same_name"),
        ("Sophie", "Sofi", "near_name"),
        ("Marie", "Maria", "near_name"),
        ("Abdel", "Adbel", "near_name"),
        ("Chantal", "Chantale", "near_name"),
        ("Jean", "Jeanne", "near_name"),
        ("Lucie", "Karim", ""),
        ("Ali", "Eli", ""),  # too short for a letter not to count
        ("Monique", "Dominique", ""),
    ],
)
def test_names_that_sound_alike(one: str, other: str, first: str) -> None:
    assert two(one, other, same_avatar=True)[:1] == ([first] if first else [])


def test_a_near_name_needs_another_sign_and_so_does_a_common_one() -> None:
    assert two("Marie", "Maria") == []
    assert two("Marie", "Maria", age="70+") == ["near_name", "age"]
    assert two("Marie", "Maria", groups=frozenset([3])) == ["near_name", "group"]
    crowd = [Person(number, "Marie", number) for number in range(5)]
    assert pairs(crowd) == []
    assert len(pairs([*crowd, Person(9, "Marie", 0)])) == 1
    assert len(pairs(crowd[:2])) == 1


def test_the_likeliest_come_first_and_each_pair_once() -> None:
    people = [
        Person(1, "Lucie", 1),
        Person(2, "Lucie", 2),
        Person(3, "Fatou", 3, "70+"),
        Person(4, "Fatoo", 3, "70+"),
    ]
    assert [(one.id, other.id) for one, other, _why in pairs(people)] == [(3, 4), (1, 2)]


def test_two_who_practised_on_the_same_day_are_two() -> None:
    found = pairs([Person(1, "Lucie"), Person(2, "Lucie")])
    assert found and never_together(found, {1: {date(2026, 3, 1)}, 2: {date(2026, 3, 2)}}) == found
    assert never_together(found, {1: {date(2026, 3, 1)}, 2: {date(2026, 3, 1)}}) == []


NAMES = st.text(alphabet="abcdeéhiklmnoprstuvyz -", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert two(one, other, True) == two(other, one, True)
    assert is_near(sound(one), sound(other)) == is_near(sound(other), sound(one))


@given(st.lists(st.tuples(NAMES, st.integers(0, 2)), max_size=9))
def test_the_quick_way_finds_what_comparing_everybody_finds(given_: list[tuple[str, int]]) -> None:
    people = [Person(number, name, avatar) for number, (name, avatar) in enumerate(given_)]
    quick = {(one.id, other.id) for one, other, _why in pairs(people, 1000)}
    slow = {(a.id, b.id) for a in people for b in people if a.id < b.id and reasons(a, b, is_rare=False)}
    assert slow <= quick
