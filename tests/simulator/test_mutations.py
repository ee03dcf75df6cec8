"""Each way back is removed in turn: the proof refuses exactly the modules in which somebody can get trapped."""

import pytest

from inclusion.simulator.components import Pressed
from inclusion.simulator.proof import prove
from inclusion.simulator.reading import read
from inclusion.simulator.scenario import Scenario, Test, World
from inclusion.simulator.schema import Document
from inclusion.simulator.tried import events
from inclusion.simulator.world import Event, act
from tests.whole_world import WHOLE, ways, without


@pytest.fixture(scope="module")
def whole() -> Document:
    """The module of every window, with one tab only: the second one changes no way back and multiplies the worlds."""
    found, _ = read(WHOLE, "module.yaml")
    assert found is not None
    return without(found, *next(way for way in ways(found) if way[1].id == "aide"))


#: From each world, what leads elsewhere: the world after, whether one is advised to go there, and what was pressed.
Roads = dict[World, list[tuple[World, bool, str]]]


def roads(scenario: Scenario) -> Roads:
    """Walk everywhere."""
    found: Roads = {}
    waiting = [scenario.core(scenario.start)]
    while waiting:
        world = waiting.pop()
        if world in found:
            continue
        found[world] = [
            (scenario.core(act(scenario, world, event)), advised, pressed(scenario, world, event))
            for event, advised in events(scenario, world)
        ]
        waiting += [after for after, _advised, _way in found[world]]
    return found


def pressed(scenario: Scenario, world: World, event: Event) -> str:
    return f"{scenario.screen_of(world)}.{event.name}" if event.do == "press" else ""


def is_trap(scenario: Scenario, found: Roads, removed: str = "") -> bool:
    """Whether somebody can get trapped without what is removed, found another way: look back from each step."""
    before: dict[World, list[World]] = {}
    waiting = [scenario.core(scenario.start)]
    seen = set(waiting)
    while waiting:
        world = waiting.pop()
        for after, advised, way in found[world]:
            if way == removed != "":
                continue
            if after not in seen:
                seen.add(after)
                waiting.append(after)
            if advised:
                before.setdefault(after, []).append(world)
    return any(len(leading_to(test, seen, before)) < len(seen) for test in scenario.done)


def leading_to(test: Test, seen: set[World], before: dict[World, list[World]]) -> set[World]:
    """The worlds from which a step can still be reached."""
    waiting = [world for world in seen if all(world[place] == value for place, value in test)]
    good = set(waiting)
    while waiting:
        for world in before.get(waiting.pop(), ()):
            if world not in good:
                good.add(world)
                waiting.append(world)
    return good


def refused_without(document: Document, surprises: list[str]) -> set[str]:
    """The ways whose removal is refused; the proof and the walk agree on each of them."""
    refused = set()
    whole = [Scenario(document, document.personas[0], surprise) for surprise in surprises]
    walked = [(scenario, roads(scenario)) for scenario in whole]
    for screen, part in ways(document):
        mutant = without(document, screen, part)
        proofs = [prove(Scenario(mutant, mutant.personas[0], surprise)) for surprise in surprises]
        codes = {problem.code for proof in proofs for problem in proof.problems}
        is_refused = bool(codes & {"no-way-back", "unreachable"})
        traps = [is_trap(scenario, found, f"{screen}.{part.id}") for scenario, found in walked]
        assert is_refused is any(traps), f"{screen}.{part.id}"
        refused |= {part.id} if is_refused else set()
    return refused


def test_in_the_module_of_every_window(whole: Document) -> None:
    refused = refused_without(whole, ["", "perime"])
    assert {"corriger", "renvoyer", "suite", "valider", "remercier"} <= refused
    assert {"jointes", "revoir"}.isdisjoint(refused)


def test_in_the_shipped_module(document: Document) -> None:
    refused = refused_without(document, [""])
    assert {"corriger", "envoyer", "telecharger"} <= refused
    assert {"annonce", "piege", "paiements"}.isdisjoint(refused)


def test_a_module_as_written_is_no_trap(whole: Document, document: Document) -> None:
    for found in (whole, document):
        scenario = Scenario(found, found.personas[0])
        assert not is_trap(scenario, roads(scenario))
        assert isinstance(ways(found)[0][1], Pressed)
