"""How somebody likes pages to look: colours, size of the text, letters."""

from flask import session
from flask_login import current_user

# The choices of display, the usual one first.
DISPLAY = {
    "theme": ("auto", "light", "dark"),
    "text": ("normal", "large", "larger"),
    "font": ("system", "atkinson"),
}


def chosen_display() -> dict[str, str]:
    """The learner's own choices, else those of this session, else the usual ones."""
    if current_user.is_learner:
        return {"theme": current_user.theme, "text": current_user.text_size, "font": current_user.font}
    chosen = session.get("display", {})
    return {name: chosen.get(name, values[0]) for name, values in DISPLAY.items()}
