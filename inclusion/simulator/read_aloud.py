"""The visible screen as a text to be heard, in its order, in French; what was typed or kept is left out."""

from collections.abc import Iterator

from inclusion.simulator.gestures import DONE, REPEATED, SKIPPED
from inclusion.simulator.scene import Item, Scene, Shown
from inclusion.speech import sentences

WINDOWS = {
    "browser": "Internet", "mail": "Courriels", "phone": "Téléphone", "files": "Documents", "desk": "Guichet",
}  # fmt: skip


def read_aloud(scene: Scene) -> str:
    """The screen in front, one line for each thing that it shows."""
    return sentences(*_lines(scene))


def _lines(scene: Scene) -> Iterator[str]:
    yield f"Fenêtre {WINDOWS[scene.window]}"
    if scene.url:
        yield f"Adresse du site : {scene.url}"
    yield scene.title
    if scene.sender:
        yield f"De : {scene.sender_name}, {scene.sender_address}"
    if scene.problems:
        yield "Votre formulaire contient " + ("une erreur." if len(scene.problems) == 1 else "des erreurs.")
    yield from (_item(item) for item in scene.items)
    for part in scene.parts:
        yield from _part(part)


def _item(item: Item) -> str:
    if item.sender:
        return f"Courriel de {item.sender_name}, {item.sender_address} : {item.title}"
    return f"Document : {item.title}"


def _part(part: Shown) -> Iterator[str]:
    """What a component says; the value of a field is the learner's, and is not read."""
    if part.kind in ("field", "choice", "check"):
        yield from _answer(part)
    elif part.kind == "gesture":
        yield from _gesture(part)
    elif part.kind == "table":
        yield f"Tableau : {part.label}"
        yield from (_row(part.head, row) for row in part.rows)
    elif part.kind == "summary":
        yield from (f"{label} : {'lisez votre réponse' if typed else value}" for label, value, typed in part.rows)
    elif part.kind in ("button", "banner"):
        yield part.text
        yield f"Bouton : {part.label}"
    elif part.kind == "link":
        yield f"Lien : {part.label}"
        yield part.text
    elif part.kind == "image":
        yield f"Image : {part.label}"
    else:
        yield part.text or part.label


def _answer(part: Shown) -> Iterator[str]:
    kind = {"field": "Case à remplir", "choice": "Question", "check": "Case à cocher"}[part.kind]
    yield f"{kind} : {part.label}{' (en euros)' if part.type == 'amount' else ''}"
    yield part.hint
    if part.error:
        yield f"Erreur : {part.error}"
    if part.options:
        yield "Réponses possibles : " + ", ".join(words for _value, words in part.options)


def _gesture(part: Shown) -> Iterator[str]:
    """What to do with the hands, and the way round; the words typed are not read."""
    yield f"Geste : {part.label}"
    if part.tone in (DONE, SKIPPED):
        yield "C’est fait." if part.tone == DONE else "Vous avez passé ce geste."
        return
    yield part.hint
    yield part.ask % {"target": part.text}
    if part.times > 1 and part.type in REPEATED:
        yield f"{part.times} fois."
    if part.error:
        yield f"Erreur : {part.error}"
    yield "Bouton : Passer ce geste"


def _row(head: list[str], row: list[str]) -> str:
    """« Mois : Mai. Prime d’activité : 186 €. »"""
    return " ".join(f"{name} : {cell}." for name, cell in zip(head, row, strict=False))
