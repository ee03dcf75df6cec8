"""How somebody likes pages to look: colours, size of the text, letters."""

from flask import session
from flask_babel import lazy_gettext as _l
from flask_login import current_user

# The choices of display, the usual one first.
DISPLAY = {
    "theme": ("auto", "light", "dark"),
    "text": ("normal", "large", "larger"),
    "font": ("system", "atkinson"),
}
#: Age brackets, which are those of La Coop: nobody’s year of birth is ever asked.
AGES = {
    "": _l("Non dit"),
    "0-11": _l("Moins de 12 ans"),
    "12-17": _l("12 à 17 ans"),
    "18-24": _l("18 à 24 ans"),
    "25-39": _l("25 à 39 ans"),
    "40-59": _l("40 à 59 ans"),
    "60-69": _l("60 à 69 ans"),
    "70+": _l("70 ans ou plus"),
}
TEXT_SIZES = {"normal": _l("Normale"), "large": _l("Grande"), "larger": _l("Très grande")}


def chosen_display() -> dict[str, str]:
    """The learner's own choices, else those of this session, else the usual ones."""
    if current_user.is_learner:
        return {"theme": current_user.theme, "text": current_user.text_size, "font": current_user.font}
    chosen = session.get("display", {})
    return {name: chosen.get(name, values[0]) for name, values in DISPLAY.items()}
