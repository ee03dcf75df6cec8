"""An aidant sees a passage again, moment by moment, without a word that the learner typed."""

import pytest
from flask import Flask

from inclusion.modules.models import Batch, Run
from tests.actors import AidantActor
from tests.factories import Factory

MODULE = "/demarches/caf-declaration-trimestrielle"
SENT = [
    {"do": "open:mail_piege"},
    {"do": "open:boite"},
    {"do": "open:mail_caf"},
    {"do": "focus:browser"},
    {"do": "visit", "address": "nulle.part"},
    {"do": "visit", "address": "caf.fr"},
    {"do": "press:mon_compte"},
    {"do": "press:entrer", "f.nir": "2 86 11 99 999 000 79", "f.password": "PasLeBon-12"},
    {"do": "help"},
]


@pytest.fixture
def passage(app: Flask, make: Factory) -> Run:
    """A learner of `make.home` has practised."""
    learner = make.learner()
    learner.is_in()
    page = learner.page
    page.open(MODULE)
    path = page.post(f"{MODULE}/commencer", {"mode": "guided"}).path
    for number, form in enumerate(SENT):
        page.post(path, {**form, "seq": number})
    found = Run.of_key(path.rsplit("/", 1)[1])
    assert found is not None and found.seq == len(SENT)
    return found


@pytest.mark.once
def test_each_moment_is_a_page_in_words_and_as_drawn(aidant: AidantActor, passage: Run) -> None:
    page = aidant.page.open(f"/apprenants/{passage.learner_id}").click("Revoir")
    seen = [page.text]
    while "Moment d’après" in page.text:
        seen.append(page.click("Moment d’après").text)
    assert len(seen) == len(SENT) + 1
    assert "L’exercice commence" in seen[0]
    assert "URGENT" in seen[1] and "Ce courriel est un piège" in seen[1]
    assert "Écrit une adresse qui ne mène nulle part" in seen[5]
    assert "Remplissez « Mot de passe ». (refusé par le site)" in seen[8]
    assert "Demande de l’aide" in seen[9]


@pytest.mark.once
def test_nothing_typed_is_shown(aidant: AidantActor, passage: Run) -> None:
    for moment in range(len(SENT) + 1):
        page = aidant.page.open(f"/apprenants/{passage.learner_id}/exercices/{passage.key}?moment={moment}")
        assert "PasLeBon" not in page.response.text


@pytest.mark.once
def test_a_gesture_that_no_screen_has_is_told_and_its_name_is_not(aidant: AidantActor, passage: Run) -> None:
    """Such as one that a forged form invented, in a passage of long ago."""
    invented = [{"do": do, "name": "Zq7SECRET"} for do in ("focus", "open", "press", "visit", "fill", "Zq7SECRET")]
    Batch.update(events=invented).where(Batch.run == passage, Batch.seq == 1).execute()
    page = aidant.page.open(f"/apprenants/{passage.learner_id}/exercices/{passage.key}?moment=2")
    assert page.text.count("Un geste que l’écran d’aujourd’hui n’a plus.") == len(invented)
    assert "Zq7SECRET" not in page.response.text


@pytest.mark.parametrize("moment", ["-3", "99999", "x", ""])
def test_a_moment_that_does_not_exist_is_the_nearest(aidant: AidantActor, passage: Run, moment: str) -> None:
    page = aidant.page.open(f"/apprenants/{passage.learner_id}/exercices/{passage.key}?moment={moment}")
    assert f"sur {len(SENT)}" in page.text


def test_another_structure_sees_no_passage(make: Factory, passage: Run) -> None:
    stranger = make.aidant(make.structure())
    stranger.is_in()
    stranger.page.open(f"/apprenants/{passage.learner_id}/exercices/{passage.key}", status=404)


def test_a_passage_is_seen_under_its_own_learner_only(aidant: AidantActor, make: Factory, passage: Run) -> None:
    other = make.learner("Karim")
    aidant.page.open(f"/apprenants/{other.learner.id}/exercices/{passage.key}", status=404)
