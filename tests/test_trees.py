"""A text in YAML says the same thing here as to its author, and knows its lines."""

from datetime import date

import pytest
import yaml

from inclusion import trees
from inclusion.trees import Malformed, load

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("01000", 1000),  # a postcode wants quotes: the schema then says so
        ('"01000"', "01000"),
        ("12:30", "12:30"),
        ("oui", "oui"),
        ("no", "no"),
        ("off", "off"),
        ("true", True),
        ("FALSE", False),
        ("", None),
        ("~", None),
        ("'null'", "null"),
        ("-3", -3),
        ("1.5", 1.5),
        ("-2e3", -2000.0),
        ("1.2.3", "1.2.3"),
        ("06 39 98 00 00", "06 39 98 00 00"),
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-11-24 10:00", "2026-11-24 10:00"),
        ("0x1F", "0x1F"),
        ("-.inf", float("-inf")),
        ("Où ? « Là » !", "Où ? « Là » !"),
    ],
)
def test_a_word_means_what_it_says(word: str, meaning: object) -> None:
    found = load(f"key: {word}\n")["key"]
    assert (found, type(found)) == (meaning, type(meaning))


def test_keys_and_values_know_their_lines() -> None:
    tree = load("a:\n  b: |\n    long\n    text\n  c:\n    - x\n\n    - {d: 1,\n       e: 2}\n")
    assert tree.lines == {"a": 1}
    assert tree["a"].lines == {"b": 2, "c": 5}
    assert tree["a"]["c"].lines == {0: 6, 1: 8}
    assert tree["a"]["c"][1].lines == {"d": 8, "e": 9}


@pytest.mark.parametrize(
    ("text", "line", "twice"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a"),
        ("a: 1\nb: [1, 2\n", 3, ""),
        ("a: 1\n\tb: 2\n", 2, ""),
        ("a: 1\nb: !!python/object:os.system 1\n", 2, ""),
        ("a: &all [1]\nb: [*all, *all]\n", 1, ""),
        ("a: 1\nb: *all\n", 2, ""),
        ("a: 1\n---\nb: 2\n", 2, ""),
        ("a: " + "9" * 5000, 1, ""),
        ("a: 1\n? [b]\n: 2\n", 2, ""),
        ("a: 2026-02-31\n", 1, ""),
        ("[" * 200_000, 1, ""),
        ("a: \x07\n", 1, ""),
    ],
)
def test_what_is_no_tree_is_refused_with_its_line(text: str, line: int, twice: str) -> None:
    with pytest.raises(Malformed) as refused:
        load(text)
    assert (refused.value.line, refused.value.twice) == (line, twice)


def test_without_libyaml_the_tree_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, b, {c: 'd'}]\ne: >\n  long\n  text\n"
    fast = load(text)
    monkeypatch.setattr(trees, "_LOADER", yaml.BaseLoader)
    slow = load(text)
    assert (slow, slow.lines, slow["a"].lines) == (fast, fast.lines, fast["a"].lines)
