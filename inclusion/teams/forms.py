"""Invitations, roles, and the card of a structure."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, StringField
from wtforms.validators import DataRequired, Length, Regexp

from inclusion.accounts.forms import NewPasswordForm
from inclusion.security import STAFF_ROLES


def tidied(text: str | None) -> str:
    """What was typed, without the spaces around and between that nobody meant."""
    return " ".join((text or "").split())


class RolesForm(FlaskForm):
    """The roles of somebody in a structure: one at least."""

    aidant = BooleanField(_l("Aidant : accompagne les apprenants et voit leur chemin"))
    trainer = BooleanField(_l("Formateur : prépare les exercices"))
    manager = BooleanField(_l("Responsable : gère l’équipe et la structure"))

    @property
    def chosen(self) -> list[str]:
        return [role for role in STAFF_ROLES if self[role].data]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        is_right: bool = super().validate(*args, **kwargs)
        if not self.chosen:
            self.aidant.errors = [_l("Choisissez un rôle, ou plusieurs.")]
        return is_right and bool(self.chosen)


class InvitationForm(RolesForm):
    """Whom one invites, and for which roles."""

    label = StringField(
        _l("Qui invitez-vous ?"),
        description=_l("Un prénom ou un nom, pour vous y retrouver."),
        filters=[tidied],
        validators=[
            DataRequired(message=_l("Saisissez un prénom ou un nom.")),
            Length(max=60, message=_l("Ce nom est trop long : 60 signes au plus.")),
        ],
    )


class ManagerForm(FlaskForm):
    """Whom an administrator invites: always somebody who will manage."""

    label = InvitationForm.label


class JoinForm(NewPasswordForm):
    """The account of somebody who was invited."""

    name = StringField(
        _l("Votre prénom et votre nom"),
        description=_l("C’est ainsi que votre équipe vous verra."),
        filters=[tidied],
        validators=[
            DataRequired(message=_l("Saisissez votre prénom et votre nom.")),
            Length(max=60, message=_l("Ce nom est trop long : 60 signes au plus.")),
        ],
    )
    email = EmailField(
        _l("Votre adresse de courriel"),
        description=_l("Elle sert à vous connecter. Nous n’y envoyons rien."),
        filters=[lambda text: text.strip() if text else text],
        validators=[
            DataRequired(message=_l("Saisissez votre adresse de courriel.")),
            Length(max=120, message=_l("Cette adresse est trop longue.")),
            Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+$", message=_l("Vérifiez l’adresse : elle ressemble à nom@site.fr.")),
        ],
    )


class StructureForm(FlaskForm):
    """Where a structure is, and whether its aidants may write notes."""

    name = StringField(
        _l("Nom de la structure"),
        filters=[tidied],
        validators=[
            DataRequired(message=_l("Saisissez le nom de la structure.")),
            Length(max=80, message=_l("Ce nom est trop long : 80 signes au plus.")),
        ],
    )
    address = StringField(
        _l("Adresse"),
        filters=[tidied],
        validators=[Length(max=120, message=_l("Cette adresse est trop longue : 120 signes au plus."))],
    )
    postcode = StringField(
        _l("Code postal"),
        filters=[tidied],
        validators=[Regexp(r"([0-9]{5})?\Z", message=_l("Vérifiez le code postal : il a 5 chiffres."))],
    )
    town = StringField(
        _l("Commune"),
        filters=[tidied],
        validators=[Length(max=60, message=_l("Ce nom est trop long : 60 signes au plus."))],
    )
    insee = StringField(
        _l("Code Insee de la commune"),
        description=_l("Il sert aux comptes rendus. Vous le trouvez sur le site de l’Insee."),
        filters=[lambda text: tidied(text).upper()],
        validators=[
            Regexp(r"([0-9]{5}|2[AB][0-9]{3})?\Z", message=_l("Vérifiez ce code : il a 5 signes, comme 26362."))
        ],
    )
    has_notes = BooleanField(_l("Les aidants peuvent écrire des notes courtes sur les apprenants"))


class NewStructureForm(FlaskForm):
    """What is needed to open a structure; its manager says the rest."""

    name = StructureForm.name
    town = StructureForm.town
