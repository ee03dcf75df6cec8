"""The lesson: a passage through a module is a fold of `advance` over its events. Pure; `at` is given, in seconds."""

from dataclasses import replace

from inclusion.simulator.mistakes import mistakes, refused
from inclusion.simulator.scenario import World, holds
from inclusion.simulator.schema import Step
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import (
    AIDANT,
    AUTONOMOUS,
    BYPASSED,
    DISCOVER,
    DONE,
    LEARNER,
    MODES,
    REPAIRED,
    Evidence,
    Feedback,
    State,
)  # fmt: skip
from inclusion.simulator.world import Event, act, behind

POINT, DO = 3, 4
LONGEST_PAUSE = 120
OFFER_AFTER = 180
OFFER_MISTAKES = 4
HISTORY = 30
MEASURES = 20
SHOW_NEXT = Event("next")
Outcome = tuple[State, list[Feedback], list[Evidence]]


def begin(course: Course, mode: str, at: int) -> Outcome:
    """The state before the first event. Raises ValueError for an unknown mode."""
    if mode not in MODES:
        raise ValueError(mode)
    state = State(mode=mode, world=course.scenario.start, last=at, closer=at)
    return _settle(course, state, [])


def is_finished(course: Course, state: State) -> bool:
    return state.step >= len(course.tests)


def advance(course: Course, state: State, event: Event, at: int) -> Outcome:
    """(state, event) -> (state, feedback, evidence). The same arguments always give the same answer."""
    if is_finished(course, state):
        return state, [], []
    elapsed = min(max(at - state.last, 0), LONGEST_PAUSE)
    state = replace(state, active=state.active + elapsed, last=max(at, state.last))
    if event.do == "hand":
        return replace(state, hand=event.value, helped=state.helped or event.value == AIDANT), [], []
    if event.do == "help":
        return _help(course, state)
    if event.do == "next":
        return _show(course, state) if state.mode == DISCOVER else (state, [], [])
    if state.mode == DISCOVER:
        return _watched(course, state, event)
    if event.do == "pause":
        return state, [Feedback("more", event.name)], []
    return _apply(course, state, event, [])


def advance_all(course: Course, state: State, batch: list[Event], at: int) -> Outcome:
    """Fold one request's events; what was said before them is replaced by what they make one say."""
    said: list[Feedback] = []
    evidence: list[Evidence] = []
    for event in batch:
        state, more, proofs = advance(course, state, event, at)
        said += more
        evidence += proofs
    return replace(state, feedback=tuple(said)), said, evidence


def next_action(course: Course, state: State) -> Event | None:
    """What the help would do now: the demonstration's next gesture, and what level 3 points at."""
    return None if is_finished(course, state) else course.toward(state.world, state.step)


def offers_help(state: State, at: int) -> bool:
    """Whether to propose help, never to impose it: same mistake twice, four mistakes, three minutes no closer."""
    repeated = len(set(state.mistakes)) < len(state.mistakes)
    return repeated or len(state.mistakes) >= OFFER_MISTAKES or at - state.closer >= OFFER_AFTER


def _help(course: Course, state: State) -> Outcome:
    """One level more than last time in this step: two hints, then point, then do one gesture."""
    hints = course.scenario.steps[state.step].hints if state.step < len(course.scenario.steps) else []
    level = min(state.help + 1, DO)
    if level < POINT and level > len(hints):
        level = POINT
    state = replace(state, help=level, closer=state.last)
    if level < POINT:
        step = course.scenario.steps[state.step].id
        return state, [Feedback("hint", f"steps.{step}.hints.{level - 1}")], []
    if level == POINT:
        return state, [Feedback("point", event=next_action(course, state))], []
    return _show(course, state)


def _show(course: Course, state: State) -> Outcome:
    """Do the next gesture for the learner and say which it was."""
    event = next_action(course, state)
    if event is None:
        return state, [], []
    if event.do == "fill":
        event = replace(event, kept=course.scenario.expected(event.name))
    return _apply(course, state, event, [Feedback("show", event=event)])


def _watched(course: Course, state: State, event: Event) -> Outcome:
    """In a demonstration, pressing what is being shown goes on with it; anything else is told to wait."""
    shown = next_action(course, state)
    if event.do == "fill":
        return state, [], []
    if shown is not None and (shown.do, shown.name) == (event.do, event.name):
        return _show(course, state)
    return state, [Feedback("watch")], []


