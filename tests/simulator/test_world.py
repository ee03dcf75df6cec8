"""Every window, tabs, folders, files to send, surprises and twins: what the world does, and what is proved of it."""

from itertools import pairwise

import pytest

from inclusion.simulator import engine
from inclusion.simulator.checks import check
from inclusion.simulator.components import Link
from inclusion.simulator.perception import perceive
from inclusion.simulator.reading import read
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import gesture
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, State
from inclusion.simulator.variation import vary
from inclusion.simulator.world import Event
from tests.whole_world import WHOLE, ways, without


@pytest.fixture(scope="module")
def document() -> Document:
    found, problems = read(WHOLE, "module.yaml")
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def course(document: Document) -> Course:
    return Course(Scenario(document, document.personas[0]))


class Hand:
    """Somebody who sends forms."""

    def __init__(self, course: Course, mode: str = GUIDED):
        self.course = course
        self.evidence: list[object] = []
        self.state, _, _ = engine.begin(course, mode, 0)

    def does(self, *actions: str, **fields: str) -> "Hand":
        for action in actions:
            form = {"do": action, **{f"f.{name}": text for name, text in fields.items()}}
            batch = perceive(self.course.scenario, self.state, form)
            self.state, _, proofs = engine.advance_all(self.course, self.state, batch, 0)
            self.evidence += proofs
        return self

    @property
    def screen(self) -> str:
        return self.course.scenario.screen_of(self.state.world)

    def fact(self, name: str) -> str | None:
        return self.course.scenario.fact(self.state.world, name)

    def said(self) -> list[str]:
        return [feedback.key for feedback in self.state.feedback if feedback.kind == "mistake"]


def test_the_module_has_nothing_to_say(document: Document) -> None:
    report = check(document)
    assert not report.problems
    assert set(report.worlds) == {"samira", "samira + perime", "lucas", "lucas + perime"}


def test_a_link_opens_a_second_tab_that_can_be_left_and_closed(course: Course) -> None:
    hand = Hand(course).does("press:aide")
    assert hand.screen == "aide_page"
    assert draw(course.scenario, hand.state).behind == "Accueil"
    assert hand.does("tab").screen == "accueil"
    assert hand.does("tab").screen == "aide_page"
    assert hand.does("close").screen == "accueil"
    assert draw(course.scenario, hand.state).behind == ""
    assert hand.does("close", "tab").screen == "accueil"


def test_each_tab_has_a_road_back_of_its_own(course: Course) -> None:
    hand = Hand(course).does("press:envoi_lien", "visit", address="x")
    hand = Hand(course).does("press:envoi_lien", "back", "press:aide")
    assert hand.does("back").screen == "aide_page"


def test_messages_are_in_folders(course: Course) -> None:
    hand = Hand(course).does("focus:mail")
    shown = {item.name: item for item in draw(course.scenario, hand.state).items}
    assert set(shown) == {"courriel", "indesirables"}
    assert (shown["indesirables"].is_folder, shown["indesirables"].count) == (True, 1)
    assert hand.does("open:piege").screen == "boite", "it is in another folder"
    assert hand.does("open:indesirables", "open:piege").screen == "piege"
    assert hand.does("open:indesirables", "open:boite").screen == "boite"


def test_an_attachment_opens_in_the_documents(course: Course) -> None:
    hand = Hand(course).does("focus:mail", "open:courriel", "press:jointes")
    assert (hand.state.world[0], hand.screen) == ("files", "recto")


@pytest.mark.parametrize(
    ("file", "is_taken", "said"),
    [
        ("recto", True, []),
        ("recto_flou", True, ["inputs.piece.mistakes.floue"]),
        ("verso", True, ["inputs.piece.mistakes.dos"]),
        ("lourde", False, ["inputs.piece.mistakes.poids"]),
        ("notes", False, []),
    ],
)
def test_each_file_is_taken_or_refused_and_explained(
    course: Course, file: str, is_taken: bool, said: list[str]
) -> None:
    hand = Hand(course).does("press:envoi_lien", f"choose:piece:{file}")
    assert hand.said() == said
    error = next(part.error for part in draw(course.scenario, hand.state).parts if part.name == "piece")
    assert bool(error) is not is_taken
    assert (hand.does("press:suite").screen == "page_code") is is_taken


