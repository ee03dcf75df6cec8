"""The journal of a structure, in plain French: who did what, by name when the person is still known."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inclusion.accounts.models import Learner, Staff
from inclusion.audit import ACTS, Audit
from inclusion.places.models import Group, Kiosk, Structure
from inclusion.records import frozen
from inclusion.teams.models import Invitation

#: Where the name of what an act is about is kept, as long as it is known.
NAMED = {
    "staff": (Staff, "name"),
    "learner": (Learner, "name"),
    "kiosk": (Kiosk, "label"),
    "group": (Group, "name"),
    "invitation": (Invitation, "label"),
}
UNKNOWN = {
    "learner": _l("un apprenant"),
    "staff": _l("une personne partie"),
}


@frozen
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
    names = _names({act.actor for act in acts} | {act.subject.partition("<")[0] for act in acts})
    return [Entry(act.at, _who(act.actor, names), _what(act, names)) for act in acts]


def _names(marks: set[str]) -> dict[str, str]:
    """The names behind « staff:3 » and the like, one query per kind."""
    found: dict[str, str] = {}
    for kind, (model, field) in NAMED.items():
        told = [mark.partition(":")[2] for mark in marks if mark.startswith(f"{kind}:")]
        numbers = [int(number) for number in told if number.isdecimal()]
        for row in model.select().where(model.id.in_(numbers)) if numbers else ():
            found[f"{kind}:{row.id}"] = getattr(row, field)
    return found


def _who(mark: str, names: dict[str, str]) -> str:
    if ":" not in mark:
        return _("Le serveur")
    return names.get(mark) or (_("Un apprenant") if mark.startswith("learner:") else _("Une personne partie"))


def _what(act: Audit, names: dict[str, str]) -> str:
    mark = act.subject.partition("<")[0]
    subject = names.get(mark) or str(UNKNOWN.get(mark.partition(":")[0], ""))
    sentence = ACTS.get(act.action)
    return str(sentence) % {"subject": subject} if sentence else _("a fait : %(act)s", act=act.action)
