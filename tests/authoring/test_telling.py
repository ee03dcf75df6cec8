"""Each place of a module has words that whoever has never seen its source understands."""

from collections.abc import Iterator

import pytest
from flask import Flask

from inclusion.authoring import source, starts
from inclusion.authoring.telling import pins, place_words
from inclusion.modules.content_files import folders

CAF, _texts = starts.copy_of_folder("caf-declaration-trimestrielle")


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def plain(words: str) -> str:
    return words.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "Tout l’exercice"),
        ("title", "Titre"),
        ("steps.2.do", "Étape 3 « Se connecter », consigne"),
        ("steps.connexion.hints.0", "Étape 3 « Se connecter », indice 1"),
        ("screens.accueil.title", "Écran « Bienvenue », titre"),
        ("screens.accueil.body.2", "Écran « Bienvenue », bouton « Mon Compte »"),
        ("screens.accueil.body.mon_compte.label", "Écran « Bienvenue », bouton « Mon Compte », mots affichés"),
        (
            "screens.ressources.body.2.mistakes.0.say",
            "Écran « Étape 2 sur 3 – Vos ressources », case à remplir « Pension alimentaire reçue par mois », "
            "erreur prévue 1, explication",
        ),
        (
            "screens.situation_page.body.1.options.oui",
            "Écran « Étape 1 sur 3 – Votre situation », question « Votre situation a-t-elle changé ? », "
            "choix « Oui »",
        ),
        ("personas.samira.card.Pension reçue", "Personnage « Samira Duval », fiche du personnage « Pension reçue »"),
        ("screens.nulle_part.body.4", "Écran retiré, élément retiré"),
        ("steps.40.hints.1", "Étape 41, indice 2"),
    ],
)
def test_a_place_is_told_in_words(place: str, words: str) -> None:
    assert plain(place_words(CAF, place)) == words


def every_place(value: object, path: source.Path = ()) -> Iterator[source.Path]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        yield from every_place(inside, (*path, key))


@pytest.mark.once
@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_no_place_of_the_catalogue_is_told_by_a_key(folder: object) -> None:
    tree, _texts = starts.copy_of_folder(folder.name)  # type: ignore[attr-defined]
    for path in every_place(tree):
        words = place_words(tree, source.place_of(path))
        assert words and "_" not in plain(words).split(" « ")[0], (path, words)
        assert not {"do", "done", "when", "goto", "mistakes"} & set(words.split(", ")), (path, words)


def test_a_remark_is_pinned_to_the_whole_a_step_or_a_screen() -> None:
    found = {place: plain(words) for place, words in pins(CAF)}
    assert found[""] == "Tout l’exercice" and found["steps.connexion"] == "Étape 3 « Se connecter »"
    assert found["screens.accueil"] == "Écran « Bienvenue »"
    screens = {place for place in found if place.startswith("screens.")}
    assert screens == {f"screens.{name}" for name in CAF["screens"]}
