"""A result as statements of the Experience API (xAPI 1.0.3, and 2.0, whose statements have the same shape). Pure.

One statement a screen, then one for the whole diagnostic, each with

- `id`: a UUID made from the sitting, so that the same file sent twice changes nothing;
- `actor`: an account of this installation (`homePage`) under an opaque `name`; nobody's name, no address;
- `verb`: completed (done alone or with a hint), attempted (not yet), skipped (the screen could not be used);
- `object`: the screen as a simulation, with its instruction, or the diagnostic as an assessment;
- `result`: `completion` and extensions, but neither `success`, `score`, `response` nor `duration`, since nothing is
  right or wrong, marked or timed here, and nothing typed is kept. Extensions of a screen: `issue` (ok, help, ko,
  unknown or skip), `help` (how far it went, 0 to 3) and `confusion`; of the diagnostic: `levels`, 0 to 3 by skill;
- `context`: the sitting as `registration`, `platform`, `language`, the diagnostic as parent, the skill as grouping;
- `timestamp`, in UTC.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from inclusion.assessments.report import Report, Screen

ADL = "http://adlnet.gov/expapi"
COMPLETED = {"id": f"{ADL}/verbs/completed", "display": {"en": "completed", "fr": "a terminé"}}
ATTEMPTED = {"id": f"{ADL}/verbs/attempted", "display": {"en": "attempted", "fr": "a essayé"}}
SKIPPED = {"id": "http://id.tincanapi.com/verb/skipped", "display": {"en": "skipped", "fr": "a passé"}}
VERBS = {"ok": COMPLETED, "help": COMPLETED, "ko": ATTEMPTED, "unknown": ATTEMPTED, "skip": SKIPPED}
PLATFORM = "Pas à pas"


def statements(report: Report, home: str) -> list[dict[str, Any]]:
    """The statements of a result, in the order in which things happened. `home`: address of the installation."""
    home = home.rstrip("/")
    found = [_screen(report, screen, home) for screen in report.screens]
    levels = {skill.id: skill.level for skill in report.skills}
    whole = _common(report, "bilan", report.ended_at, home) | {
        "verb": COMPLETED,
        "object": _diagnostic(home),
        "result": {"completion": True, "extensions": {f"{home}/xapi/levels": levels}},
    }
    return [*found, whole]


def _screen(report: Report, screen: Screen, home: str) -> dict[str, Any]:
    extensions = {f"{home}/xapi/issue": screen.outcome, f"{home}/xapi/help": screen.help}
    if screen.confusion:
        extensions[f"{home}/xapi/confusion"] = screen.confusion
    found = _common(report, str(screen.number), screen.at, home)
    found["context"]["contextActivities"] = {"parent": [_diagnostic(home)], "grouping": [_skill(screen.skill, home)]}
    return found | {
        "verb": VERBS[screen.outcome],
        "object": _activity(home, f"ecrans/{screen.item}", "simulation", screen.instruction, report.language),
        "result": {"completion": screen.outcome in ("ok", "help"), "extensions": extensions},
    }


def _common(report: Report, name: str, at: str, home: str) -> dict[str, Any]:
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{report.registration}/{name}")),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": report.person}},
        "context": {"registration": report.registration, "platform": PLATFORM, "language": report.language},
        "timestamp": at,
    }


def _diagnostic(home: str) -> dict[str, Any]:
    return _activity(home, "", "assessment", "Faire le point", "fr")


def _skill(skill: str, home: str) -> dict[str, Any]:
    return _activity(home, f"competences/{skill}", "objective")


def _activity(home: str, path: str, kind: str, name: str = "", language: str = "fr") -> dict[str, Any]:
    definition: dict[str, Any] = {"type": f"{ADL}/activities/{kind}"}
    if name:
        definition["name"] = {language: name}
    return {"objectType": "Activity", "id": f"{home}/bilan/{path}".rstrip("/"), "definition": definition}