def test_a_file_that_is_not_offered_is_not_chosen(course: Course) -> None:
    hand = Hand(course).does("press:envoi_lien", "choose:piece:sms", "choose:piece:nothing", "choose:code:recto")
    assert hand.fact("piece") is None
    assert hand.does("choose:piece:recto", "choose:piece:").fact("piece") is None, "taken back"


def test_a_mistake_that_was_sent_and_repaired_is_evidence(course: Course) -> None:
    hand = Hand(course, AUTONOMOUS).does("press:envoi_lien", "choose:piece:recto_flou", "press:suite")
    hand.does("press:valider", code="482913")
    assert "steps.envoyer.mistakes.floue" in hand.state.said
    hand.does("press:corriger", "choose:piece:recto", "press:suite", "press:valider")
    assert [(proof.step, proof.outcome) for proof in hand.evidence][-1] == ("envoyer", "repaired")


def test_alone_what_was_done_in_another_order_was_done(course: Course) -> None:
    hand = Hand(course, AUTONOMOUS).does("focus:desk", "press:repondre", "press:remercier", "focus:browser")
    hand.does("press:envoi_lien", "choose:piece:recto", "press:suite").does("press:valider", code="482913")
    outcomes = [(proof.step, proof.outcome) for proof in hand.evidence]  # type: ignore[attr-defined]
    assert outcomes == [("choisir", "done"), ("envoyer", "done"), ("remercier", "done")]


def test_the_counter_keeps_its_page_and_lists_go_back_to_theirs(course: Course) -> None:
    hand = Hand(course).does("focus:desk", "press:repondre", "focus:phone", "open:sms", "focus:desk")
    assert hand.screen == "guichet_fin"
    assert hand.does("focus:phone").screen == "messages"


def test_a_conversation_is_not_begun_again_by_a_forged_form(course: Course) -> None:
    hand = Hand(course).does("focus:desk", "press:repondre")
    assert hand.does("open:guichet").screen == hand.does("focus:desk").screen == "guichet_fin"


def test_a_surprise_is_planted_and_gets_over(document: Document) -> None:
    course = Course(Scenario(document, document.personas[0], "perime"))
    hand = Hand(course).does("press:envoi_lien", "choose:piece:recto", "press:suite", "press:valider_perime")
    assert hand.screen == "page_expire"
    assert hand.does("press:renvoyer", "press:valider", code="482913").screen == "fin"


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_twin_has_the_same_worlds_in_other_clothes(document: Document, course: Course, seed: int) -> None:
    variation = vary(document, seed)
    assert variation == vary(document, seed), "a seed decides, and always the same"
    twin = Course(Scenario(variation.document, document.personas[0]))
    assert set(twin.worlds) == set(course.worlds)
    for step in range(len(course.tests)):
        assert {world: twin.distance(world, step) for world in course.worlds} == {
            world: course.distance(world, step) for world in course.worlds
        }


def test_seeds_bring_each_surprise_each_label_and_each_order(document: Document) -> None:
    seen = [vary(document, seed) for seed in range(1, 40)]
    assert {variation.surprise for variation in seen} == {"", "perime"}
    assert {variation.layout for variation in seen} == {"wide", "cards"}
    labels = {Scenario(variation.document, document.personas[0]).labels["suite"] for variation in seen}
    assert labels == {"Continuer", "Étape suivante", "Poursuivre"}
    orders = {
        tuple(part.id for part in variation.document.screens["accueil"].body if isinstance(part, Link))
        for variation in seen
    }
    assert len(orders) == 2


def test_the_coach_uses_the_words_of_the_twin(document: Document) -> None:
    scenario = Scenario(vary(document, 3).document, document.personas[0])
    assert scenario.labels["suite"] in scenario.says(document.steps[0].hints[0])


