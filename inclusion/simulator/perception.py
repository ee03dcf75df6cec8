"""From the form that a browser sends to the events of the engine. What was typed stops here: only classes go on."""

from collections.abc import Mapping

from inclusion.simulator import components, gestures
from inclusion.simulator.answers import INVALID, KINDS, OK, Verdict, judge
from inclusion.simulator.classes import classes
from inclusion.simulator.fields import extras_of, is_free
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.scenario import Scenario, World
from inclusion.simulator.spelling import address, plain
from inclusion.simulator.state import AIDANT, LEARNER, State
from inclusion.simulator.suggestions import fitting, meant
from inclusion.simulator.world import Event, act, can_choose, component, doors

ANSWER = "f."
PICK = ".pick"
LONGEST = 200
LONGEST_TEXT = 2000
PLAIN = ("help", "next", "back", "tab", "close")
HANDS = (AIDANT, LEARNER)


def perceive(scenario: Scenario, state: State, form: Mapping[str, str]) -> list[Event]:
    """Read one request: the answers of the screen in front, then the action `do` (`press:envoyer`, `visit`…).

    Anything that the screen does not offer is left out, so a forged or stale form can only do less, and no name that
    it invents goes any further.
    """
    do, _, name = form.get("do", "").partition(":")
    batch = _answers(scenario, state, form)
    if do != "press":
        # Half a number is no mistake while the person looks for the rest of it in another window.
        batch = [event for event in batch if event.value != INVALID]
    return [*batch, *_action(scenario, state, batch, do, name, form)]


def understood(action: str, events: list[Event]) -> str:
    """The action `do` as it may be kept, once perceived as these events: all its words are then the world's own.

    Nothing is kept of one that led to none of them.
    """
    if action == "fill":
        return action  # The answers alone, as soon as one of them changes the screen.
    last = events[-1] if events else Event("none")
    if last.do == "pause":
        return action if action.startswith("press:") else ""
    how = last.measure.partition(" ")[0]
    ways = (f"{last.do}:{last.name}", f"hand:{last.value}", f"choose:{last.name}:{last.value}")
    return action if action in (last.do, *ways, f"gesture:{last.name}:{how}") else ""


def _answers(scenario: Scenario, state: State, form: Mapping[str, str]) -> list[Event]:
    found, world = [], state.world
    for part in scenario.screens[scenario.screen_of(world)].body:
        if not isinstance(part, components.Answer) or not scenario.is_visible(part, world):
            continue
        text = _sent(scenario, part, form)
        if text is None:
            continue
        event = read_answer(scenario, part, text)
        if _is_new(scenario, state, part, event):
            found.append(event)
    return found


def _sent(scenario: Scenario, part: components.Answer, form: Mapping[str, str]) -> str | None:
    """What the form says of an answer; None when it does not speak of it (a browser leaves out an unticked box)."""
    name = ANSWER + part.id
    if isinstance(part, components.Upload | components.Gesture):
        return None  # Each has a button of its own: `choose` and `gesture`.
    if isinstance(part, components.Check):
        return "oui" if name in form else "non" if f"{name}.shown" in form else None
    if name not in form:
        return None
    longest = LONGEST_TEXT if is_free(part) else LONGEST
    text, picked = form[name][:longest], form.get(name + PICK, "")[:LONGEST].strip()
    if not picked or not isinstance(part, components.Field_) or part.type != "address":
        return text
    suggestions = extras_of(scenario, part).suggestions
    # What is written now says more than a choice made before it: in full it counts, and a choice has to fit it.
    return picked if not meant(suggestions, text) and picked in fitting(suggestions, text) else text


def _is_new(scenario: Scenario, state: State, part: components.Answer, event: Event) -> bool:
    """An untouched field says nothing; neither does a box that was never ticked, nor one shown as it was."""
    known = scenario.fact(state.world, part.id)
    if event.value == INVALID:
        return True
    if event.value == "non" and isinstance(part, components.Check):
        return known == "oui"
    if not event.value:
        # A refused answer, or words that were not kept, are shown empty again: leaving them empty is not an event.
        return known not in (None, INVALID) and not (is_free(part) and part.id not in state.kept)
    return event.value != known or event.kept != state.kept.get(part.id, "")


