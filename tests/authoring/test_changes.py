"""What differs between two trees: exact in both directions, whatever the trees, and never over somebody’s words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.authoring.changes import Change, Overlap, apply, backwards, difference
from inclusion.authoring.source import written

KEYS = st.sampled_from("abcde")
VALUES = st.recursive(
    st.one_of(st.text(max_size=3), st.integers(0, 9), st.booleans()),
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(KEYS, inside, max_size=4)),
    max_leaves=12,
)
TREES = st.dictionaries(KEYS, VALUES, max_size=4)


@pytest.mark.once
@given(TREES, TREES)
def test_changes_lead_there_and_back_through_json(old: dict[str, object], new: dict[str, object]) -> None:
    told = json.dumps([change.to_json() for change in difference(old, new)])
    changes = [Change.from_json(found) for found in json.loads(told)]
    assert written(apply(old, changes)) == written(new)
    assert written(apply(new, backwards(changes))) == written(old)


SCREENS = {"screens": {"a": {"title": "A"}, "b": {"title": "B", "body": [1, 2, 3]}, "c": {"title": "C"}}}


@pytest.mark.parametrize(
    ("new", "paths"),
    [
        # One text: that text alone.
        ({"screens": {**SCREENS["screens"], "a": {"title": "Z"}}}, [("screens", "a", "title")]),
        # A screen less in the middle: that screen alone, so that others may write in theirs.
        ({"screens": {"a": {"title": "A"}, "c": {"title": "C"}}}, [("screens", "b")]),
        # A component more: it alone.
        (
            {"screens": {**SCREENS["screens"], "b": {"title": "B", "body": [1, 9, 2, 3]}}},
            [("screens", "b", "body", 1)],
        ),
    ],
)  # fmt: skip
def test_what_is_told_is_small(new: dict[str, object], paths: list[tuple[object, ...]]) -> None:
    assert [change.path for change in difference(SCREENS, new)] == paths


def test_nothing_is_written_over_somebody_elses_words() -> None:
    mine = difference(SCREENS, {"screens": {**SCREENS["screens"], "a": {"title": "Mien"}}})
    theirs = {"screens": {**SCREENS["screens"], "a": {"title": "Sien"}}}
    with pytest.raises(Overlap):
        apply(theirs, mine)
    elsewhere = {"screens": {**SCREENS["screens"], "c": {"title": "Ailleurs"}}}
    assert apply(elsewhere, mine)["screens"]["a"] == {"title": "Mien"}
    assert apply(elsewhere, mine)["screens"]["c"] == {"title": "Ailleurs"}
