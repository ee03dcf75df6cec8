"""The forms that an aidant fills in about learners and groups."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import AnyOf, DataRequired, Length

from inclusion.accounts.display import AGES, TEXT_SIZES
from inclusion.accounts.models import AVATARS
from inclusion.aidants.first_names import is_name
from inclusion.i18n import LOCALES
from inclusion.language.private import refusals
from inclusion.places.models import Structure
from inclusion.places.safe_texts import names_nobody, said

LEVELS = ("0", "1", "2", "3")


def chosen(
    label: Any, values: Mapping[Any, Any], description: Any = "", coerce: Any = str, default: Any = None
) -> SelectField:
    """A choice in a closed list; anything else is refused in our own words."""
    return SelectField(
        label,
        description=description,
        coerce=coerce,
        default=default,
        choices=[SelectChoice(value, words) for value, words in values.items()],
        validate_choice=False,
        validators=[AnyOf(list(values), message=_l("Choisissez une réponse de la liste."))],
    )


def number(text: object) -> int:
    """A whole number, -1 for anything else."""
    return int(str(text)) if str(text).isdecimal() and len(str(text)) < 10 else -1


def trimmed(text: str | None) -> str | None:
    return " ".join(text.split()) if text else text


class _Named(FlaskForm):
    name = StringField(
        _l("Prénom ou surnom"),
        description=_l("Jamais le nom de famille."),
        filters=[trimmed],
        validators=[
            DataRequired(message=_l("Saisissez un prénom ou un surnom.")),
            Length(max=30, message=_l("Ce prénom est trop long : 30 signes au plus.")),
        ],
    )
    avatar = chosen(_l("Image"), {n: str(n) for n in range(AVATARS)}, coerce=number, default=0)

    def validate_name(self, field: Field) -> None:
        if not is_name(field.data or ""):
            raise ValidationError(_l("Saisissez seulement des lettres : ni chiffre, ni adresse."))


class LearnerForm(_Named):
    """A first name or nickname and a drawing: nothing else is asked."""

    structure = SelectField(_l("Structure"), coerce=number, validate_choice=False)

    told = BooleanField(_l("Nous avons lu cette information ensemble."))

    def __init__(self, structures: list[Structure], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(structure.id, structure.name) for structure in structures]


class RatingForm(FlaskForm):
    """The level that an aidant has seen, and why, which the person will read."""

    niveau = StringField(validators=[AnyOf(LEVELS, message=_l("Choisissez une des 4 plantes. Rien n’a changé."))])
    raison = StringField(
        _l("Pourquoi"),
        filters=[lambda text: " ".join(text.split()) if text else ""],
        validators=[Length(max=200, message=_l("C’est trop long : 200 signes au plus. Le niveau n’a pas changé."))],
    )

    def validate_raison(self, field: Field) -> None:
        """What is written of somebody is kept, and read by them: the rules of notes hold here too."""
        found = refusals(field.data or "")
        if found:
            raise ValidationError(" ".join([*map(said, found), _("Le niveau n’a pas changé.")]))


class ProfileForm(_Named):
    """What may be changed about a learner: how they are called, and how the pages speak to them."""

    age = chosen(_l("Tranche d’âge"), AGES, _l("Facultatif. Jamais la date de naissance."))
    locale = chosen(_l("Langue des consignes"), {"": _l("Celle du poste"), **LOCALES})
    text_size = chosen(_l("Taille du texte"), TEXT_SIZES)
    listens = BooleanField(_l("La personne préfère écouter : les boutons « Écouter » passent en premier"))


class GroupForm(FlaskForm):
    """The name of a group: what people call it, never somebody’s name."""

    structure = SelectField(_l("Structure"), coerce=number, validate_choice=False)
    name = StringField(
        _l("Nom du groupe"),
        description=_l("Par exemple : mardi matin."),
        filters=[trimmed],
        validators=[
            DataRequired(message=_l("Saisissez le nom du groupe.")),
            Length(max=60, message=_l("Ce nom est trop long : 60 signes au plus.")),
            names_nobody,
        ],
    )

    def __init__(self, structures: list[Structure], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(structure.id, structure.name) for structure in structures]
