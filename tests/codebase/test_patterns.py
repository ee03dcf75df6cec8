"""Regular expressions that wait: each is a right one, and finds what a compiled one finds."""

import importlib
import pkgutil
import re
from copy import copy

import pytest

import inclusion
from inclusion.patterns import pattern


def waiting():
    kind = type(pattern(""))
    for found in pkgutil.walk_packages(inclusion.__path__, "inclusion."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, kind):
                yield f"{found.name}.{name}", value


def test_each_pattern_of_the_house_can_be_compiled():
    found = dict(waiting())
    assert len(found) > 50
    for name, one in found.items():
        assert isinstance(one.pattern, str), name


def test_a_pattern_finds_what_a_compiled_one_finds():
    one, text = pattern("(?P<first>a+)b?", re.I), "Aab, ba"
    assert [match.groupdict() for match in one.finditer(text)] == [{"first": "Aa"}, {"first": "a"}]
    assert one.sub("", text) == re.compile("(?P<first>a+)b?", re.I).sub("", text)
    assert one.flags & re.I


def test_a_wrong_pattern_says_so_when_it_is_used():
    wrong = pattern("(")
    assert copy(wrong) is not wrong
    with pytest.raises(re.error):
        wrong.search("")
