"""The forms about days to come."""

from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField, ValidationError
from wtforms.validators import DataRequired

from inclusion.clock import today
from inclusion.progress.preparing import can_be_real

FARTHEST = timedelta(days=366)


def near_day(text: str | None, first: date) -> date | None:
    """A day as the browser writes it, from `first` on and within a year; None when none is given."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValidationError(_l("Choisissez un jour, par exemple 12/03/2027.")) from None
    if not first <= day <= first + FARTHEST:
        raise ValidationError(_l("Choisissez un jour à venir, dans l’année."))
    return day


class RealDayForm(FlaskForm):
    """« Ma vraie démarche est le 12 »."""

    slug = StringField(_l("Quelle démarche ?"), validators=[DataRequired(message=_l("Choisissez une démarche."))])
    day = StringField(_l("Quel jour ?"), validators=[DataRequired(message=_l("Choisissez le jour."))])
    chosen: date | None = None

    def validate_slug(self, field: Field) -> None:
        if not can_be_real(field.data or ""):
            raise ValidationError(_l("Choisissez une démarche."))

    def validate_day(self, field: Field) -> None:
        self.chosen = near_day(field.data, today())
