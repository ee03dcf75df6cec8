"""A trainer writes a screen of the diagnostic with the same pages as an exercise."""

import io
import json
from datetime import timedelta

import pytest
from flask import Flask

from inclusion.assessments import deck
from inclusion.assessments.models import OwnItem
from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, source, starts
from inclusion.authoring.changes import difference
from inclusion.authoring.idle_pictures import idle_since
from inclusion.authoring.models import ITEM, Draft
from inclusion.authoring.shelves import SHELVES
from inclusion.clock import now
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

NEW = "/redaction/nouvel-ecran"
ANSWERS = {
    "do": "Ouvrez la page des horaires.", "skill": "naviguer", "level": "1", "shape": "simulation",
    "right": "Horaires", "wrong": "Tarifs\nActualités",
}  # fmt: skip


@pytest.fixture
def draft(app: Flask, make: Factory, karim: AidantActor) -> Draft:
    """A copy of a screen that has a bit of everything."""
    with app.app_context():
        tree, texts = starts.copy_of_item("chercher-1-a")
    return drafts.create(make.home, karim.staff, tree, texts, ("chercher-1-a", 0))


def value(draft: Draft, place: str) -> object:
    return source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))


def at(page: PageClient, draft: Draft, place: str = "") -> PageClient:
    return page.open(f"/redaction/{draft.key}?ou={place}")


def test_six_answers_make_a_screen_that_works(karim: AidantActor) -> None:
    page = karim.page.open("/redaction").click("Nouvel écran du bilan").click("Répondre aux questions")
    page.submit("Créer mon écran", ANSWERS)
    (draft,) = Draft.select()
    assert (draft.kind, draft.title) == (ITEM, "Ouvrez la page des horaires.")
    assert "Ouvrez la page des horaires." in page.text and "Personnages" not in page.text
    listed = page.open("/redaction").text
    assert "Écran du bilan" in listed and "Ouvrez la page des horaires." in listed


@pytest.mark.once
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"do": "Un mot de plus que les douze mots que nous vous demandons de garder ici."}, "15 mots"),
        ({"wrong": ""}, "au moins un autre bouton"),
        ({"wrong": "Tarifs\nHoraires"}, "boutons différents"),
        ({"wrong": "Un\nDeux\nTrois\nQuatre"}, "3 boutons au plus"),
        ({"wrong": "Tarifs", "shape": "pictures"}, "2 ou 3 autres boutons"),
    ],
)
def test_what_would_not_make_a_fair_screen_is_told(karim: AidantActor, wrong: dict[str, str], said: str) -> None:
    page = karim.page.open(f"{NEW}/page-blanche")
    page.submit("Créer mon écran", ANSWERS | wrong, status=422)
    assert said in page.text and not Draft.select().count()


def test_a_shipped_screen_is_copied(karim: AidantActor) -> None:
    karim.page.open(NEW).submit("Copier cet écran", {"ecran": "courriel-1-a"})
    (draft,) = Draft.select()
    assert draft.origin_slug == "courriel-1-a" and set(json.loads(draft.texts)) == {"fr@falc", "en", "ar"}
    karim.page.open(NEW).submit("Copier cet écran", {"ecran": "inconnu"}, status=404)


#: One place of each kind of thing: its form opens, and saving what it says changes nothing.
PLACES = ("", "confusions.0", "traces.clavier", "screens.moteur", "screens.moteur.body.0", "screens.moteur.body.1")


@pytest.mark.once
@pytest.mark.parametrize("depth", [0, 2])
def test_opening_and_saving_a_form_changes_nothing(karim: AidantActor, draft: Draft, depth: int) -> None:
    karim.page.open(f"/redaction/{draft.key}?vue={depth}")
    before = drafts.whole_of(Draft.get_by_id(draft.id))
    for place in PLACES:
        at(karim.page, draft, place).submit("Enregistrer")
        assert difference(before, drafts.whole_of(Draft.get_by_id(draft.id))) == [], place


@pytest.mark.once
def test_what_an_item_says_is_written_with_words_only(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft)
    page.submit("Enregistrer", {"e_do": "Écrivez « piscine ».", "e_level": "0", "e_done-0": "mots=ok"})
    assert (value(draft, "do"), value(draft, "level")) == ("Écrivez « piscine ».", 0)
    assert value(draft, "done") == {"mots": "ok"} and Draft.get_by_id(draft.id).title == "Écrivez « piscine »."
    page.submit("Ajouter une confusion")
    page.submit("Enregistrer", {"e_when-0": "at=rien", "e_say": "Ce mot n’existe pas. Regardez chaque lettre."})
    assert value(draft, "confusions.1.when") == {"at": "rien"}
    at(page, draft).submit("Ajouter ce savoir-faire", {"titre": "formulaire"})
    assert value(draft, "traces.formulaire") == {"level": 1}


