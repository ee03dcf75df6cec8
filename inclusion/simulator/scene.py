"""What is to be drawn of a world: windows, the screen in front and its components, with their values and errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inclusion.simulator import components, fields, gestures
from inclusion.simulator.perception import ANSWER
from inclusion.simulator.scenario import LISTS, Scenario, World
from inclusion.simulator.sentences import site_error
from inclusion.simulator.state import State
from inclusion.simulator.world import Event, behind, can_choose


@dataclass(frozen=True)
class Tab:
    """One window of the simulated desk; `count` is the number of messages or files in it."""

    window: str
    count: int
    is_front: bool
    is_pointed: bool


@dataclass(frozen=True)
class Item:
    """One line of a mailbox or folder."""

    name: str
    title: str
    sender: str
    is_pointed: bool
    is_folder: bool = False
    count: int = 0
    size: str = ""
    drawing: str = ""

    @property
    def sender_name(self) -> str:
        return name_of(self.sender)

    @property
    def sender_address(self) -> str:
        return address_of(self.sender)


@dataclass(frozen=True)
class Shown:
    """One component as it is now, its texts filled in."""

    kind: str
    name: str = ""
    label: str = ""
    text: str = ""
    hint: str = ""
    tone: str = ""
    type: str = ""
    inputmode: str = ""
    width: str = ""
    value: str = ""
    error: str = ""
    is_quiet: bool = False
    is_pointed: bool = False
    reveals: bool = False
    options: list[tuple[str, str]] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)
    files: list[Item] = field(default_factory=list)
    size: str = ""
    #: Of a gesture: how many times in a row, what it asks for (to translate), the first sign that differs.
    times: int = 1
    ask: str = ""
    number: int = 0
    is_attachment: bool = False
    opens_tab: bool = False

    @property
    def awaits_words(self) -> bool:
        """Whether the Enter key should send what is written in this gesture."""
        is_open = self.tone not in (gestures.DONE, gestures.SKIPPED)
        return self.kind == "gesture" and self.type in gestures.WRITTEN and is_open

    @property
    def first_id(self) -> str:
        """Where a link to this answer leads: radio buttons have an id each."""
        return f"{self.name}-0" if self.kind == "choice" or self.type == "civility" else self.name


@dataclass(frozen=True)
class Scene:
    """Everything that the templates of the simulated desk need."""

    window: str
    name: str
    title: str
    url: str
    site: str
    theme: str
    sender: str
    home: str
    is_home: bool
    can_go_back: bool
    tabs: list[Tab]
    items: list[Item]
    parts: list[Shown]
    default: str
    pointed: Event | None
    behind: str = ""
    size: str = ""
    drawing: str = ""
    layout: str = ""
    is_folder: bool = False

    @property
    def points_at_address(self) -> bool:
        return self.pointed is not None and self.pointed.do == "visit"

    @property
    def points_at_back(self) -> bool:
        return self.pointed is not None and self.pointed.do == "open" and not self.is_home

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What the site says of refused answers: (id of the field, sentence)."""
        refused = [part for part in self.parts if part.error and part.kind != "gesture"]
        return [(part.first_id, part.error) for part in refused]

    @property
    def sender_name(self) -> str:
        return name_of(self.sender)

    @property
    def sender_address(self) -> str:
        return address_of(self.sender)


def name_of(sender: str) -> str:
    """« Caf » in `Caf <ne-pas-repondre@caf.fr>`."""
    return sender.partition("<")[0].strip()


def address_of(sender: str) -> str:
    """The address in `Caf <ne-pas-repondre@caf.fr>`."""
    return sender.partition("<")[2].rstrip(">")


def draw(
    scenario: Scenario, state: State, pointed: Event | None = None, typed: Mapping[str, str] | None = None
) -> Scene:
    """Draw the screen in front. `typed` is the form just received: shown once more, never kept."""
    world = state.world
    name = scenario.screen_of(world)
    screen = scenario.screens[name]
    is_home = scenario.is_list(name)
    parts = [
        _part(scenario, state, part, pointed, typed or {}) for part in screen.body if scenario.is_visible(part, world)
    ]
    return Scene(
        window=screen.window,
        name=name,
        title=scenario.says(screen.title),
        url=screen.url or "",
        site=scenario.says(screen.site or screen.title),
        theme=screen.theme,
        sender=scenario.says(screen.sender or ""),
        home="" if name == scenario.home(screen.window) else scenario.parent(name),
        is_home=is_home,
        can_go_back=bool(state.history),
        tabs=[_tab(scenario, state, window, pointed) for window in scenario.windows],
        items=_items(scenario, state, screen.window, pointed) if is_home else [],
        parts=parts,
        default=_default(parts),
        pointed=pointed,
        behind=_title_behind(scenario, world),
        size=screen.size or "",
        drawing=screen.drawing or "",
        is_folder=is_home and name != scenario.home(screen.window),
    )


def _title_behind(scenario: Scenario, world: World) -> str:
    """Title of the page in the other tab of the browser, empty when there is no other tab."""
    name = behind(scenario, world)
    return scenario.says(scenario.screens[name].title) if name else ""


def _tab(scenario: Scenario, state: State, window: str, pointed: Event | None) -> Tab:
    count = 0 if window not in LISTS else len(scenario.listed(scenario.home(window), state.world))
    return Tab(window, count, window == state.world[0], pointed == Event("focus", window))


