"""A trainer writes with forms only: what is saved, what is shown beside, what is refused, and nothing is lost."""

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.changes import difference
from inclusion.authoring.models import Draft
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

CAF = "caf-declaration-trimestrielle"


@pytest.fixture
def draft(make: Factory, karim: AidantActor) -> Draft:
    return make.draft(karim.staff, CAF)


def at(page: PageClient, draft: Draft, place: str, status: int = 200) -> PageClient:
    return page.open(f"/redaction/{draft.key}?ou={place}", status=status)


def value(draft: Draft, place: str) -> object:
    return source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))


#: One place of each kind of thing: its form opens, and saving what it says changes nothing.
PLACES = (
    "", "real", "personas.0", "parameters.deadline", "screens.accueil", "screens.mail_caf", "screens.mail_accuse",
    "screens.ressources.body.2", "screens.ressources.body.2.mistakes.0", "screens.accueil.body.2",
    "screens.compte.body.0", "screens.compte.body.1", "screens.paiements.body.0", "screens.situation_page.body.1",
    "screens.situation_page.body.1.mistakes.0", "steps.3", "steps.3.mistakes.0", "fragments.2", "fragments.7",
)  # fmt: skip


# How much of the form is shown changes nothing of what the database is asked.
@pytest.mark.once
@pytest.mark.parametrize("depth", [0, pytest.param(2, marks=pytest.mark.once)])
def test_opening_and_saving_a_form_changes_nothing(karim: AidantActor, draft: Draft, depth: int) -> None:
    karim.page.open(f"/redaction/{draft.key}?vue={depth}")
    before = drafts.whole_of(Draft.get_by_id(draft.id))
    for place in PLACES:
        page = at(karim.page, draft, place)
        assert source.get(before["tree"], source.path_of(place)) is not None, f"{place}: not of the module copied"
        page.submit("Enregistrer")
        assert difference(before, drafts.whole_of(Draft.get_by_id(draft.id))) == [], place
        assert Draft.get_by_id(draft.id).seq == 0, f"{place}: what does not differ is not a change"


@pytest.mark.once
def test_a_step_is_written_with_words_only(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "steps.3")
    page.submit("Enregistrer", {"e_name": "Tout vérifier", "e_hints": "Un premier indice\nUn second\n"})
    assert value(draft, "steps.3.name") == "Tout vérifier"
    assert value(draft, "steps.3.hints") == ["Un premier indice", "Un second"]
    assert "Tout vérifier" in page.text and "C’est enregistré." in page.text


def test_what_a_step_waits_for_is_chosen_in_a_list(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "steps.2")
    assert "« Se connecter » pressé" in page.text
    page.submit("Enregistrer", {"e_done-0": "at=compte", "e_done-1": "connecte=oui"})
    assert value(draft, "steps.2.done") == {"at": "compte", "connecte": "oui"}


@pytest.mark.once
def test_a_new_button_and_what_it_does(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "screens.paiements")
    page.submit("Ajouter", {"genre": "button"})
    place = "screens.paiements.body.2"
    assert value(draft, f"{place}.label") == "Continuer"
    page.submit("Enregistrer", {"e_label": "Imprimer", "e_goto": "compte", "e_set-new": "relevé imprimé"})
    assert value(draft, place) == {
        "button": "button_2", "label": "Imprimer", "goto": "compte", "set": {"releve_imprime": "oui"},
    }  # fmt: skip
    assert "« Imprimer » pressé" in at(page, draft, "steps.2").text, "a step may wait for it"


def test_two_trainers_never_write_over_each_other(make: Factory, karim: AidantActor, draft: Draft) -> None:
    nora = make.trainer(name="Nora")
    nora.is_in()
    mine, theirs = at(karim.page, draft, "steps.3"), at(nora.page, draft, "steps.3")
    theirs.submit("Enregistrer", {"e_name": "Le mot de Nora"})
    mine.submit("Enregistrer", {"e_name": "Le mot de Karim"}, status=409)
    assert value(draft, "steps.3.name") == "Le mot de Nora"
    assert "Le mot de Nora" in mine.text and "Le mot de Karim" in mine.response.text, (
        "both are in front of the person"
    )
    mine.submit("Garder le mien")
    assert value(draft, "steps.3.name") == "Le mot de Karim"


