"""The searched worlds that a process keeps: the least used are put away when there are too many."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from inclusion.simulator.search import Course

#: Worlds kept by a process, about 250 bytes each. Searching again takes a fraction of a second.
ROOM = 80_000


class Shelf:
    """Courses by key. Two threads that ask for the same one search it once, and hold up nobody else."""

    def __init__(self, room: int = ROOM):
        self._room = room
        self._kept: OrderedDict[Hashable, Course] = OrderedDict()
        self._searching: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def course(self, key: Hashable, search: Callable[[], Course]) -> Course:
        """The course of this key, searched when it is not kept."""
        found = self._taken(key)
        if found is not None:
            return found
        with self._lock:
            turn = self._searching.setdefault(key, threading.Lock())
        with turn:
            return self._taken(key) or self._put(key, search())

    def _taken(self, key: Hashable) -> Course | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _put(self, key: Hashable, course: Course) -> Course:
        with self._lock:
            self._kept[key] = course
            self._searching.pop(key, None)
            while len(self._kept) > 1 and self.worlds > self._room:
                self._kept.popitem(last=False)
        return course

    @property
    def worlds(self) -> int:
        """How many worlds are kept; a twin has those of what it dresses."""
        return sum({id(course.worlds): len(course.worlds) for course in self._kept.values()}.values())
