"""The proof of drafts, made by another process that gives way to learners: here one asks where it is.

Each process of the server proves for itself what it is asked about; what ends is written for all of them.
"""

import json
import os
import threading
from collections import OrderedDict
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict, field
from multiprocessing import get_context

from flask import Flask, current_app

from inclusion.authoring.models import Draft, Verdict
from inclusion.authoring.reading import Reading
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.language.review import Passage, review, review_spelling
from inclusion.language.spelling import SpellingUnavailable
from inclusion.modules.proofreading import as_problem
from inclusion.records import frozen
from inclusion.simulator.checks import cases, check_whole, scenario_of
from inclusion.simulator.problems import Problem
from inclusion.simulator.proof import Proof, prove
from inclusion.simulator.schema import Document

#: Drafts whose proof is remembered or goes on; how long the other process waits for more before it goes (seconds).
KEPT, IDLE = 20, 180


@frozen
class Progress:
    """Where a proof is. `problems` are all that was found so far; places are those of the whole module."""

    done: int
    total: int
    problems: list[Problem] = field(default_factory=list)
    worlds: dict[str, int] = field(default_factory=dict)

    @property
    def is_ended(self) -> bool:
        return self.done >= self.total


def prove_case(document: str, persona: str, surprise: str) -> Proof:
    """The proof of one persona, with one surprise or none (in the other process)."""
    return prove(scenario_of(Document.model_validate_json(document), persona, surprise))


def read_words(texts: list[Passage], names: list[str]) -> list[Problem]:
    """Remarks on the words and the spelling, but not on the names (in the other process)."""
    remarks = review(texts)
    with suppress(SpellingUnavailable):
        remarks += review_spelling(texts, names)
    return [as_problem(passage, remark) for passage, remark in remarks if remark.is_warning]


def _gives_way() -> None:
    """Learners first."""
    if hasattr(os, "nice"):
        os.nice(10)


class Prover:
    """The other process, begun when it is needed and ended when nobody writes any more."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._jobs: OrderedDict[str, list[Future[object]]] = OrderedDict()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def futures(self, reading: Reading, document: Document) -> list["Future[object]"]:
        """One future for each case, then one for the words; begun at the first call."""
        digest = reading.digest
        with self._lock:
            if digest not in self._jobs:
                self._forget_waiting()
                self._jobs[digest] = self._begin(document, reading.passages)
            self._jobs.move_to_end(digest)
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            self._stay()
            return self._jobs[digest]

    def forget(self, digest: str) -> None:
        """Let the proof be made again (the other process was stopped in the middle of it)."""
        with self._lock:
            self._jobs.pop(digest, None)
            self._close()

    def _begin(self, document: Document, texts: list[Passage]) -> list["Future[object]"]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_gives_way)
        text, names = document.model_dump_json(by_alias=True), [persona.name for persona in document.personas]
        proofs: list[Future[object]] = [self._pool.submit(prove_case, text, *case) for case in cases(document)]
        return [*proofs, self._pool.submit(read_words, texts, names)]

    def _forget_waiting(self) -> None:
        """What was written before is not worth proving any more."""
        for digest, futures in list(self._jobs.items()):
            if not all(future.done() for future in futures):
                for future in futures:
                    future.cancel()
                del self._jobs[digest]

    def _stay(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(IDLE, self._leave)
        self._timer.daemon = True
        self._timer.start()

    def _leave(self) -> None:
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
            self._forget_waiting()


def progress(draft: Draft, reading: Reading) -> Progress:
    """Where the proof of a draft is; it begins when nobody has begun it. Parts that are wrong are told at once."""
    if reading.document is None or any(problem.is_error for problem in reading.parts):
        return Progress(1, 1, reading.parts)
    return ended(draft, reading) or _asked(draft, reading, reading.document)


def ended(draft: Draft, reading: Reading) -> Progress | None:
    """The proof of a draft as it is now, when one has ended and been told; nothing begins and nothing is written."""
    known = Verdict.get_or_none(Verdict.draft == draft, Verdict.digest == reading.digest)
    if known is None:
        return None
    found = [Problem(**row) for row in json.loads(known.problems)]
    return Progress(1, 1, [*reading.parts, *found], json.loads(known.worlds))


def _asked(draft: Draft, reading: Reading, document: Document) -> Progress:
    prover: Prover = current_app.extensions["prover"]
    futures = prover.futures(reading, document)
    done = sum(future.done() for future in futures)
    if done < len(futures):
        return Progress(done, len(futures), reading.parts)
    try:
        *proofs, words = [future.result() for future in futures]
    except BrokenProcessPool:
        prover.forget(reading.digest)
        return Progress(0, len(futures), reading.parts)
    report = check_whole(document, [], proofs)  # type: ignore[arg-type]
    found = [*reading.sort.judged(report.problems, report.worlds), *words]  # type: ignore[misc]
    _keep(draft, reading.digest, found, report.worlds)
    return Progress(1, 1, [*reading.parts, *found], report.worlds)


def _keep(draft: Draft, digest: str, problems: list[Problem], worlds: dict[str, int]) -> None:
    values = {
        "digest": digest, "problems": json.dumps([asdict(problem) for problem in problems], ensure_ascii=False),
        "worlds": json.dumps(worlds), "at": now(),
    }  # fmt: skip
    with transaction():
        if not Verdict.update(values).where(Verdict.draft == draft).execute():
            Verdict.insert(draft=draft, **values).on_conflict_ignore().execute()


def init_app(app: Flask) -> None:
    app.extensions["prover"] = Prover()
