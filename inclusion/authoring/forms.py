"""The forms that begin a module."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from inclusion.assessments.bank import LONGEST_INSTRUCTION, WORD
from inclusion.authoring.answers import lines
from inclusion.authoring.offers import FIXED
from inclusion.places.models import Structure
from inclusion.received import whole_number

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

    structure = SelectField(_l("Pour quelle structure"), coerce=whole_number, validate_choice=False)

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


class ItemForm(StartForm):
    """What matters in a screen of the diagnostic, from which a whole small one is made."""

    do = _line(
        _l("La mission, en 12 mots au plus"), _l("« Ouvrez la page des horaires. » Une seule chose à faire."),
        _l("Écrivez ce que la personne doit faire."),
    )  # fmt: skip
    skill = SelectField(_l("Que regarde cet écran ?"), choices=[SelectChoice(*one) for one in FIXED["skills"]])
    level = SelectField(
        _l("À quel niveau ?"), description=_l("Celui des personnes qui y arrivent 7 fois sur 10."), default="1",
        choices=[SelectChoice(*one) for one in FIXED["item_levels"]],
    )  # fmt: skip
    shape = SelectField(
        _l("Sous quelle forme ?"), default="simulation", choices=[SelectChoice(*one) for one in FIXED["item_formats"]]
    )
    right = _line(
        _l("Le bon bouton"), _l("Ses mots, comme sur un vrai site : « Horaires »."), _l("Écrivez le bon bouton.")
    )
    wrong = TextAreaField(
        _l("Sur quoi appuie-t-on à la place ?"),
        description=_l("Une ligne par bouton, 3 au plus. Chaque confusion sera expliquée."),
        validators=[Length(max=300, message=_l("C’est trop long\u202f: 300 signes au plus."))],
    )

    def validate_do(self, field: Field) -> None:
        words = len(WORD.findall(field.data or ""))
        if words > LONGEST_INSTRUCTION:
            raise ValidationError(_("La mission a %(count)s mots : 12 au plus. Gardez l’essentiel.", count=words))

    def validate_wrong(self, field: Field) -> None:
        others = lines(field.data or "")
        if len({*others, self.right.data}) <= len(others):
            raise ValidationError(_("Écrivez des boutons différents."))
        if len(others) > 3:
            raise ValidationError(_("Gardez 3 boutons au plus : les plus fréquents."))
        if self.shape.data == "pictures" and len(others) < 2:
            raise ValidationError(_("Pour choisir parmi 3 ou 4, écrivez 2 ou 3 autres boutons."))
        if not others and self.level.data != "0":
            raise ValidationError(_("Écrivez au moins un autre bouton."))
