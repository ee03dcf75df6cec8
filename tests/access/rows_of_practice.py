"""Practising: the catalogue, an exercise, the diagnostic, a learner's own pages, the browsers of a structure."""

from tests.access.outcomes import LEARNER, everybody, nobody, only, owner

ROWS = {
    "modules.home": everybody(),
    "modules.catalogue": everybody(),
    "modules.module": everybody(),
    "modules.printed_sheet": everybody(),
    "modules.start": everybody(),
    "modules.resume": everybody(),
    "modules.play": owner(key="run"),
    "modules.act": owner(key="run"),
    "modules.call": owner(key="run"),
    "modules.pause": owner(key="run"),
    "assessments.welcome": everybody(),
    "assessments.start": everybody(),
    "assessments.play": owner(key="sitting"),
    "assessments.act": owner(key="sitting"),
    "assessments.result": owner(key="sitting"),
    "assessments.share": only(LEARNER, key="sitting"),
    "progress.home": only(LEARNER, anywhere=True),
    "progress.path": only(LEARNER, anywhere=True),
    "places.tiles": everybody(),  # Names are shown on a trusted browser only, whoever looks.
    "places.letters": everybody(),
    "places.pictures": nobody(),  # Nobody here is before a trusted browser.
    "places.card": everybody(token="card_token"),  # Whoever holds the card.
}