def test_two_trainers_at_two_places_disturb_nobody(make: Factory, karim: AidantActor, draft: Draft) -> None:
    nora = make.trainer(name="Nora")
    nora.is_in()
    mine, theirs = at(karim.page, draft, "steps.3"), at(nora.page, draft, "screens.accueil")
    theirs.submit("Enregistrer", {"e_title": "Accueil"})
    mine.submit("Enregistrer", {"e_name": "Vérifier"})
    assert value(draft, "screens.accueil.title") == "Accueil" and value(draft, "steps.3.name") == "Vérifier"


@pytest.mark.once
def test_what_somebody_removed_is_said_and_nothing_breaks(make: Factory, karim: AidantActor, draft: Draft) -> None:
    nora = make.trainer(name="Nora")
    nora.is_in()
    page = at(karim.page, draft, "screens.paiements")
    at(nora.page, draft, "screens.paiements").submit("Retirer")
    page.submit("Enregistrer", {"e_title": "Trop tard"})
    assert "Quelqu’un a retiré ou déplacé" in page.text


@pytest.mark.once
def test_undo_brings_back_what_was_removed(karim: AidantActor, draft: Draft) -> None:
    before = drafts.whole_of(draft)["tree"]
    page = at(karim.page, draft, "screens.paiements")
    page.submit("Retirer")
    assert "paiements" not in drafts.whole_of(Draft.get_by_id(draft.id))["tree"]["screens"]
    page.submit("Annuler")
    assert source.written(drafts.whole_of(Draft.get_by_id(draft.id))["tree"]) == source.written(before)


@pytest.mark.once
def test_an_answer_that_cannot_be_kept_says_why_and_the_rest_waits(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "")
    page.submit("Enregistrer", {"e_minutes": "beaucoup", "e_title": "Un autre titre"}, status=422)
    assert "Saisissez un nombre." in page.text and "Un autre titre" in page.response.text
    assert value(draft, "title") != "Un autre titre"


@pytest.mark.once
def test_the_preview_is_the_learners_screen_and_is_played(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "screens.situation_page")
    assert "Votre situation a-t-elle changé ?" in page.text
    page.press("press:suite_situation", name="do")
    assert "Le site attend encore quelque chose." in page.text
    page.submit("Cet écran")
    assert "Le site attend encore quelque chose." not in page.text


def test_a_step_is_recorded_by_doing_it(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft, "screens.accueil")
    page.submit("Cet écran")
    page.submit("Retenir ce que je fais")
    page.press("press:cookies_refuser", name="do")
    assert "Ici, c’est une étape" in page.buttons()
    page.submit("Ici, c’est une étape", {"nom": "Refuser les cookies"})
    steps = drafts.whole_of(Draft.get_by_id(draft.id))["tree"]["steps"]
    assert steps[-1]["name"] == "Refuser les cookies" and steps[-1]["done"]["cookies_reponse"] == "refus"


@pytest.mark.parametrize("place", ["screens.nulle_part", "steps.99", "steps.x", "a.b.c", "screens.connexion.body.99"])
def test_a_place_that_is_not_there_shows_what_is_nearest(karim: AidantActor, draft: Draft, place: str) -> None:
    at(karim.page, draft, place)


@pytest.mark.once
@pytest.mark.parametrize(
    "form",
    [{"genre": "gateau", "dans": "steps"}, {"genre": "text", "dans": "nulle.part"}, {},
     {"genre": "screen", "fenetre": "x"}, {"genre": "use", "dans": "fragments", "bloc": "x"}],
)  # fmt: skip
def test_nothing_unknown_is_added(karim: AidantActor, draft: Draft, form: dict[str, str]) -> None:
    at(karim.page, draft, "").post(f"/redaction/{draft.key}/ajouter", form, status=400)
    assert Draft.get_by_id(draft.id).seq == 0


def test_the_five_questions_make_a_module_that_can_be_played(karim: AidantActor) -> None:
    page = karim.page.open("/redaction/page-blanche")
    page.submit("Créer mon exercice", {"title": ""}, status=422)
    page.submit(
        "Créer mon exercice",
        {"need": "J’ai perdu ma carte", "title": "Demander une carte", "receives": "Une preuve", "site": "Mairie",
         "mistakes": "Je veux annuler\nJe veux un rendez-vous"},
    )  # fmt: skip
    assert "Demander une carte" in page.text
    draft = Draft.select().order_by(Draft.id.desc()).get()
    found = drafts.whole_of(draft)["tree"]["screens"]["formulaire"]["body"][0]
    assert list(found["options"].values()) == ["Oui, c’est ma demande", "Je veux annuler", "Je veux un rendez-vous"]
