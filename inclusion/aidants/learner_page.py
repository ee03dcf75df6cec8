"""All that one learner's page shows, read with as many queries for a beginner as for somebody of long practice."""

from typing import Any

from inclusion import throttle
from inclusion.accounts.display import AGES, TEXT_SIZES
from inclusion.accounts.models import Learner
from inclusion.aidants.access import me, place_ids
from inclusion.aidants.directory import groups_of
from inclusion.aidants.evidence import rows_of
from inclusion.aidants.notes import READERS_IN_WORDS, place_with_notes
from inclusion.aidants.proposed import proposed, titles
from inclusion.aidants.replays import passages_of
from inclusion.assessments.models import Sitting
from inclusion.clock import now, today
from inclusion.handoff.models import Brought
from inclusion.i18n import LOCALES
from inclusion.places.operations import door
from inclusion.progress.models import Correction, Note, Rehearsal
from inclusion.progress.next_step import next_step
from inclusion.progress.portrait import portrait
from inclusion.progress.rehearsals import is_to_ask


def learner_page(learner: Learner) -> dict[str, Any]:
    """What `aidants/learner.html` needs."""
    found = portrait(learner, today())
    return {
        "learner": learner,
        "portrait": found,
        "next_step": next_step(found),
        "groups": groups_of([learner.id], place_ids()).get(learner.id, []),
        "age": AGES.get(learner.age, AGES[""]),
        "language": LOCALES.get(learner.locale or "", ""),
        "text_size": TEXT_SIZES.get(learner.text_size, TEXT_SIZES["normal"]),
        "rows": rows_of(learner),
        "passages": passages_of(learner),
        "corrections": list(Correction.of_learners([learner.id]).order_by(Correction.id.desc())),
        "step_names": {(module.slug, step.id): step.name for module in found.modules for step in module.steps},
        "assignments": proposed(learner),
        "titles": titles(),
        "today": today(),
        "notes": list(Note.seen_by(me().id, place_ids(), learner.id)) if place_with_notes(learner) else None,
        "readers": READERS_IN_WORDS,
        "rehearsals": list(Rehearsal.of(learner.id)),
        "ask": is_to_ask,
        "garden": Sitting.shared(learner.id).first(),
        "brought": list(Brought.of(learner)),
        "sleeps": throttle.sleeping_until([door(learner.id)], now()) is not None,
    }
