"""The questions asked about each kind of thing in a module, in the order in which one thinks of them."""

from flask_babel import lazy_gettext as _l

from inclusion.authoring.asks import (
    CONDITION,
    DAY,
    EXPERT,
    FLAG,
    LEVELS,
    LINE,
    LINES,
    MANY,
    MORE,
    NUMBER,
    ONE,
    OPTIONS,
    PAIRS,
    ROWS,
    SET,
    TEXT,
    Ask,
)  # fmt: skip

WHEN = (
    Ask("when", CONDITION, _l("On ne le voit que si"), _l("Laissez vide : on le voit toujours."), MORE),
    Ask("unless", CONDITION, _l("On ne le voit plus dès que"), depth=MORE),
)
PRESSED = (
    Ask("goto", ONE, _l("Mène à l’écran"), _l("Laissez vide : on reste sur cet écran."), among="pages"),
    Ask("needs", MANY, _l("Il faut avoir répondu à"), _l("Sinon, le site le demande."), among="answers"),
    Ask("set", SET, _l("Ce qui est fait quand on appuie"), _l("C’est ce qu’une étape peut attendre.")),
    Ask("tab", FLAG, _l("S’ouvre dans un autre onglet"), depth=MORE),
)
LABEL = Ask("label", LINE, _l("Mots affichés"))
SHORT = Ask("short", LINE, _l("Nom court, dans le récapitulatif"), depth=MORE)
HINT = Ask("hint", LINE, _l("Aide écrite par le site"))

