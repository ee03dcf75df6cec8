"""The pages of second reading and of history, as two trainers meet them."""

from datetime import date, timedelta

import pytest
from playhouse.test_utils import count_queries

from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, source
from inclusion.authoring.models import PUBLISHED, READING, WRITING, Draft, Remark
from inclusion.authoring.review_views import due
from inclusion.clock import today
from inclusion.modules.models import OwnModule
from inclusion.places import operations as places
from inclusion.security import MANAGER, TRAINER
from tests.actors import AidantActor
from tests.factories import Factory


def fresh(draft: Draft) -> Draft:
    return Draft.get_by_id(draft.id)


def write(draft: Draft, who: AidantActor, place: str, value: object) -> Draft:
    current = source.get(drafts.whole_of(fresh(draft))["tree"], source.path_of(place))
    return drafts.write(draft, who.staff, place, source.fingerprint(current), value)


@pytest.mark.once
def test_one_asks_the_other_reads_sends_back_then_publishes(
    draft: Draft, karim: AidantActor, lise: AidantActor
) -> None:
    path = f"/redaction/{draft.key}/relecture"
    page = karim.page.open(path).submit("Demander une relecture")
    assert fresh(draft).state == READING and "Vous avez demandé cette relecture." in page.text
    assert "Publier" not in page.buttons()
    page.post(f"{path}/publier", {"seq": draft.seq})
    assert fresh(draft).state == READING and "une autre personne doit publier" in page.text
    page = lise.page.open(path)
    assert "Karim a demandé une relecture" in page.text
    page.submit("Renvoyer avec une remarque", {"remarque": "La consigne 2 est longue."})
    assert fresh(draft).state == WRITING and "La consigne 2 est longue." in page.text
    karim.page.open(path).submit("C’est réglé : Tout l’exercice").submit("Demander une relecture")
    lise.page.open(path).submit("Publier")
    assert fresh(draft).state == PUBLISHED
    assert "la souris" in lise.page.click("Voir la page des apprenants").h1.lower()


@pytest.mark.once
def test_a_page_read_before_a_change_does_not_publish_it(draft: Draft, karim: AidantActor, lise: AidantActor) -> None:
    publication.ask(draft, karim.staff)
    lise.page.open(f"/redaction/{draft.key}/relecture")
    publication.ask(write(draft, karim, "title", "Autre titre"), karim.staff)
    lise.page.submit("Publier")
    assert fresh(draft).state == READING and "Quelqu’un a écrit depuis votre lecture" in lise.page.text


def test_what_blocks_is_told_with_its_place(draft: Draft, karim: AidantActor) -> None:
    write(draft, karim, "steps.1.done", {"jamais": "oui"})
    page = karim.page.open(f"/redaction/{draft.key}/relecture").submit("Demander une relecture", status=422)
    assert fresh(draft).state == WRITING and "empêche" in page.text and "Étape 2 «" in page.text


@pytest.mark.once
def test_alone_one_is_told_how_to_invite(make: Factory, draft: Draft, karim: AidantActor) -> None:
    page = karim.page.open(f"/redaction/{draft.key}/relecture")
    assert "Vous êtes seul à écrire ici" in page.text and "Inviter une personne" not in page.links()
    places.add_member(karim.staff, make.home, MANAGER)
    assert "/structure" in karim.page.open(f"/redaction/{draft.key}/relecture").links()["Inviter une personne"]
    make.staff((make.home, TRAINER), name="Lise")
    page = karim.page.open(f"/redaction/{draft.key}/relecture")
    assert "Peuvent relire et publier avec vous : Lise." in page.text.replace("\u202f", " ")


def test_a_remark_is_pinned_and_followed(draft: Draft, karim: AidantActor, lise: AidantActor) -> None:
    path = f"/redaction/{draft.key}/relecture"
    step = drafts.whole_of(draft)["tree"]["steps"][1]
    fields = {"ou": f"steps.{step['id']}", "texte": "Trop long <b>ici</b>"}
    page = lise.page.open(path).submit("Garder la remarque", fields)
    assert "Trop long <b>ici</b>" in page.text and f"Étape 2 « {step['name']} »" in page.text.replace("\u202f", " ")
    page.submit("Garder la remarque", {"texte": "  "})
    page.post(f"/redaction/{draft.key}/remarques", {"ou": "steps.nulle_part", "texte": "Oui"}, status=404)
    assert Remark.select().count() == 1
    said = Remark.get()
    karim.page.open(path).post(f"/redaction/{draft.key}/remarques/{said.id}/regler")
    assert Remark.get().settled_by_id == karim.staff.id and "Réglé" in karim.page.text
    other = Remark.create(draft=draft, text="Ailleurs", at=said.at)
    elsewhere = f"/redaction/{'x' * 16}/remarques/{other.id}/regler"
    karim.page.post(elsewhere, status=404)


