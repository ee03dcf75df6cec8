"""What a trainer chooses from, in words: screens, answers, what may have been done. Never an id to type."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext as _

from inclusion.authoring.kinds import ANSWERS, PRESSED, spelled
from inclusion.simulator.classes import NO
from inclusion.simulator.words import typeset

Option = tuple[str, str]


class Choices:
    """The choices of one module, read from its tree with the fragments in it; what is not whole yet is left out."""

    def __init__(self, whole: dict[str, Any], block_parts: list[Option] | None = None):
        self._whole, self._block_parts = whole, block_parts or []
        self.screens: dict[str, dict[str, Any]] = {
            name: screen for name, screen in _mapping(whole, "screens").items() if isinstance(screen, dict)
        }
        self.parts = [(name, part) for name, screen in self.screens.items() for part in _parts(screen)]

    def title(self, screen: str) -> str:
        return typeset(str(self.screens.get(screen, {}).get("title") or screen))

    def pages(self, *windows: str) -> list[Option]:
        """The screens of these windows (of all when none is named), by title."""
        return [
            (name, self.title(name))
            for name, screen in self.screens.items()
            if not windows or screen.get("in") in windows
        ]

    def answers(self, screen: str = "") -> list[Option]:
        """What can be filled in on a screen, or anywhere."""
        return [
            (str(part["id"]), _label(part))
            for name, part in self.parts
            if part["kind"] in ANSWERS and screen in ("", name) and "id" in part
        ]

    def options(self, part: dict[str, Any]) -> list[Option]:
        """What may be the right answer of a choice or of a file to join."""
        if part.get("kind") == "upload":
            return [(str(name), self.title(str(name))) for name in part.get("files") or []]
        return [(str(name), typeset(str(text))) for name, text in _mapping(part, "options").items()]

    def block_parts(self) -> list[Option]:
        """What the blocks of the module bring."""
        return self._block_parts

    def states(self) -> list[Option]:
        """Everything that a condition may say, as `fact=value` and in words; what is seen comes first."""
        seen = [(f"at={name}", _("On voit : %(title)s", title=title)) for name, title in self.pages()]
        return _once([*seen, *self._answered(), *self._done()])

    def settable(self) -> list[Option]:
        """What a button may change: what some button changes already."""
        return _once(self._done())

    def _answered(self) -> Iterator[Option]:
        for _name, part in self.parts:
            if part["kind"] in ANSWERS and "id" in part:
                for klass, words in self._classes(part):
                    yield f"{part['id']}={klass}", f"«\u202f{_label(part)}\u202f»\u202f: {words}"

    def _classes(self, part: dict[str, Any]) -> Iterator[Option]:
        kind = part["kind"]
        if kind in ("choice", "upload"):
            yield from self.options(part)
            return
        if kind == "check":
            yield from (("oui", _("coché")), ("non", _("pas coché")))
            return
        yield "ok", _("juste")
        if kind == "field":
            yield "wrong", _("faux, et le site l’accepte")
            for mistake in part.get("mistakes") or []:
                if isinstance(mistake, dict) and mistake.get("id"):
                    yield f"mistake:{mistake['id']}", _("l’erreur « %(words)s »", words=_short(mistake.get("say")))

    def _done(self) -> Iterator[Option]:
        pressed: dict[tuple[str, str], list[str]] = {}
        for _screen, part in self.parts:
            if part["kind"] in PRESSED:
                for fact, value in _mapping(part, "set").items():
                    pressed.setdefault((str(fact), str(value)), []).append(_label(part))
        for surprise in self._whole.get("surprises") or []:
            if isinstance(surprise, dict):
                for fact, value in _mapping(surprise, "set").items():
                    yield f"{fact}={value}", _("Imprévu : %(name)s", name=surprise.get("name") or "")
        said = Counter(_pressed_words(labels) for labels in pressed.values())
        for (fact, value), labels in pressed.items():
            words = _pressed_words(labels)
            yield f"{fact}={value}", words if said[words] == 1 else f"{words} ({fact.replace('_', ' ')})"
        for fact in dict.fromkeys(fact for fact, value in pressed if value != NO):
            first = next(labels for (name, value), labels in pressed.items() if name == fact and value != NO)
            if (fact, NO) not in pressed:
                yield f"{fact}={NO}", _("Pas encore : %(done)s", done=_pressed_words(first))


def _pressed_words(labels: list[str]) -> str:
    """« A » pressé, ou « B »."""
    named = [f"«\u202f{label}\u202f»" for label in dict.fromkeys(labels)][:3]
    return _("%(buttons)s pressé", buttons=_(" ou ").join(named))


def _mapping(holder: dict[str, Any], key: str) -> dict[str, Any]:
    found = holder.get(key)
    return found if isinstance(found, dict) else {}


def _parts(screen: dict[str, Any]) -> list[dict[str, Any]]:
    """The components of a screen, spelled out; those that have no kind yet are left out."""
    body = screen.get("body")
    found = [spelled("text", part) for part in body] if isinstance(body, list) else []
    return [part for part in found if part.get("kind")]


def _label(part: dict[str, Any]) -> str:
    return typeset(str(part.get("label") or part.get("id") or ""))


def _short(text: Any) -> str:
    words = typeset(str(text or "")).split(" ")
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def _once(options: Iterable[Option]) -> list[Option]:
    """Each value once, under its first words."""
    found: dict[str, str] = {}
    for value, words in options:
        found.setdefault(value, words)
    return list(found.items())
