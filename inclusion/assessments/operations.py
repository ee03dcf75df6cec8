"""What is written of a passage through the diagnostic: beginning it, each screen, its end."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from inclusion.accounts.models import Learner
from inclusion.assessments import deck, playing
from inclusion.assessments.anchor import anchor
from inclusion.assessments.bank import personas
from inclusion.assessments.models import AFTER, ASKED, BREAK, RESULT, Answer, Move, Sitting
from inclusion.assessments.playing import SKIP, UNKNOWN, Ended
from inclusion.assessments.purposes import Purpose
from inclusion.clock import now, seconds
from inclusion.database import transaction
from inclusion.records import frozen
from inclusion.simulator import snapshot
from inclusion.simulator.perception import perceive
from inclusion.simulator.state import State
from inclusion.simulator.world import Event

FULL, SHORT = 20, 12
BREAK_EVERY = 5
#: An item is not asked again before so long.
FORGOTTEN = timedelta(days=90)
GIVE_UP = {"unknown": UNKNOWN, "skip": SKIP}


@frozen
class Played:
    """What one request did to a screen: the answers to write, if it ended, and the events to keep."""

    rows: list[dict[str, Any]]
    events: list[Event]


NOTHING = Played([], [])


@frozen
class Asked:
    """The screen in front: its item and the state of its small world."""

    item: str
    state: State


def begin(
    learner: Learner | None,
    visitor: str | None,
    start: int | None = None,
    purpose: Purpose | None = None,
    longest: int = FULL,
    moment: datetime | None = None,
    seed: int | None = None,
) -> Sitting:
    """Begin a passage and choose its first screen; what the screens are drawn with is drawn itself, unless given."""
    moment = moment or now()
    sitting = Sitting(
        key=secrets.token_urlsafe(12),
        learner=learner,
        visitor=visitor,
        seed=secrets.randbelow(2**31) if seed is None else seed,
        persona=_next_persona(learner, visitor),
        start=start,
        purpose=purpose.code if purpose else "",
        needed=purpose.needed if purpose else {},
        longest=longest,
        bank=deck.fingerprint(moment),
        started_at=moment,
        acted_at=moment,
    )
    _ask(sitting, [], moment)
    with transaction():
        sitting.save(force_insert=True)
    return sitting


def _next_persona(learner: Learner | None, visitor: str | None) -> str:
    """Each character in turn."""
    earlier = Sitting.of(learner.id if learner else None, visitor).count()
    found = personas()
    return str(found[earlier % len(found)]["id"])


def history_of(sitting: Sitting) -> list[tuple[str, str]]:
    """(item, outcome) in order, as the engine reads it."""
    return [(row.item, row.outcome) for row in Answer.history(sitting)] if sitting.id else []


def screens_of(sitting: Sitting) -> int:
    """How many screens were shown."""
    found: int = Answer.select(Answer.number).where(Answer.sitting == sitting).distinct().count()
    return found


def _ask(sitting: Sitting, history: list[tuple[str, str]], moment: datetime) -> None:
    """Put the next screen in front, or the result when nothing is worth asking any more.

    Once in a sitting it is the anchor, which looks like the others and does not count.
    """
    diagnostic, known = _diagnostic(sitting), deck.known(history)
    name = diagnostic.next_item(known)
    if name is None:
        _finish(sitting, history, moment)
        return
    if not sitting.anchor:
        sitting.anchor = anchor(diagnostic, known) or ""
        name = sitting.anchor or name
    course = deck.course_of(name, sitting.persona)
    state = playing.begin(course, seconds(moment))
    sitting.phase, sitting.item = ASKED, name
    sitting.state = json.dumps(snapshot.dump(course.scenario, state), ensure_ascii=False)


def _diagnostic(sitting: Sitting) -> Any:
    recent = (
        Answer.select(Answer.item)
        .join(Sitting)
        .where(Sitting.learner == sitting.learner_id, Answer.at > sitting.started_at - FORGOTTEN)
        .where(Sitting.id != sitting.id)
    )
    excluded = [row.item for row in recent] if sitting.learner_id else []
    needed = {skill: level for skill, level in sitting.needed.items() if skill in deck.prepared().bank.skills}
    return deck.diagnostic(
        sitting.seed,
        longest=sitting.longest,
        start=sitting.start,
        excluded=[*excluded, *deck.not_for(sitting.started_at)],
        needed=needed,
        unscored=[sitting.anchor],
    )


def _finish(sitting: Sitting, history: list[tuple[str, str]], moment: datetime) -> None:
    sitting.phase, sitting.item, sitting.state = RESULT, "", ""
    # The parameters may have been calibrated since the first screen: a result says with which it was made.
    sitting.bank = deck.fingerprint(sitting.started_at)
    sitting.estimate = _diagnostic(sitting).estimate(deck.known(history))
    sitting.ended_at = moment


def asked(sitting: Sitting) -> Asked:
    """The screen in front, as it was left."""
    course = deck.course_of(sitting.item, sitting.persona)
    return Asked(sitting.item, snapshot.load(course.scenario, json.loads(sitting.state)))


def is_lost(sitting: Sitting) -> bool:
    """Whether the screen in front has left the bank since it was asked: another one takes its place."""
    return sitting.phase != RESULT and not deck.has(sitting.item)


def act(sitting: Sitting, form: Mapping[str, str], moment: datetime | None = None) -> bool:
    """Apply one request; False when another one was first. Whatever is written is written together, or not at all."""
    moment = moment or now()
    seq, item, action = sitting.seq, sitting.item, form.get("do", "")
    with transaction():
        played = _apply(sitting, form, action, moment)
        sitting.seq, sitting.acted_at = seq + 1, moment
        values = {field.name: getattr(sitting, field.column_name) for field in MOVING}
        if not Sitting.update(values).where(Sitting.id == sitting.id, Sitting.seq == seq).execute():
            return False
        if played.events:
            # What is seen again needs classes of answers only: even harmless words are not kept.
            events = [replace(event, kept="").to_json() for event in played.events]
            Move.insert(sitting=sitting.id, seq=seq, item=item, events=events, at=moment).execute()
        if played.rows:
            Answer.insert_many(played.rows).execute()
    return True


MOVING = (
    Sitting.phase, Sitting.item, Sitting.anchor, Sitting.state, Sitting.seq, Sitting.bank, Sitting.estimate,
    Sitting.acted_at, Sitting.ended_at,
)  # fmt: skip


def _apply(sitting: Sitting, form: Mapping[str, str], action: str, moment: datetime) -> Played:
    """Change a sitting in memory; what there is to write."""
    if sitting.phase == RESULT:
        return NOTHING
    if action == "stop":
        _finish(sitting, history_of(sitting), moment)
    elif is_lost(sitting):
        _ask(sitting, history_of(sitting), moment)
    elif sitting.phase == ASKED:
        return _play(sitting, form, action, moment)
    elif action == "next":
        if sitting.phase == AFTER and screens_of(sitting) % BREAK_EVERY == 0:
            sitting.phase = BREAK
        else:
            _ask(sitting, history_of(sitting), moment)
    return NOTHING


def _play(sitting: Sitting, form: Mapping[str, str], action: str, moment: datetime) -> Played:
    course, state = deck.course_of(sitting.item, sitting.persona), asked(sitting).state
    ended: Ended | None
    if action in GIVE_UP:
        events, ended = [Event(action)], playing.given_up(state, GIVE_UP[action])
    else:
        events = perceive(course.scenario, state, form)
        state, ended = playing.advance(course, state, events, seconds(moment))
    sitting.state = json.dumps(snapshot.dump(course.scenario, state), ensure_ascii=False)
    if ended is None:
        return Played([], events)
    sitting.phase = AFTER
    return Played(_rows(sitting, state, ended, moment), events)


def _rows(sitting: Sitting, state: State, ended: Ended, moment: datetime) -> list[dict[str, Any]]:
    """The answer of a screen, then what the same screen shows besides."""
    item, scenario = deck.item_of(sitting.item), deck.course_of(sitting.item, sitting.persona).scenario
    common = {"sitting": sitting.id, "number": screens_of(sitting) + 1, "at": moment}
    found = [
        {**common, "item": item.item, "skill": item.skill, "outcome": ended.outcome, "confusion": ended.confusion,
         "help": ended.help, "seconds": ended.seconds}
    ]  # fmt: skip
    for skill, outcome in playing.traces(item, scenario, state.world, ended).items():
        row = {"item": f"{item.item}#{skill}", "skill": skill, "outcome": outcome}
        found.append({**common, "confusion": "", "help": 0, "seconds": 0, **row})
    return found


def share(sitting: Sitting, is_shared: bool) -> None:
    """Show a result to the aidants of one's structures, or no longer: the learner decides."""
    with transaction():
        Sitting.update(is_shared=is_shared).where(Sitting.id == sitting.id).execute()


def tell(sitting: Sitting, groups: Mapping[str, str]) -> None:
    """Keep with a result the coarse groups that its owner tells; none takes them back."""
    with transaction():
        Sitting.update(groups=dict(groups) or None).where(Sitting.id == sitting.id).execute()