def test_the_demonstration_gets_to_the_end_with_and_without_surprise(document: Document) -> None:
    for surprise in ("", "perime"):
        hand = Hand(Course(Scenario(document, document.personas[1], surprise)), DISCOVER)
        for _turn in range(60):
            hand.does("next")
        assert engine.is_finished(hand.course, hand.state)


def test_a_counter_example_can_be_played(document: Document) -> None:
    corriger = next((screen, part) for screen, part in ways(document) if part.id == "corriger")
    mutant = without(document, *corriger)
    problem = next(problem for problem in check(mutant).problems if problem.place == "goal")
    assert problem.path[-1] == "Appuyez sur «\u202fValider\u202f»."
    assert any("carte-recto-2.jpg" in click or "carte-verso.jpg" in click for click in problem.path)
    assert any(click.startswith("Écrivez 482913") for click in problem.path), "answers are given on the way"
    assert all(first != second for first, second in pairwise(problem.path))


def test_the_state_says_nothing_of_what_was_not_kept(course: Course) -> None:
    hand = Hand(course).does("press:envoi_lien", "choose:piece:recto", "press:suite")
    state: State = hand.does("press:valider", code="111111").state
    assert "111111" not in repr(state)


def test_conversations_on_the_telephone_are_named_so(document: Document) -> None:
    calls = document.screens["guichet"].model_copy(update={"call": True})
    called = document.model_copy(update={"screens": {**document.screens, "guichet": calls}})
    for found, kind, words in ((document, "desk", "Guichet"), (called, "call", "Appel")):
        scenario = Scenario(found, found.personas[0])
        state, _, _ = engine.begin(Course(scenario), GUIDED, 0)
        assert draw(scenario, state).tabs[-1].kind == kind
        assert str(gesture(scenario, Event("focus", "desk"))) == f"Ouvrez la fenêtre {words}."


PLANTED = """
module: essai
title: Essai
need: J’essaie
organism: tous
level: 1
minutes: 5
themes: [email]
verified_on: 2026-11-27
summary: Un essai.
mission: Faites cet essai.
receives: Rien.
outcome: C’est fait.
personas:
  - {id: samira, name: Samira, card: {Nom: Samira}}
start: {browser: page}
goal: {fini: oui}
surprises: [{id: coupure, name: Une coupure, set: {coupe: oui}}]
screens:
  page:
    in: browser
    url: essai.example
    title: Page
    known: true
    body:
      - {button: reprendre, label: Reprendre, unless: {coupe: non}, set: {coupe: non}}
      - {button: finir, label: Finir, when: {coupe: non}, set: {fini: oui}}
steps: [{id: finir, skill: naviguer, name: Finir, do: Finissez., done: {fini: oui}}]
real: {address: essai.example, phone: "0", place: Ici., differences: [Aucune.]}
"""


def test_a_planted_value_that_only_its_contrary_names_is_told_apart() -> None:
    planted, problems = read(PLANTED, "module.yaml")
    assert planted is not None, problems
    hand = Hand(Course(Scenario(planted, planted.personas[0], "coupure")), DISCOVER)
    assert hand.course.distance(hand.state.world, 0) == 2, "first get over the surprise, then finish"


ASKED_BEFORE = """
      - {field: ville, type: text, label: Ville, expect: Valbrune}
      - {link: suite, label: Suite, goto: fin}
  fin:
    in: browser
    url: essai.example/fin
    title: Fin
    body:
      - {button: finir, label: Finir, needs: [ville], set: {fini: oui}}
      - {link: retour, label: Retour, goto: page}
"""


def test_a_button_may_need_an_answer_that_another_page_asks() -> None:
    start = PLANTED.index("      - {button: reprendre")
    source = PLANTED[:start] + ASKED_BEFORE[1:] + PLANTED[PLANTED.index("steps:") :]
    asked, problems = read(source.replace("{coupe: oui}", "{fini: non}"), "module.yaml")
    assert asked is not None, problems
    course = Course(Scenario(asked, asked.personas[0]))
    road = course.spelled_out(course.road_to(next(n for n, d in enumerate(course.distances(0)) if d == 0)))
    made = [(event.do, event.name) for event in road]
    assert (made[0], made[-1]) == (("fill", "ville"), ("press", "finir"))
