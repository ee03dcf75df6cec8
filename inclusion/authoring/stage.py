"""The preview of a draft: the learner's own screen, walked through freely, and what was done there."""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from inclusion.accounts.models import Staff
from inclusion.assessments.items import Item
from inclusion.authoring.models import Draft, Walk
from inclusion.authoring.reading import Reading
from inclusion.database import transaction
from inclusion.records import frozen
from inclusion.simulator import roaming
from inclusion.simulator.perception import perceive
from inclusion.simulator.scenario import Scenario, holds
from inclusion.simulator.schema import Document
from inclusion.simulator.state import State
from inclusion.simulator.texts import Texts
from inclusion.simulator.world import Event, OtherwiseLoop

MOST_EVENTS = 300


@frozen
class Said:
    """What the coach would say. `place` is that of an answer whose mistake nobody has explained yet."""

    kind: str
    text: str = ""
    place: str = ""


@frozen
class Stage:
    """A scenario, where one is in it, what was said, and the facts learned since « retenir » was pressed."""

    scenario: Scenario
    state: State
    said: list[Said] = field(default_factory=list)
    learned: dict[str, str] | None = None


def walk_of(draft: Draft, staff: Staff) -> Walk:
    """Where this trainer is in the preview, not written yet when they have never walked in it."""
    found: Walk | None = Walk.get_or_none(Walk.draft == draft, Walk.staff == staff)
    return found or Walk(draft=draft, staff=staff)


def stage(reading: Reading, walk: Walk, screen: str = "") -> Stage | None:
    """The preview as it is now; None while the draft is no module yet, or cannot be walked in."""
    document = reading.document
    if document is None or any(problem.is_error for problem in reading.parts if problem.code in UNPLAYABLE):
        return None
    scenario = Scenario(document, _persona(document, walk), _surprise(document, walk))
    begun = roaming.begin(scenario, walk.screen or screen)
    events = [Event(**found) for found in json.loads(walk.events)]
    try:
        state = roaming.roam(scenario, begun, events)
        before = roaming.roam(scenario, begun, events[: walk.mark]) if walk.mark is not None else None
    except (OtherwiseLoop, KeyError):
        return None
    learned = roaming.learned(scenario, before.world, state.world) if before else None
    said = [*_said(document, scenario, state), *_ended(reading.item, scenario, state)]
    return Stage(scenario, state, said, learned)


#: A world cannot be drawn while these are wrong.
UNPLAYABLE = ("dangling", "duplicate", "otherwise-loop", "schema", "no-start")


def _persona(document: Document, walk: Walk) -> Any:
    known = {persona.id: persona for persona in document.personas}
    return known.get(walk.persona) or document.personas[0]


def _surprise(document: Document, walk: Walk) -> str:
    return walk.surprise if walk.surprise in {surprise.id for surprise in document.surprises} else ""


def _said(document: Document, scenario: Scenario, state: State) -> list[Said]:
    texts, found = Texts(document, {}, "fr"), []
    for feedback in state.feedback:
        if feedback.kind == "mistake" and ".mistakes." in feedback.key:
            found.append(Said("mistake", scenario.says(texts[feedback.key])))
        elif feedback.kind == "refused":
            found.append(Said("refused"))
    return found + [Said("unexplained", place=place) for place in unexplained(scenario, state)]


def _ended(item: Item | None, scenario: Scenario, state: State) -> list[Said]:
    """How a screen of the diagnostic would end here: done, or a confusion that is known."""
    if item is None:
        return []
    if holds(scenario.test(item.done), state.world):
        return [Said("success")]
    met = [one for one in item.confusions if holds(scenario.test(one.when), state.world)]
    return [Said("confusion", scenario.says(one.say)) for one in met[:1]]


def unexplained(scenario: Scenario, state: State) -> list[str]:
    """Places (of the whole module) of the answers in front that are wrong and that nobody explains."""
    screen = scenario.screen_of(state.world)
    names = [getattr(part, "id", "") for part in scenario.screens[screen].body]
    return [f"screens.{screen}.body.{n}" for n, name in enumerate(names) if f"inputs.{name}" in state.mistakes]


def play(reading: Reading, walk: Walk, screen: str, form: Mapping[str, str]) -> Walk:
    """Do in the preview what was done on its screen; beyond a few hundred gestures, it begins again from here."""
    found = stage(reading, walk, screen)
    if found is None:
        return walk
    events = [event.to_json() for event in perceive(found.scenario, found.state, form)]
    walk.screen = walk.screen or screen
    walk.events = json.dumps([*json.loads(walk.events), *events][-MOST_EVENTS:], ensure_ascii=False)
    return keep(walk)


def keep(walk: Walk) -> Walk:
    """Write where the trainer is."""
    with transaction():
        walk.save()
    return walk


def begin_again(walk: Walk, screen: str = "", persona: str = "", surprise: str = "") -> Walk:
    """From the start of the module, or from a screen."""
    walk.events, walk.mark, walk.screen = "[]", None, screen
    walk.persona, walk.surprise = persona or walk.persona, surprise
    return keep(walk)


def replay(walk: Walk, road: Mapping[str, Any]) -> Walk:
    """Walk the road that the proof has found."""
    walk.persona, walk.surprise, walk.screen, walk.mark = str(road["persona"]), str(road["surprise"]), "", None
    walk.events = json.dumps(road["events"], ensure_ascii=False)
    return keep(walk)


def mark(walk: Walk, is_on: bool) -> Walk:
    """From now on, retain what is done; or stop retaining it."""
    walk.mark = len(json.loads(walk.events)) if is_on else None
    return keep(walk)
