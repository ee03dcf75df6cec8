"""The sentences of the pages of a draft that say what it is: an exercise, or a screen of the diagnostic."""

from typing import Any

from flask_babel import lazy_gettext as _l

from inclusion.authoring.models import ITEM, MODULE, Draft
from inclusion.authoring.sorts import Sort
from inclusion.records import frozen


@frozen
class Sayings:
    """`without`: the pages that it has not. `online`: what its readers see of it, and `see` the way there."""

    one: Any
    untitled: Any
    without: tuple[str, ...]
    file: Any
    fine: Any
    ask: Any
    read: Any
    try_it: Any
    online: Any
    see: tuple[str, Any]
    take_out: Any
    keeps: Any
    out: Any
    is_out: Any
    put_back: Any
    reached: Any
    gestures: Any
    here: Any


SAYINGS = {
    MODULE: Sayings(
        one=_l("Exercice"),
        untitled=_l("Exercice sans titre"),
        without=(),
        file=_l("Fichier et fiches"),
        fine=_l("Tout va bien. Chaque étape peut être faite, et personne ne peut rester bloqué."),
        ask=_l(
            "Avant la publication, une autre personne lit l’exercice. Vous demandez une relecture. "
            "Elle lit, puis elle publie."
        ),
        read=_l(
            "Lisez l’exercice comme un débutant. Si tout est clair, publiez. Sinon, renvoyez-le avec "
            "une remarque."
        ),
        try_it=_l("Essayer l’exercice"),
        online=_l(
            "Les apprenants voient cette version. Si vous écrivez de nouveau, ils gardent celle-ci "
            "jusqu’à la prochaine publication."
        ),
        see=("modules.module", _l("Voir la page des apprenants")),
        take_out=_l("Retirer du catalogue"),
        keeps=_l("Qui avait commencé peut finir. Ce que les personnes ont réussi est gardé."),
        out=_l("Retiré du catalogue"),
        is_out=_l("Personne ne peut le commencer. Qui avait commencé peut finir."),
        put_back=_l("Remettre dans le catalogue"),
        reached=_l("L’étape est faite quand"),
        gestures=_l("Faites les gestes de l’étape, puis donnez-lui un nom."),
        here=_l("Ici, c’est une étape"),
    ),
    ITEM: Sayings(
        one=_l("Écran du bilan"),
        untitled=_l("Écran sans mission"),
        without=("stumbles.page",),
        file=_l("Fichier"),
        fine=_l("Tout va bien. L’écran peut être réussi, et personne ne peut rester bloqué."),
        ask=_l(
            "Avant la publication, une autre personne essaie l’écran. Vous demandez une relecture. "
            "Elle lit, puis elle publie."
        ),
        read=_l(
            "Essayez l’écran comme un débutant. Si tout est clair, publiez. Sinon, renvoyez-le avec "
            "une remarque."
        ),
        try_it=_l("Essayer l’écran"),
        online=_l(
            "Le bilan pose cet écran dans toutes les structures. Si vous écrivez de nouveau, il garde "
            "cette version jusqu’à la prochaine publication."
        ),
        see=("assessments.welcome", _l("Voir le bilan")),
        take_out=_l("Retirer du bilan"),
        keeps=_l("Il n’est plus posé. Les bilans commencés continuent, et les réponses déjà données comptent."),
        out=_l("Retiré du bilan"),
        is_out=_l("Personne ne le voit plus. Les réponses déjà données comptent toujours."),
        put_back=_l("Remettre dans le bilan"),
        reached=_l("L’écran est réussi quand"),
        gestures=_l("Faites ce que la mission demande."),
        here=_l("Ici, c’est réussi"),
    ),
}  # fmt: skip


def sayings(what: Draft | Sort) -> Sayings:
    """Those of a draft, or of what a file holds."""
    return SAYINGS[what.kind]
