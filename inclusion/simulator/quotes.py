"""Texts of a module as one of its personas reads and writes them."""

import re
from collections.abc import Callable
from functools import cached_property

from inclusion.simulator.schema import Document, Persona, parts
from inclusion.simulator.words import typeset_value

QUOTE = re.compile(r"\{(persona|parameter|label)\.([a-z_0-9]+)\}")


class Quoting:
    """A document for one of its personas, whose texts quote values."""

    document: Document
    persona: Persona

    def says(self, text: str) -> str:
        """Fill `{persona.key}`, `{parameter.key}` and `{label.key}` in a text of the module that somebody reads."""
        return QUOTE.sub(lambda found: self._quoted(found, typeset_value), text)

    def means(self, text: str) -> str:
        """The same in a text that is compared with what somebody types: values are as their author wrote them."""
        return QUOTE.sub(self._quoted, text)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Words of the buttons and fields, for `{label.key}`: a twin of the module may word them otherwise."""
        named = [(getattr(part, "id", ""), getattr(part, "label", "")) for _, part in parts(self.document)]
        return {name: label for name, label in named if name}

    def _quoted(self, found: re.Match[str], shown: Callable[[str], str] = str) -> str:
        if found[1] == "persona":
            value = self.persona.value(found[2])
        elif found[1] == "label":
            value = self.labels.get(found[2])
        else:
            parameter = self.document.parameters.get(found[2])
            value = parameter.value if parameter else None
        return found[0] if value is None else shown(value)
