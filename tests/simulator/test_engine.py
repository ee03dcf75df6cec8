"""The lesson on the shipped module: the three modes, help, mistakes, detours, and what each proves."""

from dataclasses import replace

import pytest

from inclusion.simulator import engine, snapshot
from inclusion.simulator.perception import perceive
from inclusion.simulator.search import Course
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, Evidence, State
from inclusion.simulator.world import Event

STEPS = ["trier", "site", "connexion", "completer", "envoyer", "preuve", "quitter"]


class Player:
    """Somebody at the keyboard: sends forms, as a browser does, and remembers what was said and proved."""

    def __init__(self, course: Course, mode: str):
        self.course, self.at = course, 0
        self.evidence: list[Evidence] = []
        self.said: list[str] = []
        self.state, _, _ = engine.begin(course, mode, 0)

    def sends(self, do: str, **answers: str) -> "Player":
        form = {
            "do": do,
            **{("address" if name == "address" else f"f.{name}"): text for name, text in answers.items()},
        }
        self.at += 5
        batch = perceive(self.course.scenario, self.state, form)
        self.state, said, evidence = engine.advance_all(self.course, self.state, batch, self.at)
        self.said = [f"{feedback.kind} {feedback.key}".strip() for feedback in said]
        self.evidence += evidence
        return self

    def signs_in(self) -> "Player":
        persona = self.course.scenario.persona
        self.sends("press:mon_compte")
        return self.sends("press:entrer", nir=str(persona.value("nir")), password=str(persona.value("password")))

    def declares(self, pension: str = "120", autres: str = "oui", situation: str = "non") -> "Player":
        self.sends("press:declarer").sends("press:suite_situation", situation=situation)
        self.sends("press:suite_ressources", autres=autres)
        return self.sends("press:suite_ressources", autres=autres, pension=pension) if autres == "oui" else self

    def finishes(self) -> "Player":
        self.sends("press:envoyer", certifie="oui").sends("press:telecharger").sends("focus:files")
        return self.sends("open:pdf_accuse").sends("focus:browser").sends("press:sortir")

    @property
    def outcomes(self) -> dict[str, str]:
        return {proof.step: proof.outcome for proof in self.evidence}


def test_the_demonstration_plays_the_whole_module(course: Course) -> None:
    player, clicks = Player(course, DISCOVER), 0
    while not engine.is_finished(course, player.state):
        player.sends("next")
        clicks += 1
    assert list(player.outcomes) == STEPS
    assert clicks == 19
    assert {proof.mode for proof in player.evidence} == {DISCOVER}


def test_a_demonstration_waits_when_something_else_is_pressed(course: Course) -> None:
    player = Player(course, DISCOVER).sends("open:mail_piege")
    assert player.said == ["watch"]
    assert player.sends("open:mail_caf").outcomes == {"trier": "done"}


def test_guided_to_the_end_gives_every_step(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="https://www.caf.fr")
    player.signs_in().declares().finishes()
    assert player.outcomes == dict.fromkeys(STEPS, "done")
    assert engine.is_finished(course, player.state)
    assert all(proof.help == 0 and not proof.mistakes for proof in player.evidence)


def test_alone_another_road_is_a_good_road(course: Course) -> None:
    player = Player(course, AUTONOMOUS).sends("visit", address="caf.fr")
    assert player.outcomes == {"trier": "bypassed", "site": "done"}
    player.signs_in().declares().finishes()
    assert engine.is_finished(course, player.state)


def test_a_step_that_must_be_done_is_never_bypassed(course: Course) -> None:
    player = Player(course, AUTONOMOUS).sends("visit", address="caf.fr").signs_in().declares(autres="non")
    player.sends("press:envoyer", certifie="oui").sends("press:telecharger").sends("focus:files")
    player.sends("open:pdf_accuse")
    assert "preuve" not in player.outcomes


def test_a_mistake_already_sent_can_be_repaired(course: Course) -> None:
    player = Player(course, AUTONOMOUS).sends("visit", address="caf.fr").signs_in().declares(autres="non")
    player.sends("press:envoyer", certifie="oui")
    assert player.said == ["mistake steps.envoyer.mistakes.envoyee_sans_pension"]
    player.sends("press:retour_accuse").sends("press:corriger").sends("press:suite_situation", situation="non")
    player.sends("press:suite_ressources", autres="oui").sends("press:suite_ressources", autres="oui", pension="120")
    player.finishes()
    assert engine.is_finished(course, player.state)
    repaired = {proof.step: proof for proof in player.evidence}["completer"]
    assert repaired.outcome == "repaired"
    assert "steps.completer.mistakes.sans_pension" in repaired.mistakes


