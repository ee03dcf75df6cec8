"""Words and phrases that readers stumble on, each with what to write instead."""


def _these(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


JARGON = {
    "afférent": "qui concerne",
    "afférente": "qui concerne",
    "afin de": "pour",
    "annexe": "document en plus",
    "conformément à": "comme le dit",
    "dans le cadre de": "pour",
    "diligenter": "faire",
    "dûment": "bien",
    "en vertu de": "selon",
    "idoine": "qui convient",
    "le cas échéant": "si besoin",
    "nonobstant": "malgré",
    "préalable": "avant",
    "requérant": "la personne qui demande",
    "situation administrative": "vos papiers et vos droits",
    "stipuler": "dire",
    "subséquent": "qui suit",
    "susmentionné": "dit plus haut",
    "susvisé": "dit plus haut",
    "télépaiement": "payer par internet",
    "télétransmission": "envoi par ordinateur",
    "usager": "vous, la personne",
    "émargement": "signature de la liste",
}
FOREIGN = {
    "check-list": "liste",
    "cloud": "stockage sur internet",
    "cookie": "témoin de connexion",
    "cookies": "témoins de connexion",
    "e-mail": "courriel",
    "e-mails": "courriels",
    "email": "courriel",
    "emails": "courriels",
    "feedback": "avis",
    "hotline": "aide par téléphone",
    "link": "lien",
    "login": "identifiant",
    "mail": "courriel",
    "mails": "courriels",
    "newsletter": "lettre d’information",
    "online": "en ligne",
    "password": "mot de passe",
    "phishing": "hameçonnage",
    "planning": "emploi du temps",
    "smartphone": "téléphone",
    "spam": "courriel indésirable",
    "spams": "courriels indésirables",
    "tchat": "discussion",
    "upload": "envoi",
    "uploader": "envoyer",
    "via": "par",
    "wifi": "internet sans fil",
    "workflow": "étapes",
}
ABBREVIATIONS = {
    "adr.": "adresse",
    "art.": "article",
    "av.": "avenue",
    "bd.": "boulevard",
    "cf.": "voir",
    "env.": "environ",
    "etc.": "des exemples, et rien d’autre",
    "ex.": "par exemple",
    "max.": "au plus",
    "min.": "au moins",
    "nb.": "nombre",
    "n°": "numéro",
    "réf.": "référence",
    "svp": "s’il vous plaît",
    "tél.": "téléphone",
}
OFFICE_PHRASES = {
    r"il convient": "Dites « vous » : « Envoyez… »",
    r"il est (?:demandé|rappelé|impératif|obligatoire|nécessaire|recommandé|conseillé|interdit)": (
        "Dites « vous » : « Vous devez… »"
    ),
    r"il y a lieu": "Dites « vous » : « Vous devez… »",
    r"il (?:vous )?appartient": "Dites « vous » : « C’est à vous de… »",
    r"il sera procédé": "Dites qui agit : « La Caf vérifie… »",
    r"nous vous saurions gré": "Écrivez l’action : « Envoyez… »",
}
# After être these say a movement, a state reached or a quality: the sentence is active.
ACTIVE_WITH_ETRE = _these(
    "allé arrivé connecté décédé déconnecté demeuré descendu devenu déménagé entré inscrit marié monté mort",
    "né parti passé rentré resté retourné revenu séparé sorti tombé trompé venu situé vrai absolu",
)
IDIOMS = {
    "à cheval sur": "écrivez ce que c’est vraiment",
    "à la louche": "environ",
    "clé en main": "prêt",
    "clés en main": "prêt",
    "coup de fil": "appel",
    "coup de main": "aide",
    "coup d’œil": "regardez",
    "en un clin d’œil": "très vite",
    "feu vert": "accord",
    "jeu d’enfant": "facile",
    "jeter un œil": "regarder",
    "les doigts dans le nez": "facilement",
    "main dans la main": "ensemble",
    "mettre la main à la pâte": "aider",
    "passer au peigne fin": "tout vérifier",
    "pied à l’étrier": "commencer",
    "tirer les vers du nez": "faire parler",
    "tomber à l’eau": "ne pas se faire",
    "tout neuf": "nouveau",
}
# One thing has one name: the first word of each line is the one of the house.
SYNONYMS = (
    ("mot de passe", "code secret", "code d’accès", "code confidentiel"),
    ("courriel", "mail", "e-mail", "mél", "message électronique", "adresse électronique"),
    ("identifiant", "login", "nom d’utilisateur"),
    ("appuyer", "cliquer", "taper sur"),
    ("site", "plateforme", "portail"),
    ("case", "champ", "zone de saisie"),
    ("proche", "tierce personne"),
)
NUMBERS = {
    "zéro": "0", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8",
    "neuf": "9", "dix": "10", "onze": "11", "douze": "12", "treize": "13", "quatorze": "14", "quinze": "15",
    "seize": "16", "vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60",
    "cent": "100", "mille": "1 000",
}  # fmt: skip
# Adjectives that already say « not ».
NEGATIVE_WORDS = _these(
    "déconseillé déconseillée dépourvu dépourvue illégal illégale illisible impossible inaccessible incapable",
    "incomplet incomplète inconnu inconnue incorrect incorrecte indisponible inexact inexacte insuffisant",
    "insuffisante interdit interdite inutile invalide irrégulier irrégulière",
)
# Written in capitals these are words, not the initials of a name.
SHORT_WORDS = _these(
    "date note vous tout tous sans avec pour nous mon ma mes ici oui non pas ne le la les et ou un une des du",
    "de au aux en à sur par lire gare vos vrai faux fin aide code nom mois an ans jour",
)
LONG_ACRONYMS = ("URSSAF", "CROUS", "ADSL", "SIRET", "SIREN", "CARSAT", "CERFA", "EHPAD", "FALC", "INSEE", "ANTS")
# They end like adverbs, or like verbs to come, and are names of things.
NOUNS_LIKE_ADVERBS = _these(
    "renouvellement traitement élément complément supplément appartement logement événement évènement",
    "prélèvement versement remboursement département moment document argument instrument monument vêtement",
)
NOUNS_LIKE_CONDITIONALS = _these(
    "abstrait attrait criez extrait frais mariez portrait priez retrait riez souriez trait traits triez",
    "variez extraits retraits portraits marions prions trions étudiez",
)
