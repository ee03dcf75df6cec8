"""What is measured: skills, their levels, and the items that show them, as frozen values read from a plain bank.

A bank is a dict ready for JSON; keys that are not named here are left alone:

- `levels` (4 when absent): how many levels a skill has, from 0;
- `skills`: a list of `{"id", "prereq", "cuts"}`. `cuts` are the `levels - 1` difficulties, in logits and growing, at
  which each level begins. `prereq` (none when absent) is a list of `[level, skill, needed]`: "this level of this
  skill needs that level of that skill";
- `items`: a list of `{"id", "skill", "level", "format", "b", "a", "guess", "slip"}`. Level 0 is a warm-up. Optional:
  `b_sd` (doubt about `b`, 0.5 logit), `also` (ids of the side observations that may follow it), `tags`;
- `retired` (none when absent): ids once in the bank, which old sittings may still name.

An item named in some `also` is a side observation: it is never asked, and has no hint. `b`, `a`, `guess`, `slip` and
`format` may be left out, for the expert values of the specification.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from inclusion.records import frozen

Named = TypeVar("Named", "Skill", "Item")

LEVELS = 4
SIMULATION, PICTURES = "simulation", "pictures"
#: An item of a level is 0.5 logit easier than where the level begins: about 70 % of success there.
EASIER = 0.5
LARGEST = 1000.0
SLOPE, GUESS, PICTURE_GUESS, SLIP, DOUBT = 1.7, 0.03, 0.20, 0.05, 0.5


class DiagnosticRefused(ValueError):
    """What was given to the diagnostic cannot be used: the text says why, in French."""


class BankRefused(DiagnosticRefused):
    """This bank has not the shape of a bank."""


@frozen
class Prerequisite:
    """`level` of the skill that holds it needs level `needed` of `skill`."""

    level: int
    skill: str
    needed: int


@frozen
class Skill:
    """`cuts[k]` is the difficulty, in logits, at which level k + 1 begins."""

    id: str
    prerequisites: tuple[Prerequisite, ...]
    cuts: tuple[float, ...]


@frozen
class Item:
    """One screen, or one side observation. `b` in logits, `a` per logit; `guess`, `slip` are probabilities."""

    id: str
    skill: str
    level: int
    format: str
    b: float
    a: float = SLOPE
    guess: float = GUESS
    slip: float = SLIP
    b_sd: float = DOUBT
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_observed: bool = False

    @property
    def is_warm_up(self) -> bool:
        return self.level == 0


@frozen
class Bank:
    """Skills and items by id, in the order of the bank; `retired` are ids that old sittings may still name."""

    levels: int
    skills: dict[str, Skill]
    items: dict[str, Item]
    retired: frozenset[str]


def read_bank(bank: Mapping[str, Any]) -> Bank:
    """The bank of a dict of the shape above. Raises BankRefused."""
    if not isinstance(bank, Mapping):
        raise BankRefused("Une banque est un objet avec des « skills » et des « items ».")
    levels = _whole(bank.get("levels", LEVELS), "levels", range(2, 11))
    skills = _by_id(_skill(entry, levels) for entry in _entries(bank, "skills"))
    if not skills:
        raise BankRefused("Une banque mesure au moins une compétence.")
    _check_prerequisites(skills, levels)
    items = _by_id(_item(entry, skills, levels) for entry in _entries(bank, "items"))
    observed = frozenset(also for item in items.values() for also in item.also)
    if lost := sorted(observed - items.keys()):
        raise BankRefused(f"« also » nomme des items absents : {', '.join(lost)}.")
    items |= {name: replace(items[name], is_observed=True) for name in observed}
    retired = frozenset(_texts(bank.get("retired"), "retired"))
    if both := sorted(retired & items.keys()):
        raise BankRefused(f"Ces items sont à la fois dans la banque et retirés : {', '.join(both)}.")
    return Bank(levels, skills, items, retired)


def expert_difficulty(cuts: Sequence[float], level: int) -> float:
    """The difficulty of an item of `level`, in logits, before any calibration."""
    return (cuts[level - 1] if level else cuts[0] - 1) - EASIER


def _skill(entry: Mapping[str, Any], levels: int) -> Skill:
    name = _name(entry)
    cuts = tuple(_number(cut, f"{name}.cuts") for cut in _list(entry.get("cuts"), f"{name}.cuts"))
    if len(cuts) != levels - 1 or any(low >= high for low, high in pairwise(cuts)):
        raise BankRefused(f"« {name}.cuts » est une liste de {levels - 1} nombres qui grandissent.")
    needs = _list(entry.get("prereq") or (), f"{name}.prereq")
    return Skill(name, tuple(_prerequisite(need, name, levels) for need in needs), cuts)


def _prerequisite(need: object, name: str, levels: int) -> Prerequisite:
    found = _list(need, f"{name}.prereq")
    if len(found) != 3 or not isinstance(found[1], str):
        raise BankRefused(f"« {name}.prereq » est une liste de [niveau, compétence, niveau].")
    level, needed = (_whole(found[place], f"{name}.prereq", range(1, levels)) for place in (0, 2))
    return Prerequisite(level, found[1], needed)


def _check_prerequisites(skills: Mapping[str, Skill], levels: int) -> None:
    """Refuse prerequisites that are unknown, or that need themselves: nothing would ever be asked there."""
    for skill in skills.values():
        for need in skill.prerequisites:
            if need.skill not in skills:
                raise BankRefused(f"« {skill.id}.prereq » nomme une compétence absente : {need.skill}.")
    met: set[tuple[str, int]] = {(name, 0) for name in skills}
    waiting = [(name, level) for name in skills for level in range(1, levels)]
    while waiting:
        left = [step for step in waiting if not _may_follow(skills[step[0]], step[1], met)]
        if len(left) == len(waiting):
            around = ", ".join(sorted({name for name, _level in left}))
            raise BankRefused(f"Ces prérequis tournent en rond : {around}.")
        met.update(set(waiting) - set(left))
        waiting = left


def _may_follow(skill: Skill, level: int, met: set[tuple[str, int]]) -> bool:
    needs = {(need.skill, need.needed) for need in skill.prerequisites if need.level == level}
    return (skill.id, level - 1) in met and needs <= met


def _item(entry: Mapping[str, Any], skills: Mapping[str, Skill], levels: int) -> Item:
    name, skill = _name(entry), entry.get("skill")
    if not isinstance(skill, str) or skill not in skills:
        raise BankRefused(f"« {name}.skill » n’est pas une compétence de la banque.")
    level, kind = _whole(entry.get("level"), f"{name}.level", range(levels)), entry.get("format", SIMULATION)
    expert = {
        "b": expert_difficulty(skills[skill].cuts, level),
        "a": SLOPE,
        "guess": PICTURE_GUESS if kind == PICTURES else GUESS,
        "slip": SLIP,
        "b_sd": DOUBT,
    }
    numbers: dict[str, Any] = {key: _number(entry.get(key, value), f"{name}.{key}") for key, value in expert.items()}
    also, tags = (_texts(entry.get(key), f"{name}.{key}") for key in ("also", "tags"))
    item = Item(name, skill, level, str(kind), also=also, tags=tags, **numbers)
    if item.a <= 0 or item.b_sd < 0 or min(item.guess, item.slip) < 0 or item.guess + item.slip >= 1:
        raise BankRefused(f"Item « {name} » : « a » est positif, « guess » et « slip » sont des probabilités.")
    if name in also:
        raise BankRefused(f"L’item « {name} » ne peut pas s’observer lui-même.")
    return item


def _by_id(found: Iterable[Named]) -> dict[str, Named]:
    named: dict[str, Named] = {}
    for one in found:
        if one.id in named:
            raise BankRefused(f"Deux fois le même nom dans la banque : {one.id}.")
        named[one.id] = one
    return named


def _entries(bank: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = _list(bank.get(key), key)
    if not all(isinstance(entry, Mapping) for entry in found):
        raise BankRefused(f"« {key} » est une liste d’objets.")
    return found


def _name(entry: Mapping[str, Any]) -> str:
    name = entry.get("id")
    if not isinstance(name, str) or not name:
        raise BankRefused("Chaque compétence et chaque item a un « id ».")
    return name


def _list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise BankRefused(f"« {place} » est une liste.")
    return list(value)


def _texts(value: object, place: str) -> tuple[str, ...]:
    found = _list(() if value is None else value, place)
    if not all(isinstance(text, str) for text in found):
        raise BankRefused(f"« {place} » est une liste de mots.")
    return tuple(found)


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise BankRefused(f"« {place} » est un nombre.")
    return float(value)


def _whole(value: object, place: str, allowed: range) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise BankRefused(f"« {place} » est un nombre entier de {allowed[0]} à {allowed[-1]}.")
    return value
