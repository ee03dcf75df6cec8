"""« Activité du lieu »: for managers of the place, true where it is shown, hidden where somebody could be known."""

from datetime import datetime, time

import pytest

from inclusion.accounts.models import Learner
from inclusion.clock import today
from inclusion.modules.library import library
from inclusion.modules.operations import begin_run
from inclusion.places.models import Structure
from inclusion.privacy import activity
from inclusion.privacy.models import Tally
from inclusion.privacy.operations import erase_learner
from tests.factories import Factory
from tests.page_client import PageClient

CAF, MAIL = "caf-declaration-trimestrielle", "courriel-lire-trier-repondre"


def begun(make: Factory, slug: str, times: int, structure: Structure | None = None) -> None:
    learner = make.learner("Lucie", structure).learner
    with make.app.app_context():
        edition = library().current(slug)
        assert edition is not None
        for _time in range(times):
            begin_run(edition, "guided", learner=learner, moment=datetime.combine(today(), time(3)))


def rows(page: PageClient) -> list[list[str]]:
    lines = page.open("/activite/tableau").response.data.decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines]


def test_numbers_that_are_large_enough_are_shown(make: Factory) -> None:
    begun(make, CAF, 7), begun(make, MAIL, 5), begun(make, CAF, 9, make.structure())
    page = make.manager(make.home).signs_in()
    _head, *lines, total = rows(page)
    assert [line[-2:] for line in lines] == [["7", "7"], ["5", "5"]]
    assert total[-2:] == ["12", "12"]
    page.open("/activite")
    assert "12 exercices ont été commencés" in page.text and "Un point cache" not in page.text


def test_a_small_number_and_those_that_would_tell_it_are_hidden(make: Factory) -> None:
    begun(make, CAF, 7), begun(make, MAIL, 2)
    page = make.manager(make.home).signs_in()
    _head, caf, mail, total = rows(page)
    assert mail[-2:] == ["masqué", "masqué"]
    assert "masqué" in caf[-2:]
    assert not {"2", "7"} & set(caf + mail) or total[-1] == "masqué"
    assert "Un point cache un nombre plus petit que 5" in page.open("/activite").text


def test_an_erased_learner_still_counts_once(make: Factory) -> None:
    begun(make, CAF, 6)
    page = make.manager(make.home).signs_in()
    before = rows(page)
    with make.app.app_context():
        erase_learner(Learner.get(), "purge")
    assert Tally.get().started == 6
    assert rows(page) == before


def test_another_place_does_not_exist(make: Factory) -> None:
    elsewhere = make.structure()
    begun(make, CAF, 9, elsewhere)
    page = make.manager(make.home).signs_in()
    assert "Personne ne s’est encore entraîné" in page.open("/activite").text
    page.open(f"/activite?lieu={elsewhere.id}", 404)
    page.open(f"/activite/tableau?lieu={elsewhere.id}", 404)


def test_a_title_is_never_taken_for_a_formula(make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles are written by trainers, of any structure."""
    begun(make, CAF, 7)
    monkeypatch.setattr(activity, "titles_of", lambda slugs: ["=HYPERLINK(1)" for _slug in slugs])
    assert rows(make.manager(make.home).signs_in())[1][0] == "'=HYPERLINK(1)"
