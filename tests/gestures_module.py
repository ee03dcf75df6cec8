"""A module for tests in which each gesture of the hand is a step, on a page of its own."""

#: type: what it is about, times
GESTURES = {
    "move": ("le rond", 2),
    "click": ("Bonjour", 2),
    "double": ("Photo", 1),
    "right": ("Facture", 1),
    "drag": ("Facture", 1),
    "scroll": ("Je suis en bas", 1),
    "type": ("L’été, à 8 h !", 1),
    "select": ("le rendez-vous de lundi", 1),
    "copy": ("AB-12-CD", 1),
    "touch": ("Ici", 1),
    "zoom": ("Vous lisez.", 1),
}
HEAD = """
module: essai-de-gestes
title: Essai de gestes
need: J’essaie des gestes
organism: tous
level: 1
minutes: 10
themes: [navigation_sur_internet]
situations: [ordinateur]
teaches: {pointer: 1}
verified_on: 2026-11-23
summary: Un essai.
mission: Faites chaque geste.
receives: Rien.
outcome: C’est fait.
personas:
  - {id: samira, name: Samira Duval, civility: Madame, card: {Nom: Samira Duval}}
  - {id: lucas, name: Lucas Moreau, civility: Monsieur, card: {Nom: Lucas Moreau}}
start: {browser: page_move}
goal: {fini: oui}
real: {address: essai.example, phone: "3939", place: France services, differences: [Aucune.]}
screens:
"""
SCREEN = """  page_%(name)s:
    in: browser
    url: essai.example/%(name)s%(gate)s
    title: Page %(name)s
    body:
      - gesture: g_%(name)s
        type: %(name)s
        label: Le geste %(name)s
        hint: Prenez votre temps.
        target: %(target)s
        times: %(times)s
      - button: suite_%(name)s
        label: Page suivante
        needs: [g_%(name)s]
        set: {vu_%(name)s: oui%(end)s}
        goto: %(next)s
"""
LAST = """  page_fin:
    in: browser
    url: essai.example/fin
    when: {vu_zoom: oui}
    otherwise: page_zoom
    title: Merci
    body: [{text: C’est fini.}]
steps:
"""
STEP = """  - id: etape_%(name)s
    skill: pointer
    name: Le geste %(name)s
    do: Faites le geste %(name)s.
    done: {vu_%(name)s: oui}
    why: On s’entraîne.
    hints: [Regardez., Essayez.]
"""


def gestures_module() -> str:
    """The text of the module."""
    names = list(GESTURES)
    screens, steps = "", ""
    for before, name, following in zip(["", *names], names, [*names[1:], "fin"], strict=False):
        target, times = GESTURES[name]
        end = ", fini: oui" if following == "fin" else ""
        gate = f"\n    when: {{vu_{before}: oui}}\n    otherwise: page_{before}" if before else ""
        values = {"name": name, "target": target, "times": times, "next": f"page_{following}"}
        values |= {"end": end, "gate": gate}
        screens, steps = screens + SCREEN % values, steps + STEP % values
    return HEAD + screens + LAST + steps
