"""What is written: publishing modules, beginning a run, and recording what is done in it."""

import json
import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from blinker import Namespace
from peewee import IntegrityError, fn

from inclusion.accounts.models import Learner
from inclusion.accounts.secrets import new_letters
from inclusion.clock import day_of, moment_of, now, seconds
from inclusion.database import Prepared, transaction
from inclusion.modules import pictures
from inclusion.modules.addresses import held_back
from inclusion.modules.content_files import CONTENT, Folder, digest, folders, read_proved, refuse_errors
from inclusion.modules.library import Edition
from inclusion.modules.models import Batch, Evidence, ModuleVersion, Run
from inclusion.places import seating
from inclusion.records import frozen
from inclusion.simulator import engine, snapshot
from inclusion.simulator.replay import VERSION
from inclusion.simulator.resume import carried
from inclusion.simulator.search import Course
from inclusion.simulator.state import AUTONOMOUS, BYPASSED, DISCOVER, MODES, State, rung
from inclusion.simulator.state import Evidence as Proof
from inclusion.simulator.world import Event

#: A passage has shown something, or has ended. Whoever keeps something up to date writes it in the same transaction.
recorded = Namespace().signal("recorded")


def publish_folders(root: Path = CONTENT) -> list[str]:
    """Publish every module that changed; all of them or, when one has an error, none (ContentRefused).

    A module whose fingerprint is already published is neither read nor proved again; one that was proved when it was
    written is read only. A structure keeps the address of what it has published: see `held_back`.
    """
    rows = ModuleVersion.select(ModuleVersion.slug, ModuleVersion.digest).order_by(ModuleVersion.number)
    known, kept = set({row.slug: row.digest for row in rows}.values()), held_back(root)
    changed = [folder for folder in folders(root) if folder.name not in kept and digest(folder) not in known]
    found = [read_proved(folder) for folder in changed]
    refuse_errors(found)
    with transaction():
        return [_publish(folder) for folder in found]


def _publish(folder: Folder) -> str:
    document = folder.document
    assert document is not None  # refuse_errors has seen to it
    pictures.keep_folder(folder.path)
    number = ModuleVersion.select(fn.MAX(ModuleVersion.number)).where(ModuleVersion.slug == document.module).scalar()
    ModuleVersion.create(
        slug=document.module,
        number=(number or 0) + 1,
        digest=digest(folder.path),
        document=document.model_dump_json(by_alias=True),
        translations=json.dumps(folder.translations, ensure_ascii=False),
        published_at=now(),
    )
    return document.module


def begin_run(
    edition: Edition,
    mode: str,
    learner: Learner | None = None,
    visitor: str | None = None,
    moment: datetime | None = None,
) -> Run:
    """Begin a passage for a learner or a visitor, now by default. Raises ValueError for an unknown mode."""
    times = _times_alone(edition, learner, visitor) if mode == AUTONOMOUS else 0
    persona = _next_persona(edition, learner)
    course = edition.course(persona, times)
    moment = moment or now()
    state, _, _ = engine.begin(course, mode, seconds(moment))
    values = {
        "version": edition.id, "slug": edition.slug, "learner": learner, "visitor": visitor, "persona": persona,
        "mode": mode, "seed": times, "state": _written(course, state), "started_at": moment, "acted_at": moment,
    }  # fmt: skip
    with transaction():
        return _insert_run(values)


def begin_at(edition: Edition, mode: str, step: int, learner: Learner | None, visitor: str | None) -> Run:
    """Begin a passage at a step: the road before it is led over by the application, and proves nothing of anybody."""
    run = begin_run(edition, mode, learner=learner, visitor=visitor)
    course = edition.course(run.persona, run.seed)
    state, led = read_state(run, course), []
    while state.step < min(step, len(course.tests) - 1) and (event := engine.next_action(course, state)) is not None:
        if event.do == "fill":
            event = replace(event, kept=course.scenario.expected(event.name))
        state, _, _ = engine.advance(course, state, Event("next") if mode == DISCOVER else event, seconds(now()))
        led.append(Event("next") if mode == DISCOVER else event)
    if not led:
        return run
    state = replace(state, feedback=())
    with transaction():
        values = {"state": _written(course, state), "seq": run.seq + 1, "step": state.step}
        Run.update(values).where(Run.id == run.id).execute()
        Batch.insert(run=run.id, seq=run.seq, events=[event.to_json() for event in led], at=now()).execute()
    return Run.get_by_id(run.id)


def _insert_run(values: dict[str, object]) -> Run:
    """Insert with a fresh key and, for a visitor, a fresh code; one in many millions is taken: draw again."""
    while True:
        code = new_letters() if values["visitor"] else None
        try:
            with transaction():
                return Run.create(key=secrets.token_urlsafe(12), code=code, **values)
        except IntegrityError:
            if Run.select().where(Run.code == code).count() == 0:
                raise


def _times_alone(edition: Edition, learner: Learner | None, visitor: str | None) -> int:
    """How often the démarche was done alone: the first time as written, then a twin or a surprise each time."""
    mine = Run.of(learner.id if learner else None, visitor)
    alone = mine.where(Run.slug == edition.slug, Run.mode == AUTONOMOUS, Run.finished_at.is_null(False))
    return int(alone.count()) % VARIETY


