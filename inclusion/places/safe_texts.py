"""A field for a few words about somebody: what the rules refuse is told kindly, with the reason and the way out."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from inclusion.language import private
from inclusion.language.private import Refusal, refusals


def said(refusal: Refusal) -> str:
    """Why a text is refused, and what to write instead."""
    told: str = {
        private.NIR: _("Un numéro de sécurité sociale ne se garde pas ici. Enlevez-le."),
        private.IBAN: _("Un numéro de compte bancaire ne se garde pas ici. Enlevez-le."),
        private.PHONE: _("Un numéro de téléphone ne se garde pas ici. Enlevez-le."),
        private.EMAIL: _("Une adresse de courriel ne se garde pas ici. Enlevez-la."),
        private.CARD: _("Un numéro de carte bancaire ne se garde pas ici. Enlevez-le."),
        private.PASSWORD: _("Cela ressemble à un mot de passe ou à un code. Enlevez-le."),
        private.ADDRESS: _("Une adresse ne se garde pas ici. Enlevez-la."),
        private.HEALTH: _(
            "La santé ne s’écrit pas ici (« %(word)s »). Écrivez ce qui aide, par exemple : « lit mieux en grand »."
        ),
    }[refusal.kind]  # fmt: skip
    return told % {"word": refusal.piece} if refusal.kind == private.HEALTH else told


def is_safe(form: Any, field: Field) -> None:
    """Refuse what must not be kept; every reason is told at once."""
    found = refusals(field.data or "")
    if found:
        raise ValidationError(" ".join(said(refusal) for refusal in found))


def names_nobody(form: Any, field: Field) -> None:
    """For a name that may leave the place: refuse what is somebody's own. A benefit's name tells no health."""
    found = [refusal for refusal in refusals(field.data or "") if refusal.kind != private.HEALTH]
    if found:
        raise ValidationError(" ".join(said(refusal) for refusal in found))


def safe_text(label: Any, hint: Any, longest: int = private.LONGEST) -> TextAreaField:
    """A short text about somebody."""
    return TextAreaField(
        label,
        description=hint,
        filters=[lambda text: " ".join(text.split()) if text else text],
        validators=[
            DataRequired(message=_l("Écrivez quelques mots.")),
            Length(max=longest, message=_l("C’est trop long. Gardez l’essentiel.")),
            is_safe,
        ],
    )
