"""Differences as they are told: complete, small, and about the right things, whatever the trees."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.authoring.matching import ADDED, CHANGED, MOVED, REMOVED, differences

pytestmark = pytest.mark.once
WORDS = st.text("abc ", max_size=6)
ITEMS = st.one_of(
    WORDS,
    st.builds(lambda name, label: {"button": name, "label": label}, st.sampled_from("xyz"), WORDS),
    st.builds(lambda text: {"text": text}, WORDS),
)
TREES = st.fixed_dictionaries(
    {"title": WORDS, "screens": st.dictionaries(st.sampled_from("pqr"), st.lists(ITEMS, max_size=4), max_size=3)}
)


def leaves(value: Any) -> list[str]:
    """Every word of a tree."""
    if isinstance(value, dict):
        return [word for inside in value.values() for word in leaves(inside)]
    if isinstance(value, list):
        return [word for inside in value for word in leaves(inside)]
    return [str(value)]


@given(TREES)
def test_the_same_says_nothing(tree: dict[str, Any]) -> None:
    again = {"title": tree["title"], "screens": {key: [*items] for key, items in tree["screens"].items()}}
    assert not list(differences(tree, again))


@given(TREES, TREES)
def test_nothing_that_changed_is_left_out(old: dict[str, Any], new: dict[str, Any]) -> None:
    """The words of one tree, less what is said to be gone, with what is said to have come, are those of the other."""
    found = list(differences(old, new))
    words = leaves(old)
    for one in found:
        for word in leaves(one.old) if one.kind in (REMOVED, CHANGED) else []:
            words.remove(word)
        words += leaves(one.new) if one.kind in (ADDED, CHANGED) else []
    assert sorted(words) == sorted(leaves(new))
    assert bool(found) == (old != new or list(old["screens"]) != list(new["screens"]))


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("acb", [(MOVED, 1)]),
        ("bca", [(MOVED, 2)]),
        ("ab", [(REMOVED, 2)]),
        ("axbc", [(ADDED, 1)]),
        ("xcb", [(REMOVED, 0), (ADDED, 0), (MOVED, 1)]),
    ],
)
def test_named_things_are_followed_wherever_they_go(new: str, told: list[tuple[str, int]]) -> None:
    def body(names: str) -> list[dict[str, str]]:
        return [{"button": name, "label": name.upper()} for name in names]

    assert [(one.kind, one.path[-1]) for one in differences(body("abc"), body(new))] == told