def test_the_preview_says_how_the_screen_ends(karim: AidantActor, draft: Draft) -> None:
    page = at(karim.page, draft)
    assert "Écrivez le mot « piscine »." in page.text
    page.submit("Connexion")
    assert "L’écran s’arrête ici. On explique" in page.text
    page.submit("Depuis le début")
    page.submit("Retenir ce que je fais")
    page.submit("Chercher", {"f.mots": "piscine"})
    assert "C’est réussi" in page.text and "L’écran est réussi quand" in page.text
    page.submit("Ici, c’est réussi")
    assert value(draft, "done") == {"mots": "ok", "cherche": "oui"}


@pytest.mark.once
def test_each_page_of_a_draft_says_that_it_is_a_screen(karim: AidantActor, lise: AidantActor, draft: Draft) -> None:
    page = karim.page.open(f"/redaction/{draft.key}/relecture")
    assert "Ce qui bloque" not in page.text and "toutes les structures" in page.text
    page.submit("Demander une relecture")
    lise.page.open(f"/redaction/{draft.key}/relecture").submit("Publier")
    assert "Retirer du bilan" in lise.page.text and "Voir le bilan" in lise.page.text
    lise.page.submit("Retirer du bilan")
    assert "Remettre dans le bilan" in lise.page.text
    for address in ("historique", "traductions", "fichier"):
        assert karim.page.open(f"/redaction/{draft.key}/{address}").text
    for address in ("difficultes", "fiche-apprenant", "fiche-formateur"):
        karim.page.open(f"/redaction/{draft.key}/{address}", status=404)


def test_it_is_translated_beside_its_french(app: Flask, karim: AidantActor, lise: AidantActor, draft: Draft) -> None:
    page = karim.page.open(f"/redaction/{draft.key}/traductions?langue=en&voir=tout")
    assert "La mission" in page.text and "Type the word" in page.text and "Ce que l’on confond" in page.text
    with app.app_context():
        drafts.write(draft, karim.staff, "help", source.fingerprint(value(draft, "help")), "Regardez la grande case.")
    assert "Regardez la grande case." in page.open(f"/redaction/{draft.key}/traductions?langue=en&voir=change").text


def test_it_travels_as_one_file(app: Flask, make: Factory, karim: AidantActor, draft: Draft) -> None:
    sent = karim.page.client.get(f"/redaction/{draft.key}/fichier/telecharger")
    assert sent.headers["Content-Disposition"].endswith('.yaml"')
    page = karim.page.open("/redaction/importer")
    page.post("/redaction/importer", {"fichier": (io.BytesIO(sent.data), "ecran.yaml")})
    assert "Écran du bilan" in page.text
    page.submit("Ajouter à mes exercices")
    brought = Draft.select().order_by(Draft.id.desc()).get()
    assert brought.kind == ITEM and brought.slug != draft.slug
    same = [
        {key: inside for key, inside in json.loads(one.tree).items() if key != "item"} for one in (draft, brought)
    ]
    assert same[0] == same[1] and json.loads(brought.texts) == json.loads(draft.texts)


def test_another_process_asks_it_at_its_next_request(app: Flask, draft: Draft, lise: AidantActor) -> None:
    """What the other process has written is seen without being told: here, the shelf is written behind our back."""
    with app.app_context():
        assert not deck.has(f"{draft.slug}-1")
    with app.app_context():
        SHELVES[ITEM].publish(draft, publication.read_draft(json.loads(draft.tree), {}))
    with app.app_context():
        assert deck.has(f"{draft.slug}-1") and f"{draft.slug}-1" in deck.prepared().bank.items


def test_the_whole_is_one_text_for_whoever_asks_for_it(karim: AidantActor, draft: Draft) -> None:
    """Its address is not typed there, and it stays a screen of the diagnostic."""
    address = f"/redaction/{draft.key}/texte-source"
    page = karim.page.open(address)
    save = next(words for words in page.buttons() if "Enregistrer" in words)
    page.submit(save)
    assert Draft.get_by_id(draft.id).seq == 0, "what is saved as it was shown is no change"
    text = next(area.text or "" for area in page.all("textarea") if area.get("name") == "texte")
    assert text.lstrip().startswith(f"item: {draft.slug}")
    for wrong in (text.replace(f"item: {draft.slug}", "item: ecran-autre"), text.replace("item: ", "module: ", 1)):
        page.submit(save, {"texte": wrong}, status=422)
        page.open(address)
    page.submit(save, {"texte": text.replace("level: 1", "level: 2", 1)})
    assert value(draft, "level") == 2 and Draft.get_by_id(draft.id).kind == ITEM


def test_its_pictures_are_kept_as_long_as_it_is_in_the_bank(app: Flask, make: Factory, draft: Draft) -> None:
    picture, later = make.picture(), now() + timedelta(days=90)
    assert picture.name in idle_since(later)
    shown = json.dumps({"image": f"images/{picture.name}"})
    OwnItem.create(name="ecran-photo-1", slug="ecran-photo", number=1, source=shown, published_at=now())
    assert picture.name not in idle_since(later)
