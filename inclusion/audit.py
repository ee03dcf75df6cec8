"""Who did what, append-only by the database: opaque ids, no names, so that erasing a person rewrites nothing."""

from flask_babel import lazy_gettext as _l
from peewee import CharField, DateTimeField

from inclusion.clock import now
from inclusion.database import Base

#: The actor of what a command does.
COMMAND = "command"

#: How a manager reads each act, after the name of who did it; `%(subject)s` is whom or what it is about.
ACTS = {
    "signed-in": _l("a ouvert une séance"),
    "sessions-closed": _l("a fermé ses autres séances"),
    "password-changed": _l("a changé de mot de passe"),
    "password-link": _l("a préparé un nouveau mot de passe pour %(subject)s"),
    "factor-set": _l("a protégé son compte avec un téléphone"),
    "factor-removed": _l("a retiré la protection de son compte"),
    "factor-reset": _l("a retiré la protection du compte de %(subject)s"),
    "factor-failed": _l("n’a pas donné le bon code du téléphone"),
    "recovery-made": _l("a reçu de nouveaux codes de secours"),
    "recovery-used": _l("a utilisé un code de secours"),
    "invited": _l("a invité %(subject)s"),
    "invitation-revoked": _l("a annulé l’invitation de %(subject)s"),
    "joined": _l("a rejoint l’équipe"),
    "role-given-aidant": _l("a donné le rôle d’aidant à %(subject)s"),
    "role-given-trainer": _l("a donné le rôle de formateur à %(subject)s"),
    "role-given-manager": _l("a donné le rôle de responsable à %(subject)s"),
    "role-taken-aidant": _l("a retiré le rôle d’aidant à %(subject)s"),
    "role-taken-trainer": _l("a retiré le rôle de formateur à %(subject)s"),
    "role-taken-manager": _l("a retiré le rôle de responsable à %(subject)s"),
    "member-closed": _l("a fermé l’accès de %(subject)s"),
    "member-reopened": _l("a rouvert l’accès de %(subject)s"),
    "fell-asleep": _l("a mis en sommeil le compte de %(subject)s"),
    "kiosk-closed": _l("a fermé le poste %(subject)s"),
    "structure-opened": _l("a ouvert la structure"),
    "structure-changed": _l("a modifié la fiche de la structure"),
    "notes-opened": _l("a autorisé les notes"),
    "notes-closed": _l("a arrêté les notes"),
}


class Audit(Base):
    """One act. `actor` and `subject` are « staff:3 » or « learner:12 »; `place` is the structure's number, if any."""

    at = DateTimeField(index=True)
    actor = CharField(max_length=40)
    action = CharField(max_length=40)
    subject = CharField(max_length=60, default="")
    place = CharField(max_length=20, default="", index=True)


def note(actor: str, action: str, subject: str = "", place: object = "") -> None:
    """Write one act, in the transaction of what it tells of."""
    Audit.create(at=now(), actor=actor, action=action, subject=subject, place=str(place or ""))
