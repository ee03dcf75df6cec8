"""The trainers' guide: a real exercise walked through, with why each thing in it is written as it is."""

from dataclasses import field

from flask_babel import lazy_gettext as _l

from inclusion.modules.library import Edition
from inclusion.records import frozen
from inclusion.simulator import roaming
from inclusion.simulator.components import Answer
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.schema import Document, Step
from inclusion.simulator.shown import Scene
from inclusion.simulator.texts import places

#: The exercise that is visited, and the screen that is shown of it.
SLUG, SCREEN = "caf-declaration-trimestrielle", "ressources"
MOST_MISTAKES = 3

#: For each step of it: what must be true for it to be reached, and why it is written so.
NOTES = {
    "trier": (
        _l("Le vrai courriel est ouvert. Peu importe ce que la personne a fait avant."),
        _l(
            "On commence par un piège, parce que la vraie vie commence ainsi. Ouvrir le faux courriel n’est pas "
            "une faute : on explique ce qui le trahit, et on revient."
        ),
    ),
    "site": (
        _l("La page d’accueil de la Caf est devant. Par la recherche ou par l’adresse : les 2 chemins sont bons."),
        _l(
            "La consigne ne dit pas où appuyer. Elle dit où arriver. Sur le vrai site, les boutons auront changé "
            "de place."
        ),
    ),
    "connexion": (
        _l("« Mon Compte » est ouvert et la personne est connectée."),
        _l(
            "Tout ce qu’il faut taper est sur la fiche du personnage. L’erreur prévue vient du terrain : "
            "beaucoup donnent le numéro d’allocataire."
        ),
    ),
    "completer": (
        _l("Le récapitulatif est devant, et les 3 réponses sont justes."),
        _l(
            "C’est le cœur de l’exercice. Une seule chose est nouvelle : la pension. Les erreurs prévues sont "
            "celles que l’on voit au guichet : le total de 3 mois, le salaire à la place."
        ),
    ),
    "envoyer": (
        _l("La déclaration est envoyée, et elle est juste."),
        _l(
            "On peut envoyer avec une erreur, comme sur le vrai site. L’exercice le dit, puis montre comment "
            "corriger : c’est le droit à l’erreur."
        ),
    ),
    "preuve": (
        _l("L’accusé de réception est ouvert dans les documents."),
        _l("Voir une page ne suffit pas : il faut garder la preuve. C’est elle qui sert en cas de désaccord."),
    ),
    "quitter": (
        _l("L’accueil de la Caf est devant, la preuve est gardée, et personne n’est connecté."),
        _l("Fermer l’onglet n’est pas se déconnecter. Sur un ordinateur partagé, cela compte autant que le reste."),
    ),
}  # fmt: skip


@frozen
class Stop:
    """One step of the visit: what the learner reads, and what its author thought."""

    name: str
    do: str
    hints: list[str]
    why: str
    mistakes: list[str]
    done: str
    note: str


@frozen
class Tour:
    """An exercise to look at: its words, its characters, a screen of it, its steps."""

    edition: Edition
    mission: str
    personas: list[tuple[str, list[tuple[str, str]]]]
    screens: list[tuple[str, str]]
    stops: list[Stop]
    scene: Scene
    reading: str
    answers: dict[str, list[str]] = field(default_factory=dict)


def tour(edition: Edition) -> Tour:
    """The visit of a published exercise, in French: it is what its author has written."""
    document = edition.document
    scenario, texts = Scenario(document, document.personas[0]), dict(places(document))
    scene = draw(scenario, roaming.begin(scenario, SCREEN))
    return Tour(
        edition,
        scenario.says(texts["mission"]),
        [(persona.name, list(persona.card.items())) for persona in document.personas],
        [(str(screen.window), screen.title) for screen in document.screens.values()],
        [_stop(scenario, document, texts, step) for step in document.steps],
        scene,
        read_aloud(scene),
        _explained(scenario, document),
    )


def _stop(scenario: Scenario, document: Document, texts: dict[str, str], step: Step) -> Stop:
    done, note = NOTES.get(step.id, ("", ""))
    said = [texts[f"steps.{step.id}.mistakes.{mistake.id}"] for mistake in step.mistakes[:MOST_MISTAKES]]
    return Stop(
        step.name,
        scenario.says(step.do),
        [scenario.says(hint) for hint in step.hints],
        scenario.says(step.why or ""),
        [scenario.says(words) for words in said],
        str(done),
        str(note),
    )


def _explained(scenario: Scenario, document: Document) -> dict[str, list[str]]:
    """The mistakes foreseen in the answers of the screen that is shown, by the words beside each."""
    body = document.screens[SCREEN].body
    return {
        part.label: [scenario.says(mistake.say) for mistake in part.mistakes]
        for part in body
        if isinstance(part, Answer) and part.mistakes
    }
