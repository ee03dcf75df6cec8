"""What is proposed in one’s own space: one thing now, two later, fed by the diagnostic and by practice."""

from datetime import timedelta
from typing import Any

import pytest
from playhouse.test_utils import count_queries

from inclusion.accounts.models import Learner
from inclusion.aidants.operations import rate
from inclusion.assessments.models import Sitting
from inclusion.clock import day_of, now
from inclusion.modules.library import library
from inclusion.modules.models import Evidence
from inclusion.modules.operations import begin_run
from inclusion.skills import SKILLS
from tests.actors import LearnerActor
from tests.factories import Factory
from tests.page_client import PageClient

PAGES = ("/mon-espace", "/mon-chemin")
CAF = "caf-declaration-trimestrielle"


@pytest.fixture
def learner(make: Factory) -> LearnerActor:
    return make.learner("Monique")


def did(
    make: Factory, learner: Learner, slug: str, mode: str = "autonomous", persona: str = "", days: int = 2
) -> None:
    """Practise a whole module without a mistake, some days ago."""
    with make.app.app_context():
        edition = library().current(slug)
        assert edition is not None
        moment = now() - timedelta(days=days)
        run = begin_run(edition, mode, learner=learner, moment=moment)
        type(run).update(finished_at=moment).where(type(run).id == run.id).execute()
        common: dict[str, Any] = {
            "run": run.id, "learner": learner.id, "slug": slug, "version": edition.id, "mode": mode,
            "outcome": "done", "help": 0, "mistakes": [], "detours": 0, "seconds": 9,
            "persona": persona or run.persona, "hand": "learner", "day": day_of(moment), "at": moment,
        }  # fmt: skip
        Evidence.insert_many(
            [{**common, "step": step.id, "skill": step.skill} for step in edition.document.steps]
        ).execute()


def proposed(page: PageClient) -> list[str]:
    """Addresses of the modules proposed: the next step, then those for later."""
    text = page.response.text.partition("Choisir une démarche</h2>")[0].partition("path__stage")[0]
    return [part.partition('"')[0] for part in text.split('href="/demarches/')[1:]]


def test_nobody_of_whom_nothing_is_known_is_told_what_to_do(learner: LearnerActor) -> None:
    page = learner.signs_in_with_pictures()
    for path in PAGES:
        assert proposed(page.open(path)) == [] and "Prochain pas" not in page.text
    assert "Faire le point" in page.open("/mon-espace").text


def test_one_thing_now_and_two_later_each_with_its_reason(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, is_shared=False, pointer=3)
    page = learner.signs_in_with_pictures()
    for path in PAGES:
        found = proposed(page.open(path))
        assert 1 < len(found) <= 3 and len(set(found)) == len(found)
        assert page.text.count("Prochain pas :") == 1 and "Plus tard" in page.text
        assert "C’est la suite de ce que vous savez déjà." in page.text or "essayez, vous verrez." in page.text


def test_practice_alone_counts_without_any_diagnostic(make: Factory, learner: LearnerActor) -> None:
    did(make, learner.learner, "souris-premiers-gestes")
    page = learner.signs_in_with_pictures()
    assert "Prochain pas : Cliquer et toucher" not in page.text
    for slug in ("clavier-accents-arobase", "adresse-et-resultats"):
        did(make, learner.learner, slug)
    page.open("/mon-chemin")
    assert "Prochain pas :" in page.text and "C’est la suite de ce que vous savez déjà." in page.text


@pytest.mark.parametrize("path", PAGES)
def test_what_was_done_alone_is_not_proposed_again(make: Factory, learner: LearnerActor, path: str) -> None:
    make.garden(learner)
    page = learner.signs_in_with_pictures()
    first = proposed(page.open(path))[0]
    did(make, learner.learner, first, "guided")
    assert first in proposed(page.open(path)), "with help it is still to be done alone"
    did(make, learner.learner, first)
    assert first not in proposed(page.open(path))


def test_what_is_going_on_is_continued_not_proposed(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner)
    page = learner.signs_in_with_pictures()
    first = proposed(page.open("/mon-espace"))[0]
    with make.app.app_context():
        begin_run(library().current(first), "guided", learner=learner.learner)
    assert "Continuer" in page.open("/mon-espace").text and first not in proposed(page)


def test_practice_counts_beside_the_diagnostic(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, purpose="demarche:caf-aide-au-logement")
    page = learner.signs_in_with_pictures()
    assert "La démarche que vous voulez faire le demande." in page.text
    for slug in (CAF, "ameli-attestation-de-droits", "photographier-et-joindre", "courriel-lire-trier-repondre"):
        for persona in ("un", "autre"):
            did(make, learner.learner, slug, persona=persona)
    page.open("/mon-espace")
    assert proposed(page)[0] == "caf-aide-au-logement" and "Vous avez ce qu’il faut pour essayer." in page.text


def test_the_latest_diagnostic_counts_shown_or_not(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, days=200)
    page = learner.signs_in_with_pictures()
    before = proposed(page.open("/mon-chemin"))
    levels = dict.fromkeys(Sitting.get().estimate, 3)
    make.garden(learner, days=1, is_shared=False, **levels)
    assert proposed(page.open("/mon-chemin")) != before


def test_what_an_aidant_has_seen_counts_too(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner)
    page = learner.signs_in_with_pictures()
    assert proposed(page.open("/mon-chemin"))
    for skill in SKILLS:
        rate(make.staff(), learner.learner, skill, 3)
    assert proposed(page.open("/mon-chemin")) == [], "somebody who does all alone needs no next step"


#: What stands beside the evidence is read too: corrections, and at home proposals, words and real days.
QUERIES = {"/mon-chemin": 6, "/mon-espace": 9, "/bilan": 6, "/bilan/{key}/resultat": 6}


@pytest.mark.parametrize(("path", "most"), QUERIES.items())
def test_a_page_of_a_learner_costs_few_queries_always_as_many(
    make: Factory, learner: LearnerActor, path: str, most: int
) -> None:
    costs = []
    page = learner.signs_in_with_pictures()
    for days in (100, 2):
        sitting = make.garden(learner, days=days, purpose="besoin:travail")
        for slug in (CAF, "souris-premiers-gestes"):
            did(make, learner.learner, slug, days=days)
        with count_queries() as counted:
            page.open(path.format(key=sitting.key))
        costs.append(counted.count)
    assert costs[0] == costs[1] <= most
