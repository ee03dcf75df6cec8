"""What stands at a place of a module: its kind, and its two forms (short in the source, else spelled out)."""

from typing import Any

from inclusion.authoring.source import Path
from inclusion.simulator.components import KINDS, spelled_out

#: What holds the first word of the short form: `{text: …}`, `{notice: care, label: …}`; elsewhere it is the id.
FIRST = {"text": "text", "notice": "tone", "summary": "inputs", "table": "caption", "image": "file"}
ANSWERS = ("field", "choice", "check", "upload", "gesture")
PRESSED = ("link", "button", "banner")
USE, INCLUDE = "use", "include"
#: What holds things that have a form of their own.
LISTS = ("screens", "steps", "personas", "parameters", "surprises", "fragments", "confusions", "traces")


def kind_of(path: Path, value: Any) -> str:
    """`module`, `item`, `persona`, `screen`, `button`, `step`… or an empty word for what has no form."""
    match path:
        case ():
            return "item" if isinstance(value, dict) and "item" in value else "module"
        case ("real",):
            return "real"
        case ("screens", _, "body", _):
            return INCLUDE if isinstance(value, dict) and INCLUDE in value else _component(value)
        case ("steps", _):
            return INCLUDE if isinstance(value, dict) and INCLUDE in value else "step"
        case ("fragments", _):
            return USE
    return KINDS_BY_HOLDER.get(_holder(path), "")


KINDS_BY_HOLDER = {
    ("personas",): "persona",
    ("parameters",): "parameter",
    ("screens",): "screen",
    ("surprises",): "surprise",
    ("confusions",): "confusion",
    ("traces",): "trace",
    ("screens", "body", "mistakes"): "mistake",
    ("steps", "mistakes"): "step_mistake",
}


def _holder(path: Path) -> tuple[str, ...]:
    """The names of what holds something, without its own and without the names that authors choose."""
    names = [part for part in path[:-1] if isinstance(part, str)]
    return tuple(names[:1] + [name for name in names[1:] if name in ("body", "mistakes")])


def _component(value: Any) -> str:
    found = spelled_out(value)
    return str(found.get("kind", "")) if isinstance(found, dict) else ""


def spelled(kind: str, value: Any) -> dict[str, Any]:
    """The long form of something of that kind: `{button: envoyer, …}` becomes `{kind: button, id: envoyer, …}`."""
    found = spelled_out(value) if kind in KINDS else value
    return dict(found) if isinstance(found, dict) else {}


def short(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """The other way round."""
    if kind not in KINDS:
        return value
    rest = {key: inside for key, inside in value.items() if key != "kind"}
    first = FIRST.get(kind, "id")
    return {kind: rest.pop(first, ""), **rest}


def editable(path: Path) -> Path:
    """The smallest thing with a form around a place: `steps.2.done.envoyee` is written in `steps.2`."""
    match path:
        case ("screens", name, "body", number, "mistakes", which, *_):
            return ("screens", name, "body", number, "mistakes", which)
        case ("screens", name, "body", number, *_):
            return ("screens", name, "body", number)
        case ("steps", number, "mistakes", which, *_):
            return ("steps", number, "mistakes", which)
        case (str(holder), name, *_) if holder in LISTS:
            return (holder, name)
        case ("real", *_):
            return ("real",)
    return ()
