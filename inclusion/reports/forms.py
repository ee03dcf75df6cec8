"""The form of a report: filled in already, every value may be corrected."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from inclusion.clock import today
from inclusion.places.safe_texts import names_nobody
from inclusion.refusing import Day, Whole
from inclusion.reports import vocabulary
from inclusion.reports.activity import LONGEST, MOST_PEOPLE

#: No report is older: an earlier day is a slip.
FIRST_DAY = date(2000, 1, 1)
FAMILIES: dict[str, Mapping[str, Any]] = {
    "genders": vocabulary.GENDERS, "ages": vocabulary.AGES, "statuses": vocabulary.STATUSES,
}  # fmt: skip


def choices(words: Mapping[str, Any], empty: Any = None) -> list[SelectChoice]:
    first = [SelectChoice("", empty)] if empty else []
    return first + [SelectChoice(code, label) for code, label in words.items()]


class WholeNumber(Whole):
    """A number, whose refusal is said in our words."""

    refusal = _l("Saisissez un nombre, avec des chiffres seulement.")


class ReportDay(Day):
    """A day, whose refusal is said in our words."""

    refusal = _l("Choisissez la date.")


def count(label: Any) -> WholeNumber:
    """How many people: nothing is none."""
    bounds = NumberRange(0, MOST_PEOPLE, message=_l("Saisissez un nombre entre 0 et 10 000."))
    return WholeNumber(label, validators=[Optional(), bounds])


class ReportForm(FlaskForm):
    """A report, in the order in which La Coop asks for it."""

    kind = RadioField(_l("Type"), choices=choices(vocabulary.KINDS))
    day = ReportDay(_l("Date"), validators=[InputRequired(message=_l("Choisissez la date."))])
    minutes = WholeNumber(
        _l("Durée en minutes"),
        validators=[
            InputRequired(message=_l("Saisissez la durée en minutes, avec des chiffres.")),
            NumberRange(1, LONGEST, message=_l("Saisissez une durée entre 1 minute et 23 h 59.")),
        ],
    )
    place = SelectField(_l("Lieu"), choices=choices(vocabulary.PLACES))
    town = StringField(_l("Commune"), validators=[Length(max=60, message=_l("Ce nom est trop long."))])
    postcode = StringField(
        _l("Code postal"), validators=[Optional(), Regexp(r"[0-9]{5}\Z", message=_l("Un code postal a 5 chiffres."))]
    )
    insee = StringField(
        _l("Code Insee"),
        validators=[
            Optional(),
            Regexp(r"[0-9][0-9AB][0-9]{3}\Z", message=_l("Un code Insee a 5 signes, comme 46042.")),
        ],
    )
    themes = SelectMultipleField(_l("Thèmes"), choices=choices(vocabulary.THEMES))
    demarche = StringField(
        _l("Nom de la démarche"),
        validators=[Length(max=120, message=_l("C’est trop long : 120 signes au plus.")), names_nobody],
    )
    materials = SelectMultipleField(_l("Matériel utilisé"), choices=choices(vocabulary.MATERIALS))
    title = StringField(
        _l("Nom de l’atelier"),
        validators=[Length(max=80, message=_l("Ce nom est trop long : 80 signes au plus.")), names_nobody],
    )
    level = SelectField(_l("Niveau de l’atelier"), choices=choices(vocabulary.LEVELS, _l("Non dit")))
    autonomy = SelectField(_l("Niveau d’autonomie"), choices=choices(vocabulary.AUTONOMY, _l("Non dit")))
    redirection = SelectField(
        _l("Orienté vers une autre structure"), choices=choices(vocabulary.REDIRECTIONS, _l("Non"))
    )
    total = count(_l("Nombre de personnes"))
    known = count(_l("Déjà accompagnées avant"))

    def validate_day(self, field: Field) -> None:
        """A report tells what took place; overseas, it may be tomorrow already."""
        if field.data and not FIRST_DAY <= field.data <= today() + timedelta(days=1):
            raise ValidationError(_l("Choisissez la date."))

    def counts(self) -> dict[str, Any]:
        """The people, as a report keeps them: only what was said."""
        found: dict[str, Any] = {"total": self.total.data or 0, "known": self.known.data or 0}
        for family, words in FAMILIES.items():
            said = {code: self[f"{family}_{code}"].data or 0 for code in words}
            found[family] = {code: number for code, number in said.items() if number}
        return found


for _family, _words in FAMILIES.items():
    for _code, _label in _words.items():
        setattr(ReportForm, f"{_family}_{_code}", count(_label))
