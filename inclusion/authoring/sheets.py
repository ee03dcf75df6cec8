"""The sheets to print of a draft: the learner's, as once published, and that of whoever leads the session."""

from collections.abc import Callable, Iterator

from flask_babel import gettext as _

from inclusion.authoring.models import Draft
from inclusion.authoring.operations import whole_of
from inclusion.authoring.reading import read_draft
from inclusion.modules import sheet
from inclusion.modules.library import Edition
from inclusion.modules.sheet import Stage, words
from inclusion.records import frozen
from inclusion.simulator.components import Answer
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Parameter, Step, parts
from inclusion.simulator.search import TooManyWorlds
from inclusion.simulator.world import OtherwiseLoop

__all__ = ["Told", "edition_of", "stages_of", "words"]


def edition_of(draft: Draft) -> Edition | None:
    """A draft as the version that it would be; None while something in it keeps it from being played."""
    whole = whole_of(draft)
    reading = read_draft(whole["tree"], whole["texts"])
    if reading.document is None or any(problem.is_error for problem in reading.parts):
        return None
    return Edition(0, draft.seq, reading.digest, reading.document, reading.translations)


def stages_of(edition: Edition, locale: str) -> list[Stage]:
    """The steps with the gestures of the demonstration; without them when no search ends."""
    try:
        return sheet.stages(edition, locale)
    except (TooManyWorlds, OtherwiseLoop):
        told = Told(edition, locale)
        return [Stage(told[f"{at}.name"], told[f"{at}.do"], told.get(f"{at}.why")) for at in told.places]


@frozen
class Slip:
    """A mistake that people make, and what to say then."""

    where: str
    say: str


class Told:
    """The words of a module for its trainer, as its first character has them."""

    def __init__(self, edition: Edition, locale: str):
        self.document = edition.document
        self._texts = edition.texts(locale)
        self._scenario = Scenario(edition.document, edition.document.personas[0])

    def __getitem__(self, place: str) -> str:
        return self._scenario.says(self._texts[place])

    def get(self, place: str) -> str:
        return self[place] if place in self._texts else ""

    @property
    def places(self) -> list[str]:
        return [f"steps.{step.id}" for step in self.document.steps]

    def hints(self, step: Step) -> list[str]:
        return [self[f"steps.{step.id}.hints.{number}"] for number in range(len(step.hints))]

    def slips(self, number: int) -> list[Slip]:
        """The mistakes of a step, then those of the answers that it is the first to ask for."""
        step = self.document.steps[number]
        before = {name for other in self.document.steps[:number] for name in other.done}
        found = [Slip("", self[f"steps.{step.id}.mistakes.{mistake.id}"]) for mistake in step.mistakes]
        return [*found, *self._of_answers(lambda name: name in step.done and name not in before)]

    def others(self) -> list[Slip]:
        """The mistakes of answers that no step names."""
        named = {name for step in self.document.steps for name in step.done}
        return list(self._of_answers(lambda name: name not in named))

    def _of_answers(self, is_wanted: Callable[[str], bool]) -> Iterator[Slip]:
        for _screen, part in parts(self.document):
            if isinstance(part, Answer) and is_wanted(part.id):
                for mistake in part.mistakes:
                    yield Slip(self._scenario.says(part.label), self[f"inputs.{part.id}.mistakes.{mistake.id}"])

    def facts(self, verified: bool) -> list[Parameter]:
        """What may change in real life, checked at its source or not."""
        return [fact for fact in self.document.parameters.values() if fact.verified is verified]

    def windows(self) -> str:
        """What the simulated computer shows, in words."""
        names = {
            "browser": _("navigateur"), "mail": _("courriels"), "phone": _("téléphone"), "files": _("documents"),
            "desk": _("accueil"),
        }  # fmt: skip
        return ", ".join(names[window] for window in self.document.start)
