"""The components of a screen as they are now: texts filled in, values, errors, what is pointed at."""

from collections.abc import Mapping
from typing import Any

from inclusion.simulator import components, fields, gestures
from inclusion.simulator.perception import ANSWER
from inclusion.simulator.scenario import Scenario, World
from inclusion.simulator.sentences import site_error
from inclusion.simulator.shown import Item, Shown
from inclusion.simulator.state import State
from inclusion.simulator.world import Event, can_choose


def part_shown(
    scenario: Scenario, state: State, part: components.Component, pointed: Event | None, typed: Mapping[str, str]
) -> Shown:
    says = scenario.says
    if isinstance(part, components.Answer):
        return _answer(scenario, state, part, pointed, typed)
    if isinstance(part, components.Pressed):
        return _pressed(scenario, part, pointed)
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


def _pressed(scenario: Scenario, part: components.Pressed, pointed: Event | None) -> Shown:
    size = scenario.screens[part.goto].size if part.goto else None
    return Shown(
        getattr(part, "kind", ""),
        part.id,
        scenario.says(part.label),
        scenario.says(getattr(part, "text", "") or getattr(part, "note", None) or ""),
        is_pointed=pointed is not None and (pointed.do, pointed.name) == ("press", part.id),
        is_quiet=getattr(part, "quiet", False),
        is_attachment=getattr(part, "attachment", False),
        opens_tab=part.tab,
        size=size or "",
    )


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
    """What an answer that is no field shows besides: its options, the files to choose from, the gesture to make."""
    if isinstance(part, components.Choice):
        return {"options": [(name, scenario.says(text)) for name, text in part.options.items()]}
    if isinstance(part, components.Upload):
        there = [name for name in part.files if can_choose(scenario, world, part, name)]
        shown = [item_of(scenario, world, name, pointed == Event("fill", part.id, name)) for name in there]
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


def item_of(scenario: Scenario, world: World, name: str, is_pointed: bool) -> Item:
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
