"""The printed sheet: the demonstration's gestures, step by step, as sentences that fit everybody."""

from dataclasses import dataclass, field

from inclusion.modules.lesson import spoken
from inclusion.modules.library import Edition
from inclusion.simulator import engine
from inclusion.simulator.sentences import gesture
from inclusion.simulator.state import DISCOVER
from inclusion.simulator.world import Event
from inclusion.words import Entry, explained


@dataclass
class Stage:
    """One step of the sheet."""

    name: str
    do: str
    why: str
    gestures: list[str] = field(default_factory=list)


def stages(edition: Edition, locale: str) -> list[Stage]:
    """Play the demonstration and note the gestures of each step."""
    course, texts = edition.course(edition.document.personas[0].id), edition.texts(locale)
    found = [
        Stage(
            course.scenario.says(texts[f"steps.{step.id}.name"]),
            course.scenario.says(texts[f"steps.{step.id}.do"]),
            course.scenario.says(texts[f"steps.{step.id}.why"]) if step.why else "",
        )
        for step in course.scenario.steps
    ]
    state, _, _ = engine.begin(course, DISCOVER, 0)
    while (event := engine.next_action(course, state)) is not None:
        if state.step < len(found):
            found[state.step].gestures.append(spoken(gesture(course.scenario, event, with_value=False)))
        state, _, _ = engine.advance(course, state, Event("next"), 0)
    return found


def words(edition: Edition, found: list[Stage], locale: str) -> list[Entry]:
    """The difficult words of the sheet."""
    texts, real = edition.texts(locale), edition.document.real
    said = [text for stage in found for text in (stage.name, stage.do, *stage.gestures, stage.why)]
    said += [texts[f"real.differences.{number}"] for number in range(len(real.differences))]
    said += [texts[f"real.warnings.{number}"] for number in range(len(real.warnings))]
    return explained([texts["title"], *said, texts["real.place"]], locale)
