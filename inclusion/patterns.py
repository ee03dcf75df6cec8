"""Regular expressions compiled when they are first asked: compiling those of the language rules slowed each start."""

import re
from typing import Any, cast


class _Waiting:
    """Stands for a pattern until it is used; afterwards, each method that was asked is the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # What copies or describes objects: nobody searches with it.
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later. A mistake in `source` raises re.error at the first use."""
    return cast("re.Pattern[str]", _Waiting(source, flags))
