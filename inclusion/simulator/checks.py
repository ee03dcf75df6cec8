"""The gate to publish: what refuses a module (E) and what warns its author (W), each shown by clicks in French."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inclusion.simulator import components
from inclusion.simulator.field_checks import field_problems
from inclusion.simulator.problems import Problem, error, warning
from inclusion.simulator.proof import prove
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.scenario import QUOTE, Scenario
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.texts import places
from inclusion.simulator.words import Condition

LONGEST_MODULE = 20


@dataclass(frozen=True)
class Report:
    """Everything to say of a module, and the number of worlds searched for each persona."""

    problems: list[Problem]
    worlds: dict[str, int] = field(default_factory=dict)


def check(document: Document, translations: dict[str, dict[str, str]] | None = None) -> Report:
    """Check a module. The proof is only tried once the references hold."""
    each = [*_references(document), *_contents(document), *_translations(document, translations or {})]
    # Two personas meet the same fault.
    problems = [problem for place, problem in enumerate(each) if problem not in each[:place]]
    if any(problem.is_error for problem in problems):
        return Report(problems)
    worlds = {}
    for persona in document.personas:
        worlds[persona.id], found = prove(Scenario(document, persona))
        problems += [problem for problem in found if problem not in problems]
    return Report(problems, worlds)


def _references(document: Document) -> Iterator[Problem]:
    """Names that must exist, names that must be unique."""
    yield from _screens(document)
    facts = _facts(document)
    for place, condition in _conditions(document):
        for name, value in condition.items():
            if name == "at" and value not in document.screens:
                yield error("dangling", f"L’écran « {value} » n’existe pas.", f"{place}.at")
            elif name != "at" and name not in facts:
                yield error("dangling", f"Rien ne donne de valeur à « {name} ».", f"{place}.{name}")
    yield from _inputs(document)
    yield from _doubles("steps", [step.id for step in document.steps])
    yield from _doubles("personas", [persona.id for persona in document.personas])


def _screens(document: Document) -> Iterator[Problem]:
    urls: dict[str, str] = {}
    for window, home in document.start.items():
        if home not in document.screens or document.screens[home].window != window:
            yield error("dangling", f"« {home} » n’est pas un écran de cette fenêtre.", f"start.{window}")
    for name, screen in document.screens.items():
        place = f"screens.{name}"
        if screen.window not in document.start:
            yield error("dangling", "Cette fenêtre n’a pas d’écran de départ.", f"{place}.in")
        if screen.window == "browser":
            if not screen.url:
                yield error("schema", "Une page a besoin d’une adresse : « url ».", place)
            elif urls.setdefault(screen.url, name) != name:
                yield error("duplicate", f"L’écran « {urls[screen.url]} » a la même adresse.", f"{place}.url")
            if screen.when and not screen.otherwise:
                yield error("schema", "Dites quelle page montrer à la place : « otherwise ».", place)
        if screen.otherwise and screen.otherwise not in document.screens:
            yield error("dangling", f"L’écran « {screen.otherwise} » n’existe pas.", f"{place}.otherwise")
        for part in screen.body:
            target = getattr(part, "goto", None)
            if target and target not in document.screens:
                yield error("dangling", f"L’écran « {target} » n’existe pas.", f"{place}.body.{part.id}.goto")  # type: ignore[union-attr]
        yield from _doubles(place, [part.id for part in screen.body if hasattr(part, "id")])


def _inputs(document: Document) -> Iterator[Problem]:
    """Answers are known by one name in the whole module; buttons ask for answers of their own screen or before."""
    seen: dict[str, str] = {}
    names = {part.id for _, part in parts(document) if isinstance(part, components.Answer)}
    for screen, part in parts(document):
        place = f"screens.{screen}.body"
        if isinstance(part, components.Answer):
            if part.id in seen:
                yield error("duplicate", f"« {part.id} » existe déjà dans « {seen[part.id]} ».", f"{place}.{part.id}")
            seen[part.id] = screen
        wanted = getattr(part, "needs", None) or getattr(part, "inputs", None) or []
        for name in wanted:
            if name not in names:
                where = f"{place}.{part.id}.needs" if hasattr(part, "id") else place
                yield error("dangling", f"La réponse « {name} » n’existe pas.", where)
        if isinstance(part, components.Choice) and part.expect not in part.options:
            yield error("dangling", f"« {part.expect} » n’est pas une des réponses.", f"{place}.{part.id}.expect")


def _contents(document: Document) -> Iterator[Problem]:
    """Values, texts, personas."""
    if len(document.personas) < 2:
        yield error("one-persona", "Il faut deux personnages au moins : le second sert à refaire.", "personas")
    if document.minutes > LONGEST_MODULE:
        yield warning("too-long", f"Plus de {LONGEST_MODULE} minutes : coupez le module en deux.", "minutes")
    for persona in document.personas:
        scenario = Scenario(document, persona)
        values = [*persona.card.values(), *map(str, (persona.__pydantic_extra__ or {}).values())]
        for value in values:
            if looks_real(value):
                yield error("real-data", f"« {value} » ressemble à une donnée réelle.", f"personas.{persona.id}")
        yield from _expected(scenario)
    for place, text in _texts(document):
        for kind, name in QUOTE.findall(text):
            holders = document.parameters if kind == "parameter" else None
            missing = (
                name not in holders
                if holders is not None
                else not all(persona.value(name) for persona in document.personas)
            )
            if missing:
                yield error("dangling", f"« {{{kind}.{name}}} » n’a pas de valeur.", place)
    for step in document.steps:
        if len(step.hints) < 2:
            yield warning("few-hints", "Écrivez 2 indices.", f"steps.{step.id}")
        if not step.why:
            yield warning("no-why", "Dites pourquoi : « why ».", f"steps.{step.id}")


def _expected(scenario: Scenario) -> Iterator[Problem]:
    for screen, part in parts(scenario.document):
        if isinstance(part, components.Field_):
            yield from field_problems(scenario, part, f"screens.{screen}.body.{part.id}")


def _translations(document: Document, translations: dict[str, dict[str, str]]) -> Iterator[Problem]:
    known = [place for place, _ in places(document)]
    for locale, texts in translations.items():
        missing = [place for place in known if place not in texts]
        if missing:
            message = f"{len(missing)} textes manquent en « {locale} », d’abord « {missing[0]} »."
            yield warning("translation", message, missing[0])


def _facts(document: Document) -> set[str]:
    found: set[str] = set()
    for _, part in parts(document):
        found |= set(part.set) if isinstance(part, components.Pressed) else set()
        found |= {part.id} if isinstance(part, components.Answer) else set()
    return found


def _conditions(document: Document) -> Iterator[tuple[str, Condition]]:
    yield "goal", document.goal
    for name, screen in document.screens.items():
        yield f"screens.{name}.when", screen.when
        for number, part in enumerate(screen.body):
            where = f"screens.{name}.body.{getattr(part, 'id', number)}"
            yield f"{where}.when", part.when
            yield f"{where}.unless", part.unless
    for step in document.steps:
        yield f"steps.{step.id}.done", step.done
        for mistake in step.mistakes:
            yield f"steps.{step.id}.mistakes.{mistake.id}.when", mistake.when


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    yield from places(document)
    for name, part in parts(document):
        for key in ("text", "label", "hint", "expect"):
            value = getattr(part, key, None)
            if value:
                yield f"screens.{name}.body.{getattr(part, 'id', '')}", value
        if isinstance(part, components.Field_):
            yield from ((f"screens.{name}.body.{part.id}", text) for text in (*part.suggestions, *part.contains))


def _doubles(place: str, names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield error("duplicate", f"« {name} » existe deux fois.", f"{place}.{name}")
