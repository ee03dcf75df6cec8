"""The visible screen as a text to be heard, in its order, in French; what was typed or kept is left out."""

from collections.abc import Iterator

from inclusion.simulator.codes import spelled
from inclusion.simulator.gestures import DONE, REPEATED, SKIPPED
from inclusion.simulator.shown import Item, Scene, Shown
from inclusion.speech import sentences

WINDOWS = {
    "browser": "Internet", "mail": "Courriels", "phone": "Téléphone", "files": "Documents", "desk": "Guichet",
}  # fmt: skip
MESSAGES = {"mail": "Courriel", "phone": "SMS"}


def read_aloud(scene: Scene) -> str:
    """The screen in front, one line for each thing that it shows."""
    return sentences(*_lines(scene))


def _lines(scene: Scene) -> Iterator[str]:
    yield f"Fenêtre {'Appel' if scene.is_call else WINDOWS[scene.window]}"
    if scene.behind:
        yield f"2 onglets. Onglet ouvert : {scene.title}. Autre onglet : {scene.behind}"
    if scene.url:
        yield f"Adresse du site : {scene.url}"
    yield f"{'Dossier : ' if scene.is_folder else ''}{scene.title}{_size(scene.size)}"
    if scene.sender and scene.window != "desk":
        yield f"De : {_who(scene)}"
    if scene.picture:
        yield f"Image : {scene.picture}"
    if scene.problems:
        yield "Votre formulaire contient " + ("une erreur." if len(scene.problems) == 1 else "des erreurs.")
    yield from (_item(item, scene.window) for item in scene.items)
    yield from _counter(scene) if scene.window == "desk" else _parts(scene.parts)
    if scene.home:
        yield f"Pour revenir : {scene.home_title}"


def _who(seen: Scene | Item) -> str:
    """« Caf, ne-pas-repondre@caf.fr », or a number alone."""
    return ", ".join(words for words in (seen.sender_name, seen.sender_address) if words)


def _size(size: str) -> str:
    return f", {size}" if size else ""


def _item(item: Item, window: str) -> str:
    if item.is_folder:
        return f"Dossier : {item.title}, {item.count} à l’intérieur"
    if item.sender:
        return f"{MESSAGES.get(window, 'Message')} de {_who(item)} : {item.title}"
    return f"Document : {_file(item)}"


def _file(file: Item) -> str:
    """« carte.jpg, 1,2 Mo. Photo du recto de la carte d’identité, floue »"""
    return f"{file.title}{_size(file.size)}" + (f". {file.picture}" if file.picture else "")


def _counter(scene: Scene) -> Iterator[str]:
    """What is said and what happens, then what one may say or do."""
    for part in scene.parts:
        if part.kind == "text":
            yield f"{scene.sender_name} dit : {part.text}" if scene.sender_name else part.text
        elif part.kind not in ("button", "link"):
            yield from _part(part)
    replies = [part.label for part in scene.parts if part.kind in ("button", "link")]
    if replies:
        yield "À vous de choisir :"
    yield from (f"Choix : {label}" for label in replies)


def _parts(parts: list[Shown]) -> Iterator[str]:
    """The attached files come last, as on the screen."""
    for part in parts:
        if not part.is_attachment:
            yield from _part(part)
    yield from (f"Pièce jointe : {part.label}{_size(part.size)}" for part in parts if part.is_attachment)


def _part(part: Shown) -> Iterator[str]:
    """What a component says; the value of a field is the learner's, and is not read."""
    if part.kind in ("field", "choice", "check"):
        yield from _answer(part)
    elif part.kind == "upload":
        yield from _upload(part)
    elif part.kind == "gesture":
        yield from _gesture(part)
    elif part.kind == "table":
        yield f"Tableau : {part.label}"
        yield from (_row(part.head, row) for row in part.rows)
    elif part.kind == "summary":
        yield from (f"{label} : {'lisez votre réponse' if typed else value}" for label, value, typed in part.rows)
    elif part.kind in ("button", "banner"):
        yield part.text
        yield f"Bouton : {part.label}{_tab(part)}"
    elif part.kind == "link":
        yield f"Lien : {part.label}{_tab(part)}"
        yield part.text
    elif part.kind == "image":
        yield f"Image : {part.label}"
    elif part.code:
        yield part.text.replace(part.code, spelled(part.code))
    else:
        yield part.text or part.label


def _tab(part: Shown) -> str:
    return " (nouvel onglet)" if part.opens_tab else ""


def _answer(part: Shown) -> Iterator[str]:
    kind = {"field": "Case à remplir", "choice": "Question", "check": "Case à cocher"}[part.kind]
    yield f"{kind} : {part.label}{' (en euros)' if part.type == 'amount' else ''}"
    yield part.hint
    if part.error:
        yield f"Erreur : {part.error}"
    if part.options:
        yield "Réponses possibles : " + ", ".join(words for _value, words in part.options)


def _upload(part: Shown) -> Iterator[str]:
    """A file to send: the files to choose from are those of the invented documents, not the learner's."""
    yield f"Fichier à envoyer : {part.label}"
    yield part.hint
    yield f"Formats acceptés : {part.text}"
    if part.error:
        yield f"Erreur : {part.error}"
    if part.chosen:
        yield f"Fichier choisi : {_file(part.chosen)}"
    if part.files:
        yield "Fichiers à choisir :"
    else:
        yield "Vos documents sont vides"
    yield from (_file(file) for file in part.files)


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
