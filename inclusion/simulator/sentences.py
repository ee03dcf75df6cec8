"""Sentences made from the world: what a gesture is, and what the simulated site says of a refused answer.

A gesture is said by the coach, in the learner's language: it is a message to translate with its values. The site
speaks French, as people will meet it.
"""

from dataclasses import field

from inclusion.records import frozen
from inclusion.simulator import components
from inclusion.simulator.answers import INVALID
from inclusion.simulator.classes import right
from inclusion.simulator.refusals import SENTENCES, said
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.world import Event


def N_(message: str) -> str:
    """Mark a message for translation; it is translated where it is shown."""
    return message


@frozen
class Sentence:
    """A message to translate and the values to put in it."""

    message: str
    values: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values


_WINDOWS = {
    "browser": N_("Ouvrez la fenêtre Internet."),
    "mail": N_("Ouvrez la fenêtre Courriels."),
    "phone": N_("Ouvrez la fenêtre Téléphone."),
    "files": N_("Ouvrez la fenêtre Documents."),
    "desk": N_("Ouvrez la fenêtre Guichet."),
}
PRESS = N_("Appuyez sur « %(label)s ».")
#: Events that are about no thing of a world.
_NAMELESS = ("help", "next", "hand", "pause", "back", "tab", "close")
#: What a gesture asks for, by type.
GESTURES = {
    "move": N_("Amenez la flèche sur « %(target)s »."),
    "click": N_("Cliquez une fois sur « %(target)s »."),
    "double": N_("Cliquez 2 fois, vite, sur « %(target)s »."),
    "right": N_("Cliquez avec le bouton droit sur « %(target)s »."),
    "drag": N_("Glissez « %(target)s » jusqu’à sa place."),
    "scroll": N_("Faites défiler jusqu’à « %(target)s »."),
    "type": N_("Recopiez « %(target)s »."),
    "select": N_("Sélectionnez « %(target)s »."),
    "copy": N_("Copiez « %(target)s », puis collez."),
    "touch": N_("Touchez « %(target)s » avec le doigt."),
    "zoom": N_("Agrandissez jusqu’à lire « %(target)s »."),
}


def gesture(scenario: Scenario, event: Event, with_value: bool = True) -> Sentence:
    """One event as an instruction: « Appuyez sur « Continuer ». » Without its value, it fits everybody."""
    if not is_known(scenario, event):
        return Sentence(PRESS, {"label": "?"})
    if event.do == "focus":
        return Sentence(N_("Ouvrez la fenêtre Appel.") if _is_call(scenario, event.name) else _WINDOWS[event.name])
    if event.do == "visit":
        return _visit(scenario, event)
    if event.do == "open":
        return _open(scenario, event)
    if event.do == "back":
        return Sentence(N_("Revenez à la page d’avant."))
    if event.do == "tab":
        return Sentence(N_("Allez dans l’autre onglet."))
    if event.do == "close":
        return Sentence(N_("Fermez cet onglet."))
    if event.do == "fill":
        return _fill(scenario, event, with_value)
    return Sentence(PRESS, {"label": _label(scenario, event.name)})


def is_known(scenario: Scenario, event: Event) -> bool:
    """Whether an event is about something of this world, which may have been written again since; an old passage may
    also hold a name that a forged form invented."""
    if event.do == "press":
        return any(event.name in named for named in scenario.named.values())
    known = {
        "focus": scenario.windows,
        "open": scenario.screens,
        "visit": ("", *scenario.screens),
        "fill": scenario.inputs,
    }
    return event.name in known[event.do] if event.do in known else event.do in _NAMELESS


def _is_call(scenario: Scenario, window: str) -> bool:
    return window == "desk" and scenario.has_calls


def _visit(scenario: Scenario, event: Event) -> Sentence:
    message = N_("Écrivez %(address)s dans la barre d’adresse, puis appuyez sur « Aller ».")
    screen = scenario.screens.get(event.name)
    return Sentence(message, {"address": screen.url or "" if screen else "?"})


def _open(scenario: Scenario, event: Event) -> Sentence:
    screen = scenario.screens[event.name]
    if event.name == scenario.home(screen.window):
        return Sentence(N_("Revenez à la liste."))
    kinds = {
        "mail": N_("Ouvrez le courriel « %(title)s »."),
        "phone": N_("Ouvrez le message « %(title)s »."),
        "files": N_("Ouvrez le document « %(title)s »."),
    }
    kind = N_("Ouvrez le dossier « %(title)s ».") if scenario.is_list(event.name) else kinds[screen.window]
    return Sentence(kind, {"title": scenario.says(screen.title)})


def _fill(scenario: Scenario, event: Event, with_value: bool) -> Sentence:
    part = scenario.inputs[event.name]
    values = {"label": scenario.says(part.label)}
    if isinstance(part, components.Gesture):
        return Sentence(GESTURES[part.type], {"target": scenario.says(part.target)})
    if isinstance(part, components.Upload):
        return _choose(scenario, event, values)
    is_question = isinstance(part, components.Choice) or getattr(part, "type", "") == "civility"
    if not with_value and not isinstance(part, components.Check):
        return Sentence(N_("Répondez à « %(label)s ».") if is_question else N_("Remplissez « %(label)s »."), values)
    if isinstance(part, components.Check):
        checked = event.value == "oui"
        return Sentence(N_("Cochez « %(label)s ».") if checked else N_("Décochez « %(label)s »."), values)
    if isinstance(part, components.Choice):
        values["value"] = part.options.get(event.value, "?")
        return Sentence(N_("Répondez « %(value)s » à « %(label)s »."), values)
    if event.value == right(part):
        values["value"] = scenario.says(getattr(part, "expect", ""))
        if is_question:
            return Sentence(N_("Répondez « %(value)s » à « %(label)s »."), values)
        return Sentence(N_("Écrivez %(value)s dans « %(label)s »."), values)
    if not event.value:
        return Sentence(N_("Videz « %(label)s »."), values)
    refused = N_("Écrivez dans « %(label)s » une valeur que le site refuse.")
    accepted = N_("Écrivez une valeur fausse dans « %(label)s ».")
    return Sentence(refused if event.value == INVALID else accepted, values)


def _choose(scenario: Scenario, event: Event, values: dict[str, str]) -> Sentence:
    if event.value not in scenario.screens:
        return Sentence(N_("Retirez le fichier de « %(label)s »."), values)
    values["file"] = scenario.says(scenario.screens[event.value].title)
    return Sentence(N_("Pour « %(label)s », choisissez le fichier %(file)s."), values)


def _label(scenario: Scenario, name: str) -> str:
    for screen in scenario.screens.values():
        for part in screen.body:
            if isinstance(part, components.Pressed) and part.id == name:
                return scenario.says(part.label)
    return name


def site_error(part: components.Answer, reason: str, number: int) -> str:
    """What the simulated site writes beside a refused answer."""
    if reason.startswith("mistake:"):
        return "Ce n’est pas ce que nous attendons ici. Vérifiez votre réponse."
    if isinstance(part, components.Check):
        return "Cochez cette case pour continuer."
    if reason == "skip":
        return ""  # A gesture that was passed over: nothing is wrong, and nothing more is asked.
    if isinstance(part, components.Upload | components.Gesture) and reason == "missing":
        reason = "file" if isinstance(part, components.Upload) else "gesture"
    is_choice = isinstance(part, components.Choice) or getattr(part, "type", "") == "civility"
    return said("choose" if is_choice else reason if reason in SENTENCES else "missing", number)
