"""Forms of the trusted browser and of a learner's letters."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange

from inclusion.places.models import CONSENT, INTEREST, LONGEST_RETENTION, MISSION, Structure
from inclusion.received import whole_number
from inclusion.refusing import Whole


class KioskForm(FlaskForm):
    """Open a browser to the learners of a structure."""

    structure = SelectField(_l("Structure"), coerce=whole_number, validate_choice=False)
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
    """A card: its six letters, or what the camera read of its drawing."""

    token = HiddenField()
    letters = StringField(
        _l("Vos 6 lettres"),
        description=_l("Elles sont écrites sur votre carte."),
        validators=[Length(max=20, message=_l("C’est trop long : il y a 6 lettres."))],
    )

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.letters.flags.required = True  # Asked of whoever writes; the camera asks nothing.

    def validate_letters(self, field: Field) -> None:
        if not (self.token.data or (field.data or "").strip()):
            raise ValidationError(_l("Saisissez les 6 lettres de votre carte."))


class Months(Whole):
    """A number of months."""

    refusal = _l("Saisissez un nombre de mois, de 1 à 24.")


class NoticeForm(FlaskForm):
    """What a structure tells its learners about their data."""

    basis = RadioField(
        _l("Pourquoi la loi vous permet de garder ces données"),
        choices=[
            SelectChoice(MISSION, _l("Une mission d’intérêt public (article 6-1 e)")),
            SelectChoice(INTEREST, _l("L’intérêt légitime de votre structure (article 6-1 f)")),
            SelectChoice(CONSENT, _l("L’accord de la personne (article 6-1 a)")),
        ],
    )
    contact = StringField(
        _l("À qui écrire ou parler pour ses données"),
        description=_l("Par exemple : l’accueil, ou l’adresse de votre délégué à la protection des données."),
        filters=[lambda text: " ".join(text.split()) if text else ""],
        validators=[Length(max=120, message=_l("Ce texte est trop long : 120 signes au plus."))],
    )
    retention = Months(
        _l("Mois sans visite avant l’effacement"),
        description=_l("De 1 à 24 mois. 12 mois conviennent presque toujours."),
        validators=[
            InputRequired(message=_l("Saisissez un nombre de mois, de 1 à 24.")),
            NumberRange(1, LONGEST_RETENTION, message=_l("Saisissez un nombre de mois, de 1 à 24.")),
        ],
    )
