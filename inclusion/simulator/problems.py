"""What is wrong with a module, told to its author: where, why, and the clicks that show it."""

from dataclasses import asdict, field
from typing import Any

from inclusion.records import frozen

ERROR, WARNING, INFO = "E", "W", "I"


@frozen
class Problem:
    """One finding. `place` is a path in the file (`steps.trier.done`), `path` clicks in French that lead to it.

    `road` says the same as events that can be played: {"persona", "surprise", "events"}; two personas who meet one
    fault by different roads have found the same thing.
    """

    severity: str
    code: str
    message: str
    place: str = ""
    file: str = ""
    line: int = 0
    path: list[str] = field(default_factory=list)
    road: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR

    @property
    def is_warning(self) -> bool:
        return self.severity == WARNING

    def to_json(self) -> dict[str, Any]:
        found = asdict(self)
        found.pop("severity")
        found.pop("road")
        return found

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.file else self.place
        clicks = "".join(f"\n    {number}. {click}" for number, click in enumerate(self.path, 1))
        return f"{where}: {self.severity} {self.code}: {self.message}{clicks}"


def error(code: str, message: str, place: str = "", path: list[str] | None = None) -> Problem:
    return Problem(ERROR, code, message, place, path=path or [])


def warning(code: str, message: str, place: str = "", path: list[str] | None = None) -> Problem:
    return Problem(WARNING, code, message, place, path=path or [])


def info(code: str, message: str, place: str = "", path: list[str] | None = None) -> Problem:
    return Problem(INFO, code, message, place, path=path or [])
