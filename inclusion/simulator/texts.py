"""The words of the lesson, by place, so that they can be translated; the simulated sites stay in French."""

import re
from collections.abc import Iterator, Mapping

from inclusion.simulator.components import Answer
from inclusion.simulator.schema import Document
from inclusion.simulator.words import typeset


def places(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that has a translation, as (place, French text), in the order of the file."""
    for name in ("title", "need", "summary", "mission", "receives", "outcome"):
        yield name, getattr(document, name)
    for screen in document.screens.values():
        for part in screen.body:
            if isinstance(part, Answer):
                for mistake in part.mistakes:
                    yield f"inputs.{part.id}.mistakes.{mistake.id}", mistake.say
    for step in document.steps:
        yield f"steps.{step.id}.name", step.name
        yield f"steps.{step.id}.do", step.do
        if step.why:
            yield f"steps.{step.id}.why", step.why
        yield from ((f"steps.{step.id}.hints.{place}", hint) for place, hint in enumerate(step.hints))
        yield from ((f"steps.{step.id}.mistakes.{mistake.id}", mistake.say) for mistake in step.mistakes)
    yield "real.place", document.real.place
    yield from ((f"real.differences.{place}", text) for place, text in enumerate(document.real.differences))
    yield from ((f"real.warnings.{place}", text) for place, text in enumerate(document.real.warnings))


PARAMETER = re.compile(r"\{parameter\.([a-z_0-9]+)\}")


class Texts:
    """The words of one module in one locale; what is not translated is said in French."""

    def __init__(self, document: Document, translations: Mapping[str, Mapping[str, str]], locale: str):
        self._parameters = document.parameters
        self._french = dict(places(document))
        # In every language, a line never ends between « and the word that it holds.
        self._spoken = {place: typeset(text) for place, text in translations.get(locale, {}).items()}

    def __contains__(self, place: str) -> bool:
        return place in self._french

    def __getitem__(self, place: str) -> str:
        return self._filled(self._spoken.get(place) or self._french[place])

    def get(self, place: str, otherwise: str) -> str:
        return self._filled(self._spoken.get(place) or self._french.get(place, otherwise))

    def _filled(self, text: str) -> str:
        """A text with the values of `{parameter.key}`: they are the same for everybody."""
        return PARAMETER.sub(lambda found: self._parameters[found[1]].value, text) if "{parameter." in text else text
