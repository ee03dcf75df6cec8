"""Forms of the trusted browser and of a learner's letters."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length

from inclusion.places.models import Structure


class KioskForm(FlaskForm):
    """Open a browser to the learners of a structure."""

    structure = SelectField(_l("Structure"), coerce=int, validate_choice=False)
    label = StringField(
        _l("Nom de ce poste"),
        description=_l("Par exemple : près de la fenêtre"),
        validators=[
            InputRequired(message=_l("Saisissez le nom de ce poste.")),
            Length(max=40, message=_l("Ce nom est trop long : 40 signes au plus.")),
        ],
    )

    def __init__(self, structures: list[Structure], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(structure.id, structure.name) for structure in structures]


class LettersForm(FlaskForm):
    """The six letters of a card."""

    letters = StringField(
        _l("Vos 6 lettres"),
        description=_l("Elles sont écrites sur votre carte."),
        validators=[
            InputRequired(message=_l("Saisissez les 6 lettres de votre carte.")),
            Length(max=20, message=_l("C’est trop long : il y a 6 lettres.")),
        ],
    )
