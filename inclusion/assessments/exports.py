"""A result as a file, for whoever may see it: a table, all of its data, or statements for a learning record store."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from flask import Response, request
from flask_babel import gettext as _

from inclusion.accounts.keys import digest
from inclusion.assessments import deck
from inclusion.assessments.bank import skills
from inclusion.assessments.garden import is_certain, level_words, names, result_of, seen_by_skill
from inclusion.assessments.models import Answer, Rating, Sitting
from inclusion.assessments.report import Report, Screen, Skill
from inclusion.assessments.results import Standing
from inclusion.assessments.screen import words_of
from inclusion.assessments.xapi import statements
from inclusion.i18n import language, locale_id
from inclusion.spreadsheets import MIMETYPE, as_csv

#: What is kept of an opaque name: enough never to meet another one.
LENGTH = 32
COLUMNS = (
    "jour", "competence", "nom", "niveau", "mot", "certitude", "ecrans", "niveau_aidant", "mot_aidant",
    "raison_aidant", "crcn", "digcomp", "coop",
)  # fmt: skip
FORMAT, VERSION = "pas-a-pas/bilan", 1


def download(sitting: Sitting, form: str) -> Response | None:
    """The file of a finished sitting in this form, « csv », « json » or « xapi »; None for another one."""
    makers = {"csv": _csv, "json": _json, "xapi": _xapi}
    if form not in makers:
        return None
    report = gathered(sitting)
    content, mimetype, ending = makers[form](report)
    found = Response(content, mimetype=mimetype)
    found.headers.set("Content-Disposition", "attachment", filename=f"bilan-{report.ended_at[:10]}{ending}")
    return found


def _csv(found: Report) -> tuple[bytes, str, str]:
    """One line for each skill, for a spreadsheet.

    `jour` (of the end, UTC), `competence` (its id) and `nom`; `niveau` 0 to 3 and `mot`, as measured; `certitude`,
    « sûr » or « à vérifier ensemble »; `ecrans`, how many asked directly for it (0: inferred from the others);
    `niveau_aidant`, `mot_aidant`, `raison_aidant`, what an aidant has said beside the measure; then the codes of
    other frameworks: `crcn` (Pix), `digcomp` (2.2), `coop` (themes of La Coop), apart by spaces.
    """
    rows = [
        (
            found.ended_at[:10], one.id, one.name, one.level, one.word,
            _("sûr") if one.is_sure else _("à vérifier ensemble"), one.screens,
            "" if one.rated is None else one.rated, one.rated_word, one.reason,
            " ".join(one.crcn), " ".join(one.digcomp), " ".join(one.coop),
        )
        for one in found.skills
    ]  # fmt: skip
    return as_csv(COLUMNS, rows), MIMETYPE, ".csv"


def _json(found: Report) -> tuple[bytes, str, str]:
    """Everything, as one object.

    `format`, `version`; `person`, `registration` (opaque), `language`, `started_at`, `ended_at` (UTC), `bank` (the
    fingerprint of the parameters), `purpose` (« besoin:… » or « demarche:… »), `needed` (levels that it asks for);
    `skills`: as in the table; `screens`: `number`, `item`, `skill`, `instruction`, `outcome` (ok, help, ko, unknown,
    skip), `help` (0 to 3), `confusion`, `at`, `observed` (what it showed besides, by skill). Words are in `language`.
    """
    return _bytes({"format": FORMAT, "version": VERSION, **asdict(found)}), "application/json", ".json"


def _xapi(found: Report) -> tuple[bytes, str, str]:
    """An array of xAPI statements, ready to be sent to a learning record store (their content: `xapi`)."""
    return _bytes(statements(found, request.url_root)), "application/json", "-xapi.json"


def _bytes(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def gathered(sitting: Sitting) -> Report:
    """All that leaves with a finished sitting."""
    answers, ratings = list(Answer.history(sitting)), Rating.current(sitting.learner_id)
    found = result_of(sitting, seen_by_skill(sitting, answers), ratings)
    owner = f"learner:{sitting.learner_id}" if sitting.learner_id else f"visitor:{sitting.visitor}"
    return Report(
        person=digest("export", owner)[:LENGTH],
        registration=str(uuid5(NAMESPACE_URL, sitting.key)),
        language=language(locale_id()),
        started_at=_moment(sitting.started_at),
        ended_at=_moment(sitting.ended_at),
        bank=sitting.bank,
        purpose=sitting.purpose,
        needed=sitting.needed,
        skills=[_skill(one, ratings.get(one.skill)) for one in found.standings],
        screens=[_screen(sitting, row, answers) for row in answers if "#" not in row.item],
    )


def _moment(at: datetime | None) -> str:
    assert at is not None  # The sitting is finished.
    return f"{at.isoformat(timespec='seconds')}Z"


def _skill(one: Standing, rating: Rating | None) -> Skill:
    known = next(skill for skill in skills() if skill["id"] == one.skill)
    return Skill(
        id=one.skill, name=names()[one.skill], level=one.level, word=level_words()[one.level],
        is_sure=is_certain(one), screens=one.screens, rated=rating.level if rating else None,
        rated_word=level_words()[rating.level] if rating else "", reason=rating.reason if rating else "",
        crcn=known["crcn"], digcomp=known["digcomp"], coop=known["coop"],
    )  # fmt: skip


def _screen(sitting: Sitting, row: Answer, answers: Sequence[Answer]) -> Screen:
    beside = {other.skill: other.outcome for other in answers if other.number == row.number and "#" in other.item}
    return Screen(
        row.number, row.item, row.skill, _instruction(sitting, row.item), row.outcome, row.help, row.confusion,
        _moment(row.at), beside,
    )  # fmt: skip


def _instruction(sitting: Sitting, name: str) -> str:
    """What the screen asked; nothing for one that has left the bank since."""
    if not deck.has(name):
        return ""
    scenario = deck.course_of(name, sitting.persona).scenario
    return words_of(deck.item_of(name), "do", scenario, locale_id())
