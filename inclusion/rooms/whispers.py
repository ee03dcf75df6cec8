"""What an aidant may whisper: prepared words only, so that nothing personal is ever written to a seat."""

from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from inclusion.i18n import DEFAULT, LOCALES
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Run
from inclusion.places.models import Seat

#: Kind words that suit any step.
WORDS = {
    "time": _l("Prenez votre temps. Rien n’est réel ici."),
    "read": _l("Relisez la consigne, puis regardez l’écran en entier."),
    "back": _l("Vous pouvez revenir en arrière, rien n’est perdu."),
    "help": _l("Appuyez sur « Aide », c’est fait pour cela."),
    "coming": _l("J’arrive près de vous."),
    "bravo": _l("C’est très bien, continuez comme cela."),
}
HINT = "hint:"


def prepared(seat: Seat, locale: str) -> list[tuple[str, str]]:
    """(key, words) of everything that may be whispered to a seat: the hints of its step, then kind words."""
    run = Run.of_key(seat.run) if seat.run else None
    hints = _hints(run, seat.step, locale) if run else []
    return [(f"{HINT}{number}", words) for number, words in enumerate(hints)] + [
        (key, str(words)) for key, words in WORDS.items()
    ]


def _hints(run: Run, number: int, locale: str) -> list[str]:
    edition: Edition = library().edition(run.version_id)
    step = edition.document.steps[min(number, len(edition.document.steps) - 1)]
    texts, scenario = edition.texts(locale), edition.course(run.persona, run.seed).scenario
    return [scenario.says(texts[f"steps.{step.id}.hints.{place}"]) for place in range(len(step.hints))]


def said(seat: Seat, key: str) -> str | None:
    """The words of this key in the language of the seat; None for a key that is not prepared."""
    locale = seat.locale if seat.locale in LOCALES else DEFAULT
    with force_locale(locale):
        return dict(prepared(seat, locale)).get(key)
