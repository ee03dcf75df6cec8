"""The gate to publish: what refuses a module (E) and what warns its author (W), each shown by clicks in French."""

from collections.abc import Iterator
from dataclasses import field

from inclusion.records import frozen
from inclusion.simulator import components, markup
from inclusion.simulator.field_checks import field_problems
from inclusion.simulator.problems import Problem, error, warning
from inclusion.simulator.proof import Proof, prove
from inclusion.simulator.quotes import QUOTE
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.references import references
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.sightings import never
from inclusion.simulator.texts import places

LONGEST_MODULE = 20
#: What a surprise is not blamed for: it makes the way longer, and lessons are for the usual way.
OF_THE_USUAL_WAY = {"long-path", "no-mistake"}


@frozen
class Report:
    """Everything to say of a module, and the number of worlds searched for each persona and surprise
    (`samira session`)."""

    problems: list[Problem]
    worlds: dict[str, int] = field(default_factory=dict)


def check(document: Document, translations: dict[str, dict[str, str]] | None = None) -> Report:
    """Check a module. The proof is only tried once the references hold."""
    problems = check_parts(document, translations)
    if any(problem.is_error for problem in problems):
        return Report(problems)
    proofs = [prove(scenario_of(document, *case)) for case in cases(document)]
    return check_whole(document, problems, proofs)


def check_parts(document: Document, translations: dict[str, dict[str, str]] | None = None) -> list[Problem]:
    """What can be said of each part without searching any world: it takes milliseconds."""
    translations = translations or {}
    each = [*references(document), *_contents(document), *_translations(document, translations)]
    each += [*markup.faults(document.model_dump(by_alias=True)), *markup.translated(translations)]
    # Two personas meet the same fault.
    return [problem for place, problem in enumerate(each) if problem not in each[:place]]


def cases(document: Document) -> list[tuple[str, str]]:
    """What has to be proved: (persona, surprise), first without any surprise (an empty word).

    Every persona meets the same worlds: the first one proves for all.
    """
    surprises = ("", *(surprise.id for surprise in document.surprises))
    return [(first.id, surprise) for first in document.personas[:1] for surprise in surprises]


def scenario_of(document: Document, persona: str, surprise: str) -> Scenario:
    """Raises KeyError when there is no such persona."""
    return Scenario(document, {found.id: found for found in document.personas}[persona], surprise)


def check_whole(document: Document, problems: list[Problem], proofs: list[Proof]) -> Report:
    """Put together what was found in the parts and the proof of each of the `cases`, in their order."""
    found, met, worlds = list(problems), set[str](), dict[str, int]()
    for (_first, surprise), proof in zip(cases(document), proofs, strict=True):
        worlds |= {f"{each.id} + {surprise}" if surprise else each.id: proof.worlds for each in document.personas}
        met |= proof.met
        new = [problem for problem in proof.problems if problem not in found]
        found += [problem for problem in new if not surprise or problem.code not in OF_THE_USUAL_WAY]
    if all(worlds.values()):
        found += never(document, met)
    return Report(found, worlds)


def _contents(document: Document) -> Iterator[Problem]:
    """Values, texts, personas."""
    if len(document.personas) < 2:
        yield error("one-persona", "Il faut deux personnages au moins : le second sert à refaire.", "personas")
    if document.minutes > LONGEST_MODULE:
        yield warning("too-long", f"Plus de {LONGEST_MODULE} minutes : coupez le module en deux.", "minutes")
    yield from _placed(document)
    # A window that begins nowhere is told by the references; nothing can be played in it.
    is_playable = all(screen.window in document.start for screen in document.screens.values())
    for persona in document.personas:
        values = [*persona.card.values(), *map(str, (persona.__pydantic_extra__ or {}).values())]
        for value in values:
            if looks_real(value):
                yield error("real-data", f"« {value} » ressemble à une donnée réelle.", f"personas.{persona.id}")
        if is_playable:
            yield from _expected(Scenario(document, persona))
    for place, text in _texts(document):
        if looks_real(text):
            yield error("real-data", f"« {text} » ressemble à une donnée réelle.", place)
        for kind, name in QUOTE.findall(text):
            if not _is_known(document, kind, name):
                yield error("dangling", f"« {{{kind}.{name}}} » n’a pas de valeur.", place)
    for step in document.steps:
        if len(step.hints) < 2:
            yield warning("few-hints", "Écrivez 2 indices.", f"steps.{step.id}")
        if not step.why:
            yield warning("no-why", "Dites pourquoi : « why ».", f"steps.{step.id}")


def _placed(document: Document) -> Iterator[Problem]:
    """What the catalogue and the advice need: why one comes, and what one learns."""
    if not document.situations:
        yield warning("unsorted", "Dites pour quel besoin on vient : « situations ».", "module")
    if not document.teaches:
        yield warning("unsorted", "Dites ce qu’on apprend : « teaches », une compétence et son niveau.", "module")
    practised = {step.skill for step in document.steps}
    for skill in document.teaches:
        if skill not in practised:
            yield error("not-practised", f"Aucune étape n’exerce « {skill} ».", f"teaches.{skill}")


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


def _is_known(document: Document, kind: str, name: str) -> bool:
    if kind == "persona":
        return all(persona.value(name) for persona in document.personas)
    if kind == "label":
        return any(getattr(part, "id", "") == name for _, part in parts(document))
    return name in document.parameters


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    yield from places(document)
    for name, part in parts(document):
        for key in ("text", "label", "hint", "expect"):
            value = getattr(part, key, None)
            if value:
                yield f"screens.{name}.body.{getattr(part, 'id', '')}", value
        if isinstance(part, components.Field_):
            yield from ((f"screens.{name}.body.{part.id}", text) for text in (*part.suggestions, *part.contains))
