"""The roles of the staff: how they are called, and where each begins its day."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from inclusion.accounts.models import Staff
from inclusion.security import ADMINISTRATOR, AIDANT, MANAGER, TRAINER

NAMES = {
    AIDANT: _l("Aidant"),
    TRAINER: _l("Formateur"),
    MANAGER: _l("Responsable"),
    ADMINISTRATOR: _l("Administrateur"),
}
DUTIES = {
    AIDANT: _l("Accompagne les apprenants et voit leur chemin."),
    TRAINER: _l("Prépare les exercices."),
    MANAGER: _l("Gère l’équipe et la structure."),
    ADMINISTRATOR: _l("Ouvre les structures et invite leurs responsables."),
}
FIRST_PAGES = {
    AIDANT: "aidant_home.home",
    MANAGER: "teams.home",
    ADMINISTRATOR: "teams.structures",
    TRAINER: "authoring.home",
}


def home_of(person: Staff) -> str:
    """The page where somebody begins; their own account when they hold no role."""
    endpoints = [endpoint for role, endpoint in FIRST_PAGES.items() if role in person.roles]
    return url_for(endpoints[0] if endpoints else "account.home")