def _next_persona(edition: Edition, learner: Learner | None) -> str:
    """The first persona until the démarche was done alone, then each in turn: success must be transfer."""
    personas = edition.document.personas
    times = _times_alone(edition, learner, None) if learner else 0
    return personas[times % len(personas)].id


#: Seeds of variation: after so many times alone, a module is met again as it was the first time.
VARIETY = 24
_MOVE = Prepared(
    lambda: Run.update(state="", seq=0, step=0, action="", acted_at=now(), finished_at=None).where(
        Run.id == 0, Run.seq == 0
    )
)
_KEEP = Prepared(lambda: Batch.insert(run=0, seq=0, events=[], at=now()))


@frozen
class Recorded:
    """What became of a request: the state after it, or None when another request was first."""

    state: State | None


def record(
    run: Run,
    course: Course,
    state: State,
    events: list[Event],
    action: str,
    moment: datetime | None = None,
    seat: int | None = None,
) -> Recorded:
    """Apply a request's events to a run: events, state, evidence and `seat` are written together or not at all.

    The run's number is compared in the same statement: of two requests made from one page, one is recorded.
    """
    moment = moment or now()
    state, _, proofs = engine.advance_all(course, state, events, seconds(moment))
    finished = moment if engine.is_finished(course, state) else None
    with transaction():
        written = _written(course, state)
        if not _MOVE.run(written, run.seq + 1, state.step, action[:80], moment, finished, run.id, run.seq):
            return Recorded(None)
        _KEEP.run(run.id, run.seq, json.dumps([event.to_json() for event in events]), moment)
        if proofs:
            Evidence.insert_many([_proof_row(run, course, proof, moment) for proof in proofs]).execute()
        if seat:
            seating.show(seat, shown(run, course, state), action)
        run.seq, run.step, run.finished_at = run.seq + 1, state.step, finished
        if proofs or finished:
            recorded.send(run)
    return Recorded(state)


def shown(run: Run, course: Course, state: State) -> seating.Shown:
    """What a seat shows of a passage."""
    last = len(course.tests) - 1
    return seating.Shown(
        run=run.key, slug=run.slug, mode=run.mode, step=min(state.step, last), steps=last + 1,
        help=state.help, mistakes=state.mistakes, hand=state.hand, is_finished=engine.is_finished(course, state),
        moved_at=moment_of(state.closer),
    )  # fmt: skip


def show_seat(seat: int, run: Run, course: Course, state: State) -> None:
    """Put on the board a passage that somebody seated has just opened."""
    with transaction():
        seating.show(seat, shown(run, course, state))


def go_on_with(run: Run, older: Edition, newer: Edition) -> Run:
    """Pin an unfinished passage to a newer version: its batches are kept, and one more says what happened.

    Evidence already written stays with the version that it was made with.
    """
    course = newer.course(run.persona, run.seed)
    done = {row.step for row in Evidence.select(Evidence.step).where(Evidence.run == run)}
    steps = [step.id for step in older.document.steps]
    state = carried(json.loads(run.state), steps, done, course)
    events = [{"do": VERSION, "name": str(newer.id), "value": str(older.id)}]
    with transaction():
        values = {"version": newer.id, "state": _written(course, state), "seq": run.seq + 1, "step": state.step}
        if Run.update(values).where(Run.id == run.id, Run.seq == run.seq).execute():
            Batch.insert(run=run.id, seq=run.seq, events=events, at=now()).execute()
    return Run.of_key(run.key) or run


def _proof_row(run: Run, course: Course, proof: Proof, moment: datetime) -> dict[str, object]:
    skills = {step.id: step.skill for step in course.scenario.steps}
    return {
        "run": run.id, "learner": run.learner_id, "slug": run.slug, "version": run.version_id, "step": proof.step,
        "skill": skills[proof.step], "mode": proof.mode, "outcome": proof.outcome, "help": proof.help,
        "mistakes": list(proof.mistakes), "detours": proof.detours, "seconds": proof.seconds,
        "persona": run.persona, "hand": proof.hand, "measures": "; ".join(proof.measures),
        "day": day_of(moment), "at": moment,
    }  # fmt: skip


def raise_hand(run: Run, raised: bool) -> None:
    """Call the aidant, or say that it is no longer needed. A state, not an event: twice is once, since the first."""
    with transaction():
        Run.update(raised_at=fn.COALESCE(Run.raised_at, now()) if raised else None).where(Run.id == run.id).execute()


def _written(course: Course, state: State) -> str:
    return json.dumps(snapshot.dump(course.scenario, state), ensure_ascii=False, separators=(",", ":"))


def read_state(run: Run, course: Course) -> State:
    """The state of a run as it was last written."""
    return snapshot.load(course.scenario, json.loads(run.state))


def arrival(run: Run) -> dict[str, Any]:
    """What a finished passage was worth (its weakest step), its mistakes, and the way of practising that follows."""
    proofs = list(Evidence.select().where(Evidence.run == run, Evidence.outcome != BYPASSED).order_by(Evidence.id))
    following = MODES[MODES.index(run.mode) + 1 :]
    return {
        "level": min((rung(proof.mode, proof.help, proof.hand) for proof in proofs), default=1),
        "mistakes": sum(len(proof.mistakes) for proof in proofs),
        "following": following[0] if following else None,
    }