def _apply(course: Course, state: State, event: Event, said: list[Feedback]) -> Outcome:
    """Apply an event of the world, then say what it deserves."""
    before, returning = state.world, event.do == "back"
    if returning:
        event, state = turn_back(state)
    after = act(course.scenario, before, event)
    state = replace(state, helped=state.helped or state.hand == AIDANT)
    if event.do == "fill":
        state = _measured(remember(state, event), event)
        said = [*said, Feedback("real")] if event.reason == "real_data" else said
    if event.do == "visit" and not event.name:
        return state, [*said, Feedback("lost")], []
    if event.do == "press" and after == before:
        state, refusal = refused(course.scenario, state, event)
        return state, [*said, *refusal], []
    state, explained = mistakes(course.scenario, state, event, after)
    state = _moved(course, replace(state, world=after), before, bool(explained), returning)
    return _settle(course, state, [*said, *explained])


def turn_back(state: State) -> tuple[Event, State]:
    """The browser's *Back* is a visit to the page before."""
    if not state.history:
        return Event("none"), state
    return Event("visit", state.history[-1]), replace(state, history=state.history[:-1])


def remember(state: State, event: Event) -> State:
    kept = {name: text for name, text in state.kept.items() if name != event.name}
    remarks = {name: remark for name, remark in state.remarks.items() if name != event.name}
    if event.kept:
        kept[event.name] = event.kept
    if event.reason:
        remarks[event.name] = [event.reason, event.number]
    return replace(state, kept=kept, remarks=remarks)


def _measured(state: State, event: Event) -> State:
    """Keep how a gesture was made; one that was passed over proves nothing of its step."""
    if not event.measure:
        return state
    measures = (*state.measures, f"{event.name} {event.measure}")[-MEASURES:]
    return replace(state, measures=measures, skipped=state.skipped or event.reason == "skip")


def _moved(course: Course, state: State, before: World, mistaken: bool, returning: bool) -> State:
    """Note the page that the learner came from, and whether this was closer or a detour."""
    page = course.scenario.slot.get("window browser", 0)
    if behind(course.scenario, before) != behind(course.scenario, state.world):
        state = replace(state, history=())  # Each tab has a road of its own.
    elif page and before[page] != state.world[page] and not returning:
        state = replace(state, history=(*state.history, str(before[page]))[-HISTORY:])
    near, far = course.distance(state.world, state.step), course.distance(before, state.step)
    if near < far:
        return replace(state, closer=state.last)
    if near > far and not mistaken and FAR not in (near, far):
        return replace(state, detours=state.detours + 1)
    return state


def _settle(course: Course, state: State, said: list[Feedback]) -> Outcome:
    """Give the steps that this world achieves; alone, the steps jumped over are bypassed unless they must be done."""
    evidence: list[Evidence] = []
    while (reached := _reached(course, state)) is not None:
        for number, step in enumerate(course.scenario.steps[state.step : reached + 1], state.step):
            # Another order is a good order: what holds now was done, only what does not was led past.
            done = number == min(reached, len(course.scenario.steps) - 1) or holds(course.tests[number], state.world)
            evidence.append(_proof(course, state, step, done))
            if done and step.why:
                said = [*said, Feedback("why", f"steps.{step.id}.why")]
        state = replace(state, step=reached + 1, help=0, mistakes=(), detours=0, active=0, closer=state.last)
        state = replace(state, measures=(), skipped=False)
        state = replace(state, helped=state.hand == AIDANT)
    if is_finished(course, state):
        said = [*said, Feedback("finished")]
    return state, said, evidence


def _reached(course: Course, state: State) -> int | None:
    """The furthest step that this world achieves and that may be given now."""
    last = len(course.tests) - 1
    if state.step > last:
        return None
    if state.mode != AUTONOMOUS:
        return state.step if holds(course.tests[state.step], state.world) else None
    found = None
    for step in range(state.step, last + 1):
        if holds(course.tests[step], state.world):
            found = step
        elif step == last or course.scenario.steps[step].must:
            break
    return found


def _sent(step: Step) -> set[str]:
    """Places of the mistakes of a step that leave with the form."""
    return {f"steps.{step.id}.mistakes.{mistake.id}" for mistake in step.mistakes if mistake.sent}


def _proof(course: Course, state: State, step: Step, done: bool) -> Evidence:
    hand = AIDANT if state.helped else LEARNER
    # A form may leave before the step that fills it in is given: the mistake is then told by a later step.
    elsewhere = {key for each in course.scenario.steps for key in _sent(each)} & set(state.mistakes)
    outcome = REPAIRED if elsewhere or _sent(step) & set(state.said) else DONE
    if not done or state.skipped:
        outcome = BYPASSED
    return Evidence(
        step.id, state.mode, outcome, state.help, state.mistakes, state.detours, state.active, hand, state.measures
    )
