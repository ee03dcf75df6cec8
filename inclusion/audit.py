"""Who did what, append-only by the database: opaque ids, no names, so that erasing a person rewrites nothing."""

from flask_babel import lazy_gettext as _l
from peewee import CharField, DateTimeField

from inclusion.clock import now
from inclusion.database import Base

#: The actor of what a command does.
COMMAND = "command"

#: How a manager reads each act, after the name of who did it; `%(subject)s` is whom or what it is about.
ACTS = {
    "session.open": _l("a ouvert une séance"),
    "session.close": _l("a fermé ses autres séances"),
    "password.change": _l("a changé de mot de passe"),
    "password.link": _l("a préparé un nouveau mot de passe pour %(subject)s"),
    "factor.set": _l("a protégé son compte avec un téléphone"),
    "factor.remove": _l("a retiré la protection de son compte"),
    "factor.reset": _l("a retiré la protection du compte de %(subject)s"),
    "factor.fail": _l("n’a pas donné le bon code du téléphone"),
    "recovery.renew": _l("a reçu de nouveaux codes de secours"),
    "recovery.use": _l("a utilisé un code de secours"),
    "invitation.make": _l("a invité %(subject)s"),
    "invitation.revoke": _l("a annulé l’invitation de %(subject)s"),
    "invitation.accept": _l("a rejoint l’équipe"),
    "role.give.aidant": _l("a donné le rôle d’aidant à %(subject)s"),
    "role.give.trainer": _l("a donné le rôle de formateur à %(subject)s"),
    "role.give.manager": _l("a donné le rôle de responsable à %(subject)s"),
    "role.take.aidant": _l("a retiré le rôle d’aidant à %(subject)s"),
    "role.take.trainer": _l("a retiré le rôle de formateur à %(subject)s"),
    "role.take.manager": _l("a retiré le rôle de responsable à %(subject)s"),
    "member.close": _l("a fermé l’accès de %(subject)s"),
    "member.open": _l("a rouvert l’accès de %(subject)s"),
    "staff.sleep": _l("a mis en sommeil le compte de %(subject)s"),
    "kiosk.open": _l("a ouvert le poste %(subject)s"),
    "kiosk.close": _l("a fermé le poste %(subject)s"),
    "structure.open": _l("a ouvert la structure"),
    "structure.change": _l("a modifié la fiche de la structure"),
    "notice.change": _l("a modifié l’information des apprenants"),
    "notes.open": _l("a autorisé les notes"),
    "notes.close": _l("a arrêté les notes"),
    "learner.create": _l("a inscrit %(subject)s"),
    "learner.import": _l("a inscrit %(subject)s, à partir d’un fichier"),
    "learner.edit": _l("a modifié la fiche de %(subject)s"),
    "learner.delete": _l("a mis %(subject)s à la corbeille"),
    "learner.recover": _l("a repris %(subject)s de la corbeille"),
    "learner.erase": _l("a effacé %(subject)s"),
    "erase": _l("a effacé %(subject)s"),
    "learner.merge": _l("a réuni 2 fiches de %(subject)s"),
    "learners.export": _l("a téléchargé la liste des apprenants"),
    "card.renew": _l("a donné une nouvelle carte à %(subject)s"),
    "level.correct": _l("a corrigé un niveau de %(subject)s"),
    "level.undo": _l("a annulé une correction de niveau de %(subject)s"),
    "skill.rate": _l("a donné son avis à côté du bilan de %(subject)s"),
    "skill.take-back": _l("a retiré son avis sur le bilan de %(subject)s"),
    "garden.export": _l("a téléchargé le jardin de %(subject)s"),
    "note.write": _l("a écrit une note sur %(subject)s"),
    "note.erase": _l("a supprimé une note sur %(subject)s"),
    "module.begin": _l("a commencé l’exercice %(subject)s"),
    "module.ask": _l("a demandé une relecture de l’exercice %(subject)s"),
    "module.send-back": _l("a renvoyé l’exercice %(subject)s avec une remarque"),
    "module.publish": _l("a relu et publié l’exercice %(subject)s"),
    "module.take-out": _l("a retiré l’exercice %(subject)s du catalogue"),
    "module.put-back": _l("a remis l’exercice %(subject)s dans le catalogue"),
    "module.share": _l("a partagé l’exercice %(subject)s avec toutes les structures"),
    "module.keep": _l("a gardé l’exercice %(subject)s pour sa structure"),
    "module.check-on": _l("a noté quand revérifier l’exercice %(subject)s"),
    "item.begin": _l("a commencé l’écran du bilan %(subject)s"),
    "item.ask": _l("a demandé une relecture de l’écran du bilan %(subject)s"),
    "item.send-back": _l("a renvoyé l’écran du bilan %(subject)s avec une remarque"),
    "item.publish": _l("a relu et publié l’écran du bilan %(subject)s"),
    "item.take-out": _l("a retiré du bilan l’écran %(subject)s"),
    "item.put-back": _l("a remis dans le bilan l’écran %(subject)s"),
    "item.check-on": _l("a noté quand revérifier l’écran du bilan %(subject)s"),
    "rehearsal.plan": _l("a noté une vraie démarche de %(subject)s"),
    "rehearsal.answer": _l("a noté comment s’est passée la démarche de %(subject)s"),
    "rehearsal.cancel": _l("a retiré une vraie démarche de %(subject)s"),
    "assignment.create": _l("a proposé un exercice à %(subject)s"),
    "assignment.withdraw": _l("a retiré un exercice proposé"),
    "notebook.received": _l("a reçu le carnet de %(subject)s"),
    "report.made": _l("a fait un compte rendu"),
    "group.create": _l("a créé le groupe %(subject)s"),
    "group.close": _l("a fermé le groupe %(subject)s"),
    "group.open": _l("a rouvert le groupe %(subject)s"),
    "group.add": _l("a ajouté des personnes au groupe %(subject)s"),
    "group.remove": _l("a retiré des personnes du groupe %(subject)s"),
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
