"""The form that an aidant fills in with a new learner."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import AnyOf, DataRequired, Length

from inclusion.accounts.models import AVATARS
from inclusion.places.models import Structure
from inclusion.simulator.real_data import looks_real

LEVELS = ("0", "1", "2", "3")


class LearnerForm(FlaskForm):
    """A first name or nickname and a drawing: nothing else is asked."""

    structure = SelectField(_l("Structure"), coerce=int, validate_choice=False)
    name = StringField(
        _l("Prénom ou surnom"),
        description=_l("Jamais le nom de famille."),
        filters=[lambda text: text.strip() if text else text],
        validators=[
            DataRequired(message=_l("Saisissez un prénom ou un surnom.")),
            Length(max=30, message=_l("Ce prénom est trop long : 30 signes au plus.")),
        ],
    )
    avatar = SelectField(
        _l("Image"), coerce=int, choices=[SelectChoice(n, str(n)) for n in range(AVATARS)], default=0
    )

    told = BooleanField(_l("Nous avons lu cette information ensemble."))

    def __init__(self, structures: list[Structure], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(structure.id, structure.name) for structure in structures]

    def validate_name(self, field: Field) -> None:
        """A name is letters; figures and @ would be an address or a number that we must not keep."""
        if re.search(r"[\d@_/\\<>]", field.data or ""):
            raise ValidationError(_l("Saisissez seulement des lettres : ni chiffre, ni adresse."))


class RatingForm(FlaskForm):
    """The level that an aidant has seen, and why, which the person will read."""

    niveau = StringField(validators=[AnyOf(LEVELS, message=_l("Choisissez une des 4 plantes. Rien n’a changé."))])
    raison = StringField(
        _l("Pourquoi"),
        filters=[lambda text: " ".join(text.split()) if text else ""],
        validators=[Length(max=200, message=_l("C’est trop long : 200 signes au plus. Le niveau n’a pas changé."))],
    )

    def validate_raison(self, field: Field) -> None:
        """What is written of somebody is kept: neither a number nor an address of theirs may be in it."""
        if looks_real(field.data or "") or "@" in field.data or re.search(r"(?:\d[ .-]?){6}", field.data):
            raise ValidationError(
                _l("Enlevez le numéro ou l’adresse : on ne les garde pas. Le niveau n’a pas changé.")
            )
