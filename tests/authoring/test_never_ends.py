"""A module that nobody could leave is not published: said with its place, its reason and the clicks, in seconds."""

from typing import Any

import pytest

from inclusion.accounts.models import Staff
from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, starts
from inclusion.authoring.models import WRITING, Draft
from inclusion.authoring.publication import ERRORS, Refused
from inclusion.modules.models import ModuleVersion
from inclusion.security import TRAINER
from inclusion.simulator.problems import Problem
from inclusion.simulator.search import WORLD_CAP
from tests.actors import AidantActor
from tests.factories import Factory

WHOLE, _TEXTS = starts.copy_of_folder("souris-premiers-gestes")
KEPT = ("module", "title", "need", "organism", "level", "minutes", "themes", "verified_on", "summary", "mission",
        "receives", "outcome", "personas", "real")  # fmt: skip
#: Switches that count in base 2: two to the power of so many worlds, one gesture after the other.
BITS = WORLD_CAP.bit_length()


def screen(*body: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"in": "browser", "title": "Une page", "body": list(body), **more}


def module(start: str, **screens: dict[str, Any]) -> dict[str, Any]:
    """A module of these pages, in which « fini » has to become true."""
    screens = {name: {**page, "url": f"{name}.example"} for name, page in screens.items()}
    step = {"id": "fin", "skill": "pointer", "name": "Finir", "do": "Finissez.", "done": {"fini": "oui"}}
    return {
        **{key: WHOLE[key] for key in KEPT if key in WHOLE},
        "start": {"browser": start}, "goal": {"fini": "oui"}, "screens": screens, "steps": [step],
    }  # fmt: skip


def button(name: str, **more: Any) -> dict[str, Any]:
    return {"button": name, "label": f"Bouton {name}", **more}


def refused(make: Factory, writer: Staff, tree: dict[str, Any]) -> list[Problem]:
    draft = drafts.create(make.home, writer, tree)
    with pytest.raises(Refused) as found:
        publication.ask(draft, writer)
    assert found.value.reason == ERRORS and Draft.get_by_id(draft.id).state == WRITING
    assert not ModuleVersion.select().where(ModuleVersion.slug == draft.slug).exists()
    return found.value.problems


@pytest.fixture
def writer(make: Factory) -> Staff:
    return make.staff((make.home, TRAINER))


def test_two_pages_that_send_back_to_each_other_for_ever(make: Factory, writer: Staff) -> None:
    """There is an end, and a road that never comes to it: no button leaves the two pages."""
    problems = refused(make, writer, module(
        "accueil",
        accueil=screen(button("finir", set={"fini": "oui"}), button("entrer", goto="une")),
        une=screen(button("suite", goto="autre")), autre=screen(button("retour", goto="une")),
    ))  # fmt: skip
    traps = [problem for problem in problems if problem.code == "no-way-back"]
    assert {problem.place for problem in traps} == {"steps.0", "goal"}
    assert all("on ne peut plus y arriver" in problem.message for problem in traps)
    assert all("une.example" in problem.path[-1] for problem in traps), "the gesture that leads into it"


def test_an_end_that_no_road_leads_to(make: Factory, writer: Staff) -> None:
    problems = refused(make, writer, module(
        "une", une=screen(button("suite", goto="autre")),
        autre=screen(button("retour", goto="une"), button("finir", set={"fini": "oui"}, when={"jamais": "oui"}),
                     button("dire", set={"jamais": "peut_etre"})),
    ))  # fmt: skip
    assert {problem.place for problem in problems if problem.code == "unreachable"} == {"steps.0.done", "goal"}


def test_pages_that_stand_in_for_each_other(make: Factory, writer: Staff) -> None:
    problems = refused(make, writer, module(
        "accueil", accueil=screen(button("entrer", goto="une"), button("finir", set={"fini": "oui"})),
        une=screen(when={"fini": "oui"}, otherwise="autre"), autre=screen(when={"fini": "oui"}, otherwise="une"),
    ))  # fmt: skip
    found = [problem for problem in problems if problem.code == "otherwise-loop"]
    assert found and found[0].place.startswith("screens.") and "sans fin" in found[0].message


def counter() -> dict[str, Any]:
    names = [f"f{number}" for number in range(BITS + 1)]
    switches = [
        button(
            f"b{number}", when=dict.fromkeys(names[:number], "oui") | {name: "non"},
            set=dict.fromkeys(names[:number], "non") | {name: "oui"},
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    last = button("finir", set={"fini": "oui"}, when=dict.fromkeys(names, "oui"))
    return module("compteur", compteur=screen(*switches, last))


@pytest.mark.once
def test_more_worlds_than_can_be_looked_at_are_never_taken_for_proved(make: Factory, writer: Staff) -> None:
    """It has an end, after 131 071 gestures: the real cap stops the search long before."""
    problems = refused(make, writer, counter())
    assert [(problem.code, problem.place) for problem in problems] == [("too-many-worlds", "screens")]
    assert "Plus de 50\u202f000 mondes" in problems[0].message


@pytest.mark.once
def test_the_trainer_reads_where_and_why(make: Factory) -> None:
    trainer: AidantActor = make.trainer()
    page = trainer.signs_in()
    draft = drafts.create(make.home, trainer.staff, module(
        "accueil", accueil=screen(button("finir", set={"fini": "oui"}), button("entrer", goto="une")),
        une=screen(button("suite", goto="une")),
    ))  # fmt: skip
    page.open(f"/redaction/{draft.key}/relecture").post(f"/redaction/{draft.key}/relecture/demander", status=422)
    assert "Après ces gestes, on ne peut plus y arriver." in page.text and "Finir" in page.text
    page.open(f"/redaction/{draft.key}?ou=screens.une").press("press:suite", name="do")
    assert "Bouton suite" in page.text, "the preview plays it, and waits for nothing"