def test_keep_share_take_out_and_put_back(draft: Draft, karim: AidantActor, lise: AidantActor) -> None:
    path = f"/redaction/{draft.key}/relecture"
    page = karim.page.open(path).submit("Partager avec toutes les structures")
    assert fresh(draft).is_shared and "Retirer du catalogue" not in page.buttons()
    publication.ask(fresh(draft), karim.staff)
    lise.page.open(path).submit("Publier")
    assert OwnModule.get().is_shared
    lise.page.submit("Garder pour ma structure").submit("Retirer du catalogue")
    own = OwnModule.get()
    assert not own.is_shared and own.archived_at is not None
    lise.page.submit("Remettre dans le catalogue")
    assert OwnModule.get().archived_at is None


def test_the_day_to_look_again_is_kept_and_told(draft: Draft, karim: AidantActor) -> None:
    path = f"/redaction/{draft.key}/relecture"
    page = karim.page.open(path).submit("Garder la date", {"jour": "bientôt"})
    assert fresh(draft).check_on is None and "par exemple 12/03/2027" in page.text
    page.submit("Garder la date", {"jour": today().isoformat()})
    assert fresh(draft).check_on == today() and "La date est passée" in page.text
    assert due([fresh(draft)], today()) == [draft] and not due([fresh(draft)], today() - timedelta(days=1))
    page.submit("Garder la date", {"jour": ""})
    assert fresh(draft).check_on is None
    assert not due([fresh(draft)], date(2099, 1, 1))


def test_the_history_is_read_and_gone_back_to(draft: Draft, karim: AidantActor, lise: AidantActor) -> None:
    path = f"/redaction/{draft.key}/historique"
    assert "Rien n’a encore changé" in karim.page.open(path).text
    before = drafts.whole_of(draft)
    write(draft, karim, "title", "Un <i>titre</i>")
    write(draft, lise, "summary", "Un résumé.")
    page = karim.page.open(path)
    assert "Un <i>titre</i>" in page.text and "Lise a écrit" in page.text and "Vous en êtes ici" in page.text
    assert len(page.all("ins")) >= 2 and len(page.all("del")) >= 2
    page.post(f"{path}/0/revenir")
    assert drafts.whole_of(fresh(draft)) == before and "est revenu à un état ancien" in page.text
    page.post(f"{path}/12/revenir", status=404)


@pytest.mark.once
def test_what_changed_since_the_version_online_is_told(draft: Draft, karim: AidantActor, lise: AidantActor) -> None:
    asked = publication.ask(draft, karim.staff)
    publication.publish(asked, lise.staff, asked.seq)
    page = karim.page.open(f"/redaction/{draft.key}/historique")
    assert "Rien n’a changé depuis la version publiée." in page.text
    write(draft, karim, "steps.0.do", "Une autre consigne.")
    assert "Une différence" in page.open(f"/redaction/{draft.key}/historique").text or "1 différence" in page.text


@pytest.mark.once
def test_who_copied_reads_what_is_new(make: Factory, karim: AidantActor, lise: AidantActor) -> None:
    first = make.published()
    copy = drafts.create(make.home, karim.staff, drafts.whole_of(first)["tree"], {}, (first.slug, 1))
    page = karim.page.open(f"/redaction/{copy.key}/source")
    assert "Rien de nouveau" in page.text
    asked = publication.ask(write(first, lise, "steps.0.do", "Une nouvelle consigne."), lise.staff)
    publication.publish(asked, make.staff(), asked.seq)
    page.open(f"/redaction/{copy.key}/source")
    assert "Étape 1 «" in page.text and page.all("ins")
    page.submit("J’ai vu")
    assert fresh(copy).origin_number == 2 and "Rien de nouveau" in page.open(f"/redaction/{copy.key}/source").text


@pytest.mark.once
@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
def test_each_page_is_a_page_in_each_language(make: Factory, draft: Draft, karim: AidantActor, lang: str) -> None:
    write(draft, karim, "title", "Titre")
    karim.page.headers["Accept-Language"] = lang
    for name in ("relecture", "historique", "source"):
        assert karim.page.open(f"/redaction/{draft.key}/{name}").lang == lang


def test_a_long_history_costs_a_constant_number_of_queries(draft: Draft, karim: AidantActor) -> None:
    counts = []
    for number in range(8):
        write(draft, karim, "title", f"Titre {number}")
        if number in (1, 7):
            karim.page.open(f"/redaction/{draft.key}/historique")
            with count_queries() as counted:
                karim.page.client.get(f"/redaction/{draft.key}/historique")
            counts.append(counted.count)
    assert counts[0] == counts[1]
