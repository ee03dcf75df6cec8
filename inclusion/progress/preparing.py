"""Getting ready for the real day: what to bring, the real site, what a scam looks like, how to ask for help."""

from datetime import date

from flask_babel import gettext as _

from inclusion.i18n import locale_id
from inclusion.modules.cards import card
from inclusion.modules.library import Edition, library
from inclusion.modules.sections import AGENT, ORGANISMS
from inclusion.progress.models import Rehearsal
from inclusion.records import frozen
from inclusion.simulator.schema import Document, parts

#: Fields of a démarche that are copied from the same paper.
PAPERS = {
    "nir": "vitale", "vitale_serial": "vitale", "fiscal": "impots", "access_number": "impots", "iban": "rib",
    "allocataire": "caf", "france_travail_id": "travail", "plate": "carte_grise", "formula_number": "carte_grise",
    "vin": "carte_grise", "cession_code": "carte_grise", "neph": "permis", "licence_number": "permis",
    "identity_card": "identite", "passport": "identite", "stamp": "timbre", "tracking": "suivi",
    "email": "courriel", "code": "telephone", "phone": "telephone", "password": "mot_de_passe",
}  # fmt: skip


@frozen
class Sheet:
    """What a learner takes along on the day."""

    slug: str
    title: str
    day: date
    bring: list[str]
    address: str
    phone: str
    place: str
    differences: list[str]
    warnings: list[str]


def real_ones() -> list[tuple[str, str]]:
    """(slug, title) of the démarches that people do for real, at an administration."""
    return [
        (edition.slug, edition.texts(locale_id())["title"]) for edition in library().catalogue() if _is_real(edition)
    ]


def can_be_real(slug: str) -> bool:
    edition = library().offered(slug)
    return edition is not None and _is_real(edition)


def _is_real(edition: Edition) -> bool:
    document = edition.document
    return document.track != AGENT and bool(ORGANISMS[document.organism][0])


def sheet_of(rehearsal: Rehearsal) -> Sheet | None:
    """The sheet of a real day, None when the démarche has left the catalogue."""
    edition = library().current(rehearsal.slug)
    if edition is None:
        return None
    texts, real = edition.texts(locale_id()), edition.document.real
    return Sheet(
        slug=edition.slug,
        title=str(card(edition)["title"]),
        day=rehearsal.day,
        bring=to_bring(edition.document),
        address=real.address,
        phone=real.phone,
        place=texts["real.place"],
        differences=[texts[f"real.differences.{number}"] for number in range(len(real.differences))],
        warnings=[texts[f"real.warnings.{number}"] for number in range(len(real.warnings))],
    )


def to_bring(document: Document) -> list[str]:
    """The papers that the exercise’s own fields are copied from, each once, in the order in which they are asked."""
    words = {
        "vitale": _("Votre carte Vitale"),
        "impots": _("Votre dernier avis d’impôt"),
        "rib": _("Votre relevé d’identité bancaire (RIB)"),
        "caf": _("Une lettre de la Caf, avec votre numéro"),
        "travail": _("Une lettre de France Travail, avec votre identifiant"),
        "carte_grise": _("La carte grise du véhicule"),
        "permis": _("Votre permis de conduire"),
        "identite": _("Votre carte d’identité ou votre passeport"),
        "timbre": _("Le timbre fiscal"),
        "suivi": _("Le numéro de suivi, sur le reçu ou le SMS"),
        "courriel": _("Votre adresse de courriel, écrite sur un papier"),
        "telephone": _("Votre téléphone chargé, pour recevoir un code"),
        "mot_de_passe": _("De quoi retrouver votre mot de passe, jamais sur un papier visible"),
        "fichier": _("Le papier demandé, en photo ou en PDF"),
    }
    found = [
        "fichier" if part.kind == "upload" else PAPERS.get(getattr(part, "type", ""), "")
        for _n, part in parts(document)
    ]
    return [words[paper] for paper in dict.fromkeys(found) if paper]
