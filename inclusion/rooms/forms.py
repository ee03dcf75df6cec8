"""The forms of a workshop: opening it, sending everybody to a step, and leaving."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from inclusion.places.models import Group, Structure
from inclusion.places.safe_texts import names_nobody
from inclusion.received import whole_number


class RoomForm(FlaskForm):
    """Open a workshop: where, what it is called, and whose first names are shown."""

    structure = SelectField(_l("Structure"), coerce=whole_number, validate_choice=False)
    title = StringField(
        _l("Nom de l’atelier"),
        filters=[lambda text: " ".join(text.split()) if text else text],
        validators=[
            InputRequired(message=_l("Saisissez le nom de l’atelier.")),
            Length(max=80, message=_l("Ce nom est trop long : 80 signes au plus.")),
            names_nobody,
        ],
    )
    group = SelectField(
        _l("Pour qui"), description=_l("Seuls ces prénoms sont montrés sur les postes."),
        coerce=whole_number, default=0, validate_choice=False,
    )  # fmt: skip

    def __init__(self, structures: list[Structure], groups: list[Group], **kwargs: Any):
        super().__init__(**kwargs)
        self.structure.choices = [SelectChoice(place.id, place.name) for place in structures]
        everybody = SelectChoice(0, _l("Tous les apprenants"))
        self.group.choices = [everybody, *(SelectChoice(group.id, group.name) for group in groups)]

    def validate_group(self, field: SelectField) -> None:
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(_l("Ce groupe n’est plus ouvert. Choisissez-en un autre."))
