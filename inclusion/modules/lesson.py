"""What the coach says on a page: instruction, messages, demonstration. Words only, in the learner's language."""

from flask_babel import gettext as _

from inclusion.modules.library import Edition
from inclusion.modules.models import Run
from inclusion.records import frozen
from inclusion.simulator import engine
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import Sentence, gesture
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, Feedback, State
from inclusion.simulator.texts import Texts
from inclusion.simulator.world import Event


@frozen
class Message:
    """One bubble of the coach. `kind`: mistake, success, hint, demo. `place`: where its author wrote it."""

    kind: str
    text: str
    title: str = ""
    why: str = ""
    place: str = ""


@frozen
class Lesson:
    """Everything that the coach's side of the page needs."""

    mode: str
    step: str
    number: int
    total: int
    instruction: str
    mission: str
    caption: str
    messages: list[Message]
    offers_help: bool
    pointed: Event | None
    is_finished: bool
    #: Nothing was done yet: one reads first why one is here.
    is_beginning: bool
    #: The sentences of the module that the coach says here, by place: somebody may say that one is not clear.
    written: dict[str, str]

    @property
    def is_watched(self) -> bool:
        return self.mode == DISCOVER

    @property
    def is_alone(self) -> bool:
        return self.mode == AUTONOMOUS


def prepare(edition: Edition, run: Run, state: State, at: int, locale: str) -> Lesson:
    """Put a state into words. `at` is in seconds, to know whether to offer help."""
    course, texts = edition.course(run.persona, run.seed), edition.texts(locale)
    scenario, steps = course.scenario, course.scenario.steps
    coming = engine.next_action(course, state) if state.mode == DISCOVER else None
    pointing = [said.event for said in state.feedback if said.kind == "point"]
    number = min(state.step, len(steps) - 1)
    instruction, messages = _instruction(scenario, texts, state), _messages(course, texts, state)
    mission = scenario.says(texts["mission"])
    return Lesson(
        mode=state.mode,
        step=steps[number].id,
        number=number,
        total=len(steps),
        instruction=instruction,
        mission=mission,
        caption=spoken(gesture(scenario, coming)) if coming else "",
        messages=messages,
        offers_help=engine.offers_help(state, at) and state.mode != DISCOVER,
        pointed=coming or (pointing[-1] if pointing else None),
        is_finished=engine.is_finished(course, state),
        is_beginning=state.world == scenario.start,
        written=_written(scenario, state, instruction, mission, messages),
    )


def _written(
    scenario: Scenario, state: State, instruction: str, mission: str, messages: list[Message]
) -> dict[str, str]:
    """Alone, there is no instruction: the mission says it all. Elsewhere it is folded, and read in its time."""
    found = {message.place: message.text for message in messages if message.place}
    if state.mode == AUTONOMOUS:
        return {"mission": mission, **found}
    if state.step < len(scenario.steps):
        return {f"steps.{scenario.steps[state.step].id}.do": instruction, **found}
    return found


def spoken(sentence: Sentence) -> str:
    """A sentence of the engine in the language of the page."""
    return str(_(sentence.message, **sentence.values))


def _instruction(scenario: Scenario, texts: Texts, state: State) -> str:
    if state.step >= len(scenario.steps):
        return _("Relisez la mission : il reste quelque chose à faire.")
    return scenario.says(texts[f"steps.{scenario.steps[state.step].id}.do"])


def _messages(course: Course, texts: Texts, state: State) -> list[Message]:
    """At most one thing done (the latest) and one to do (the first, the most precise): more would drown both."""
    found = [message for said in state.feedback if (message := _message(course, texts, state, said)) is not None]
    done = [message for message in found if message.kind == "success"]
    to_do = [message for message in found if message.kind != "success"]
    return [*done[-1:], *to_do[:1]]


def _message(course: Course, texts: Texts, state: State, said: Feedback) -> Message | None:
    scenario = course.scenario
    if said.kind == "hint":
        return Message("hint", scenario.says(texts[said.key]), place=said.key)
    if said.kind == "mistake":
        return Message("mistake", scenario.says(texts[said.key]), place=said.key)
    if said.kind == "why":
        name = texts[said.key.removesuffix("why") + "name"]
        title = "" if state.mode == DISCOVER else _("C’est fait : %(step)s", step=name)
        return Message("success", scenario.says(texts[said.key]), title or name, place=said.key)
    if said.kind == "point" and said.event:
        return Message("hint", spoken(gesture(scenario, said.event)), _("Suivez la flèche « C’est ici »"))
    if said.kind == "show" and said.event and state.mode != DISCOVER:
        return Message("demo", spoken(gesture(scenario, said.event)), _("Je l’ai fait pour vous"))
    return _fixed(said.kind)


def _fixed(kind: str) -> Message | None:
    if kind == "refused":
        return Message("mistake", _("Le site attend encore quelque chose. Lisez à côté du petit triangle."))
    if kind == "more":
        return Message("hint", _("Le site pose une question de plus. Répondez, puis continuez."), _("Regardez"))
    if kind == "lost":
        return Message("mistake", _("Cette adresse ne mène nulle part. Vérifiez chaque lettre, puis réessayez."))
    if kind == "watch":
        return Message("hint", _("Ici, vous regardez. Appuyez sur « Suivant »."), _("Rien à faire ici"))
    if kind == "real":
        text = _("Ici, utilisez les données de la fiche, jamais les vôtres. Nous n’avons rien gardé.")
        return Message("mistake", text)
    return None
