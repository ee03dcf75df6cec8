"""From a draft to what learners meet: asked by one, read and published by another, shown, taken out, put back.

A draft that is being read is exactly what was asked: any change sends it back to writing (`operations.edit`). What is
published is what was read, as it stood. Nothing here touches a passage that has begun.
"""

import json
from datetime import date
from functools import lru_cache

from inclusion import audit
from inclusion.accounts.models import Staff
from inclusion.authoring.models import ARCHIVED, PUBLISHED, READING, WRITING, Draft, Remark, Verdict
from inclusion.authoring.operations import readdress
from inclusion.authoring.reading import read_draft
from inclusion.authoring.shelves import SHELVES
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules.addresses import is_of_catalogue
from inclusion.modules.models import OwnModule
from inclusion.simulator.checks import check
from inclusion.simulator.problems import Problem
from inclusion.simulator.schema import Document

LONGEST = 600


class Refused(Exception):
    """This cannot be done now; `reason` is one of REASONS, `problems` what has to be put right first."""

    def __init__(self, reason: str, problems: list[Problem] | None = None):
        super().__init__(reason)
        self.reason, self.problems = reason, problems or []


#: The draft is elsewhere by now; something else stands in it than what was shown; errors; one pair of eyes only.
MOVED, CHANGED, ERRORS, SAME_EYES = "moved", "changed", "errors", "same"
REASONS = (MOVED, CHANGED, ERRORS, SAME_EYES)


def blocking(draft: Draft) -> list[Problem]:
    """What keeps a draft from being published: the errors of the whole check, at their places in the draft.

    The proof takes seconds, so one that was made of these very words serves.
    """
    reading = read_draft(json.loads(draft.tree), json.loads(draft.texts))
    if reading.document is None:
        return reading.unread
    known = Verdict.get_or_none(Verdict.draft == draft, Verdict.digest == reading.digest)
    found = (
        [Problem(**row) for row in json.loads(known.problems)]
        if known
        else _proof(reading.document.model_dump_json(by_alias=True))
    )
    return reading.placed([problem for problem in [*reading.parts, *found] if problem.is_error])


@lru_cache(maxsize=16)
def _proof(document: str) -> tuple[Problem, ...]:
    """One is enough for the same document."""
    found = check(Document.model_validate_json(document)).problems
    return tuple(problem for problem in found if problem.is_error)


def ask(draft: Draft, staff: Staff) -> Draft:
    """Ask somebody else to read it. Raises Refused: it has errors, or is not being written."""
    if problems := blocking(draft):
        raise Refused(ERRORS, problems)
    with transaction():
        _pass(draft, WRITING, {"state": READING, "asked_by": staff.id, "asked_at": now()}, draft.seq)
        return noted(staff, "ask", draft)


def send_back(draft: Draft, staff: Staff, text: str) -> Draft:
    """Let it be written again, with a remark on the whole. Raises Refused when nobody has asked for it to be read."""
    with transaction():
        _pass(draft, READING, {"state": WRITING, "asked_by": None, "asked_at": None})
        _remark(draft, staff, "", text)
        return noted(staff, "send-back", draft)


def publish(draft: Draft, staff: Staff, seen: int) -> Draft:
    """Put online what was asked and read, if it is still what `staff` has `seen` (the number of its last change).

    The address of a module of the catalogue is never taken: the draft gets another one. Raises Refused: not asked,
    changed since, asked by the same person, or with errors.
    """
    draft = Draft.get_by_id(draft.id)
    if draft.state != READING:
        raise Refused(MOVED)
    if draft.seq != seen:
        raise Refused(CHANGED)
    if draft.asked_by_id == staff.id:
        raise Refused(SAME_EYES)
    if problems := blocking(draft):
        raise Refused(ERRORS, problems)
    with transaction():
        is_asked = Draft.asked_by == draft.asked_by_id if draft.asked_by_id else Draft.asked_by.is_null()
        _pass(draft, READING, {"state": PUBLISHED, "published_seq": draft.seq}, draft.seq, is_asked)
        if draft.published_seq is None and is_of_catalogue(draft.slug):
            draft = readdress(draft, staff)  # The catalogue came there while it was written: nobody knows it yet.
            Draft.update(published_seq=draft.seq).where(Draft.id == draft.id).execute()
        SHELVES[draft.kind].publish(draft, read_draft(json.loads(draft.tree), json.loads(draft.texts)))
        noted(staff, "publish", draft)
    SHELVES[draft.kind].settle(draft)
    return Draft.get_by_id(draft.id)


def _pass(draft: Draft, state: str, values: dict[str, object], seq: int | None = None, *others: object) -> None:
    """Change the state of a draft that is still in this one, and still what was seen of it. Raises Refused."""
    is_same = () if seq is None else (Draft.seq == seq,)
    if not Draft.update(values).where(Draft.id == draft.id, Draft.state == state, *is_same, *others).execute():
        raise Refused(MOVED)


def noted(staff: Staff, act: str, draft: Draft) -> Draft:
    """Write the act in the journal, and read the draft as it is now."""
    audit.note(str(staff.get_id()), f"{draft.kind}.{act}", draft.slug, draft.structure_id)
    return Draft.get_by_id(draft.id)


def take_out(draft: Draft, staff: Staff) -> Draft:
    """Nobody begins it any more; who has begun goes on, and what was shown stays. Raises Refused: never published."""
    with transaction():
        is_out = Draft.published_seq.is_null() | (Draft.state == ARCHIVED)
        values = {"state": ARCHIVED, "asked_by": None, "asked_at": None}
        if not Draft.update(values).where(Draft.id == draft.id, ~is_out).execute():
            raise Refused(MOVED)
        SHELVES[draft.kind].take_out(draft)
        return noted(staff, "take-out", draft)


def put_back(draft: Draft, staff: Staff) -> Draft:
    """Show the newest version again. Raises Refused when it was not taken out."""
    with transaction():
        draft = Draft.get_by_id(draft.id)
        _pass(draft, ARCHIVED, {"state": WRITING if draft.has_changed else PUBLISHED}, draft.seq)
        SHELVES[draft.kind].show(draft)
        return noted(staff, "put-back", draft)


def share(draft: Draft, staff: Staff, is_shared: bool) -> Draft:
    """Show it to every structure, or to its own only; of what is published already, at once."""
    with transaction():
        Draft.update(is_shared=is_shared).where(Draft.id == draft.id).execute()
        OwnModule.update(is_shared=is_shared).where(OwnModule.slug == draft.slug).execute()
        return noted(staff, "share" if is_shared else "keep", draft)


def check_again_on(draft: Draft, staff: Staff, day: date | None) -> Draft:
    """Remember the day when the real site must be looked at again, or none."""
    with transaction():
        Draft.update(check_on=day).where(Draft.id == draft.id).execute()
        return noted(staff, "check-on", draft)


def remark(draft: Draft, staff: Staff, place: str, text: str) -> Remark:
    """Say something of a screen, a step or the whole."""
    with transaction():
        return _remark(draft, staff, place, text)


def _remark(draft: Draft, staff: Staff, place: str, text: str) -> Remark:
    return Remark.create(draft=draft, place=place[:120], staff=staff, text=text.strip()[:LONGEST], at=now())


def settle(found: Remark, staff: Staff) -> None:
    """It is done; who settled it first is kept."""
    with transaction():
        is_open = (Remark.id == found.id, Remark.settled_at.is_null())
        Remark.update(settled_at=now(), settled_by=staff.id).where(*is_open).execute()