MODULE = (
    Ask("title", LINE, _l("Titre"), _l("Commencez par un verbe : « Déclarer ses revenus ».")),
    Ask("need", LINE, _l("Le besoin, comme on le dit"), _l("« Je déménage », « J’ai perdu ma carte »")),
    Ask("mission", TEXT, _l("La mission"), _l("Qui est le personnage, ce qui lui arrive, ce qu’il doit obtenir.")),
    Ask("receives", LINE, _l("Ce que la personne a en main à la fin")),
    Ask("outcome", LINE, _l("La phrase de réussite"), _l("« Vous avez envoyé votre déclaration. »")),
    Ask("summary", TEXT, _l("En 2 phrases, pour le catalogue")),
    Ask("organism", ONE, _l("Administration"), among="organisms"),
    Ask("level", ONE, _l("Difficulté"), among="difficulties"),
    Ask("minutes", NUMBER, _l("Durée en minutes"), _l("20 minutes au plus.")),
    Ask("situations", MANY, _l("Pourquoi l’on vient"), among="situations"),
    Ask("verified_on", DAY, _l("Comparé au vrai site le")),
    Ask("goal", CONDITION, _l("L’exercice est réussi quand"), _l("Tout ce qui suit doit être vrai.")),
    Ask("teaches", LEVELS, _l("Ce que l’on apprend"), depth=MORE),
    Ask("requires", LEVELS, _l("Ce qu’il faut savoir avant"), depth=MORE),
    Ask("themes", MANY, _l("Thèmes de La Coop"), depth=MORE, among="themes"),
    Ask("track", ONE, _l("Pour qui"), depth=MORE, among="tracks"),
)
PERSONA = (
    Ask("name", LINE, _l("Prénom et nom"), _l("Une personne inventée.")),
    Ask("card", PAIRS, _l("Sa fiche"), _l("Une ligne par information. Par exemple : Mot de passe : Lavande-2026")),
)
PARAMETER = (
    Ask("value", LINE, _l("Valeur")),
    Ask("source", LINE, _l("D’où vient-elle ?"), _l("Une page officielle, un texte de loi.")),
    Ask("verified", FLAG, _l("Je l’ai vérifiée à la source"), usual=False),
)
SCREEN = (
    Ask("title", LINE, _l("Titre")),
    Ask("url", LINE, _l("Adresse affichée"), _l("Par exemple : caf.fr/mon-compte"), only={"in": ("browser",)}),
    Ask("site", LINE, _l("Nom du site, en haut"), only={"in": ("browser",)}),
    Ask("theme", ONE, _l("Allure du site"), among="looks", only={"in": ("browser",)}),
    Ask("known", FLAG, _l("On peut écrire cette adresse"), only={"in": ("browser",)}),
    Ask("from", LINE, _l("De qui"), _l("Par exemple : Caf, ne-pas-repondre@caf.fr"), only={"in": ("mail", "phone")}),
    Ask("size", LINE, _l("Taille du fichier"), _l("Par exemple : 1,2 Mo"), only={"in": ("files",)}),
    Ask("drawing", ONE, _l("Dessin du document"), among="drawings", only={"in": ("files",)}),
    Ask("call", FLAG, _l("C’est un appel téléphonique"), only={"in": ("desk",)}),
    *WHEN,
    Ask("otherwise", ONE, _l("Sinon, on voit l’écran"), depth=MORE, among="pages"),
    Ask("folder", ONE, _l("Rangé dans"), depth=MORE, among="lists", only={"in": ("mail", "phone", "files")}),
)
PARTS = {
    "text": (Ask("text", TEXT, _l("Texte")), *WHEN),
    "notice": (LABEL, Ask("tone", ONE, _l("C’est"), among="tones"), *WHEN),
    "table": (
        Ask("caption", LINE, _l("Titre du tableau")),
        Ask("head", LINES, _l("Colonnes"), _l("Une ligne par colonne.")),
        Ask("rows", ROWS, _l("Lignes"), _l("Séparez les cases par une barre : Mai | 186 €")),
        *WHEN,
    ),
    "image": (
        Ask("file", ONE, _l("Image"), among="pictures"),
        Ask("alt", LINE, _l("Ce que montre l’image"), _l("Pour les personnes qui ne la voient pas.")),
        *WHEN,
    ),
    "summary": (Ask("inputs", MANY, _l("Réponses rappelées"), among="every_answer"), *WHEN),
    "link": (
        LABEL,
        Ask("note", LINE, _l("Petite ligne dessous")),
        *PRESSED,
        Ask("attachment", FLAG, _l("C’est une pièce jointe"), depth=MORE),
        *WHEN,
    ),
    "button": (LABEL, *PRESSED, Ask("quiet", FLAG, _l("Bouton discret"), depth=MORE), *WHEN),
    "banner": (Ask("text", TEXT, _l("Texte du bandeau")), LABEL, *PRESSED, *WHEN),
    "field": (
        LABEL,
        Ask("type", ONE, _l("On y écrit"), among="fields"),
        Ask("expect", LINE, _l("La bonne réponse"), _l("{persona.name} est le nom de la fiche.")),
        HINT,
        Ask("suggestions", LINES, _l("Adresses proposées"), _l("Une par ligne."), only={"type": ("address",)}),
        Ask("contains", LINES, _l("Mots attendus"), only={"type": ("textarea", "search")}),
        Ask("rules", LINES, _l("Règles du mot de passe"), only={"type": ("new_password",)}),
        Ask("digits", NUMBER, _l("Nombre de chiffres"), only={"type": ("code",)}),
        SHORT,
        Ask("strict", FLAG, _l("Chaque signe compte"), depth=MORE),
        *WHEN,
    ),
    "choice": (
        LABEL,
        Ask("options", OPTIONS, _l("Réponses possibles"), _l("Une ligne par réponse.")),
        Ask("expect", ONE, _l("La bonne réponse"), among="options"),
        HINT, SHORT, *WHEN,
    ),
    "check": (
        LABEL,
        Ask("expect", ONE, _l("La bonne réponse"), among="checks", usual="oui"),
        HINT, SHORT, *WHEN,
    ),
    "upload": (
        LABEL,
        Ask("files", MANY, _l("Documents proposés"), among="files"),
        Ask("expect", ONE, _l("Le bon document"), among="options"),
        HINT,
        Ask("limit", LINE, _l("Taille acceptée"), usual="5 Mo"),
        Ask("formats", LINE, _l("Formats acceptés"), usual="PDF, JPG ou PNG"),
        SHORT, *WHEN,
    ),
    "gesture": (
        LABEL,
        Ask("type", ONE, _l("Geste"), among="gestures"),
        Ask("target", LINE, _l("Sur quoi"), _l("Le mot ou la chose que l’on touche.")),
        Ask("times", NUMBER, _l("Combien de fois"), usual=1),
        Ask("size", ONE, _l("Taille"), among="sizes", usual="large"),
        *WHEN,
    ),
}  # fmt: skip
MISTAKE = (
    Ask("equals", LINE, _l("On a répondu"), _l("{persona.name} est le nom de la fiche.")),
    Ask("match", LINE, _l("Ou une réponse de cette forme"), _l("Une expression régulière."), EXPERT),
    Ask("say", TEXT, _l("Ce que l’on explique"), _l("Ce qui s’est passé, puis que faire. Sans reproche.")),
)
STEP = (
    Ask("name", LINE, _l("Nom de l’étape")),
    Ask("do", TEXT, _l("La consigne"), _l("Un verbe, une chose à faire.")),
    Ask("done", CONDITION, _l("L’étape est faite quand"), _l("Tout ce qui suit doit être vrai.")),
    Ask("skill", ONE, _l("Compétence"), among="skills"),
    Ask("hints", LINES, _l("Indices"), _l("Une ligne par indice. Le premier met sur la voie, le second montre où.")),
    Ask("why", TEXT, _l("Pourquoi, une fois réussi")),
    Ask("must", FLAG, _l("On ne peut pas la sauter"), depth=MORE),
)
STEP_MISTAKE = (
    Ask("when", CONDITION, _l("Quand il se passe ceci")),
    Ask("say", TEXT, _l("Ce que l’on explique"), _l("Ce qui s’est passé, puis que faire. Sans reproche.")),
    Ask("sent", FLAG, _l("L’erreur est déjà envoyée"), _l("La finir ensuite la répare : c’est le droit à l’erreur.")),
)
SURPRISE = (
    Ask("name", LINE, _l("Ce qui arrive"), _l("« La session est coupée »")),
    Ask("set", SET, _l("Ce qui est déjà vrai au début")),
)
REAL = (
    Ask("address", LINE, _l("Adresse à écrire"), _l("L’adresse du vrai site.")),
    Ask("phone", LINE, _l("Téléphone")),
    Ask("place", LINE, _l("Où se faire aider")),
    Ask("differences", LINES, _l("Ce qui change sur le vrai site"), _l("Une ligne par différence.")),
    Ask("warnings", LINES, _l("À savoir"), _l("Une ligne par conseil.")),
)
ITEM = (
    Ask("do", TEXT, _l("La mission"), _l("Une seule chose à faire, en 12 mots au plus. C’est lu à voix haute.")),
    Ask("copy", LINE, _l("Le mot à recopier"), _l("Il est montré en grand. Laissez vide s’il n’y a rien à écrire.")),
    Ask("help", TEXT, _l("L’indice"), _l("Où regarder, puis où appuyer. Avec lui, on a réussi « avec de l’aide ».")),
    Ask("done", CONDITION, _l("C’est réussi quand"), _l("Tout ce qui suit doit être vrai.")),
    Ask("skill", ONE, _l("Ce que l’on regarde"), among="skills"),
    Ask("level", ONE, _l("Niveau"), _l("Celui des personnes qui y arrivent 7 fois sur 10."), among="item_levels"),
    Ask("format", ONE, _l("Forme"), among="item_formats", usual="simulation"),
    Ask("tags", MANY, _l("Ce que l’écran demande"), _l("Pour voir si c’est plus dur pour certaines personnes."), MORE,
        among="features"),
    Ask("checked_on", DAY, _l("Relu le"), depth=MORE),
)  # fmt: skip
CONFUSION = (
    Ask("when", CONDITION, _l("Quand il se passe ceci"), _l("L’écran s’arrête là, sans reproche.")),
    Ask("say", TEXT, _l("Ce que l’on explique"), _l("Ce que la personne a fait, puis ce qui était demandé.")),
)
TRACE = (
    Ask("level", ONE, _l("Niveau montré"), among="difficulties"),
    Ask("done", CONDITION, _l("C’est montré quand"), _l("Laissez vide : quand tout l’écran est réussi seul.")),
)
SHAPES: dict[str, tuple[Ask, ...]] = {
    "module": MODULE, "persona": PERSONA, "parameter": PARAMETER, "screen": SCREEN, "step": STEP,
    "step_mistake": STEP_MISTAKE, "mistake": MISTAKE, "surprise": SURPRISE, "real": REAL,
    "item": ITEM, "confusion": CONFUSION, "trace": TRACE, **PARTS,
}  # fmt: skip
NAMES = {
    "module": _l("L’exercice"), "persona": _l("Personnage"), "parameter": _l("Information qui peut changer"),
    "screen": _l("Écran"), "step": _l("Étape"), "step_mistake": _l("Erreur fréquente"),
    "mistake": _l("Erreur fréquente"), "surprise": _l("Imprévu"), "real": _l("Sur le vrai site"),
    "item": _l("L’écran du bilan"), "confusion": _l("Ce que l’on confond"), "trace": _l("Vu en passant"),
    "use": _l("Bloc tout prêt"), "include": _l("Partie d’un bloc"),
    "text": _l("Texte"), "notice": _l("Message"), "table": _l("Tableau"), "image": _l("Image"),
    "summary": _l("Récapitulatif"), "link": _l("Lien"), "button": _l("Bouton"), "banner": _l("Bandeau"),
    "field": _l("Champ à remplir"), "choice": _l("Question à choix"), "check": _l("Case à cocher"),
    "upload": _l("Document à joindre"), "gesture": _l("Geste"),
}  # fmt: skip
