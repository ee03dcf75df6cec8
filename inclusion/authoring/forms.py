"""The forms that begin a module."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from inclusion.places.models import Structure

LONGEST = 120


def _line(label: Any, hint: Any, missing: Any) -> StringField:
    return StringField(
        label,
        description=hint,
        filters=[lambda text: " ".join(text.split()) if text else text],
        validators=[
            InputRequired(message=missing),
            Length(max=LONGEST, message=_l("Cette réponse est trop longue\u202f: 120 signes au plus.")),
        ],
    )


class StartForm(FlaskForm):
    """What every way of beginning asks: for which structure."""

    structure = SelectField(_l("Pour quelle structure"), coerce=int, validate_choice=False)

    def __init__(self, structures: list[Structure], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(place.id, place.name) for place in structures]


class BlankForm(StartForm):
    """Five questions, from which a whole small module is made."""

    need = _line(_l("Pour qui ? Le besoin, comme on le dit"), _l("« J’ai perdu ma carte »"), _l("Écrivez le besoin."))
    title = _line(_l("Pour quoi faire ?"), _l("« Demander une nouvelle carte »"), _l("Écrivez ce que l’on va faire."))
    receives = _line(
        _l("Qu’a la personne en main à la fin ?"), _l("« L’accusé de réception de sa demande »"),
        _l("Écrivez ce que la personne reçoit."),
    )  # fmt: skip
    site = _line(_l("Sur quel site ?"), _l("« Mairie de Valbrune »"), _l("Écrivez le nom du site."))
    mistakes = TextAreaField(
        _l("Quelles erreurs voyez-vous souvent ?"),
        description=_l("Une ligne par erreur, 5 au plus. Chacune sera une réponse à expliquer."),
        validators=[Length(max=600, message=_l("C’est trop long\u202f: 600 signes au plus."))],
    )
