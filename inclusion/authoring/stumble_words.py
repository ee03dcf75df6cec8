"""What learners stumble on, in sentences for a trainer: where, how many, and what can be done."""

from flask_babel import gettext as _

from inclusion.authoring.reading import Reading
from inclusion.authoring.stumble_operations import place_of
from inclusion.authoring.stumbles import ANSWER, DETOUR, EXPLAINED, HELP, PASSED, UNCLEAR, Finding, Sign
from inclusion.authoring.text_places import Places, Where
from inclusion.records import frozen
from inclusion.simulator.answers import INVALID, WRONG
from inclusion.simulator.components import Answer, Choice, Gesture, Upload
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.texts import places


@frozen
class Told:
    """One finding as the page shows it. `may_explain`: a mistake can be added to the answer."""

    finding: Finding
    where: Where
    sentence: str
    count: str
    quoted: str
    place: str
    is_brought: bool
    may_explain: bool


def tell(found: list[Finding], reading: Reading, document: Document) -> list[Told]:
    """The findings whose place the module still has, in the same order."""
    scenario = Scenario(document, document.personas[0])
    known, texts = Places(document), {place: scenario.says(text) for place, text in places(document)}
    return [_told(finding, known, texts, reading, document) for finding in found if _is_there(finding, known, texts)]


def _is_there(finding: Finding, known: Places, texts: dict[str, str]) -> bool:
    sign = finding.sign
    if sign.kind == UNCLEAR:
        return sign.place in texts
    kind, _dot, name = sign.place.partition(".")
    return known.part(name) is not None if kind == "inputs" else known.has_step(name)


def _told(finding: Finding, known: Places, texts: dict[str, str], reading: Reading, document: Document) -> Told:
    sign = finding.sign
    text = _text(sign)
    part = known.part(sign.place.removeprefix("inputs."))
    where = known[text] if sign.kind == UNCLEAR else known.of_answer(part.id) if part else _step(known, sign)
    place, is_brought = place_of(reading, document, text)
    may_explain = sign.kind == ANSWER and not is_brought and part is not None and not _is_bare_gesture(part)
    return Told(
        finding, where, _sentence(sign, part), _count(finding), texts.get(text, ""), place, is_brought, may_explain
    )


def _text(sign: Sign) -> str:
    """The text to look at: what was said unclear, an explanation, the instruction of a step, or the answer itself."""
    if sign.kind == EXPLAINED:
        return f"{sign.place}.mistakes.{sign.klass}"
    return f"{sign.place}.do" if sign.place.startswith("steps.") and sign.kind != UNCLEAR else sign.place


def _step(known: Places, sign: Sign) -> Where:
    return known.step(sign.place.removeprefix("steps."))


def _is_bare_gesture(part: Answer) -> bool:
    """A gesture without words has nothing that a mistake could recognise."""
    return isinstance(part, Gesture) and part.type not in ("type", "copy", "select")


def _sentence(sign: Sign, part: Answer | None) -> str:
    if sign.kind == ANSWER and part is not None:
        return _answered(sign.klass, part)
    return {
        EXPLAINED: _("Une erreur que vous avez prévue. Son explication est lue souvent."),
        HELP: _("La personne a demandé qu’on lui montre, ou qu’on le fasse à sa place."),
        DETOUR: _("La personne est partie loin de l’étape, plusieurs fois."),
        PASSED: _("La personne est passée à côté de l’étape."),
        UNCLEAR: _("« Ce n’est pas clair »"),
    }.get(sign.kind, "")


def _answered(klass: str, part: Answer) -> str:
    if klass == INVALID:
        return _("Une réponse que le site refuse. Rien ne l’explique encore.")
    if klass == WRONG:
        return _("Une réponse fausse, que le site accepte. Rien ne l’explique encore.")
    if isinstance(part, Choice) and klass in part.options:
        return _("Le choix « %(words)s ». Rien ne l’explique encore.", words=part.options[klass])
    if isinstance(part, Upload):
        return _("Le fichier « %(words)s ». Rien ne l’explique encore.", words=klass)
    return _("Une autre réponse. Rien ne l’explique encore.")


def _count(finding: Finding) -> str:
    if finding.sign.kind == UNCLEAR:
        return _("Dit %(count)s fois", count=finding.people)
    return _("%(people)s personnes sur %(of)s", people=finding.people, of=finding.of)
