"""A module for tests with the five windows: folders, a second tab, an attachment, a code by SMS, a file to send."""

WINDOWS = """
module: essai-de-fenetres
title: Essai de fenêtres
need: J’essaie les fenêtres
organism: tous
level: 1
minutes: 10
themes: [navigation_sur_internet]
situations: [ordinateur]
teaches: {documents: 1}
verified_on: 2026-11-23
summary: Un essai.
mission: Envoyez la carte d’identité, puis allez au guichet.
receives: Rien.
outcome: C’est fait.
personas:
  - {id: samira, name: Samira Duval, card: {Nom: Samira Duval}}
  - {id: lucas, name: Lucas Moreau, card: {Nom: Lucas Moreau}}
start: {browser: accueil, mail: boite, phone: messages, files: documents, desk: guichet}
goal: {piece: les_deux, envoye: oui, salue: oui}
screens:
  accueil:
    in: browser
    url: titres.example
    known: true
    title: Titres d’exercice
    theme: organism
    body:
      - {link: aide, label: Quelle pièce envoyer, tab: true, goto: conseils}
      - upload: piece
        label: Carte d’identité
        hint: Recto et verso, sur la même page.
        files: [recto, flou, lourde, texte, les_deux]
        expect: les_deux
        refuses: {lourde: heavy, texte: format}
      - {field: code, type: code, digits: 6, label: Code reçu par SMS, expect: "482913"}
      - {button: envoyer, label: Envoyer, needs: [piece, code], set: {envoye: oui}, goto: fin}
  conseils:
    in: browser
    url: titres.example/aide
    title: Quelle pièce envoyer
    body:
      - text: Envoyez le recto et le verso de la carte. La photo est nette et entière.
  fin:
    in: browser
    url: titres.example/fin
    title: Votre dossier est envoyé
    theme: organism
    body:
      - summary: [piece]
      - {link: remplacer, label: Remplacer la pièce, goto: accueil}
  boite:
    in: mail
    title: Boîte de réception
  mail_titres:
    in: mail
    from: Titres d’exercice <dossier@titres.example>
    title: Il manque une pièce
    body:
      - text: Bonjour, il manque la carte d’identité. Lisez la notice.
      - {link: notice, label: notice.pdf, attachment: true, set: {recue: oui}, goto: notice}
  indesirables:
    in: mail
    title: Indésirables
  mail_gain:
    in: mail
    from: Gagnant <tirage@super-gains.example>
    title: Vous avez gagné
    folder: indesirables
    body: [{text: Répondez vite.}]
  mail_colis:
    in: mail
    from: Colis <suivi@colis-bloque.example>
    title: Colis bloqué
    folder: indesirables
    body: [{text: Payez 1 €.}]
  messages:
    in: phone
    title: Messages
  sms_code:
    in: phone
    from: Titres d’exercice <38 999>
    title: Votre code est arrivé
    body:
      - text: "Votre code : 482913. Ne le donnez à personne."
      - {link: ouvrir, label: titres.example, goto: accueil}
  bloques:
    in: phone
    title: Bloqués
  sms_piege:
    in: phone
    from: 06 39 98 00 00
    title: Votre colis attend
    folder: bloques
    body: [{text: Payez ici.}]
  documents:
    in: files
    title: Documents
  recto: {in: files, title: carte-recto.jpg, size: "1,2 Mo", drawing: identity_front}
  flou: {in: files, title: carte-floue.jpg, size: "0,9 Mo", drawing: identity_blurred}
  lourde: {in: files, title: carte-photo.jpg, size: 14 Mo, drawing: identity_both}
  texte: {in: files, title: liste.docx, size: 20 ko, drawing: list}
  les_deux: {in: files, title: carte-recto-verso.pdf, size: 2 Mo, drawing: identity_both}
  notice:
    in: files
    title: notice.pdf
    size: 90 ko
    drawing: letter
    when: {recue: oui}
    body: [{text: Envoyez le recto et le verso.}]
  vacances:
    in: files
    title: Vacances
  plage: {in: files, title: plage.jpg, size: 3 Mo, drawing: holiday, folder: vacances}
  guichet:
    in: desk
    from: Nadia, à l’accueil
    title: À l’accueil
    body:
      - notice: info
        label: La personne lève la tête et vous sourit.
      - text: Bonjour, que puis-je faire pour vous ?
      - {notice: care, label: Nadia attend votre bonjour., when: {presse: oui}}
      - {text: Votre dossier est bien arrivé., when: {salue: oui}}
      - {button: bonjour, label: Bonjour. Je viens pour mon dossier., set: {salue: oui}, unless: {salue: oui}}
      - {button: vite, label: "Mon dossier, vite.", quiet: true, set: {presse: oui}, unless: {salue: oui}}
steps:
  - id: lire
    skill: documents
    name: Lire la notice
    do: Ouvrez la pièce jointe du courriel.
    done: {recue: oui}
    why: La notice dit quoi envoyer.
    hints: [Ouvrez le courriel., Appuyez sur notice.pdf.]
    mistakes: [{id: piege, when: {at: mail_colis}, say: Ce courriel est un piège.}]
  - id: comprendre
    skill: naviguer
    name: Lire l’aide
    do: Lisez la page d’aide.
    done: {at: conseils}
    why: L’aide s’ouvre dans un autre onglet.
    hints: [Ouvrez Internet., Appuyez sur le lien.]
    mistakes: [{id: ailleurs, when: {at: texte}, say: L’aide est sur le site.}]
  - id: envoyer
    skill: documents
    name: Envoyer la carte
    do: Envoyez les deux côtés de la carte.
    done: {envoye: oui, piece: les_deux}
    why: Une photo floue est refusée.
    hints: [Regardez les photos., Prenez le fichier PDF.]
    mistakes:
      - {id: floue, when: {envoye: oui, piece: flou}, sent: true, say: La photo est floue. Remplacez la pièce.}
  - id: parler
    skill: demarche
    name: Parler au guichet
    do: Allez au guichet et dites bonjour.
    done: {salue: oui}
    why: On dit bonjour.
    hints: [Ouvrez le guichet., Répondez.]
    mistakes: [{id: presse, when: {presse: oui}, say: Dites d’abord bonjour.}]
real: {address: titres.example, phone: "3939", place: France services, differences: [Aucune.]}
"""
