"""Notes: off unless the structure keeps them, read by those they are for, never holding what must not be kept."""

import pytest

from inclusion.audit import Audit
from inclusion.places.models import Structure
from inclusion.progress.models import Note
from tests.actors import AidantActor
from tests.factories import Factory


@pytest.fixture
def keeps_notes(make: Factory) -> None:
    Structure.update(has_notes=True).where(Structure.id == make.home.id).execute()


def test_nobody_writes_notes_where_none_are_kept(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    assert "Écrire une note" not in aidant.page.open(f"/apprenants/{lucie.id}").text
    aidant.page.post(f"/apprenants/{lucie.id}/notes", {"text": "Vient le mardi", "readers": "team"}, 404)
    assert Note.select().count() == 0


@pytest.mark.usefixtures("keeps_notes")
@pytest.mark.parametrize(
    ("readers", "colleague", "learner"), [("me", False, False), ("team", True, False), ("learner", True, True)]
)
def test_a_note_is_read_by_those_it_is_for(
    aidant: AidantActor, make: Factory, readers: str, colleague: bool, learner: bool
) -> None:
    lucie, words = make.learner("Lucie"), "Vient le mardi avec sa voisine"
    page = aidant.page.open(f"/apprenants/{lucie.learner.id}").click("Écrire une note")
    page.submit("Garder la note", {"text": f"  {words} ", "readers": readers})
    assert words in page.text
    other = make.aidant().signs_in().open(f"/apprenants/{lucie.learner.id}")
    assert (words in other.text) == colleague
    mine = lucie.signs_in_with_pictures()
    assert (words in mine.text) == learner
    assert "voice" not in mine.response.text.partition("note-1")[2][:600], "nothing typed goes to the server’s voice"
    audits = [row for row in Audit.select() if row.action == "note.write"]
    assert len(audits) == 1 and words not in str(audits[0].__data__)
    if not colleague:
        note = Note.get()
        other.post(f"/apprenants/{lucie.learner.id}/notes/{note.id}/supprimer", status=404)
    page.submit("Effacer la note du " + page.text.partition("Effacer la note du ")[2][:40].split(" Écrire")[0])
    assert Note.select().count() == 0


@pytest.mark.once
@pytest.mark.usefixtures("keeps_notes")
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2 58 03 99 999 000 34", "sécurité sociale"),
        ("rappeler au 06 12 34 56 78", "téléphone"),
        ("elle est diabétique", "santé"),
        ("mdp=Azerty12", "mot de passe"),
        ("", "Écrivez"),
        ("a" * 281, "trop long"),
    ],
)
def test_what_must_not_be_kept_is_refused_with_the_reason_and_the_words_stay_in_the_field(
    aidant: AidantActor, make: Factory, text: str, why: str
) -> None:
    lucie = make.learner("Lucie").learner
    page = aidant.page.open(f"/apprenants/{lucie.id}/notes")
    page.submit("Garder la note", {"text": text}, status=422)
    assert why in page.text and text in page.response.text
    assert Note.select().count() == 0


@pytest.mark.usefixtures("keeps_notes")
def test_forged_readers_and_foreign_ids(aidant: AidantActor, make: Factory) -> None:
    lucie, zoe = make.learner("Lucie").learner, make.learner("Zoé", make.structure()).learner
    aidant.page.post(f"/apprenants/{lucie.id}/notes", {"text": "Vient le mardi", "readers": "world"}, 422)
    aidant.page.post(f"/apprenants/{zoe.id}/notes", {"text": "Vient le mardi", "readers": "team"}, 404)
    assert Note.select().count() == 0


@pytest.mark.usefixtures("keeps_notes")
def test_when_the_structure_keeps_notes_no_more_nobody_reads_them(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie")
    aidant.page.post(f"/apprenants/{lucie.learner.id}/notes", {"text": "Vient le mardi", "readers": "learner"})
    Structure.update(has_notes=False).execute()
    assert "Vient le mardi" not in aidant.page.open(f"/apprenants/{lucie.learner.id}").text
    assert "Vient le mardi" not in lucie.signs_in_with_pictures().text
