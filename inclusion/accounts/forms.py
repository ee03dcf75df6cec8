"""Signing in, protecting one's account, choosing a password."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, StringField, ValidationError
from wtforms.validators import EqualTo, InputRequired, Length

from inclusion.accounts.passwords import MINIMUM, TOO_SHORT, weakness


class SignInForm(FlaskForm):
    """Address and password of an aidant, trainer or manager."""

    email = EmailField(
        _l("Adresse de courriel"),
        validators=[
            InputRequired(message=_l("Saisissez votre adresse de courriel.")),
            Length(max=120, message=_l("Cette adresse est trop longue.")),
        ],
    )
    password = PasswordField(
        _l("Mot de passe"),
        validators=[
            InputRequired(message=_l("Saisissez votre mot de passe.")),
            Length(max=200, message=_l("Ce mot de passe est trop long.")),
        ],
    )


class CodeForm(FlaskForm):
    """The six figures that a telephone shows."""

    code = StringField(
        _l("Code de 6 chiffres"),
        description=_l("Il est affiché par l’application de votre téléphone."),
        validators=[
            InputRequired(message=_l("Saisissez le code.")),
            Length(max=40, message=_l("Ce code est trop long.")),
        ],
    )


class PaperForm(CodeForm):
    """One of the codes kept on paper."""

    code = StringField(
        _l("Code de secours"),
        description=_l("Il a 12 lettres. Chaque code sert une seule fois."),
        validators=CodeForm.code.kwargs["validators"],
    )


class NewPasswordForm(FlaskForm):
    """A new password, twice, because it is not shown."""

    new = PasswordField(
        _l("Nouveau mot de passe"),
        description=_l("12 signes ou plus. Plusieurs mots à la suite sont faciles à retenir."),
        validators=[
            InputRequired(message=_l("Choisissez un mot de passe.")),
            Length(max=200, message=_l("Ce mot de passe est trop long.")),
        ],
    )
    again = PasswordField(
        _l("Le même mot de passe, encore une fois"),
        validators=[
            InputRequired(message=_l("Saisissez le mot de passe une deuxième fois.")),
            EqualTo("new", message=_l("Ces mots de passe sont différents. Saisissez le même 2 fois.")),
        ],
    )

    def __init__(self, email: str | None = None, **kwargs: Any):
        super().__init__(**kwargs)
        self.address = email

    def validate_new(self, field: Field) -> None:
        weak = weakness(field.data or "", self.address or self.data.get("email") or "")
        if weak == TOO_SHORT:
            raise ValidationError(_("Ce mot de passe est trop court : choisissez %(n)s signes ou plus.", n=MINIMUM))
        if weak:
            raise ValidationError(_("Ce mot de passe ressemble à votre adresse. Choisissez d’autres mots."))


class PasswordForm(NewPasswordForm):
    """Change one's password: the one of today proves who asks."""

    password = SignInForm.password


class KnownPasswordForm(FlaskForm):
    """The password of today, before something that matters."""

    password = SignInForm.password


class SetUpForm(CodeForm):
    """The first code of a telephone, and the password, which proves who asks."""

    password = SignInForm.password
