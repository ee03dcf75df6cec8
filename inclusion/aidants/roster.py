"""Rows of a file as learners to welcome: every error at once, by row and column; a name twice is an error too."""

from dataclasses import asdict
from typing import Any

from inclusion.aidants.first_names import is_name
from inclusion.aidants.spreadsheets import Row
from inclusion.folding import plain
from inclusion.language.private import refusals
from inclusion.records import frozen

NAME, GROUP, AGE, LANGUAGE, TEXT, LISTENS = "name", "group", "age", "locale", "text_size", "listens"
#: How columns may be called, without accents or capitals; the first is that of the model.
COLUMNS = {
    NAME: ("prenom ou surnom", "prenom", "surnom"),
    GROUP: ("groupe",),
    AGE: ("tranche d'age", "age", "tranche"),
    LANGUAGE: ("langue",),
    TEXT: ("taille du texte", "texte"),
    LISTENS: ("ecoute", "prefere ecouter"),
}
AGES = {
    "moins de 12 ans": "0-11", "12 à 17 ans": "12-17", "18 à 24 ans": "18-24", "25 à 39 ans": "25-39",
    "40 à 59 ans": "40-59", "60 à 69 ans": "60-69", "70 ans ou plus": "70+",
}  # fmt: skip
LANGUAGES = {"français": "fr", "français facile": "fr@falc", "anglais": "en", "arabe": "ar"}
TEXTS = {"normale": "normal", "grande": "large", "très grande": "larger"}
YES_NO = {"oui": True, "non": False}
LISTS: dict[str, dict[str, Any]] = {AGE: AGES, LANGUAGE: LANGUAGES, TEXT: TEXTS, LISTENS: YES_NO}
FORMULAS = ("=", "+", "-", "@")

NO_NAME_COLUMN, UNKNOWN_COLUMN, TWICE_COLUMN, EMPTY = "no_name_column", "unknown_column", "twice_column", "empty"
MISSING, LONG, NOT_LETTERS, TWICE, KNOWN, NOT_IN_LIST, UNSAFE, FORMULA, UNTITLED = (
    "missing", "long", "not_letters", "twice", "known", "not_in_list", "unsafe", "formula", "untitled",
)  # fmt: skip


@frozen
class Newcomer:
    """Somebody to welcome, as the file says."""

    name: str
    group: str = ""
    age: str = ""
    locale: str = ""
    text_size: str = "normal"
    listens: bool = False

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@frozen
class Fault:
    """What is wrong: where (row from 1, name of the column), why, and the words that show it."""

    row: int
    column: str
    why: str
    detail: str = ""


def read(rows: list[Row], known: set[str]) -> tuple[list[Newcomer], list[Fault]]:
    """The learners of a file, and every fault; `known` are the plain names of those who are there already."""
    if not rows:
        return [], [Fault(1, "", EMPTY)]
    number, header = rows[0]
    places, faults = _header(number, header)
    if faults:
        return [], faults
    found: list[Newcomer] = []
    seen: dict[str, int] = {}
    for row, cells in rows[1:]:
        given = {field: cells[at] if at < len(cells) else "" for field, at in places.items()}
        faults += _faults(row, given, seen, known)
        stray = [at for at, cell in enumerate(cells) if cell and at not in places.values()]
        faults += [Fault(row, chr(65 + at), UNTITLED) for at in stray]
        seen.setdefault(plain(given[NAME]), row)
        found.append(_newcomer(given))
    return found, faults or ([] if found else [Fault(number + 1, "", EMPTY)])


def _header(number: int, cells: list[str]) -> tuple[dict[str, int], list[Fault]]:
    """Where each field stands; a column that is not ours would bring what must not be kept."""
    names = {alias: field for field, aliases in COLUMNS.items() for alias in aliases}
    places: dict[str, int] = {}
    faults = []
    for at, cell in enumerate(cells):
        field = names.get(plain(cell))
        if cell and field is None:
            faults.append(Fault(number, cell[:40], UNKNOWN_COLUMN))
        elif field in places:
            faults.append(Fault(number, cell[:40], TWICE_COLUMN))
        elif field:
            places[field] = at
    if NAME not in places:
        faults.append(Fault(number, "", NO_NAME_COLUMN))
    return places, faults


def _faults(row: int, given: dict[str, str], seen: dict[str, int], known: set[str]) -> list[Fault]:
    found = [_name_fault(row, given[NAME], seen, known), _group_fault(row, given.get(GROUP, ""))]
    found += [_list_fault(row, field, given.get(field, "")) for field in LISTS]
    return [fault for fault in found if fault]


def _group_fault(row: int, group: str) -> Fault | None:
    if group.startswith(FORMULAS):
        return Fault(row, GROUP, FORMULA)
    if len(group) > 60:
        return Fault(row, GROUP, LONG, "60")
    return Fault(row, GROUP, UNSAFE) if refusals(group) else None


def _list_fault(row: int, field: str, said: str) -> Fault | None:
    if said.startswith(FORMULAS):
        return Fault(row, field, FORMULA)
    is_known = not said or _value(field, said) is not None
    return None if is_known else Fault(row, field, NOT_IN_LIST, ", ".join(LISTS[field]))


def _value(field: str, said: str) -> Any:
    """What an answer of a closed list stands for, None when it is not in the list."""
    return {plain(words): value for words, value in LISTS[field].items()}.get(plain(said))


def _name_fault(row: int, name: str, seen: dict[str, int], known: set[str]) -> Fault | None:
    if not name:
        return Fault(row, NAME, MISSING)
    if name.startswith(FORMULAS):
        return Fault(row, NAME, FORMULA)
    if len(name) > 30:
        return Fault(row, NAME, LONG, "30")
    if not is_name(name):
        return Fault(row, NAME, NOT_LETTERS)
    if plain(name) in seen:
        return Fault(row, NAME, TWICE, str(seen[plain(name)]))
    return Fault(row, NAME, KNOWN) if plain(name) in known else None


def _newcomer(given: dict[str, str]) -> Newcomer:
    said = {field: _value(field, given.get(field, "")) for field in LISTS}
    return Newcomer(
        name=given[NAME],
        group=given.get(GROUP, ""),
        age=said[AGE] or "",
        locale=said[LANGUAGE] or "",
        text_size=said[TEXT] or "normal",
        listens=bool(said[LISTENS]),
    )
