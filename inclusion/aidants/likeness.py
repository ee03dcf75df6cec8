"""Two learners who may be the same person: how their names sound and what else is alike. Pure rules, no certainty.

A name counts for most: the same once accents, doubled letters and sounds written in two ways are set aside, or one
letter away. The same drawing, group or age adds to it; the same name alone is enough when few people have it.
Two people who practised on the same day are different: nobody comes twice under two names. Names one letter away are
found through what is left of them without one letter, so that thousands of learners cost no more than reading them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from inclusion.records import frozen

SAME_NAME, NEAR_NAME, SAME_AVATAR, SAME_AGE, SAME_GROUP = "same_name", "near_name", "avatar", "age", "group"
WEIGHTS = {SAME_NAME: 3, NEAR_NAME: 2, SAME_AVATAR: 1, SAME_AGE: 1, SAME_GROUP: 1}
LIKELY = 3
#: A name that so few people have is a sign by itself.
RARE = 3
#: Of a crowd with one name and one sign in common, so many are compared.
MOST_ALIKE = 40
_SOUNDS = (
    ("qu", "k"), ("gu", "g"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ai", "e"), ("ei", "e"), ("eau", "o"),
 ("au", "o"), ("y", "i"), ("j", "g"), ("z", "s"), ("c", "k"), ("q", "k"), ("w", "v"), ("h", ""),
)  # fmt: skip


@frozen
class Person:
    """What is compared."""

    id: int
    name: str
    avatar: int = 0
    age: str = ""
    groups: frozenset[int] = frozenset()


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """A name as it is heard: « Mohammed » and « Mohamed », « Sophie » and « Sofi » are the same."""
    bare = unicodedata.normalize("NFD", name.casefold())
    text = "".join(sign for sign in bare if sign.isalpha() and not unicodedata.combining(sign))
    text = text.replace("ph", "f").replace("ch", "\0")
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    text = re.sub(r"(.)\1+", r"\1", text.replace("\0", "ch"))
    return re.sub(r"(?<=..)[tsd]+$", "", text) or text


def is_near(one: str, other: str) -> bool:
    """Whether one letter was added, lost, changed, or swapped with the next, in names of four letters or more."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, left = one[start:], other[start:]
    swapped = len(rest) >= 2 and rest[:2] == left[1::-1] and rest[2:] == left[2:]
    return swapped or rest[1:] == left[1:] or rest[1:] == left or rest == left[1:]


def reasons(one: Person, other: Person, is_rare: bool = True) -> list[str]:
    """Why two learners may be one, the strongest first; nothing when that is too little."""
    first, second = sound(one.name), sound(other.name)
    if first != second and not is_near(first, second):
        return []
    found = [SAME_NAME if first == second else NEAR_NAME]
    found += [SAME_AVATAR] if one.avatar == other.avatar else []
    found += [SAME_AGE] if one.age and one.age == other.age else []
    found += [SAME_GROUP] if one.groups & other.groups else []
    return found if weight(found) >= LIKELY and (is_rare or len(found) > 1) else []


def weight(found: list[str]) -> int:
    return sum(WEIGHTS[reason] for reason in found)


Pair = tuple[Person, Person, list[str]]


def pairs(people: list[Person], most: int = 100) -> list[Pair]:
    """The likely pairs, the likeliest first."""
    found: dict[tuple[int, int], Pair] = {}
    for group, is_rare in _alike(people):
        for one, other in combinations(sorted(group, key=lambda person: person.id), 2):
            if (one.id, other.id) not in found and (why := reasons(one, other, is_rare)):
                found[one.id, other.id] = (one, other, why)
    return sorted(found.values(), key=lambda pair: (-weight(pair[2]), pair[0].id, pair[1].id))[:most]


def _alike(people: list[Person]) -> Iterator[tuple[list[Person], bool]]:
    """Small groups of people to compare with one another: with a rare name, or with a sign in common besides."""
    heard: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        heard[sound(person.name)].append(person)
    left: dict[str, list[str]] = defaultdict(list)
    for name in heard:
        for key in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            left[key].append(name)
    for names in [[name] for name in heard] + [near for near in left.values() if len(near) > 1]:
        group = [person for name in names for person in heard[name]]
        if len(group) <= RARE:
            yield group, len(names) == 1
        else:
            yield from ((shelf, False) for shelf in _with_a_sign(group))


def _with_a_sign(group: list[Person]) -> Iterator[list[Person]]:
    shelves: dict[tuple[str, object], list[Person]] = defaultdict(list)
    for person in group:
        signs: list[tuple[str, object]] = [
            (SAME_AVATAR, person.avatar),
            *((SAME_GROUP, one) for one in person.groups),
        ]
        for sign in signs + ([(SAME_AGE, person.age)] if person.age else []):
            shelves[sign].append(person)
    return (shelf[:MOST_ALIKE] for shelf in shelves.values() if len(shelf) > 1)


def never_together(found: list[Pair], days: dict[int, set[date]]) -> list[Pair]:
    """The pairs who have no day of practice in common."""
    return [pair for pair in found if not days.get(pair[0].id, set()) & days.get(pair[1].id, set())]
