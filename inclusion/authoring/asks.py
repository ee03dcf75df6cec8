"""One question of a form: what it asks for, in which shape, to whom it is shown."""

from typing import Any

from inclusion.records import frozen

#: How much of a form is shown: what everybody needs, what some modules need, what nobody needs every day.
SIMPLE, MORE, EXPERT = 0, 1, 2

LINE, TEXT, LINES, PAIRS, ROWS, OPTIONS = "line", "text", "lines", "pairs", "rows", "options"
ONE, MANY, FLAG, NUMBER, DAY = "one", "many", "flag", "number", "day"
CONDITION, SET, LEVELS = "condition", "set", "levels"


@frozen
class Ask:
    """A key of something in a module. `among` names the choices (see `offers`), or gives them.

    `only` says for which elements it is asked: {key: values}, every one of which has to hold.
    """

    key: str
    shape: str
    label: Any
    hint: Any = ""
    depth: int = SIMPLE
    among: Any = ()
    only: dict[str, tuple[str, ...]] | None = None
    #: A plain word when it is left out, so that the form does not write what goes without saying.
    usual: Any = None

    def concerns(self, value: dict[str, Any]) -> bool:
        """Whether the question makes sense for this element."""
        return all(str(value.get(key, "")) in values for key, values in (self.only or {}).items())
