"""The journal of a structure, in plain French: who did what, by name when the person is still known."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from inclusion.accounts.models import Staff
from inclusion.audit import ACTS, COMMAND, Audit
from inclusion.places.models import Kiosk, Structure
from inclusion.teams.models import Invitation

#: Where the name of a subject is; learners are not named here: a manager is not always their aidant.
NAMED = {"staff": (Staff, "name"), "kiosk": (Kiosk, "label"), "invitation": (Invitation, "label")}


@dataclass(frozen=True)
class Entry:
    """One act: when, who, and the rest of the sentence."""

    at: datetime
    who: str
    what: str


def count(place: Structure) -> int:
    return int(Audit.select().where(Audit.place == str(place.id)).count())


def entries(place: Structure, page: int, size: int) -> list[Entry]:
    """One page of the journal, the latest act first."""
    acts = list(Audit.select().where(Audit.place == str(place.id)).order_by(Audit.id.desc()).paginate(page, size))
    names = _names({act.actor for act in acts} | {act.subject for act in acts})
    return [Entry(act.at, _who(act.actor, names), _what(act, names)) for act in acts]


def _names(marks: set[str]) -> dict[str, str]:
    """The names behind « staff:3 » and the like, one query per kind."""
    found: dict[str, str] = {}
    for kind, (model, field) in NAMED.items():
        numbers = [int(mark.partition(":")[2]) for mark in marks if mark.partition(":")[0] == kind]
        for row in model.select().where(model.id.in_(numbers)) if numbers else ():
            found[f"{kind}:{row.id}"] = getattr(row, field)
    return found


def _who(mark: str, names: dict[str, str]) -> str:
    if mark == COMMAND:
        return _("Le serveur")
    return names.get(mark) or (_("Un apprenant") if mark.startswith("learner:") else _("Une personne partie"))


def _what(act: Audit, names: dict[str, str]) -> str:
    subject = names.get(act.subject)
    if subject is None:
        subject = _("un apprenant") if act.subject.startswith("learner:") else _("une personne partie")
    sentence = ACTS.get(act.action)
    return str(sentence) % {"subject": subject} if sentence else _("a fait : %(act)s", act=act.action)
