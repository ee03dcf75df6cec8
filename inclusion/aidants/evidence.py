"""Evidence as an aidant reads it: one line per step and passage, in words."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.accounts.models import Learner
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.models import Evidence
from inclusion.records import frozen
from inclusion.simulator.state import AIDANT, AUTONOMOUS, BYPASSED, DISCOVER, REPAIRED, rung

SHOWN = 200


@frozen
class Row:
    """One piece of evidence."""

    day: date
    title: str
    step: str
    mode: str
    level: int
    help: str
    mistakes: str
    detours: int
    hand: str


def rows_of(learner: Learner) -> list[Row]:
    """The latest evidence of a learner, newest first."""
    found = Evidence.select().where(Evidence.learner == learner).order_by(Evidence.id.desc()).limit(SHOWN)
    return [_row(proof) for proof in found]


def _row(proof: Evidence) -> Row:
    texts = library().edition(proof.version).texts(locale_id())
    place = f"steps.{proof.step}.name"
    return Row(
        day=proof.day,
        title=texts["title"],
        step=texts.get(place, proof.step),
        mode=mode_in_words(proof.mode),
        level=rung(proof.mode, proof.help, proof.hand) if proof.outcome != BYPASSED else 0,
        help=_help(proof),
        mistakes=ngettext("%(num)s erreur", "%(num)s erreurs", len(proof.mistakes)) if proof.mistakes else "",
        detours=proof.detours,
        hand=_("l’aidant") if proof.hand == AIDANT else _("l’apprenant"),
    )


def mode_in_words(mode: str) -> str:
    """How a passage was made."""
    if mode == DISCOVER:
        return _("regardé")
    return _("sans aide") if mode == AUTONOMOUS else _("avec de l’aide")


def _help(proof: Evidence) -> str:
    if proof.outcome == BYPASSED:
        return _("passée par un autre chemin")
    if proof.outcome == REPAIRED and not proof.help:
        return _("aucune aide, erreur envoyée puis réparée")
    return [
        _("aucune aide"),
        _("un indice"),
        _("2 indices"),
        _("« C’est ici »"),
        _("geste fait à sa place"),
    ][proof.help if proof.mode != DISCOVER else 0]
