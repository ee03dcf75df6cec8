"""La Coop's exact vocabulary: the codes of its enumerations, in its order, with the words that its pages show.

Source: inclusion-numerique/coop-mediation-numerique, `schema.prisma` and its label files (June 2026).
"""

from flask_babel import lazy_gettext as _l

INDIVIDUAL, COLLECTIVE = "individuel", "collectif"
KINDS = {INDIVIDUAL: _l("Accompagnement individuel"), COLLECTIVE: _l("Atelier collectif")}

#: Without this theme, no administrative one and no démarche may be told.
DEMARCHES = "aide_aux_demarches_administratives"
MEDIATION = {
    "diagnostic_numerique": _l("Diagnostic numérique"),
    "prendre_en_main_du_materiel": _l("Prendre en main du matériel"),
    "maintenance_de_materiel": _l("Maintenance de matériel"),
    "gere_ses_contenus_numeriques": _l("Gérer ses contenus numériques"),
    "navigation_sur_internet": _l("Navigation sur internet"),
    "email": _l("Courriel"),
    "bureautique": _l("Bureautique"),
    "reseaux_sociaux": _l("Réseaux sociaux"),
    "sante": _l("Santé"),
    "banque_et_achats_en_ligne": _l("Banque et achats en ligne"),
    "entrepreneuriat": _l("Entrepreneuriat"),
    "insertion_professionnelle": _l("Insertion professionnelle"),
    "securite_numerique": _l("Sécurité numérique"),
    "parentalite": _l("Parentalité"),
    "scolarite_et_numerique": _l("Scolarité et numérique"),
    "creer_avec_le_numerique": _l("Créer avec le numérique"),
    "culture_numerique": _l("Culture numérique"),
    "intelligence_artificielle": _l("Intelligence artificielle"),
    DEMARCHES: _l("Aide aux démarches administratives"),
}
ADMINISTRATIVE = {
    "papiers_elections_citoyennete": _l("Papiers, élections, citoyenneté"),
    "famille_scolarite": _l("Famille, scolarité"),
    "social_sante": _l("Social, santé"),
    "travail_formation": _l("Travail, formation"),
    "logement": _l("Logement"),
    "transports_mobilite": _l("Transports, mobilité"),
    "argent_impots": _l("Argent, impôts"),
    "justice": _l("Justice"),
    "etrangers_europe": _l("Étrangers, Europe"),
    "loisirs_sports_culture": _l("Loisirs, sports, culture"),
    "associations": _l("Associations"),
}
THEMES = {**MEDIATION, **ADMINISTRATIVE}

PLACES = {
    "lieu_activite": _l("Dans la structure"),
    "domicile": _l("Chez la personne"),
    "a_distance": _l("À distance"),
    "autre": _l("Dans un autre lieu"),
}
MATERIALS = {
    "ordinateur": _l("Ordinateur"),
    "telephone": _l("Téléphone"),
    "tablette": _l("Tablette"),
    "autre": _l("Autre matériel"),
    "aucun": _l("Aucun matériel"),
}
AUTONOMY = {
    "entierement_accompagne": _l("Avec guidage"),
    "partiellement_autonome": _l("Autonome avec guidage en cas de besoin"),
    "autonome": _l("Autonome"),
}
#: As La Coop's sheets write them.
STARS = {"entierement_accompagne": "1/3", "partiellement_autonome": "2/3", "autonome": "3/3"}
LEVELS = {
    "debutant": _l("Débutant"),
    "intermediaire": _l("Intermédiaire"),
    "avance": _l("Avancé"),
}
REDIRECTIONS = {
    "administration": _l("Administration"),
    "mediation_numerique": _l("Médiation numérique"),
    "operateur_ou_organisme_en_charge": _l("Opérateur ou organisme en charge"),
    "aide_sociale": _l("Aide sociale"),
    "insertion_professionnelle": _l("Insertion professionnelle"),
    DEMARCHES: _l("Aide aux démarches administratives"),
    "autre": _l("Autre"),
}
UNSAID = "non_communique"
GENDERS = {"masculin": _l("Masculin"), "feminin": _l("Féminin"), UNSAID: _l("Non communiqué")}
AGES = {
    "moins_de_douze": _l("Moins de 12 ans"),
    "douze_dix_huit": _l("12 à 17 ans"),
    "dix_huit_vingt_quatre": _l("18 à 24 ans"),
    "vingt_cinq_trente_neuf": _l("25 à 39 ans"),
    "quarante_cinquante_neuf": _l("40 à 59 ans"),
    "soixante_soixante_neuf": _l("60 à 69 ans"),
    "soixante_dix_plus": _l("70 ans ou plus"),
    UNSAID: _l("Non communiqué"),
}
STATUSES = {
    "scolarise": _l("Scolarisé"),
    "sans_emploi": _l("Sans emploi"),
    "en_emploi": _l("En emploi"),
    "retraite": _l("Retraité"),
    UNSAID: _l("Non communiqué ou hétérogène"),
}
#: A learner's age bracket, as La Coop says it.
BRACKETS = dict(zip(("0-11", "12-17", "18-24", "25-39", "40-59", "60-69", "70+"), AGES, strict=False))