def read_answer(scenario: Scenario, part: components.Answer, text: str) -> Event:
    """Class of one answer. Real people's data is refused, whatever the field, and never kept."""
    if not text.strip():
        return Event("fill", part.id)
    if not isinstance(part, components.Field_):
        return Event("fill", part.id, text if text in classes(part) else "")
    verdict = _verdict(scenario, part, text)
    return Event("fill", part.id, verdict.klass, verdict.kept, verdict.reason, verdict.number)


def _verdict(scenario: Scenario, part: components.Field_, text: str) -> Verdict:
    expected = scenario.means(part.expect)
    mistakes = [
        (mistake.id, scenario.means(mistake.equals) if mistake.equals else None, mistake.match)
        for mistake in part.mistakes
    ]
    verdict = judge(part.type, text, expected, part.strict, mistakes, extras_of(scenario, part))
    # A message may say all that it has to and hold somebody's telephone number besides.
    if (verdict.klass != OK or KINDS[part.type].free) and looks_real(text):
        return Verdict(INVALID, "real_data")
    return verdict


def _action(
    scenario: Scenario, state: State, batch: list[Event], do: str, name: str, form: Mapping[str, str]
) -> list[Event]:
    world = state.world
    if do in PLAIN and not name:
        return [Event(do)]
    if do == "hand" and name in HANDS:
        return [Event("hand", value=name)]
    if (do == "focus" and name in scenario.windows) or (do == "open" and name in doors(scenario, world)):
        return [Event(do, name)]
    if do in ("choose", "gesture"):
        return _handled(scenario, world, name, form)
    if do == "visit" and not name:
        return [Event("visit", _typed_address(scenario, form.get("address", "")))]
    if do == "press":
        return _pressed(scenario, world, batch, name)
    return []


def _handled(scenario: Scenario, world: World, name: str, form: Mapping[str, str]) -> list[Event]:
    """A file chosen in the explorer (`choose:piece:photo`) or a gesture made (`gesture:glisser:mouse`)."""
    name, _, value = name.partition(":")
    part = component(scenario, world, name)
    if isinstance(part, components.Upload):
        chosen = Event("fill", name, value, reason=part.refuses.get(value, ""))
        return [chosen] if can_choose(scenario, world, part, value) else []
    return gestures.read(scenario, part, value, form) if isinstance(part, components.Gesture) else []


def _typed_address(scenario: Scenario, text: str) -> str:
    """The screen of a typed address; words that are no address go to the search engine, as in a real browser."""
    wanted = address(text[:LONGEST])
    for name, screen in scenario.screens.items():
        if screen.url and address(screen.url) == wanted:
            return name
    is_words = bool(plain(text)) and "." not in wanted
    return scenario.document.start.get("browser", "") if is_words else ""


def _pressed(scenario: Scenario, world: World, batch: list[Event], name: str) -> list[Event]:
    """Press, unless the answers given with it have just made the site ask one more question."""
    shown, before = {part.id for part in _inputs(scenario, world)}, component(scenario, world, name)
    for event in batch:
        world = act(scenario, world, event)
    part = component(scenario, world, name)
    if not isinstance(part, components.Pressed) and not isinstance(before, components.Pressed):
        return []
    needs = part.needs if isinstance(part, components.Pressed) else []
    asked = [other.id for other in _inputs(scenario, world) if other.id in needs and other.id not in shown]
    return [Event("pause", asked[0])] if asked else [Event("press", name)]


def _inputs(scenario: Scenario, world: World) -> list[components.Answer]:
    body = scenario.screens[scenario.screen_of(world)].body
    return [part for part in body if isinstance(part, components.Answer) and scenario.is_visible(part, world)]
