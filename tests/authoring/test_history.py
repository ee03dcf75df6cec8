"""The past of a draft: told in words, exact at each moment, and gone back to."""

from collections.abc import Iterator

import pytest
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.authoring import history, origins, publication, source
from inclusion.authoring import operations as drafts
from inclusion.authoring.models import Draft, Edit
from inclusion.authoring.stories import ADDED, CHANGED, COME, GONE, MOVED, REMOVED, SAME, compared, differing
from inclusion.modules.models import ModuleVersion
from inclusion.security import TRAINER
from tests.factories import Factory


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.fixture
def karim(make: Factory) -> Staff:
    return make.staff((make.home, TRAINER), name="Karim")


@pytest.fixture
def draft(make: Factory, karim: Staff) -> Draft:
    return make.draft(karim, "caf-declaration-trimestrielle")


def seen(draft: Draft, place: str) -> str:
    return source.fingerprint(source.get(drafts.whole_of(draft)["tree"], source.path_of(place)))


def plain(words: str) -> str:
    return words.replace("\u202f", " ")


def last(draft: Draft) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the latest change says."""
    [change, *_others], _pages = history.page_of(draft, 1)
    return [(one.kind, plain(one.where), [(kind, plain(text)) for kind, text in one.words]) for one in change.stories]


def test_a_text_is_told_by_the_words_that_differ(draft: Draft, karim: Staff) -> None:
    draft = drafts.write(draft, karim, "steps.2.do", seen(draft, "steps.2.do"), "Connectez-vous à votre compte Caf.")
    [(kind, where, words)] = last(draft)
    assert (kind, where) == (CHANGED, "Étape 3 « Se connecter », consigne")
    assert words == [
        (SAME, "Connectez-vous à votre "), (GONE, "espace « Mon Compte »"), (COME, "compte Caf"), (SAME, "."),
    ]  # fmt: skip


def test_what_is_added_removed_or_moved_is_named_by_its_words(draft: Draft, karim: Staff) -> None:
    body = "screens.accueil.body"
    draft = drafts.add(draft, karim, f"{body}.2", {"button": "aide", "label": "Besoin d’aide", "goto": "compte"})
    assert last(draft) == [(ADDED, "Écran « Bienvenue », bouton « Besoin d’aide »", [])]
    draft, after = drafts.move(draft, karim, f"{body}.2", seen(draft, f"{body}.2"), f"{body}.3")
    assert after == f"{body}.3" and last(draft) == [(MOVED, "Écran « Bienvenue », bouton « Mon Compte »", [])]
    draft = drafts.remove(draft, karim, after, seen(draft, after))
    assert last(draft) == [(REMOVED, "Écran « Bienvenue », bouton « Besoin d’aide »", [])]
    draft = drafts.write(draft, karim, f"{body}.2.goto", seen(draft, f"{body}.2.goto"), "paiements")
    said = [(GONE, "Mon Compte"), (COME, "Mes paiements")]
    [(kind, where, words)] = last(draft)
    assert (kind, where) == (CHANGED, "Écran « Bienvenue », bouton « Mon Compte », écran suivant")
    assert words == [(SAME, "l’écran « "), *said, (SAME, " »")]


def test_several_components_changed_at_once_are_told_one_by_one(draft: Draft) -> None:
    old = drafts.whole_of(draft)["tree"]
    body = source.get(old, ("screens", "accueil", "body"))
    new = source.put(old, ("screens", "accueil", "body"), [{**body[2], "label": "Mon espace"}, body[0]])
    found = [(one.kind, plain(one.where)) for one in compared({"tree": old}, {"tree": new})]
    assert found == [
        (REMOVED, "Écran « Bienvenue », texte « Toutes vos aides, toutes vos démarches. »"),
        (REMOVED, "Écran « Bienvenue », morceau tout prêt « cookies.gerer »"),
        (CHANGED, "Écran « Bienvenue », bouton « Mon espace », mots affichés"),
        (MOVED, "Écran « Bienvenue », bouton « Mon espace »"),
    ]


def test_a_translation_is_told_with_its_language(draft: Draft, karim: Staff) -> None:
    draft = drafts.edit(draft, karim, "translate", "", lambda whole: {
        **whole, "texts": source.put(whole["texts"], ("en", "steps.connexion.do"), "Sign in."),
        "stamps": {"en": {"steps.connexion.do": "0"}},
    })  # fmt: skip
    [(kind, where, words)] = last(draft)
    assert (kind, where) == (CHANGED, "Traduction (English), étape 3 « Se connecter », consigne")
    assert (COME, ".") not in words and words[0] == (SAME, "Sign in")


def test_nothing_in_common_is_two_whole_texts() -> None:
    assert differing("Un petit chat", "Deux grands chiens") == [(GONE, "Un petit chat"), (COME, "Deux grands chiens")]
    assert differing("", "Tout neuf") == [(COME, "Tout neuf")] and differing("Pareil", "Pareil") == [(SAME, "Pareil")]


def test_each_state_is_there_and_going_back_is_one_more_change(make: Factory, draft: Draft, karim: Staff) -> None:
    lise, states = make.staff(name="Lise"), [drafts.whole_of(draft)]
    for number, who in enumerate([karim, lise, karim, lise], 1):
        draft = drafts.write(draft, who, "title", seen(draft, "title"), f"Titre {number}")
        states.append(drafts.whole_of(draft))
    assert [history.state_at(draft, number) for number in range(5)] == states
    draft = history.restore(draft, lise, 2)
    assert draft.title == "Titre 2" and drafts.whole_of(draft) == states[2]
    assert Edit.select().where(Edit.draft == draft).count() == 5
    draft, _row = drafts.undo(draft, lise)
    assert draft.title == "Titre 4"
    for number in (-1, 99):
        with pytest.raises(history.NoSuchState):
            history.restore(draft, karim, number)


@pytest.mark.once
def test_pages_hold_each_change_once(draft: Draft, karim: Staff) -> None:
    for number in range(history.PAGE + 3):
        draft = drafts.write(draft, karim, "title", seen(draft, "title"), f"Titre {number}")
    (first, pages), (second, _pages) = history.page_of(draft, 1), history.page_of(draft, 2)
    assert pages == 2 and [one.seq for one in [*first, *second]] == list(range(history.PAGE + 3, 0, -1))
    assert all(one.who == "Karim" and len(one.stories) == 1 for one in [*first, *second])


def test_who_copied_is_told_that_the_source_has_changed(make: Factory, karim: Staff) -> None:
    source_draft = make.published()
    tree = drafts.whole_of(source_draft)["tree"]
    copy = drafts.create(make.home, karim, tree, {}, (source_draft.slug, 1))
    alone = drafts.create(make.home, karim, tree, {})
    elsewhere = drafts.create(make.structure(), karim, tree, {}, (source_draft.slug, 1))
    assert not origins.news_of([copy, alone, elsewhere])
    changed = drafts.write(source_draft, karim, "title", seen(source_draft, "title"), "La souris, version 2")
    publication.publish(publication.ask(changed, karim), make.staff(), changed.seq)
    assert {key: one.number for key, one in origins.news_of([copy, alone, elsewhere]).items()} == {copy.id: 2}
    [told] = origins.differences(copy, 2)
    assert (told.where == "Titre" and (COME, ", version 2") in told.words) or told.words[-1][0] == COME
    origins.seen(copy, 99)
    assert not origins.news_of([Draft.get_by_id(copy.id)])
    assert ModuleVersion.select().where(ModuleVersion.slug == source_draft.slug).count() == 2
