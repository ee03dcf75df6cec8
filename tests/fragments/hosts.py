"""For each fragment, the smallest module that includes all of it: its screens, its parts and its steps."""

HEAD = """
module: essai
title: Essayer une pièce
need: J’essaie une pièce
organism: tous
level: 1
minutes: 5
themes: [essai]
verified_on: 2026-11-23
summary: Un essai.
mission: Faites cet essai.
receives: Rien.
outcome: C’est fait.
personas:
  - id: samira
    name: Samira Duval
    nir: 2 86 11 99 999 000 79
    password: Lavande-2026
    ameli: Tilleul-2026-vert
    nouveau: Colline-verte-48
    email: samira.duval@courriel.example
    ancien_email: samira@ancien.example
    code: "481502"
    code_ancien: "730946"
    dossier: "0000042"
    card: {Nom: Samira Duval}
  - id: lucas
    name: Lucas Moreau
    nir: 1 97 05 99 999 000 76
    password: Tournesol-73
    ameli: Bruyere-2026-bleue
    nouveau: Riviere-calme-92
    email: lucas.moreau@courriel.example
    ancien_email: lucas@ancien.example
    code: "205917"
    code_ancien: "664380"
    dossier: "0000057"
    card: {Nom: Lucas Moreau}
real: {address: caf.fr, phone: "3230", place: Une Caf., differences: [Aucune.]}
"""

# A site where one signs in by pressing a button: what a fragment asks of a host, and nothing more.
HOME = """
  accueil: {in: browser, url: caf.fr, title: Bienvenue, site: Caf, theme: organism, known: true, body: [
    {button: entrer, label: Mon espace, set: {connecte: oui}, goto: compte}]}
"""
ENTER = """
  - {id: debut, skill: naviguer, name: Entrer, do: Entrez dans votre espace., why: Un essai.,
     hints: [Regardez., Appuyez.], done: {at: compte, connecte: oui}}
"""
END = """
  fin: {in: browser, url: caf.fr/fin, title: Merci, site: Caf, theme: organism, body: [{text: Merci.}]}
"""

