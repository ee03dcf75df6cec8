"""Why somebody needs me, in one sentence, and the one thing to do about it."""

from datetime import date

from flask import url_for
from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from inclusion.aidants import urgency
from inclusion.aidants.urgency import Call, Reason
from inclusion.records import frozen

DRAWINGS = {
    urgency.HAND: "hand-stop",
    urgency.STUCK: "lifebuoy",
    urgency.ASLEEP: "lock",
    urgency.TO_ASK: "message-circle",
    urgency.COMING: "calendar",
    urgency.LATE: "clock",
    urgency.STOPPED: "player-pause",
    urgency.REVIEW: "refresh",
}
#: What cannot wait is said first, and said loudly.
PRESSING = (urgency.HAND, urgency.STUCK, urgency.ASLEEP)


@frozen
class Spoken:
    """A reason in words. `is_form`: the action changes something, so it is a button."""

    text: str
    drawing: str
    is_pressing: bool
    action: str
    href: str
    is_form: bool = False


def told(call: Call, titles: dict[str, str], today: date) -> list[Spoken]:
    """Each reason of somebody, the most pressing first; « à revoir » is said once for all démarches."""
    reviews = [reason for reason in call.reasons if reason.kind == urgency.REVIEW]
    waiting = {reason.slug for reason in call.reasons if reason.kind in (urgency.HAND, urgency.STUCK)}
    others = [
        reason
        for reason in call.reasons
        if reason.kind != urgency.REVIEW and not (reason.kind == urgency.STOPPED and reason.slug in waiting)
    ]
    return [_spoken(call, reason, titles, len(reviews), today) for reason in [*others, *reviews[:1]]]


def _spoken(call: Call, reason: Reason, titles: dict[str, str], reviews: int, today: date) -> Spoken:
    title = titles.get(reason.slug, reason.slug)
    text = _sentence(reason, title, reviews, today)
    learner_id = call.learner.id
    action, href, is_form = _("Voir où en est la personne"), url_for("aidants.learner", learner_id=learner_id), False
    if reason.kind == urgency.ASLEEP:
        action, href, is_form = _("Débloquer"), url_for("aidants.wake", learner_id=learner_id), True
    elif reason.kind in (urgency.COMING, urgency.TO_ASK):
        action = _("Préparer le jour") if reason.kind == urgency.COMING else _("Demander")
        href += "#rehearsals"
    elif reason.kind == urgency.LATE:
        action, href = _("Voir les propositions"), href + "#assignments"
    return Spoken(text, DRAWINGS[reason.kind], reason.kind in PRESSING, action, href, is_form)


def _sentence(reason: Reason, title: str, reviews: int, today: date) -> str:
    day = format_date(reason.day, "d MMMM")
    words = {"title": title, "day": day, "number": reason.number + 1}
    if reason.kind == urgency.REVIEW and reviews > 1:
        return ngettext("%(num)s démarche à revoir", "%(num)s démarches à revoir", reviews)
    if reason.kind == urgency.COMING and reason.day == today:
        return _("Sa vraie démarche est aujourd’hui : %(title)s", title=title)
    said: str = {
        urgency.HAND: _("Appelle un aidant, à l’étape %(number)s : %(title)s"),
        urgency.STUCK: _("Ne trouve pas la suite, à l’étape %(number)s : %(title)s"),
        urgency.ASLEEP: _("Son image se repose, après 5 codes faux"),
        urgency.TO_ASK: _("Sa vraie démarche était le %(day)s. La personne a-t-elle réussi ? %(title)s"),
        urgency.COMING: _("Sa vraie démarche est le %(day)s : %(title)s"),
        urgency.LATE: _("À faire avant le %(day)s : %(title)s"),
        urgency.STOPPED: _("Exercice arrêté le %(day)s, à l’étape %(number)s : %(title)s"),
        urgency.REVIEW: _("À revoir : %(title)s"),
    }[reason.kind]
    return said % words
