"""The printed sheet: the demonstration's gestures, step by step, as sentences that fit everybody."""

from dataclasses import dataclass, field

from inclusion.modules.lesson import spoken
from inclusion.modules.library import Edition
from inclusion.simulator.sentences import gesture
from inclusion.words import Entry, explained


@dataclass
class Stage:
    """One step of the sheet."""

    name: str
    do: str
    why: str
    gestures: list[str] = field(default_factory=list)


def stages(edition: Edition, locale: str) -> list[Stage]:
    """The gestures of the demonstration, under each step."""
    scenario, texts = edition.scenario(edition.document.personas[0].id), edition.texts(locale)
    found = [
        Stage(
            scenario.says(texts[f"steps.{step.id}.name"]),
            scenario.says(texts[f"steps.{step.id}.do"]),
            scenario.says(texts[f"steps.{step.id}.why"]) if step.why else "",
        )
        for step in scenario.steps
    ]
    for step, event in edition.demonstration:
        if step < len(found):
            found[step].gestures.append(spoken(gesture(scenario, event, with_value=False)))
    return found


def words(edition: Edition, found: list[Stage], locale: str) -> list[Entry]:
    """The difficult words of the sheet."""
    texts, real = edition.texts(locale), edition.document.real
    said = [text for stage in found for text in (stage.name, stage.do, *stage.gestures, stage.why)]
    said += [texts[f"real.differences.{number}"] for number in range(len(real.differences))]
    said += [texts[f"real.warnings.{number}"] for number in range(len(real.warnings))]
    return explained([texts["title"], *said, texts["real.place"]], locale)
