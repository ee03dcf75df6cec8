"""Where a text of a module stands, in words: « Étape 2, consigne ». No place of a file is ever shown to a trainer."""

from flask_babel import gettext as _

from inclusion.i18n import direction, locale_id
from inclusion.records import frozen
from inclusion.simulator.components import Answer
from inclusion.simulator.schema import Document, Screen, Step


@frozen
class Where:
    """The part of the module that a text belongs to (`id`, `title`), and what the text is there."""

    id: str
    title: str
    name: str

    def __str__(self) -> str:
        return f"{self.title}, {self.name[:1].lower()}{self.name[1:]}"


class Places:
    """The places of one module, in words."""

    def __init__(self, document: Document):
        self._steps = {step.id: (number, step) for number, step in enumerate(document.steps, 1)}
        self._holders = {
            part.id: (name, screen, part)
            for name, screen in document.screens.items()
            for part in screen.body
            if isinstance(part, Answer)
        }

    def __getitem__(self, place: str) -> Where:
        kind, _dot, rest = place.partition(".")
        if kind == "steps":
            return self._of_step(*rest.split("."))
        if kind == "inputs":
            return self._of_answer(rest.split(".")[0])
        if kind == "confusions":
            return Where("confusions", _("Ce que l’on confond"), _("Explication"))
        if kind in ("do", "help"):
            return Where("item", _("L’écran du bilan"), _("La mission") if kind == "do" else _("L’indice"))
        if kind == "real":
            return Where("real", _("Sur le vrai site"), _real(*rest.split(".")))
        return Where("module", _("L’exercice"), _whole(place))

    def _of_step(self, step_id: str, key: str = "", item: str = "") -> Where:
        number, step = self._steps[step_id]
        title = _("Étape %(number)s", number=number)
        return Where(f"steps.{step_id}", title, _of_step(step, key, item))

    def _of_answer(self, input_id: str) -> Where:
        name, screen, part = self._holders[input_id]
        return Where(
            f"screens.{name}", screen_title(screen), _("Erreur à « %(answer)s »", answer=quoted(label(part)))
        )

    def of_answer(self, input_id: str) -> Where:
        """An answer itself, rather than one of its mistakes."""
        name, screen, part = self._holders[input_id]
        return Where(
            f"screens.{name}", screen_title(screen), _("Réponse à « %(answer)s »", answer=quoted(label(part)))
        )

    def step(self, step_id: str) -> Where:
        """A step as a whole."""
        number, step = self._steps[step_id]
        return Where(f"steps.{step_id}", _("Étape %(number)s", number=number), step.name)

    def part(self, input_id: str) -> Answer | None:
        """The answer of this name, if the module still has it."""
        found = self._holders.get(input_id)
        return found[2] if found else None

    def has_step(self, step_id: str) -> bool:
        return step_id in self._steps


def screen_title(screen: Screen) -> str:
    """A screen by its title, which is in French."""
    return _("Écran « %(title)s »", title=quoted(screen.title))


def quoted(words: str) -> str:
    """French words in a sentence of the page: where it is read from right to left, they keep their own order."""
    return f"\u2068{words}\u2069" if direction(locale_id()) == "rtl" else words


def label(part: Answer) -> str:
    """What a person reads beside an answer."""
    return str(getattr(part, "label", "") or getattr(part, "target", "") or part.id)


def _whole(key: str) -> str:
    return {
        "title": _("Titre"),
        "need": _("Le besoin, comme la personne le dit"),
        "summary": _("Résumé"),
        "mission": _("Mission"),
        "receives": _("Ce que la personne reçoit"),
        "outcome": _("Ce qui est fait à la fin"),
    }.get(key, _("Texte"))


def _of_step(step: Step, key: str, item: str) -> str:
    if key == "hints":
        return _("Indice %(number)s", number=int(item) + 1)
    names = {"name": _("Nom"), "do": _("Consigne"), "why": _("Pourquoi"), "mistakes": _("Erreur expliquée")}
    return names.get(key, step.name)


def _real(key: str, item: str = "0") -> str:
    number = int(item) + 1
    if key == "differences":
        return _("Différence %(number)s", number=number)
    return _("Attention %(number)s", number=number) if key == "warnings" else _("Où aller")
