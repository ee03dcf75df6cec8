"""Records are data classes, whenever their methods are written and whoever comes first."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property

import pytest

from inclusion.records import frozen


@frozen
class Pebble:
    """A stone."""

    name: str
    size: int = 2
    marks: list[str] = field(default_factory=list, compare=False)

    @cached_property
    def loud(self) -> str:
        return self.name.upper()


@frozen
class Boulder(Pebble):
    moss: bool = False

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError(self.size)


@dataclass(frozen=True)
class Stone:
    """The same as a pebble, as Python makes it."""

    name: str
    size: int = 2
    marks: list[str] = field(default_factory=list, compare=False)


def sent() -> bytes:
    """Grit, as a process that has made some sends it; here, the class of that name has made none yet."""

    @frozen
    class Grit:
        name: str
        grains: int = 3

    Grit.__qualname__ = "Grit"
    globals()["Grit"] = Grit
    made = pickle.dumps(Grit("g"))

    @frozen
    class Again:
        name: str
        grains: int = 3

    Again.__qualname__ = Again.__name__ = "Grit"
    globals()["Grit"] = Again
    return made


def test_a_record_is_what_a_data_class_is() -> None:
    one, other = Pebble("a"), Stone("a")
    assert repr(one) == repr(other).replace("Stone", "Pebble")
    assert [each.name for each in fields(one)] == [each.name for each in fields(other)]
    assert asdict(one) == asdict(other)
    assert (one == Pebble("a", 2, ["x"]), one == Pebble("b"), one == other) == (True, False, False)
    assert hash(one) == hash(Pebble("a")) and len({one, Pebble("a")}) == 1
    assert replace(one, size=5) == Pebble("a", 5)
    assert (one.loud, Pebble.size, hasattr(Pebble, "marks")) == ("A", 2, False)
    assert one.marks is not Pebble("a").marks
    match one:
        case Pebble(name, size):
            assert (name, size) == ("a", 2)


def test_it_never_changes() -> None:
    one = Pebble("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        one.unknown = "b"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(TypeError):
        Pebble()  # type: ignore[call-arg]


def test_one_that_comes_from_another_has_all_of_both() -> None:
    assert Boulder("a", moss=True) == Boulder("a", 2, [], True) != Boulder("a")
    with pytest.raises(ValueError, match="-1"):
        Boulder("a", -1)


def test_copied_or_sent_by_another_process_it_is_whole() -> None:
    one = Boulder("a", 3, ["x"], True)
    for made in (copy(one), pickle.loads(pickle.dumps(one))):
        assert (made, made.marks) == (one, ["x"])
    come = pickle.loads(sent())
    assert asdict(come) == {"name": "g", "grains": 3}
    assert come == type(come)("g")


def test_many_threads_may_come_first() -> None:
    for _turn in range(50):

        @frozen
        class Grain:
            name: str
            size: int = 1

        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(Grain, "abcdefgh" * 4))
        assert [one.name for one in made] == list("abcdefgh" * 4)
        assert made[0] == Grain("a", 1)
