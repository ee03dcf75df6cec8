"""All that one learner's page shows, read with as many queries for a beginner as for somebody of long practice."""

from typing import Any

from inclusion import throttle
from inclusion.accounts.display import AGES, TEXT_SIZES
from inclusion.accounts.models import Learner
from inclusion.aidants.directory import groups_of
from inclusion.aidants.evidence import rows_of
from inclusion.aidants.replays import passages_of
from inclusion.clock import now, today
from inclusion.i18n import LOCALES
from inclusion.places.operations import door
from inclusion.progress.next_step import next_step
from inclusion.progress.portrait import portrait


def learner_page(learner: Learner) -> dict[str, Any]:
    """What `aidants/learner.html` needs."""
    found = portrait(learner, today())
    return {
        "learner": learner,
        "portrait": found,
        "next_step": next_step(found),
        "groups": groups_of([learner.id]).get(learner.id, []),
        "age": AGES.get(learner.age, AGES[""]),
        "language": LOCALES.get(learner.locale or "", ""),
        "text_size": TEXT_SIZES.get(learner.text_size, TEXT_SIZES["normal"]),
        "rows": rows_of(learner),
        "passages": passages_of(learner),
        "sleeps": throttle.sleeping_until([door(learner.id)], now()) is not None,
    }
