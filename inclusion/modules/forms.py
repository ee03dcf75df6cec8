"""Forms of the learner's side."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length


class ResumeForm(FlaskForm):
    """The code of six letters that finds an exercise again."""

    code = StringField(
        _l("Votre code"),
        description=_l("6 lettres, par exemple : ABC DEF"),
        validators=[
            InputRequired(message=_l("Saisissez votre code.")),
            Length(max=20, message=_l("Ce code est trop long. Il a 6 lettres.")),
        ],
    )
