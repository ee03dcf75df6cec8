"""The sign-in of staff."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length


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
