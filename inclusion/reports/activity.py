"""An activity report as La Coop takes it: what it holds, what makes it refused, and its rows. Pure.

Its two validity rules (`cra/validation/canHave*.ts`): an administrative theme, or the name of a démarche, is valid
only if « aide aux démarches administratives » is there too; and nobody is counted twice: each family of counts
(gender, age, status) is at most the total, between 1 and 10 000.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from inclusion.records import frozen

MOST_PEOPLE = 10_000
LONGEST = 23 * 60 + 59
INDIVIDUAL, COLLECTIVE = "individuel", "collectif"
DEMARCHES = "aide_aux_demarches_administratives"

#: Reasons for which a report is refused.
NO_THEME, NEEDS_DEMARCHES, NOBODY, TOO_MANY, COUNTED_TWICE, LASTING, NO_TOWN = (
    "no_theme", "needs_demarches", "nobody", "too_many", "counted_twice", "lasting", "no_town",
)  # fmt: skip
#: Places for which La Coop wants the town.
AWAY = ("domicile", "autre")


@frozen
class People:
    """Anonymous participants. Each mapping counts codes of its family; what is missing is « non communiqué »."""

    total: int = 1
    known: int = 0
    genders: Mapping[str, int] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)


@frozen
class Activity:
    """One report. `minutes` is whole minutes; `names` are of use in the author's own sheet alone."""

    number: str
    kind: str
    day: date
    minutes: int
    place: str
    themes: tuple[str, ...]
    administrative: frozenset[str]
    materials: tuple[str, ...] = ()
    demarche: str = ""
    title: str = ""
    level: str = ""
    autonomy: str = ""
    redirection: str = ""
    people: People = People()
    structure: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    insee: str = ""
    saved_at: datetime | None = None
    changed_at: datetime | None = None
    names: tuple[str, ...] = ()


def problems(activity: Activity) -> list[str]:
    """Why La Coop would refuse it; nothing when it would not."""
    people = activity.people
    families = (people.genders, people.ages, people.statuses)
    needs_demarches = bool(activity.administrative & set(activity.themes) or activity.demarche)
    found = {
        NO_THEME: not activity.themes,
        NEEDS_DEMARCHES: needs_demarches and DEMARCHES not in activity.themes,
        NOBODY: people.total < 1,
        TOO_MANY: people.total > MOST_PEOPLE,
        COUNTED_TWICE: any(sum(family.values()) > people.total for family in families)
        or people.known > people.total
        or any(count < 0 for family in families for count in family.values()),
        LASTING: not 1 <= activity.minutes <= LONGEST,
        NO_TOWN: activity.place in AWAY and not (activity.town and activity.postcode and activity.insee),
    }
    return [reason for reason, is_so in found.items() if is_so]


def spread(counts: Mapping[str, int], total: int, unsaid: str) -> list[str]:
    """One code a person: those counted, then the rest unsaid."""
    said = [code for code, count in counts.items() for _one in range(count)]
    return (said + [unsaid] * total)[:total]


def document(activity: Activity) -> dict[str, Any]:
    """The report as JSON, with La Coop's names and codes: never a name, never a note."""
    people = activity.people
    found: dict[str, Any] = {
        "id": activity.number,
        "type": activity.kind,
        "date": activity.day.isoformat(),
        "duree": activity.minutes,
        "type_lieu": activity.place,
        "materiel": list(activity.materials),
        "thematiques": list(activity.themes),
        "oriente_vers_structure": bool(activity.redirection),
        "lieu": {
            "nom": activity.structure, "adresse": activity.address, "commune": activity.town,
            "code_postal": activity.postcode, "code_insee": activity.insee,
        },
        "participants": {
            "total": people.total, "dejaAccompagne": people.known, "genre": dict(people.genders),
            "trancheAge": dict(people.ages), "statutSocial": dict(people.statuses),
        },
    }  # fmt: skip
    optional = {
        "structure_de_redirection": activity.redirection,
        "precisions_demarche": activity.demarche,
        "titre_atelier": activity.title if activity.kind == COLLECTIVE else "",
        "niveau_atelier": activity.level if activity.kind == COLLECTIVE else "",
        "autonomie": activity.autonomy if activity.kind == INDIVIDUAL else "",
    }
    return found | {name: value for name, value in optional.items() if value}


def administrative_of(themes: Iterable[str], administrative: Iterable[str]) -> tuple[str, ...]:
    """Themes with the one that administrative ones need, each once, in the order given."""
    found = list(dict.fromkeys(themes))
    if set(found) & set(administrative) and DEMARCHES not in found:
        found.insert(0, DEMARCHES)
    return tuple(found)