def _items(scenario: Scenario, state: State, window: str, pointed: Event | None) -> list[Item]:
    """The newest message first: the author writes them in the order in which they arrive."""
    listed = scenario.listed(scenario.screen_of(state.world), state.world)
    found = [_item(scenario, state.world, name, pointed == Event("open", name)) for name, _screen in listed]
    newest_first = found[::-1]
    return sorted(newest_first, key=lambda item: item.is_folder)


def _item(scenario: Scenario, world: World, name: str, is_pointed: bool) -> Item:
    screen, is_folder = scenario.screens[name], scenario.is_list(name)
    return Item(
        name,
        scenario.says(screen.title),
        scenario.says(screen.sender or ""),
        is_pointed,
        is_folder,
        len(scenario.listed(name, world)) if is_folder else 0,
        screen.size or "",
        screen.drawing or "",
    )


def _default(parts: list[Shown]) -> str:
    """What the Enter key presses: the last plain button."""
    buttons = [part.name for part in parts if part.kind == "button" and not part.is_quiet]
    return buttons[-1] if buttons else ""


def _part(
    scenario: Scenario, state: State, part: components.Component, pointed: Event | None, typed: Mapping[str, str]
) -> Shown:
    says = scenario.says
    if isinstance(part, components.Answer):
        return _answer(scenario, state, part, pointed, typed)
    if isinstance(part, components.Pressed):
        is_pointed = pointed is not None and (pointed.do, pointed.name) == ("press", part.id)
        text = says(getattr(part, "text", "") or getattr(part, "note", None) or "")
        return Shown(
            part.kind,
            part.id,
            says(part.label),
            text,
            is_pointed=is_pointed,
            is_quiet=getattr(part, "quiet", False),
            is_attachment=getattr(part, "attachment", False),
            opens_tab=part.tab,
        )
    if isinstance(part, components.Summary):
        rows = [_summary_row(scenario, state, name) for name in part.inputs]
        return Shown("summary", rows=[row for row in rows if row])
    if isinstance(part, components.Table):
        rows = [[says(cell) for cell in row] for row in part.rows]
        return Shown("table", label=says(part.caption), head=part.head, rows=rows)
    if isinstance(part, components.Notice):
        return Shown("notice", label=says(part.label), tone=part.tone)
    if isinstance(part, components.Image):
        return Shown("image", label=part.alt, text=part.file)
    return Shown("text", text=says(part.text))


def _answer(
    scenario: Scenario, state: State, part: components.Answer, pointed: Event | None, typed: Mapping[str, str]
) -> Shown:
    known = scenario.fact(state.world, part.id) or ""
    is_field, is_gesture = isinstance(part, components.Field_), isinstance(part, components.Gesture)
    value = state.kept.get(part.id, "") if is_field else known
    if (is_field or is_gesture) and not value:
        value = typed.get(ANSWER + part.id, "")
    remark = state.remarks.get(part.id)
    if isinstance(part, components.Field_):
        more = fields.drawn(scenario, part, remark, typed.get(ANSWER + part.id, ""))
    elif isinstance(part, components.Gesture):
        more = gestures.drawn(scenario, part, known, remark)
    else:
        more = {"hint": scenario.says(part.hint or ""), **_drawn(scenario, state.world, part, pointed)}
    return Shown(
        part.kind,
        part.id,
        scenario.says(part.label),
        value=value,
        error=site_error(part, *remark) if remark else "",
        is_pointed=pointed is not None and (pointed.do, pointed.name) == ("fill", part.id),
        reveals=part.id in scenario.revealing,
        **more,
    )


def _drawn(scenario: Scenario, world: World, part: components.Answer, pointed: Event | None) -> dict[str, Any]:
    """What an answer that is no field shows besides: its options, the files to choose from."""
    if isinstance(part, components.Choice):
        return {"options": [(name, scenario.says(text)) for name, text in part.options.items()]}
    if isinstance(part, components.Upload):
        there = [name for name in part.files if can_choose(scenario, world, part, name)]
        shown = [_item(scenario, world, name, pointed == Event("fill", part.id, name)) for name in there]
        return {"files": shown, "text": f"{part.formats}, {part.limit} au plus"}
    return {}


def _summary_row(scenario: Scenario, state: State, name: str) -> list[str]:
    """Label, value, and « typed » when somebody wrote it; nothing for a question that the site did not ask."""
    part = scenario.inputs[name]
    if not scenario.is_visible(part, state.world):
        return []
    known = scenario.fact(state.world, name) or ""
    typed = ""
    if isinstance(part, components.Choice):
        value = part.options.get(known, "—")
    elif isinstance(part, components.Check):
        value = "Oui" if known == "oui" else "Non"
    elif isinstance(part, components.Upload):
        value = scenario.says(scenario.screens[known].title) if known in scenario.screens else "—"
    elif isinstance(part, components.Gesture):
        value = "Fait" if known else "—"
    else:
        value = state.kept.get(name) or ("Rempli" if known and fields.is_free(part) else "—")
        typed = "typed"
        if getattr(part, "type", "") == "amount" and state.kept.get(name) and "€" not in value:
            value += " €"
    return [scenario.says(part.short or part.label), value, typed]
