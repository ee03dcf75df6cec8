"""The form that an aidant fills in with a new learner."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from inclusion.accounts.models import AVATARS
from inclusion.places.models import Structure


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
