"""Standings and tasks kept up to date: written in the transaction of the evidence that changes them."""

from typing import Any

from inclusion.database import transaction
from inclusion.modules.library import library
from inclusion.modules.models import Evidence, Run
from inclusion.modules.operations import recorded
from inclusion.progress.autonomy import weakest
from inclusion.progress.histories import histories, levels_of
from inclusion.progress.models import Correction, Standing, Task
from inclusion.simulator.state import DISCOVER

BATCH = 200


@recorded.connect
def follow(run: Run, **_nothing: Any) -> None:
    """A passage has shown something: its learner's standing, and what was asked of them, say so."""
    if run.learner_id is None:
        return
    write(run.learner_id, run.slug)
    if run.finished_at is not None and run.mode != DISCOVER:
        mine = (Task.learner == run.learner_id, Task.slug == run.slug, Task.done_at.is_null())
        Task.update(done_at=run.finished_at).where(*mine).execute()


def write(learner_id: int, slug: str) -> None:
    """Write where a learner is with a démarche, or nothing when nothing is known any more."""
    edition = library().current(slug)
    found = histories([learner_id], slug).get((learner_id, slug))
    with transaction():
        mine = (Standing.learner == learner_id, Standing.slug == slug)
        if edition is None or found is None:
            Standing.delete().where(*mine).execute()
            return
        whole = weakest(levels_of(edition, found).values())
        row = {"level": whole.value, "due": whole.due}
        if not Standing.update(row).where(*mine).execute():
            Standing.insert(learner=learner_id, slug=slug, **row).execute()


def rebuild(slugs: list[str] | None = None) -> int:
    """Write the standings again, of these démarches or of all; returns how many. For a démarche published anew."""
    done = 0
    pairs: set[tuple[int, str]] = set()
    for model in (Evidence, Correction):
        rows = model.select(model.learner, model.slug).where(model.learner.is_null(False)).distinct()
        rows = rows if slugs is None else rows.where(model.slug.in_(slugs))
        pairs |= {(int(row.learner_id or 0), row.slug) for row in rows}
    ordered = sorted(pairs)
    for start in range(0, len(ordered), BATCH):
        with transaction():
            for learner_id, slug in ordered[start : start + BATCH]:
                write(learner_id, slug)
                done += 1
    return done


def is_missing() -> bool:
    """Whether evidence is there from before standings were kept."""
    return Evidence.select().where(Evidence.learner.is_null(False)).exists() and not Standing.select().exists()
