"""Names that must exist and names that must be unique, in the whole of a module."""

from collections.abc import Iterator

from inclusion.simulator import components
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.scenario import LISTS
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.words import Condition


def references(document: Document) -> Iterator[Problem]:
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
    yield from _variation(document)
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
        if screen.folder and (
            screen.window not in LISTS or document.screens.get(screen.folder, screen).window != screen.window
        ):
            yield error("dangling", f"« {screen.folder} » n’est pas une liste de cette fenêtre.", f"{place}.folder")
        elif screen.folder and (screen.folder not in document.screens or screen.folder == name):
            yield error("dangling", f"L’écran « {screen.folder} » n’existe pas.", f"{place}.folder")
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
        if isinstance(part, components.Upload):
            yield from _upload(document, part, f"{place}.{part.id}")


def _upload(document: Document, part: components.Upload, place: str) -> Iterator[Problem]:
    for name in part.files:
        if name not in document.screens or document.screens[name].window != "files":
            yield error("dangling", f"« {name} » n’est pas un écran de la fenêtre Documents.", f"{place}.files")
    for name in part.refuses:
        if name not in part.files:
            yield error("dangling", f"« {name} » n’est pas un des fichiers.", f"{place}.refuses")
    if part.expect not in part.files or part.expect in part.refuses:
        yield error("expected-refused", f"« {part.expect} » n’est pas un fichier accepté.", f"{place}.expect")


def _variation(document: Document) -> Iterator[Problem]:
    """Twins reword what exists, and never make two things of one screen look the same."""
    yield from _doubles("surprises", [surprise.id for surprise in document.surprises])
    facts = {name for _, condition in _conditions(document) for name in condition}
    for surprise in document.surprises:
        for name in surprise.set:
            if name not in facts:
                yield error("dangling", f"Aucune condition ne lit « {name} ».", f"surprises.{surprise.id}.set.{name}")
    names = {getattr(part, "id", "") for _, part in parts(document)}
    for name in document.twins.labels:
        if name not in names:
            yield error("dangling", f"« {name} » n’existe pas.", f"twins.labels.{name}")
    for name in document.twins.shuffle:
        if name not in document.screens:
            yield error("dangling", f"L’écran « {name} » n’existe pas.", "twins.shuffle")
    yield from _same_labels(document)


def _same_labels(document: Document) -> Iterator[Problem]:
    for screen in document.screens.values():
        told: dict[str, str] = {}
        for part in screen.body:
            name = getattr(part, "id", "")
            for label in document.twins.labels.get(name, []):
                others = [getattr(other, "label", "") for other in screen.body]
                if label in others or told.setdefault(label, name) != name:
                    message = f"« {label} » est déjà écrit sur cet écran."
                    yield error("duplicate", message, f"twins.labels.{name}")


def _facts(document: Document) -> set[str]:
    found: set[str] = set()
    for _, part in parts(document):
        found |= set(part.set) if isinstance(part, components.Pressed) else set()
        found |= {part.id} if isinstance(part, components.Answer) else set()
    return found.union(*(surprise.set for surprise in document.surprises))


def _conditions(document: Document) -> Iterator[tuple[str, Condition]]:
    yield "goal", document.goal
    for name, screen in document.screens.items():
        yield f"screens.{name}.when", screen.when
        yield f"screens.{name}.unless", screen.unless
        for number, part in enumerate(screen.body):
            where = f"screens.{name}.body.{getattr(part, 'id', number)}"
            yield f"{where}.when", part.when
            yield f"{where}.unless", part.unless
    for step in document.steps:
        yield f"steps.{step.id}.done", step.done
        for mistake in step.mistakes:
            yield f"steps.{step.id}.mistakes.{mistake.id}.when", mistake.when


def _doubles(place: str, names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield error("duplicate", f"« {name} » existe deux fois.", f"{place}.{name}")
