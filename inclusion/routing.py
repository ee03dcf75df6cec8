"""Routes that learn to write their addresses when they are first asked for one."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class PatientRule(Rule):
    """A route of werkzeug, which compiles two programs for each route when it starts: most of them never run.

    Where werkzeug no longer calls this method, it compiles them all, and nothing else changes.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        learnt: list[Builder] = []

        def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
            if not learnt:
                learnt.append(super(PatientRule, self)._compile_builder(append_unknown))
            return learnt[0](rule, **values)

        return build
