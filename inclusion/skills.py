"""The ten skills of the project, in the words of those who learn them."""

from flask_babel import lazy_gettext as _l

#: Skill: its name, and what a person who has it says.
SKILLS = {
    "pointer": (_l("Cliquer et toucher"), _l("Je me sers de la souris ou de mon doigt.")),
    "clavier": (_l("Écrire au clavier"), _l("J’écris des mots et des chiffres.")),
    "naviguer": (_l("Se déplacer dans un site"), _l("Je vais d’une page à l’autre et je reviens.")),
    "chercher": (_l("Trouver le bon site"), _l("Je trouve le site officiel et l’information.")),
    "formulaire": (_l("Remplir un formulaire"), _l("Je remplis les cases d’une demande.")),
    "compte": (_l("Se connecter à son compte"), _l("J’entre dans mon espace personnel et j’en sors.")),
    "courriel": (_l("Lire et envoyer un message"), _l("Je me sers de ma boîte de courriels.")),
    "documents": (_l("Envoyer un document"), _l("Je prépare et j’envoie un justificatif.")),
    "securite": (_l("Se protéger"), _l("Je repère les pièges.")),
    "demarche": (_l("Aller au bout d’une démarche"), _l("Je fais ma demande et je la suis.")),
}
#: Skill: its drawing.
DRAWINGS = {
    "pointer": "mouse", "clavier": "pencil", "naviguer": "world", "chercher": "search", "formulaire": "list-check",
    "compte": "lock", "courriel": "mail", "documents": "file-text", "securite": "shield-check", "demarche": "walk",
}  # fmt: skip
