"""Reports as a spreadsheet, with La Coop's columns in its order, one row for each participant."""

import io
from collections.abc import Iterable, Iterator
from importlib import import_module

from flask_babel import force_locale

from inclusion.i18n import DEFAULT
from inclusion.reports import vocabulary
from inclusion.reports.activity import COLLECTIVE, Activity, spread
from inclusion.spreadsheets import clean

# Source: coop-mediation-numerique, `list/export/buildAccompagnementsWorksheet.ts`. Not translated: it is read there.
BEFORE = ("Date", "Enregistré le", "Dernière modification le", "Type", "Participants")
OWN = "Bénéficiaire"
AFTER = (
    "Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee", "Durée (min)",
    "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags",
    "Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)", "Bénéficiaire réorienté",
    "Structure de redirection", "Commune du bénéficiaire", "Code postal du bénéficiaire",
    "Code Insee du bénéficiaire", "Genre", "Tranche d’âge", "Statut du bénéficiaire",
)  # fmt: skip
NOTES = "Notes supplémentaires"
LAST = "ID CRA"
#: A spreadsheet would compute a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def headers(own: bool) -> list[str]:
    """The columns; a beneficiary and notes exist in the author's own sheet alone."""
    return [*BEFORE, *([OWN] if own else []), *AFTER, *([NOTES] if own else []), LAST]


def rows(activity: Activity, own: bool) -> Iterator[list[object]]:
    """One row for each participant; the names, in the author's own sheet, are those of the first rows."""
    people = activity.people
    total = people.total
    genders = spread(people.genders, total, vocabulary.UNSAID)
    ages = spread(people.ages, total, vocabulary.UNSAID)
    statuses = spread(people.statuses, total, vocabulary.UNSAID)
    names = [*activity.names, *[""] * total][:total]
    for gender, age, status, name in zip(genders, ages, statuses, names, strict=True):
        yield [
            *_before(activity), *([name] if own else []), *_middle(activity),
            str(vocabulary.GENDERS[gender]), str(vocabulary.AGES[age]), str(vocabulary.STATUSES[status]),
            *([""] if own else []), activity.number,
        ]  # fmt: skip


def _before(activity: Activity) -> list[object]:
    return [
        activity.day, activity.saved_at, activity.changed_at, str(vocabulary.KINDS[activity.kind]),
        activity.people.total,
    ]  # fmt: skip


def _middle(activity: Activity) -> list[object]:
    is_collective = activity.kind == COLLECTIVE
    level = (
        str(vocabulary.LEVELS.get(activity.level, ""))
        if is_collective
        else vocabulary.STARS.get(activity.autonomy, "")
    )
    return [
        str(vocabulary.PLACES[activity.place]), activity.structure, activity.address, activity.town,
        activity.postcode, activity.insee, activity.minutes, activity.title if is_collective else "",
        ", ".join(str(vocabulary.MATERIALS[one]) for one in activity.materials),
        ", ".join(str(vocabulary.THEMES[one]) for one in activity.themes), "", activity.demarche, level,
        "Oui" if activity.redirection else "Non",
        str(vocabulary.REDIRECTIONS.get(activity.redirection, "")), "", "", "",
    ]  # fmt: skip


def workbook(activities: Iterable[Activity], own: bool) -> bytes:
    """The file, in French whatever the page speaks; words are written as words, whatever they begin with."""
    # It takes a tenth of the time to start, and most processes never need it.
    book = import_module("openpyxl").Workbook(write_only=True)
    sheet = book.create_sheet("Accompagnements")
    sheet.freeze_panes = "A2"
    sheet.append(headers(own))
    with force_locale(DEFAULT):
        for activity in activities:
            for row in rows(activity, own):
                sheet.append([_cell(sheet, value) for value in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _cell(sheet: object, value: object) -> object:
    value = clean(value)
    if not isinstance(value, str) or not value.startswith(FORMULA):
        return value
    cell = import_module("openpyxl.cell").WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell
