"""A small module for tests: one page with a few fields, a button that needs them, and the page after it."""

from textwrap import indent

FIELDS = """
- field: civilite
  type: civility
  label: Civilité
  expect: "{persona.civility}"
- field: adresse
  type: address
  label: Adresse
  expect: 12 rue des Lilas, 99999 Valbrune
  suggestions:
    - 12 rue des Lilas, 99999 Valbrune
    - 12 rue des Ormes, 99999 Valbrune
    - 3 place du Marché, 99999 Valbrune
- field: message
  type: textarea
  label: Votre message
  expect: Je vous envoie la facture de mai.
  contains: [facture, mai]
- field: secret
  type: new_password
  label: Nouveau mot de passe
  expect: Tournesol-73
  rules: [length 10, upper, lower, digit, sign]
- field: recu
  type: code
  digits: 4
  label: Code reçu par SMS
  expect: "1234"
- field: pension
  type: amount
  label: Pension
  expect: "120"
"""

NAMES = ("civilite", "adresse", "message", "secret", "recu", "pension")

MODULE = """
module: essai-de-champs
title: Essai de champs
need: J’essaie des champs
organism: tous
level: 1
minutes: 5
themes: [navigation_sur_internet]
situations: [ordinateur]
teaches: {formulaire: 1}
verified_on: 2026-11-23
summary: Un essai.
mission: Remplissez la page.
receives: Rien.
outcome: C’est fait.
personas:
  - {id: samira, name: Samira Duval, civility: Madame, card: {Nom: Samira Duval}}
  - {id: lucas, name: Lucas Moreau, civility: Monsieur, card: {Nom: Lucas Moreau}}
start: {browser: page}
goal: {envoye: oui, message: ok, relu: oui}
screens:
  page:
    in: browser
    url: essai.example
    title: Vos données
    theme: organism
    body:
%(fields)s
      - button: envoyer
        label: Envoyer
        needs: [%(names)s]
        set: {envoye: oui}
        goto: fin
  fin:
    in: browser
    url: essai.example/fin
    title: Merci
    theme: organism
    body:
      - summary: [%(names)s]
      - button: terminer
        label: C’est relu
        set: {relu: oui}
      - link: revenir
        label: Revenir
        goto: page
steps:
  - id: remplir
    skill: formulaire
    name: Remplir
    do: Remplissez la page.
    done: {at: fin, envoye: oui, message: ok}
    why: Un essai.
    hints: [Lisez., Écrivez.]
    mistakes: [{id: incomplet, when: {at: fin, message: wrong}, say: Dites le mois de la facture.}]
  - id: relire
    skill: formulaire
    name: Relire
    do: Relisez.
    done: {relu: oui}
    why: On relit toujours.
    hints: [Lisez., Appuyez.]
    mistakes: [{id: retour, when: {at: page, envoye: oui}, say: La page à relire est la suivante.}]
real: {address: essai.example, phone: "3939", place: France services, differences: [Aucune.]}
"""


def small_module(fields: str = FIELDS, names: tuple[str, ...] = NAMES) -> str:
    """The text of the module, with these fields on its page."""
    return MODULE % {"fields": indent(fields.strip(), " " * 6), "names": ", ".join(names)}
