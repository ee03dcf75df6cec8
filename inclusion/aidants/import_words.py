"""What is wrong with a file of learners, in plain French, by row and column."""

from typing import Any

from flask_babel import gettext as _

from inclusion.aidants import roster, spreadsheets
from inclusion.aidants.roster import Fault
from inclusion.aidants.spreadsheets import MOST_ROWS, Unreadable


def refusal_in_words(refused: Unreadable) -> str:
    """Why the whole file is refused, and what to do; nothing of it is kept."""
    said: str = {
        spreadsheets.WRONG_TYPE: _("Ce fichier n’est pas un tableau. Envoyez un fichier .xlsx ou .csv."),
        spreadsheets.OLD: _("Ce fichier est un ancien .xls. Enregistrez-le en .xlsx, puis recommencez."),
        spreadsheets.TOO_LONG: _("Ce fichier est trop long : %(most)s personnes au plus à la fois."),
        spreadsheets.TOO_LARGE: _("Ce fichier est trop gros une fois ouvert. Gardez une seule feuille, sans image."),
        spreadsheets.BROKEN: _("Ce fichier est abîmé : il ne s’ouvre pas. Enregistrez-le encore une fois."),
    }[refused.why]
    return said % {"most": MOST_ROWS} if "%(most)s" in said else said


def fault_in_words(fault: Fault) -> dict[str, Any]:
    """{"row", "column", "text"}."""
    said: str = {
        roster.EMPTY: _("Le fichier ne contient personne."),
        roster.NO_NAME_COLUMN: _("Il manque la colonne « Prénom ou surnom »."),
        roster.UNKNOWN_COLUMN: _("Cette colonne n’est pas gardée ici. Enlevez-la du fichier."),
        roster.TWICE_COLUMN: _("Cette colonne est là 2 fois."),
        roster.MISSING: _("Il manque le prénom ou le surnom."),
        roster.LONG: _("Trop long : %(detail)s signes au plus."),
        roster.NOT_LETTERS: _("Écrivez seulement des lettres : ni chiffre, ni adresse."),
        roster.TWICE: _("Ce prénom est déjà à la ligne %(detail)s. Ajoutez une lettre ou un surnom."),
        roster.KNOWN: _("Cette personne est déjà dans votre liste. Enlevez la ligne, ou ajoutez un surnom."),
        roster.NOT_IN_LIST: _("Écrivez l’une de ces réponses : %(detail)s. Ou laissez vide."),
        roster.FORMULA: _("Ceci est une formule. Écrivez seulement du texte."),
        roster.UNTITLED: _("Cette case est sous une colonne sans titre. Videz-la."),
        roster.UNSAFE: _("Ce nom de groupe contient ce qui ne se garde pas ici. Changez-le."),
    }[fault.why]
    text = said % {"detail": fault.detail} if "%(detail)s" in said else said
    return {"row": fault.row, "column": _column(fault.column), "text": text}


def _column(name: str) -> str:
    known: dict[str, str] = {
        roster.NAME: _("Prénom ou surnom"),
        roster.GROUP: _("Groupe"),
        roster.AGE: _("Tranche d’âge"),
        roster.LANGUAGE: _("Langue"),
        roster.TEXT: _("Taille du texte"),
        roster.LISTENS: _("Écoute"),
    }
    return known.get(name, name) or "–"