def test_help_has_four_levels_and_never_repeats_itself(course: Course) -> None:
    player = Player(course, GUIDED)
    said = [player.sends("help").said for _level in range(4)]
    assert said[:3] == [["hint steps.trier.hints.0"], ["hint steps.trier.hints.1"], ["point"]]
    assert said[3] == ["show", "why steps.trier.why"]
    assert player.evidence[0].help == 4


def test_help_is_right_wherever_the_learner_is_lost(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_piege").sends("press:piege").sends("focus:files")
    for _press in range(90):
        if engine.is_finished(course, player.state):
            break
        player.sends("help")
    assert engine.is_finished(course, player.state)


def test_a_known_mistake_is_explained_once_then_help_is_offered(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="caf.fr").sends("press:mon_compte")
    explained = "mistake inputs.nir.mistakes.allocataire"
    assert explained in player.sends("press:entrer", nir="0000042").said
    assert not engine.offers_help(player.state, player.at)
    assert explained not in player.sends("press:entrer", nir="0000042").said
    assert engine.offers_help(player.state, player.at)


def test_help_is_offered_after_three_minutes_without_getting_closer(course: Course) -> None:
    player = Player(course, GUIDED)
    assert not engine.offers_help(player.state, 179)
    assert engine.offers_help(player.state, 180)


def test_a_detour_is_noted_not_punished(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="caf.fr").signs_in()
    player.sends("press:paiements").sends("press:retour_compte").declares()
    assert {proof.step: proof.detours for proof in player.evidence}["completer"] == 1


def test_evidence_says_whose_hand_it_was(course: Course) -> None:
    player = Player(course, GUIDED).sends("hand:aidant").sends("open:mail_caf").sends("hand:learner")
    player.sends("visit", address="caf.fr")
    assert [proof.hand for proof in player.evidence] == ["aidant", "aidant"]
    player.signs_in()
    assert player.evidence[-1].hand == "learner"


def test_half_a_number_is_no_mistake_while_one_looks_for_the_rest(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="caf.fr").sends("press:mon_compte")
    player.sends("focus:mail", nir="2 86 11")
    assert not player.state.mistakes
    assert "nir" not in player.state.remarks


def test_a_question_that_appears_is_not_counted_as_forgotten(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="caf.fr").signs_in()
    player.sends("press:declarer").sends("press:suite_situation", situation="non")
    assert player.sends("press:suite_ressources", autres="oui").said == ["more pension"]
    assert not player.state.mistakes


def test_real_data_are_refused_and_never_kept(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_caf").sends("visit", address="caf.fr").sends("press:mon_compte")
    player.sends("press:entrer", nir="2690549588157", password="MonVraiMotDePasse1")
    assert "real" in player.said
    written = str(snapshot.dump(course.scenario, player.state))
    assert "2690549588157" not in written
    assert "MonVraiMotDePasse1" not in written


@pytest.mark.parametrize("mode", [GUIDED, AUTONOMOUS])
def test_back_returns_to_the_page_before(course: Course, mode: str) -> None:
    player = Player(course, mode).sends("focus:browser").sends("press:annonce")
    assert course.scenario.screen_of(player.state.world) == "faux_site"
    player.sends("back")
    assert course.scenario.screen_of(player.state.world) == "moteur"
    before = player.state
    assert player.sends("back").state.world == before.world


def test_unknown_addresses_and_search_words(course: Course) -> None:
    player = Player(course, GUIDED)
    assert player.sends("visit", address="caff.fr").said == ["lost"]
    player.sends("visit", address="caf prime d’activité")
    assert course.scenario.screen_of(player.state.world) == "moteur"


def test_a_forged_form_can_only_do_less(course: Course) -> None:
    player = Player(course, GUIDED)
    start = player.state.world
    for do in ("press:envoyer", "open:mail_accuse", "open:recap", "fill:pension", "focus:phone", "x", "", "press:"):
        assert player.sends(do, pension="120", autres="oui", envoyee="oui").state.world == start


def test_the_state_can_be_written_and_read_again(course: Course) -> None:
    player = Player(course, GUIDED).sends("open:mail_piege").sends("help").sends("press:piege")
    assert snapshot.load(course.scenario, snapshot.dump(course.scenario, player.state)) == player.state


def test_advance_is_pure(course: Course) -> None:
    state, _, _ = engine.begin(course, GUIDED, 0)
    copy = replace(state)
    first = engine.advance(course, state, Event("open", "mail_caf"), 5)
    assert first == engine.advance(course, copy, Event("open", "mail_caf"), 5)
    assert state == copy


def test_a_clock_going_backwards_counts_no_time(course: Course) -> None:
    state: State = engine.begin(course, GUIDED, 1000)[0]
    state, _, evidence = engine.advance(course, state, Event("open", "mail_caf"), 10)
    assert evidence[0].seconds == 0
