"""Passages through the diagnostic for the demonstration, really played, as somebody of that ease would."""

from dataclasses import field
from datetime import timedelta
from typing import Any

from inclusion.accounts.models import Learner, Staff
from inclusion.aidants.operations import rate
from inclusion.assessments import deck
from inclusion.assessments.models import ASKED, RESULT, Sitting
from inclusion.assessments.operations import act, asked, begin, share
from inclusion.assessments.playing import next_gesture
from inclusion.assessments.purposes import purpose_of
from inclusion.clock import now
from inclusion.modules.library import library
from inclusion.records import frozen
from inclusion.simulator.components import WORDS, Check, Field_, Gesture, Upload
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.world import Event

#: More requests than any passage makes.
LONGEST = 400


@frozen
class Passage:
    """One sitting: how many days ago, the level reached in each skill (1 elsewhere), and whether it is shown."""

    days: int
    levels: dict[str, int] = field(default_factory=dict)
    purpose: str = ""
    is_shared: bool = False


PASSAGES: dict[str, list[Passage]] = {
    "Monique": [
        Passage(38, {"pointer": 2}, is_shared=True),
        Passage(4, {"pointer": 3, "clavier": 2, "naviguer": 2, "formulaire": 2, "compte": 2}, "besoin:argent", True),
    ],
    "Abdel": [Passage(8, {"pointer": 3, "clavier": 3, "naviguer": 2, "courriel": 2})],
}
SEEN = {"Monique": ("courriel", 2, "Elle a répondu à un message toute seule, mardi.")}


def load(learners: dict[str, Learner], staff: Staff) -> None:
    """Play every passage, then note what the aidant has seen."""
    for name, passages in PASSAGES.items():
        for passage in passages:
            play(learners[name], passage)
    for name, (skill, level, reason) in SEEN.items():
        rate(staff, learners[name], skill, level, reason)


def play(learner: Learner, passage: Passage) -> Sitting:
    """Make a passage from its first screen to its result: the same passage always meets the same screens."""
    moment = (now() - timedelta(days=passage.days)).replace(hour=10, minute=0)
    purpose = purpose_of(passage.purpose, library().catalogue())
    sitting = begin(learner, None, start=1, purpose=purpose, moment=moment, seed=passage.days)
    for _request in range(LONGEST):
        if sitting.phase == RESULT:
            break
        moment += timedelta(seconds=7)
        act(sitting, _form(sitting, passage), moment)
    share(sitting, passage.is_shared)
    return Sitting.get_by_id(sitting.id)


def _form(sitting: Sitting, passage: Passage) -> dict[str, str]:
    """What the person sends now: the next gesture when they know how, a hint when it is nearly so, else no answer."""
    if sitting.phase != ASKED:
        return {"do": "next"}
    item, course, state = (
        deck.item_of(sitting.item),
        deck.course_of(sitting.item, sitting.persona),
        asked(sitting).state,
    )
    above = item.level - passage.levels.get(item.skill, 1)
    if above > 1:
        return {"do": "unknown"}
    if above == 1 and not state.help:
        return {"do": "help"}
    event = next_gesture(course, state)
    return form_of(course.scenario, event) if event else {"do": "unknown"}


def form_of(scenario: Scenario, event: Event) -> dict[str, str]:
    """The form that a browser would send for an event of the engine."""
    if event.do == "visit":
        return {"do": "visit", "address": scenario.screens[event.name].url or ""}
    if event.do != "fill":
        return {"do": f"{event.do}:{event.name}" if event.name else event.do}
    part: Any = scenario.inputs[event.name]
    if isinstance(part, Upload):
        return {"do": f"choose:{part.id}:{event.value}"}
    if isinstance(part, Gesture):
        how = "typed" if part.type in WORDS else "touch" if part.type == "touch" else "mouse"
        return {"do": f"gesture:{part.id}:{how}", f"f.{part.id}": scenario.means(part.target)}
    if isinstance(part, Check):
        return {"do": "fill", f"f.{part.id}.shown": "1"} | ({f"f.{part.id}": "oui"} if event.value == "oui" else {})
    written = scenario.means(part.expect) if isinstance(part, Field_) else event.value
    return {"do": "fill", f"f.{part.id}": written}
