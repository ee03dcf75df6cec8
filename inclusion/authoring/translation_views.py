"""A draft in two languages side by side: what is missing, what the French has left behind, and each text to write."""

from dataclasses import dataclass, replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.authoring import translation
from inclusion.authoring.access import me, mine
from inclusion.authoring.advice import advice
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import whole_of
from inclusion.authoring.reading import Reading, read_draft
from inclusion.authoring.translation import cleaned
from inclusion.authoring.translation_operations import Written, translate
from inclusion.i18n import LOCALES, direction, language
from inclusion.language.remark import Remark
from inclusion.modules.proofreading import kind
from inclusion.modules.stamps import Stamps
from inclusion.security import TRAINER, needs
from inclusion.simulator.words import typeset

blueprint = Blueprint("translating", __name__, template_folder="templates")

#: What the page may be asked to show: what is left to write, what the French has changed, everything.
TO_DO, CHANGED, ALL = "manque", "change", "tout"
SHOWN = {TO_DO: (translation.MISSING,), CHANGED: (translation.STALE,)}
ADVICE_SHOWN = 3
LONGEST_EXTRACT = 40


@dataclass
class Answer:
    """What became of a text that was sent: kept, or shown again as it was written, and why."""

    text: str = ""
    is_kept: bool = False
    problems: tuple[str, ...] = ()
    #: What somebody else has written there meanwhile.
    rival: str | None = None


@blueprint.get("/redaction/<key>/traductions")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    draft = mine(key)
    return _page(draft, {}), 200


@blueprint.post("/redaction/<key>/traductions")
@needs(TRAINER)
def save(key: str) -> ResponseReturnValue:
    """Keep what was written in one part of the module; or one text alone, which is then drawn again alone."""
    draft = mine(key)
    answers = _kept(draft, _locale(draft))
    if request.headers.get("HX-Request") == "true":
        return _alone(mine(key), answers)
    if all(answer.is_kept for answer in answers.values()):
        flash(_("Enregistré."), "success") if answers else None
        return redirect(_address(draft, _locale(draft)) + request.form.get("apres", ""), 303)
    return _page(mine(key), answers), 422


def _kept(draft: Draft, locale: str) -> dict[str, Answer]:
    """Write what can be kept of a form; what cannot is in the answers, as it was typed."""
    reading, stamps = _read(draft)
    answers: dict[str, Answer] = {}
    for line in translation.lines(reading, locale, stamps):
        text = cleaned(request.form.get(f"text:{line.place}", line.text), locale)
        if text != line.text or request.form.get("keep") == line.place:
            answers[line.place] = Answer(text, problems=tuple(translation.problems(line.french, text)))
    sound = [_written(place, answer) for place, answer in answers.items() if not answer.problems]
    _draft, rivals = translate(draft, me(), locale, sound) if sound else (draft, {})
    for one in sound:
        answers[one.place].rival = rivals.get(one.place)
        answers[one.place].is_kept = one.place not in rivals
    return answers


def _written(place: str, answer: Answer) -> Written:
    seen, french = request.form.get(f"seen:{place}", ""), request.form.get(f"french:{place}", "")
    return Written(place, answer.text, seen, french[:8])


def _page(draft: Draft, answers: dict[str, Answer]) -> str:
    reading, stamps = _read(draft)
    locale, shown = _locale(draft), request.values.get("voir", TO_DO)
    found = translation.lines(reading, locale, stamps)
    wanted = [line for line in found if line.state in SHOWN.get(shown, (line.state,)) or line.place in answers]
    return render_template(
        "authoring/translating.html", draft=draft, shown=shown, counts=translation.counts(reading, stamps),
        sections=translation.in_sections(wanted), answers=answers, unread=reading.unread, **_around(locale),
    )  # fmt: skip


def _alone(draft: Draft, answers: dict[str, Answer]) -> ResponseReturnValue:
    """One text, drawn again."""
    reading, stamps = _read(draft)
    locale, place = _locale(draft), request.form.get("place", "")
    found = [line for line in translation.lines(reading, locale, stamps) if line.place == place] or abort(404)
    counted = [count for count in translation.counts(reading, stamps) if count.locale == locale]
    return render_template(
        "authoring/translated_line.html", draft=draft, line=found[0], answer=answers.get(place),
        count=counted[0], **_around(locale),
    )  # fmt: skip


def _around(locale: str) -> dict[str, object]:
    """What each text needs to be drawn."""

    def remarks(text: str, place: str) -> list[tuple[bool, str]]:
        found = advice(text, kind(place), locale) if locale == translation.EASY else []
        return [(remark.is_warning, told(remark)) for remark in found[:ADVICE_SHOWN]]

    names = {**LOCALES, locale: LOCALES.get(locale, locale)}
    return {
        "locale": locale, "names": names, "text_lang": language(locale), "text_dir": direction(locale),
        "remarks": remarks,
    }  # fmt: skip


def told(remark: Remark) -> str:
    """A remark on one line, its words cut short when they are the whole text."""
    words = remark.extract if len(remark.extract) <= LONGEST_EXTRACT else remark.extract[:LONGEST_EXTRACT] + " (…)"
    return typeset(str(replace(remark, extract=words)))


def _read(draft: Draft) -> tuple[Reading, Stamps]:
    whole = whole_of(draft)
    return read_draft(whole["tree"], whole["texts"]), whole["stamps"]


def _locale(draft: Draft) -> str:
    """The language asked for, among those of the draft; easy French comes first."""
    asked = request.values.get("langue", translation.EASY)
    return asked if asked in translation.locales(whole_of(draft)["texts"]) else abort(404)


def _address(draft: Draft, locale: str) -> str:
    return url_for(".page", key=draft.key, langue=locale, voir=request.form.get("voir", TO_DO))
