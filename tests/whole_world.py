"""A module for tests with every window, folders, a second tab, an attachment, files to send, twins and a surprise."""

from inclusion.simulator.components import Pressed
from inclusion.simulator.schema import Document, Twins

WHOLE = """
module: essai-monde
title: Essai du monde entier
need: J’essaie tout
organism: tous
level: 1
minutes: 10
themes: [navigation_sur_internet]
situations: [ordinateur]
teaches: {documents: 1}
verified_on: 2026-11-23
summary: Un essai.
mission: Envoyez la carte d’identité, puis recopiez le code.
receives: Rien.
outcome: C’est fait.
personas:
  - {id: samira, name: Samira Duval, code: "482913", card: {Nom: Samira Duval}}
  - {id: lucas, name: Lucas Moreau, code: "750264", card: {Nom: Lucas Moreau}}
start: {browser: accueil, mail: boite, phone: messages, files: dossier, desk: guichet}
goal: {envoyee: oui, piece: recto, code: ok, merci: oui}
surprises:
  - {id: perime, name: Le code a expiré, set: {code_perime: oui}}
twins:
  labels: {suite: [Étape suivante, Poursuivre]}
  shuffle: [accueil]
  layouts: [wide, cards]
screens:
  accueil:
    in: browser
    url: essai.example
    known: true
    title: Accueil
    body:
      - {link: aide, label: Lire l’aide, goto: aide_page, tab: true}
      - {link: envoi_lien, label: Envoyer ma pièce, goto: envoi}
  aide_page:
    in: browser
    url: essai.example/aide
    title: Aide
    body: [{text: Prenez la photo du recto.}]
  envoi:
    in: browser
    url: essai.example/envoi
    title: Envoyer ma pièce
    unless: {envoyee: oui}
    otherwise: fin
    body:
      - upload: piece
        label: Carte d’identité
        files: [recto, recto_flou, verso, lourde, notes]
        expect: recto
        refuses: {lourde: heavy, notes: format}
        mistakes:
          - {id: floue, equals: recto_flou, say: Cette photo est floue.}
          - {id: dos, equals: verso, say: C’est le verso.}
          - {id: poids, equals: lourde, say: Ce fichier est trop lourd.}
      - {button: suite, label: Continuer, needs: [piece], goto: page_code}
  page_code:
    in: browser
    url: essai.example/code
    title: Recopiez le code
    unless: {envoyee: oui}
    otherwise: fin
    body:
      - field: code
        type: code
        label: Code reçu
        expect: "{persona.code}"
      - button: valider
        label: Valider
        needs: [code, piece]
        set: {envoyee: oui}
        goto: fin
        unless: {code_perime: oui}
      - button: valider_perime
        label: Valider
        goto: page_expire
        when: {code_perime: oui}
      - {button: revoir, label: Étape précédente, quiet: true, goto: envoi}
  page_expire:
    in: browser
    url: essai.example/expire
    title: Ce code a expiré
    body: [{button: renvoyer, label: Renvoyer un code, set: {code_perime: non}, goto: page_code}]
  fin:
    in: browser
    url: essai.example/fin
    title: Merci
    when: {envoyee: oui}
    otherwise: page_code
    body:
      - {summary: [piece, code]}
      - button: corriger
        label: Corriger
        set: {envoyee: non}
        goto: envoi
  boite: {in: mail, title: Boîte de réception}
  indesirables: {in: mail, title: Indésirables}
  courriel:
    in: mail
    from: Essai <bonjour@essai.example>
    title: Votre pièce
    body:
      - {text: Vos photos sont jointes.}
      - {link: jointes, label: photos.zip, goto: recto, attachment: true}
  piege:
    in: mail
    folder: indesirables
    from: Essai <prime@piege.example>
    title: Gagnez 500 €
    body: [{text: Cliquez vite.}]
  messages: {in: phone, title: Messages}
  sms:
    in: phone
    from: "06 39 98 00 01"
    title: Votre code
    body: [{text: "Code : {persona.code}"}]
  dossier: {in: files, title: Documents}
  photos: {in: files, title: Photos}
  recto: {in: files, folder: photos, title: carte-recto.jpg, size: "1,2 Mo", drawing: identity_front}
  recto_flou: {in: files, folder: photos, title: carte-recto-2.jpg, size: "1,1 Mo", drawing: identity_blurred}
  verso: {in: files, folder: photos, title: carte-verso.jpg, size: "1,2 Mo", drawing: identity_back}
  lourde: {in: files, title: scan.pdf, size: 48 Mo, drawing: identity_both}
  notes: {in: files, title: courses.docx, size: 12 Ko, drawing: list}
  guichet:
    in: desk
    title: Au guichet
    from: Nadia, agente
    body:
      - {text: "Bonjour, avez-vous envoyé votre pièce ?"}
      - {button: repondre, label: "Oui, merci", goto: guichet_fin}
  guichet_fin:
    in: desk
    title: Au guichet
    from: Nadia, agente
    body:
      - {text: Très bien !}
      - {button: remercier, label: Au revoir, set: {merci: oui}, goto: guichet}
steps:
  - id: choisir
    skill: documents
    name: Choisir le fichier
    do: Envoyez la bonne photo.
    done: {at: page_code, piece: recto}
    why: Une photo nette se lit.
    hints: ["Appuyez sur « {label.suite} » après avoir choisi.", Prenez le recto.]
    mistakes:
      - {id: verso, when: {at: page_code, piece: verso}, say: C’est le verso. Revenez en arrière.}
  - id: envoyer
    skill: formulaire
    name: Envoyer
    do: Recopiez le code et validez.
    done: {envoyee: oui, piece: recto, code: ok}
    must: true
    why: Le code prouve que c’est vous.
    hints: [Le code est dans le téléphone., Recopiez 6 chiffres.]
    mistakes:
      - id: floue
        when: {envoyee: oui, piece: recto_flou}
        say: La photo envoyée est floue. Corrigez-la.
        sent: true
  - id: remercier
    skill: demarche
    name: Remercier
    do: Parlez à l’agente.
    done: {merci: oui, envoyee: oui}
    why: On peut toujours demander.
    hints: [Ouvrez le guichet., Répondez.]
    mistakes:
      - {id: trop_tot, when: {merci: oui, envoyee: non}, say: Envoyez d’abord la pièce.}
real: {address: essai.example, phone: "3939", place: France services, differences: [Aucune.]}
"""


def without(document: Document, screen: str, part: Pressed) -> Document:
    """The module after somebody deleted a button or a link."""
    body = [other for other in document.screens[screen].body if other is not part]
    changed = document.screens[screen].model_copy(update={"body": body})
    screens = {**document.screens, screen: changed}
    return document.model_copy(update={"screens": screens, "twins": Twins()})


def ways(document: Document) -> list[tuple[str, Pressed]]:
    """Every button, link and banner, with its screen."""
    return [
        (name, part) for name, screen in document.screens.items() for part in screen.body if isinstance(part, Pressed)
    ]