HOSTS = {
    "cookies": """
start: {browser: accueil}
goal: {biscuits_repondu: oui}
fragments: [{use: cookies, as: biscuits}]
screens:
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [
    {include: biscuits.banniere}, {text: Bonjour.}, {include: biscuits.gerer}]}
steps: [{include: biscuits.repondre}]
""",
    "faux-site": """
start: {browser: moteur}
goal: {sorti: oui}
fragments:
  - use: faux-site
    as: faux
    with: {adresse: prime.example, titre: Votre prime, site: C.A.F., demande: Donnez votre carte., retour: moteur}
screens:
  moteur: {in: browser, url: recherche.example, title: Recherche, body: [
    {link: piege, label: Votre prime, goto: faux_page}, {button: bon, label: Vrai site, set: {sorti: oui}}]}
steps:
  - {id: sortir, skill: securite, name: Choisir, do: Choisissez le vrai site., why: Un essai.,
     hints: [Regardez., Appuyez.], done: {at: moteur, sorti: oui},
     mistakes: [{id: piege, when: {at: faux_page}, say: C’est un faux site.}]}
""",
    "hameconnage-courriel": """
start: {mail: boite, browser: moteur}
goal: {piege_signale: oui}
fragments:
  - use: faux-site
    as: faux
    with: {adresse: prime.example, titre: Votre prime, site: C.A.F., demande: Donnez votre carte., retour: moteur}
  - use: hameconnage-courriel
    as: piege
    with: {expediteur: C.A.F. <prime@prime.example>, sujet: Votre prime, promesse: 284 € vous attendent.,
           lien: Recevoir, faux_site: faux_page, vrai: vrai, de_qui: de la Caf, nom: Caf, domaine: caf.fr,
           signaler: piege.signaler}
screens:
  boite: {in: mail, title: Boîte de réception}
  moteur: {in: browser, url: recherche.example, title: Recherche, body: [{text: Bonjour.}]}
  vrai: {in: mail, from: Caf <lettre@caf.fr>, title: Votre lettre, body: [{text: Bonjour.}]}
steps: [{include: piege.trier}, {include: piege.signaler}]
""",
    "hameconnage-sms": """
start: {phone: messages, browser: moteur}
goal: {colis_signale: oui}
fragments:
  - use: faux-site
    as: faux
    with: {adresse: colis.example, titre: Votre colis, site: Colis, demande: Payez 1 €., retour: moteur}
  - use: hameconnage-sms
    as: colis
    with: {expediteur: 06 39 98 00 12, message: Payez vite 1 € pour votre colis., lien: Payer,
           faux_site: faux_page, domaine: laposte.fr}
screens:
  messages: {in: phone, title: Messages}
  moteur: {in: browser, url: recherche.example, title: Recherche, body: [{text: Bonjour.}]}
steps: [{include: colis.signaler}]
""",
    "hameconnage-annonce": """
start: {browser: moteur}
goal: {arrive: oui}
fragments:
  - use: faux-site
    as: faux
    with: {adresse: aide.example, titre: Aide rapide, site: Aide, demande: Donnez votre carte., retour: moteur}
  - use: hameconnage-annonce
    as: pub
    with: {titre: Aide rapide, note: Annonce · aide.example, faux_site: faux_page, officiel: accueil,
           de_qui: de la Caf, nom: Caf, domaine: caf.fr}
screens:
  moteur: {in: browser, url: recherche.example, title: Recherche, body: [
    {include: pub.annonce}, {link: vrai, label: Caf, note: caf.fr, goto: accueil, set: {arrive: oui}}]}
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [
    {button: arriver, label: Bonjour, set: {arrive: oui}}]}
steps: [{include: pub.site}]
""",
    "code-courriel": """
start: {mail: boite, browser: accueil}
goal: {code_verifie: oui}
fragments:
  - use: code-courriel
    as: code
    with: {adresse: caf.fr, site: Caf, expediteur: Caf <code@caf.fr>, suite: fin, autre: "{persona.dossier}",
           dossier: indesirables}
screens:
  boite: {in: mail, title: Boîte de réception}
  indesirables: {in: mail, title: Indésirables}
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [
    {button: aller, label: Entrer, goto: code_page}]}
""" + END + """
steps: [{include: code.trouver}, {include: code.recopier}]
""",
    "code-sms": """
start: {phone: messages, browser: accueil}
goal: {code_verifie: oui}
fragments:
  - use: code-sms
    as: code
    with: {adresse: caf.fr, site: Caf, expediteur: Caf, suite: fin, autre: "{persona.dossier}"}
screens:
  messages: {in: phone, title: Messages}
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [
    {button: aller, label: Entrer, goto: code_page}]}
""" + END + """
steps: [{include: code.trouver}, {include: code.recopier}]
""",
    "regles-mot-de-passe": """
start: {browser: accueil}
goal: {passe_change: oui}
fragments: [{use: regles-mot-de-passe, as: passe, with: {suite: fin}}]
screens:
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [{include: passe.choisir}]}
""" + END + """
steps: [{include: passe.choisir}]
""",
    "mot-de-passe-oublie": """
start: {mail: boite, browser: connexion}
goal: {passe_change: oui, connecte: oui}
fragments:
  - {use: regles-mot-de-passe, as: passe, with: {suite: connexion}}
  - use: mot-de-passe-oublie
    as: oubli
    with: {adresse: caf.fr, site: Caf, expediteur: Caf <compte@caf.fr>, connexion: connexion, choisir: passe.choisir}
screens:
  boite: {in: mail, title: Boîte de réception}
  connexion: {in: browser, url: caf.fr, title: Connexion, known: true, body: [
    {include: oubli.lien}, {field: secret, type: password, label: Mot de passe, expect: "{persona.nouveau}"},
    {button: entrer, label: Se connecter, needs: [secret], set: {connecte: oui}, goto: fin}]}
""" + END + """
steps: [{include: oubli.demander}, {include: oubli.ouvrir}, {include: passe.choisir},
  {id: entrer, skill: compte, name: Se connecter, do: Connectez-vous., why: Un essai., hints: [Lisez., Écrivez.],
   done: {at: fin, connecte: oui, passe_change: oui}}]
""",
    "session-expiree": """
start: {browser: accueil}
goal: {envoyee: oui}
fragments:
  - use: session-expiree
    as: session
    with: {adresse: caf.fr, site: Caf, connexion: accueil, page: formulaire, sinon: accueil, fini: {envoyee: oui}}
screens:
""" + HOME + """
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, when: {connecte: oui}, otherwise: accueil, body: [
    {include: session.reprendre}, {button: remplir, label: Déclarer, goto: formulaire}]}
  formulaire: {in: browser, url: caf.fr/formulaire, title: Formulaire, when: {connecte: oui}, otherwise: accueil,
    body: [{field: loyer, type: amount, label: Loyer, expect: "500"},
           {button: suite, label: Continuer, needs: [loyer], goto: envoi}]}
  envoi: {in: browser, url: caf.fr/envoi, title: Envoi, when: {connecte: oui, session_coupure: non},
    otherwise: session_page,
    body: [{button: envoyer, label: Envoyer, needs: [loyer], set: {envoyee: oui}, goto: fin}]}
""" + END + """
steps:
""" + ENTER + """
  - {id: envoyer, skill: demarche, name: Envoyer, do: Remplissez et envoyez., why: Un essai.,
     hints: [Lisez., Écrivez.],
     done: {at: fin, envoyee: oui}}
""",
    "captcha": """
start: {browser: accueil}
goal: {robot_passe: oui}
fragments: [{use: captcha, as: robot, with: {suite: fin}}]
screens:
  accueil: {in: browser, url: caf.fr, title: Bienvenue, known: true, body: [{include: robot.controle}]}
""" + END + """
steps: [{include: robot.passer}]
""",
    "brouillon": """
start: {browser: accueil}
goal: {envoyee: oui, brouillon_repris: oui}
fragments: [{use: brouillon, as: brouillon, with: {sortie: compte, page: formulaire, fini: {envoyee: oui}}}]
screens:
""" + HOME + """
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, when: {connecte: oui}, otherwise: accueil, body: [
    {include: brouillon.reprendre}, {button: remplir, label: Déclarer, goto: formulaire}]}
  formulaire: {in: browser, url: caf.fr/formulaire, title: Formulaire, when: {connecte: oui}, otherwise: accueil,
    body: [{field: loyer, type: amount, label: Loyer, expect: "500"}, {include: brouillon.enregistrer},
           {button: envoyer, label: Envoyer, when: {brouillon_repris: oui}, needs: [loyer], set: {envoyee: oui},
            goto: fin}]}
""" + END + """
steps:
""" + ENTER + """
  - {include: brouillon.garder}
  - {include: brouillon.reprendre}
  - {id: envoyer, skill: demarche, name: Envoyer, do: Envoyez., why: Un essai., hints: [Lisez., Écrivez.],
     done: {at: fin, envoyee: oui}}
""",
    "recapitulatif": """
start: {browser: page}
goal: {envoyee: oui, loyer: ok}
fragments: [{use: recapitulatif, as: recap, with: {reponses: [loyer], page: page}}]
screens:
  page: {in: browser, url: caf.fr, title: Formulaire, known: true, body: [
    {field: loyer, type: amount, label: Loyer, expect: "500"},
    {button: suite, label: Continuer, needs: [loyer], set: {envoyee: non}, goto: relire}]}
  relire: {in: browser, url: caf.fr/relire, title: Relire, body: [
    {include: recap.resume}, {button: envoyer, label: Envoyer, needs: [loyer], set: {envoyee: oui}}]}
steps:
  - {id: envoyer, skill: demarche, name: Envoyer, do: Relisez et envoyez., why: Un essai., hints: [Lisez., Écrivez.],
     done: {envoyee: oui, loyer: ok}}
""",
    "honneur": """
start: {browser: page}
goal: {envoyee: oui}
fragments:
  - use: honneur
    as: honneur
    with: {reponses: [loyer], envoi: envoyee, suite: fin, confirmation: Merci}
screens:
  page: {in: browser, url: caf.fr, title: Formulaire, known: true, body: [
    {field: loyer, type: amount, label: Loyer, expect: "500"}, {include: honneur.engagement}]}
""" + END + """
steps: [{include: honneur.envoyer}]
""",
    "accuse-pdf": """
start: {browser: page, mail: boite, files: dossiers}
goal: {preuve_pdf: oui, envoyee: oui}
fragments:
  - use: accuse-pdf
    as: preuve
    with: {adresse: caf.fr/accuse, site: Caf, titre: Votre déclaration est envoyée, merci: Merci.,
           quand: {envoyee: oui}, sinon: page, envoi: {envoyee: oui}, expediteur: Caf <lettre@caf.fr>,
           sujet: Déclaration reçue, annonce: Merci., ensuite: Gardez la preuve., fichier: accuse.pdf,
           objet: Déclaration, precision: Mai, reponses: [loyer], retour: page}
screens:
  boite: {in: mail, title: Boîte de réception}
  dossiers: {in: files, title: Documents}
  page: {in: browser, url: caf.fr, title: Formulaire, known: true, body: [
    {field: loyer, type: amount, label: Loyer, expect: "500"},
    {button: envoyer, label: Envoyer, needs: [loyer], set: {envoyee: oui}, goto: preuve_page}]}
steps: [{include: preuve.preuve}]
""",
    "corriger-apres-envoi": """
start: {browser: page}
goal: {envoyee: oui, loyer: ok}
fragments:
  - use: corriger-apres-envoi
    as: erreur
    with: {envoi: {envoyee: oui}, remet: {envoyee: non}, page: page}
screens:
  page: {in: browser, url: caf.fr, title: Formulaire, known: true, unless: {envoyee: oui}, otherwise: compte, body: [
    {field: loyer, type: amount, label: Loyer, expect: "500"},
    {button: envoyer, label: Envoyer, needs: [loyer], set: {envoyee: oui}, goto: compte}]}
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, body: [
    {link: remplir, label: Déclarer, unless: {envoyee: oui}, goto: page}, {include: erreur.bouton}]}
steps:
  - {id: envoyer, skill: demarche, name: Envoyer, do: Envoyez., why: Un essai., hints: [Lisez., Écrivez.], must: true,
     done: {at: compte, envoyee: oui, loyer: ok},
     mistakes: [{id: faux, when: {envoyee: oui, loyer: wrong}, sent: true, say: Corrigez.}]}
""",
    "lettre-erreur": """
start: {mail: boite, browser: accueil}
goal: {lettre_corrige: oui, lettre_explique: oui}
fragments:
  - use: lettre-erreur
    as: lettre
    with: {adresse: caf.fr, site: Caf, expediteur: Caf <lettre@caf.fr>, de_qui: de la Caf, nom: Caf, compte: compte,
           constat: Votre déclaration parle de 360 € de pension par mois., question: Pension par mois,
           declare: "360", juste: "120", telephone: 32 30}
screens:
  boite: {in: mail, title: Boîte de réception}
""" + HOME + """
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, when: {connecte: oui}, otherwise: accueil, body: [
    {include: lettre.alerte}]}
steps: [{include: lettre.lire}, {include: lettre.corriger}, {include: lettre.expliquer}]
""",
    "franceconnect": """
start: {browser: accueil}
goal: {connecte: oui}
fragments: [{use: franceconnect, as: fc, with: {adresse: caf.fr, site: Caf, depart: accueil, suite: compte}}]
screens:
  accueil: {in: browser, url: caf.fr, title: Connexion, known: true, body: [{include: fc.bouton}]}
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, when: {connecte: oui}, otherwise: accueil,
           body: [{text: Bonjour.}]}
steps: [{include: fc.choisir}, {include: fc.identifier}, {include: fc.accepter}]
""",
    "deconnexion": """
start: {browser: accueil}
goal: {connecte: non}
fragments: [{use: deconnexion, as: sortie, with: {accueil: accueil, de_qui: de la Caf, nom: Caf}}]
screens:
""" + HOME + """
  compte: {in: browser, url: caf.fr/compte, title: Mon espace, when: {connecte: oui}, otherwise: accueil, body: [
    {include: sortie.lien}]}
steps:
""" + ENTER + """
  - {include: sortie.quitter}
""",
}  # fmt: skip


def host(name: str) -> str:
    """The text of the module that includes a fragment. Raises KeyError when nobody wrote it: write it."""
    return HEAD + HOSTS[name]
