"""What a structure tells its learners about their data: the law's information, in plain words, to read and hear."""

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.places.models import CONSENT, INTEREST, RETENTION, Structure
from inclusion.records import frozen


@frozen
class Point:
    """One thing told: its drawing, its title, its sentences (which may be heard), and what the structure wrote."""

    drawing: str
    title: str
    sentences: list[str]
    written: str = ""


def notice(structure: Structure | None) -> list[Point]:
    """The notice of a structure; without one, what holds in every place."""
    return [
        *_kept(),
        Point("shield-check", _("Pourquoi nous en avons le droit"), _because(structure)),
        *_then(structure),
    ]


def _kept() -> list[Point]:
    """What is kept, and what never is."""
    kept = [
        _("Un prénom ou un surnom, et un dessin."),
        _("Vos exercices, et ce que vous savez faire."),
        _("La langue et l’affichage que vous préférez."),
    ]
    never = [
        _("Ni nom de famille, ni adresse, ni téléphone, ni numéro de sécurité sociale."),
        _("Rien sur votre santé. Rien de ce que vous tapez."),
    ]
    return [Point("user", _("Ce que nous gardons"), kept), Point("lock", _("Ce que nous ne gardons jamais"), never)]


def _then(structure: Structure | None) -> list[Point]:
    """Who sees it, for how long, what one may do, whom to ask."""
    seen = [
        _("Vous, et les aidants de ce lieu. Personne d’autre."),
        _("L’animateur voit votre étape, pas ce que vous tapez."),
    ]
    may = [
        _("Dans « Mes données », vous voyez tout, et vous pouvez tout effacer."),
        _("Vous pouvez dire non : on s’entraîne aussi sans compte."),
    ]
    ask = [_("À l’accueil de ce lieu, ou à un aidant."), _("Vous pouvez aussi écrire à la Cnil, sur cnil.fr.")]
    return [
        Point("eye", _("Qui voit vos exercices"), seen),
        Point("clock", _("Combien de temps"), _how_long(structure)),
        Point("heart-handshake", _("Ce que vous pouvez faire"), may),
        Point("message-circle", _("À qui en parler"), ask, structure.contact if structure else ""),
    ]


def _how_long(structure: Structure | None) -> list[str]:
    months = structure.retention if structure else RETENTION
    # One word in two numbers: other languages tell months apart.
    told = ngettext(
        "Après %(num)s mois sans visite, tout est effacé.",
        "Après %(num)s mois sans visite, tout est effacé.",
        months,
    )
    return [told, _("Il reste des nombres, sans aucun nom.")]


def _because(structure: Structure | None) -> list[str]:
    basis = structure.basis if structure else ""
    if basis == CONSENT:
        return [
            _("Vous avez donné votre accord (RGPD, article 6-1 a)."),
            _("Vous pouvez changer d’avis : effacez tout, quand vous voulez."),
        ]
    if basis == INTEREST:
        return [
            _("Ce lieu aide les personnes avec le numérique."),
            _("La loi l’appelle un intérêt légitime (RGPD, article 6-1 f)."),
        ]
    return [
        _("Aider chacun avec le numérique est une mission d’intérêt public."),
        _("La loi le permet pour cela (RGPD, article 6-1 e)."),
    ]
