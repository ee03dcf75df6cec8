"""What is proposed in one’s own space: one thing now, two later, fed by the diagnostic and by practice."""

from datetime import timedelta
from typing import Any

import pytest
from playhouse.test_utils import count_queries

from inclusion.accounts.models import Learner
from inclusion.aidants.note_operations import write
from inclusion.aidants.operations import rate
from inclusion.assessments.models import Sitting
from inclusion.clock import day_of, now, today
from inclusion.modules.library import library
from inclusion.modules.models import Evidence
from inclusion.modules.operations import begin_run
from inclusion.places.models import Structure
from inclusion.progress.corrections import correct
from inclusion.progress.proposals import propose
from inclusion.progress.rehearsals import plan
from inclusion.security import AIDANT
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
    page = learner.is_in().open("/mon-espace")
    for path in PAGES:
        assert proposed(page.open(path)) == [] and "Prochain pas" not in page.text
    assert "Faire le point" in page.open("/mon-espace").text


@pytest.mark.once
def test_one_thing_now_and_two_later_each_with_its_reason(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, is_shared=False, pointer=3)
    page = learner.is_in().open("/mon-espace")
    for path in PAGES:
        found = proposed(page.open(path))
        assert 1 < len(found) <= 3 and len(set(found)) == len(found)
        assert page.text.count("Prochain pas :") == 1 and "Plus tard" in page.text
        assert "C’est la suite de ce que vous savez déjà." in page.text or "essayez, vous verrez." in page.text


def test_practice_alone_counts_without_any_diagnostic(make: Factory, learner: LearnerActor) -> None:
    did(make, learner.learner, "souris-premiers-gestes")
    page = learner.is_in().open("/mon-espace")
    assert "Prochain pas : Cliquer et toucher" not in page.text
    for slug in ("clavier-accents-arobase", "adresse-et-resultats"):
        did(make, learner.learner, slug)
    page.open("/mon-chemin")
    assert "Prochain pas :" in page.text and "C’est la suite de ce que vous savez déjà." in page.text


@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_what_was_done_alone_is_not_proposed_again(make: Factory, learner: LearnerActor, path: str) -> None:
    make.garden(learner)
    page = learner.is_in().open("/mon-espace")
    first = proposed(page.open(path))[0]
    did(make, learner.learner, first, "guided")
    assert first in proposed(page.open(path)), "with help it is still to be done alone"
    did(make, learner.learner, first)
    assert first not in proposed(page.open(path))


@pytest.mark.once
def test_what_is_going_on_is_continued_not_proposed(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner)
    page = learner.is_in().open("/mon-espace")
    first = proposed(page.open("/mon-espace"))[0]
    with make.app.app_context():
        begin_run(library().current(first), "guided", learner=learner.learner)
    assert "Continuer" in page.open("/mon-espace").text and first not in proposed(page)


@pytest.mark.once
def test_practice_counts_beside_the_diagnostic(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, purpose="demarche:caf-aide-au-logement")
    page = learner.is_in().open("/mon-espace")
    assert "La démarche que vous voulez faire le demande." in page.text
    for slug in (CAF, "ameli-attestation-de-droits", "photographier-et-joindre", "courriel-lire-trier-repondre"):
        for persona in ("un", "autre"):
            did(make, learner.learner, slug, persona=persona)
    page.open("/mon-espace")
    assert proposed(page)[0] == "caf-aide-au-logement" and "Vous avez ce qu’il faut pour essayer." in page.text


@pytest.mark.once
def test_the_latest_diagnostic_counts_shown_or_not(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner, days=200)
    page = learner.is_in().open("/mon-espace")
    before = proposed(page.open("/mon-chemin"))
    levels = dict.fromkeys(Sitting.get().estimate, 3)
    make.garden(learner, days=1, is_shared=False, **levels)
    assert proposed(page.open("/mon-chemin")) != before


@pytest.mark.once
def test_what_an_aidant_has_seen_counts_too(make: Factory, learner: LearnerActor) -> None:
    make.garden(learner)
    page = learner.is_in().open("/mon-espace")
    assert proposed(page.open("/mon-chemin"))
    for skill in SKILLS:
        rate(make.staff(), learner.learner, skill, 3)
    assert proposed(page.open("/mon-chemin")) == [], "somebody who does all alone needs no next step"


#: What stands beside the evidence is read too: corrections, proposals, words and real days, all in one query.
QUERIES = {
    "/mon-chemin": 6, "/mon-espace": 6, "/bilan": 3, "/bilan?pour=besoin:travail": 5, "/bilan/{key}/resultat": 6,
    "/ici": 5, "/demarches": 3, "/demarches?q=caf": 3, f"/demarches/{CAF}": 4, f"/demarches/{CAF}/fiche": 2,
    "/ma-vraie-demarche": 2, "/ma-vraie-demarche/{day}": 4, "/mes-donnees": 6, "/mes-donnees/effacer": 2,
    "/mon-carnet": 6, "/avant-de-commencer": 3, "/vos-droits": 3,
}  # fmt: skip


@pytest.mark.once
def test_a_page_of_a_learner_costs_few_queries_always_as_many(make: Factory, learner: LearnerActor) -> None:
    costs: dict[str, list[int]] = {path: [] for path in QUERIES}
    page = learner.signs_in_with_pictures()
    for days in (100, 2):
        sitting = make.garden(learner, days=days, purpose="besoin:travail")
        for slug in (CAF, "souris-premiers-gestes"):
            did(make, learner.learner, slug, days=days)
        with make.app.app_context():
            planned = plan(learner.learner, CAF, today() + timedelta(days=days))
        for path, counts in costs.items():
            with count_queries() as counted:
                page.open(path.format(key=sitting.key, day=planned and planned.id))
            counts.append(counted.count)
    assert {path: max(counts) for path, counts in costs.items() if len(set(counts)) > 1} == {}
    assert {path: counts[0] for path, counts in costs.items() if counts[0] > QUERIES[path]} == {}


def test_all_that_stands_beside_is_shown_and_costs_no_query_more(make: Factory, learner: LearnerActor) -> None:
    Structure.update(has_notes=True).where(Structure.id == make.home.id).execute()
    staff = make.staff((make.home, AIDANT), name="Claire")
    did(make, learner.learner, CAF)
    page = learner.is_in().open("/mon-espace")
    with count_queries() as before:
        page.open("/mon-espace")
    assert "Vu par un aidant" not in page.open("/mon-chemin").text
    with make.app.app_context():
        correct(learner.learner, staff, CAF, "", 3, 4, "vu ensemble")
        for slug, days in (("franceconnect", 9), ("je-demenage", 3)):
            propose(make.home, staff, learner.learner, slug, due=today() + timedelta(days=days))
        for slug, days in (("permis-de-conduire", 5), ("laposte-suivre-un-colis", -8)):
            plan(learner.learner, slug, today() + timedelta(days=days))
        for text in ("Bravo pour hier", "À mardi"):
            write(learner.learner, make.home, staff, text, "learner")
    with count_queries() as after:
        page.open("/mon-espace")
    assert before.count == after.count <= QUERIES["/mon-espace"]
    assert page.response.text.index("/demarches/je-demenage") < page.response.text.index("/demarches/franceconnect")
    assert page.text.index("À mardi") < page.text.index("Bravo pour hier") and "Claire, " in page.text
    assert "Refaire son permis" in page.text and "Avez-vous pu le faire seul ?" in page.text
    assert "Vu par un aidant" in page.open("/mon-chemin").text
