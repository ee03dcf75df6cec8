"""The form of one thing in a module, made from the questions about its kind; what it says goes back in its value."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, NumberRange, Optional

from inclusion.authoring import answers
from inclusion.authoring.asks import (
    CONDITION,
    LEVELS,
    LINES,
    OPTIONS,
    PAIRS,
    ROWS,
    SET,
    Ask,
)  # fmt: skip
from inclusion.authoring.choices import Choices, Option
from inclusion.authoring.naming import ids_in
from inclusion.authoring.offers import FIXED, offered
from inclusion.authoring.shapes import SHAPES
from inclusion.records import frozen
from inclusion.refusing import Day, Whole

PREFIX, LONGEST, MOST_CONDITIONS = "e_", 1200, 8
NOTHING = ("", "—")


@frozen
class About:
    """What is being written: an element (spelled out), where it is, and what its module offers."""

    kind: str
    value: dict[str, Any]
    screen: str
    choices: Choices
    depth: int
    #: The questions of a block; everything else has those of its kind.
    own: tuple[Ask, ...] = ()

    @property
    def asks(self) -> list[Ask]:
        found = [ask for ask in self.own or SHAPES.get(self.kind, ()) if ask.depth <= self.depth]
        return [ask for ask in found if ask.concerns(self.value)]


def form_for(about: About, **kwargs: Any) -> FlaskForm:
    """The form of an element, filled with what it is now or with what was sent."""
    fields: dict[str, Any] = {}
    for ask in about.asks:
        fields |= {f"{PREFIX}{ask.key}{suffix}": field for suffix, field in _fields(ask, about)}
    made: type[FlaskForm] = type("ElementForm", (FlaskForm,), fields)
    return made(**kwargs)


def grouped(about: About, form: FlaskForm) -> list[tuple[Ask, list[Field]]]:
    """The fields of each question, in order."""
    found = []
    for ask in about.asks:
        name = f"{PREFIX}{ask.key}"
        found.append((ask, [field for field in form if field.name == name or field.name.startswith(f"{name}-")]))
    return found


def _fields(ask: Ask, about: About) -> list[tuple[str, Any]]:
    value, words = about.value.get(ask.key), {"label": ask.label, "description": ask.hint}
    if ask.shape in (CONDITION, SET):
        return _conditions(ask, about, value)
    if ask.shape == LEVELS:
        return _levels(ask, value)
    return [("", _field(ask, about, value, words))]


def _field(ask: Ask, about: About, value: Any, words: dict[str, Any]) -> Any:
    longest = Length(max=LONGEST, message=_l("Ce texte est trop long\u202f: 1 200 signes au plus."))
    match ask.shape:
        case "one":
            options = offered(ask, about.choices, about.screen, about.value)
            known = _known([NOTHING, *options], str("" if value is None else value))
            return _select(known, str(_usual(value, ask)), **words)
        case "many":
            chosen = [str(one) for one in value or []]
            options = _known(offered(ask, about.choices, about.screen, about.value), *chosen)
            return SelectMultipleField(choices=[SelectChoice(*one) for one in options], default=chosen, **words)
        case "flag":
            return BooleanField(default=bool(_usual(value, ask)), **words)
        case "number":
            limits = NumberRange(0, 999, message=_l("Saisissez un nombre entre 0 et 999."))
            return WholeField(default=_usual(value, ask), validators=[Optional(), limits], **words)
        case "day":
            return DayField(default=_day(value), validators=[Optional()], **words)
        case "line":
            return StringField(default=_usual(value, ask), validators=[longest], **words)
    return TextAreaField(default=_written(ask, value), validators=[Length(max=4 * LONGEST)], **words)


class WholeField(Whole):
    """A whole number, with our own words when it is none."""

    refusal = _l("Saisissez un nombre.")


class DayField(Day):
    """A day, with our own words when it is none."""

    refusal = _l("Saisissez une date.")


def _usual(value: Any, ask: Ask) -> Any:
    return answers.set_in_type(value) if value is not None else "" if ask.usual is None else ask.usual


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None


def _select(options: list[Option], chosen: str, **words: Any) -> Any:
    return SelectField(choices=[SelectChoice(*one) for one in options], default=chosen, **words)


def _known(options: list[Option], *values: str) -> list[Option]:
    """The options, and what was chosen before even if it is offered no more: opening a form changes nothing."""
    there = {name for name, _words in options}
    return [*options, *((value, value) for value in values if value and value not in there)]


def _conditions(ask: Ask, about: About, value: Any) -> list[tuple[str, Any]]:
    chosen = answers.condition_written(value)
    options = about.choices.states() if ask.shape == CONDITION else about.choices.settable()
    options = _known([NOTHING, *options], *chosen)
    rows = min(len(chosen) + 1, MOST_CONDITIONS)
    found: list[tuple[str, Any]] = [
        (f"-{number}", _select(options, (*chosen, "")[number], label=ask.label, description=ask.hint))
        for number in range(max(rows, len(chosen)))
    ]
    if ask.shape == SET:
        hint = _l("Dites ce qui est fait, en quelques mots\u202f: « dossier envoyé ».")
        found.append(("-new", StringField(_l("Autre chose est fait"), description=hint, validators=[Length(max=60)])))
    return found


def _levels(ask: Ask, value: Any) -> list[tuple[str, Any]]:
    levels = [NOTHING, *((number, str(words)) for number, words in FIXED["difficulties"])]
    held = value if isinstance(value, Mapping) else {}
    return [(f"-{skill}", _select(levels, str(held.get(skill, "")), label=words)) for skill, words in FIXED["skills"]]


def _written(ask: Ask, value: Any) -> str:
    value = answers.set_in_type(value)
    if ask.shape == PAIRS:
        return answers.pairs_written(value) if isinstance(value, Mapping) else ""
    if ask.shape == ROWS:
        return answers.rows_written(value or [])
    if ask.shape == OPTIONS:
        return "\n".join(map(str, value.values())) if isinstance(value, Mapping) else ""
    return "\n".join(map(str, value or [])) if ask.shape == LINES else str(value or "")


def put_back(about: About, form: FlaskForm, whole: dict[str, Any]) -> dict[str, Any]:
    """The element as the form says it; what the form does not ask is as it was, and so is the order of keys."""
    value = dict(about.value)
    for ask, fields in grouped(about, form):
        said = _said(ask, fields, about, whole)
        if said in ("", None, [], {}) or (said == ask.usual and ask.key not in value):
            value.pop(ask.key, None)
        elif said is not False or ask.usual is not None:
            # The form shows French spaces: whoever changes nothing else has changed nothing.
            same = ask.key in value and answers.set_in_type(value[ask.key]) == answers.set_in_type(said)
            value[ask.key] = value[ask.key] if same else said
        else:
            value.pop(ask.key, None)
    return value


def _said(ask: Ask, fields: list[Any], about: About, whole: dict[str, Any]) -> Any:
    if ask.shape == CONDITION:
        return answers.condition(field.data or "" for field in fields)
    if ask.shape == SET:
        *rows, new = fields
        return answers.condition(field.data or "" for field in rows) | answers.done_so(new.data or "", ids_in(whole))
    if ask.shape == LEVELS:
        return {field.name.rpartition("-")[2]: int(field.data) for field in fields if field.data}
    return _one(ask, fields[0].data, about)


def _one(ask: Ask, data: Any, about: About) -> Any:
    match ask.shape:
        case "many":
            return answers.in_order(data or [], about.value.get(ask.key) or [])
        case "lines":
            return answers.lines(data or "")
        case "pairs":
            return answers.pairs(data or "")
        case "rows":
            return answers.rows(data or "")
        case "options":
            before = about.value.get(ask.key)
            return answers.options(data or "", before if isinstance(before, Mapping) else {})
        case "day":
            return data.isoformat() if data else ""
        case "one":
            return int(data) if ask.among in ("difficulties", "item_levels") and data else data
        case "line" | "text":
            return " ".join((data or "").split())
    return data
