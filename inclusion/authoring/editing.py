"""What the editor's page shows of a draft at one place: its list, its form, its preview, what remains to mend."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm

from inclusion.authoring import blocks, kinds, source
from inclusion.authoring import operations as drafts
from inclusion.authoring.asks import SIMPLE, Ask
from inclusion.authoring.choices import Choices, Option
from inclusion.authoring.element_forms import About, form_for, grouped
from inclusion.authoring.kinds import editable, kind_of, spelled
from inclusion.authoring.models import Draft
from inclusion.authoring.offers import FIXED
from inclusion.authoring.outline import Outline, called, children
from inclusion.authoring.proofs import read_again
from inclusion.authoring.reading import Reading, read_draft
from inclusion.authoring.shapes import NAMES
from inclusion.authoring.source import Path
from inclusion.records import frozen


@frozen
class Desk:
    """A draft open at one place."""

    draft: Draft
    reading: Reading
    path: Path
    value: Any
    about: About

    @property
    def place(self) -> str:
        return source.place_of(self.path)

    @property
    def seen(self) -> str:
        """What the form was made from: whoever saves it has seen this."""
        return source.fingerprint(self.value)

    @property
    def screen(self) -> str:
        """The screen that is being written, if one is."""
        return str(self.path[1]) if len(self.path) > 1 and self.path[0] == "screens" else ""

    def form(self, **kwargs: Any) -> FlaskForm:
        return form_for(self.about, **kwargs)


def open_desk(draft: Draft, place: str, depth: int = SIMPLE) -> Desk:
    """Open a draft at a place, or at the nearest thing around it that has a form."""
    whole = drafts.whole_of(draft)
    reading = read_draft(whole["tree"], whole["texts"])
    path, value = _nearest(whole["tree"], source.path_of(place))
    kind = kind_of(path, value)
    value = value if path else drafts.about(value)
    screen = str(path[1]) if len(path) > 1 and path[0] == "screens" else ""
    choices = Choices(reading.whole.tree, blocks.parts_of(whole["tree"], "parts"))
    own = _asks_of_block(value) if kind == kinds.USE else ()
    held = dict(value.get("with") or {}) if kind == kinds.USE else spelled(kind, value)
    return Desk(draft, reading, path, value, About(kind, held, screen, choices, depth, own))


def _asks_of_block(value: Any) -> tuple[Ask, ...]:
    try:
        return blocks.asks_of(str(value.get("use")), value.get("with") or {})
    except KeyError:
        return ()


def _nearest(tree: Any, path: Path) -> tuple[Path, Any]:
    path = editable(path)
    while path:
        try:
            return path, source.get(tree, path)
        except source.NoSuchPlace:
            path = editable(path[:-1])
    return (), tree


def shown(desk: Desk, form: FlaskForm) -> dict[str, Any]:
    """Everything about the place being written."""
    faults = [problem.place for problem in desk.reading.placed(desk.reading.parts) if problem.is_error]
    return {
        "desk": desk,
        "kind": str(NAMES.get(desk.about.kind, "")),
        "words": _words(desk),
        "form": form,
        "asked": grouped(desk.about, form),
        "groups": Outline(desk.reading, desk.path, faults).groups(),
        "inside": _inside(desk),
        "block": _block_of(desk),
        "crumbs": crumbs(desk),
        "readings": read_again(desk.about, names(desk.reading.whole.tree)),
        "blocks": blocks.offered(),
        "skills": skills_left(desk.reading.tree),
        "pieces": blocks.parts_of(desk.reading.tree, "parts" if desk.about.kind == "screen" else "steps"),
        "quotes": quotes(desk.reading.whole.tree),
    }


def _inside(desk: Desk) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The things inside it that have a form of their own."""
    return [
        (title, source.place_of((*desk.path, holder)), _items(desk.reading.tree, items))
        for title, holder, items in children(desk.reading.tree, desk.path, desk.value)
    ]


def _words(desk: Desk) -> str:
    return called(desk.reading.tree, desk.about.kind, desk.value) if desk.path and desk.about.kind != "real" else ""


def _block_of(desk: Desk) -> tuple[str, str] | None:
    """(place, words) of the block that a part comes from."""
    if desk.about.kind != kinds.INCLUDE:
        return None
    own = str(desk.value.get("include")).partition(".")[0]
    for number, use in enumerate(desk.reading.tree.get("fragments") or []):
        if isinstance(use, dict) and use.get("as") == own:
            return f"fragments.{number}", blocks.title(str(use.get("use")))
    return None


def _items(tree: Any, items: list[tuple[Path, Any]]) -> list[dict[str, Any]]:
    return [_item(tree, path, value, number, len(items)) for number, (path, value) in enumerate(items)]


def _item(tree: Any, path: Path, value: Any, number: int, count: int) -> dict[str, Any]:
    kind = kind_of(path, value)
    return {
        "place": source.place_of(path), "kind": str(NAMES.get(kind, "")), "words": called(tree, kind, value),
        "seen": source.fingerprint(value), "is_first": number == 0, "is_last": number == count - 1,
    }  # fmt: skip


def crumbs(desk: Desk) -> list[tuple[str, str]]:
    """(place, words) of what holds the thing being written."""
    found, path = [], editable(desk.path[:-1]) if desk.path else ()
    while path:
        value = source.get(desk.reading.tree, path)
        found.append((source.place_of(path), called(desk.reading.tree, kind_of(path, value), value)))
        path = editable(path[:-1])
    return found[::-1]


def skills_left(tree: Mapping[str, Any]) -> list[Option]:
    """The skills that a screen of the diagnostic may show besides."""
    told = {*(tree.get("traces") or {}), tree.get("skill")}
    return [(name, str(words)) for name, words in FIXED["skills"] if name not in told]


def names(whole: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that characters are called by: they are spelled right."""
    found = [str(one.get("name", "")) for one in whole.get("personas") or [] if isinstance(one, dict)]
    return tuple(word for name in found for word in name.split())


def quotes(whole: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what to write, what it stands for) of the values that a text may quote."""
    persona = next((one for one in whole.get("personas") or [] if isinstance(one, dict)), {})
    own = [(f"{{persona.{key}}}", str(value)) for key, value in persona.items() if key not in ("id", "card")]
    known = whole.get("parameters") or {}
    held = [(f"{{parameter.{key}}}", str(one.get("value"))) for key, one in known.items() if isinstance(one, dict)]
    return own + held
