"""What a draft was at each moment: told, compared with what is published, and gone back to."""

from collections.abc import Iterable
from datetime import datetime

from inclusion.accounts.models import Staff
from inclusion.authoring.changes import apply, backwards
from inclusion.authoring.models import Draft, Edit
from inclusion.authoring.operations import Whole, changes_of, edit, whole_of
from inclusion.authoring.stories import Story, compared
from inclusion.records import frozen

PAGE = 20


class NoSuchState(LookupError):
    """The draft was never there."""


@frozen
class Told:
    """One change of a draft: its number, what was done, by whom (a name, or nothing), when, and what differs."""

    seq: int
    act: str
    who: str
    at: datetime
    stories: list[Story]


def state_at(draft: Draft, seq: int) -> Whole:
    """The draft as its change of this number left it; 0 is how it began. Raises NoSuchState."""
    draft = Draft.get_by_id(draft.id)
    if not 0 <= seq <= draft.seq:
        raise NoSuchState(seq)
    return _before(whole_of(draft), _rows(draft, seq, draft.seq))


def _rows(draft: Draft, after: int, until: int) -> list[Edit]:
    """The changes from one number (left out) to another, the latest first, with who made them."""
    found = Edit.select(Edit, Staff).left_outer_join(Staff, on=(Edit.staff == Staff.id))
    return list(found.where(Edit.draft == draft, Edit.seq > after, Edit.seq <= until).order_by(Edit.seq.desc()))


def _before(whole: Whole, rows: Iterable[Edit]) -> Whole:
    """What was there before these changes, the latest of which comes first."""
    for row in rows:
        whole = apply(whole, backwards(changes_of(row)))
    return whole


def page_of(draft: Draft, number: int) -> tuple[list[Told], int]:
    """One page of the changes, the latest first, and how many pages there are."""
    pages = max(1, -(-draft.seq // PAGE))
    until = draft.seq - (min(max(number, 1), pages) - 1) * PAGE
    whole = state_at(draft, until)
    found = []
    for row in _rows(draft, until - PAGE, until):
        before = _before(whole, [row])
        found.append(told(row, before, whole))
        whole = before
    return found, pages


def told(row: Edit, before: Whole, after: Whole) -> Told:
    who = row.staff.name if row.staff_id and row.staff else ""
    return Told(row.seq, row.act, who, row.at, compared(before, after))


def since_published(draft: Draft) -> list[Story]:
    """What differs from the newest version; nothing when there is none."""
    if draft.published_seq is None or not draft.has_changed:
        return []
    return compared(state_at(draft, draft.published_seq), whole_of(draft))


def restore(draft: Draft, staff: Staff, seq: int) -> Draft:
    """Make the whole as it was after a change: one more change, that can be taken back. Raises NoSuchState.

    The past does not change: whatever somebody writes meanwhile, the state to go back to is the same.
    """
    wanted = state_at(draft, seq)
    return edit(draft, staff, "restore", str(seq), lambda _now: wanted)
