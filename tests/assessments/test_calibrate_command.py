"""`inclusion assess calibrate`, `accept` and `undo`: on the sittings of the database, with a file of its own."""

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from inclusion.assessments import calibrated, calibrating, deck
from inclusion.assessments.calibration import answers
from inclusion.assessments.models import Answer, Sitting
from inclusion.assessments.records import records
from inclusion.cli import main
from inclusion.clock import now
from tests.assessments.sittings import SCREENS, finished
from tests.page_client import PageClient

HARD = "formulaire-2-a"
Assess = Callable[..., Result]


@pytest.fixture
def assess(app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Assess]:
    """Run `inclusion assess …` on the database of the test; what is accepted is kept in a folder of the test."""
    monkeypatch.setattr("inclusion.commands.assess.at_work", nullcontext)
    monkeypatch.setattr(calibrated, "FILE", tmp_path / "calibrated.json")
    deck.forget()
    yield lambda *arguments, **more: CliRunner().invoke(main, ["assess", *map(str, arguments)], **more)
    monkeypatch.undo()
    deck.forget()


@pytest.fixture
def proposal(assess: Assess, tmp_path: Path) -> Path:
    """What a report of 320 sittings would propose: one screen is harder than the experts said."""
    entry = {"id": HARD, "answers": 213, "b": difficulty(), "proposal": {"b": difficulty() + 1.1, "b_sd": 0.14}}
    found = {"bank": deck.fingerprint(), "sittings": 320, "items": [entry]}
    (tmp_path / "proposition.yaml").write_text(calibrating.proposal(found, now()), encoding="utf-8")
    return tmp_path / "proposition.yaml"


def difficulty(name: str = HARD) -> float:
    return deck.prepared().bank.items[name].b


def test_nothing_is_looked_at_before_300_finished_sittings(assess: Assess, tmp_path: Path) -> None:
    made = finished(300)
    Sitting.update(ended_at=None).where(Sitting.id == made[0].id).execute()
    found = assess("calibrate", "--propose", tmp_path / "p.yaml")
    assert found.exit_code == 1
    assert "Il y a 299 bilans finis, et il en faut 300." in found.output
    assert not (tmp_path / "p.yaml").exists()


@pytest.mark.once
def test_the_report_tells_what_to_look_at(assess: Assess) -> None:
    finished(320, harder={HARD: 1.6})
    told = assess("calibrate").output
    assert "320 bilans finis" in told and f"{HARD}, " in told and "plus difficile que prévu" in told
    report = json.loads(assess("calibrate", "--json").output)
    assert [entry["id"] for entry in report["items"] if entry["proposal"]] == [HARD]
    entry = next(one for one in report["items"] if one["id"] == HARD)
    assert entry["drift"] < -3 and "drift" in entry["flags"] and entry["answers"] >= 50
    assert entry["b_found"] - entry["b"] == pytest.approx(1.6, abs=0.4)


@pytest.mark.once
def test_from_the_sittings_to_the_bank_and_nothing_more_to_propose(assess: Assess, tmp_path: Path) -> None:
    finished(320, harder={HARD: 1.6})
    before, file = difficulty(), tmp_path / "p.yaml"
    assert assess("calibrate", "--propose", file).exit_code == 0
    assert "Écrivez la date de naissance." in file.read_text(encoding="utf-8"), "it can be read by people"
    assert assess("accept", file, "--yes").exit_code == 0
    assert difficulty() > before + 1
    report = json.loads(assess("calibrate", "--json").output)
    assert [entry["id"] for entry in report["items"] if entry["proposal"]] == []


@pytest.mark.once
def test_a_feature_that_is_unfair_is_told_before_its_items(assess: Assess) -> None:
    finished(500, old_find_dense_harder=2.0)
    fairness = json.loads(assess("calibrate", "--json").output)["fairness"]
    assert fairness["features"][0]["name"] == "texte_dense" and fairness["features"][0]["grade"] == "C"
    told = assess("calibrate").output
    assert "texte_dense (caractéristique), age" in told


@pytest.mark.once
def test_the_anchor_is_judged_and_does_not_judge_itself(assess: Assess) -> None:
    made = finished(3)
    found = records()
    assert [len(record.beside) for record in found] == [1, 1, 1]
    assert len(answers(deck.prepared().model, found)) == 3 * SCREENS
    Answer.update(outcome="ok").where(Answer.item == made[0].anchor, Answer.sitting == made[0].id).execute()
    assert records()[0].weights == found[0].weights


def test_accepted_then_undone(assess: Assess, proposal: Path) -> None:
    before, bank = difficulty(), deck.fingerprint()
    found = assess("accept", proposal, "--by", "Nadia", input="y\n")
    assert found.exit_code == 0, found.output
    assert difficulty() == before + 1.1 and deck.fingerprint() != bank
    [change] = json.loads(calibrated.FILE.read_text(encoding="utf-8"))["changes"]
    assert (change["by"], change["before"], change["after"]) == ("Nadia", bank, deck.fingerprint())
    assert change["at"] and change["items"][HARD]["b_before"] == before
    assert assess("undo", "--by", "Omar").exit_code == 0
    assert (difficulty(), deck.fingerprint()) == (before, bank)
    [change] = json.loads(calibrated.FILE.read_text(encoding="utf-8"))["changes"]
    assert change["undone_by"] == "Omar" and change["undone_at"]
    assert "n’est à défaire" in assess("undo").output


def test_who_does_not_say_yes_changes_nothing(assess: Assess, proposal: Path) -> None:
    found = assess("accept", proposal, input="n\n")
    assert found.exit_code == 1 and HARD in found.output
    assert not calibrated.FILE.exists()


def test_a_proposal_is_accepted_once(assess: Assess, proposal: Path) -> None:
    assert assess("accept", proposal, "--yes").exit_code == 0
    again = assess("accept", proposal, "--yes")
    assert again.exit_code == 1 and "pour une autre banque" in again.output
    assert len(calibrated.read()) == 1


@pytest.mark.once
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"bank": "x"}, "pour une autre banque"),
        ({"sittings": 12}, "au moins 300 bilans"),
        ({"items": []}, "rien à accepter"),
        ({"items": "tout"}, "n’est pas une proposition"),
        ({"item": "perdu-9-z"}, "ne dit rien d’un écran"),
        ({"was": 9.0}, "n’est pas celle de la banque"),
        ({"becomes": float("nan")}, "n’est pas possible"),
        ({"becomes": "plus dur"}, "n’est pas possible"),
        ({"doubt": 0}, "n’est pas possible"),
        ({"answers": 49}, "il faut 50 réponses"),
        ({"becomes": difficulty}, "plus d’un demi-logit"),
    ],
)
def test_what_was_changed_by_hand_is_checked(
    assess: Assess, proposal: Path, change: dict[str, object], says: str
) -> None:
    found = yaml.safe_load(proposal.read_text(encoding="utf-8"))
    for key, value in change.items():
        (found if key in found else found["items"][0])[key] = value() if callable(value) else value
    proposal.write_text(yaml.safe_dump(found), encoding="utf-8")
    refused = assess("accept", proposal, "--yes")
    assert refused.exit_code == 1 and says in refused.output
    assert not calibrated.FILE.exists()


@pytest.mark.once
@pytest.mark.parametrize("text", ["", "- 1", "items: [", "\tx: 1"])
def test_a_file_that_is_no_proposal_is_refused_in_words(assess: Assess, tmp_path: Path, text: str) -> None:
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    refused = assess("accept", tmp_path / "p.yaml", "--yes")
    assert refused.exit_code == 1 and "Ce fichier" in refused.output


@pytest.mark.once
def test_a_result_already_given_keeps_its_parameters(assess: Assess, proposal: Path, page: PageClient) -> None:
    page.open("/bilan").post("/bilan/commencer", {})
    begun = Sitting.select().order_by(Sitting.id.desc()).get()
    page.post(f"/bilan/{begun.key}", {"do": "stop", "seq": 0})
    given = Sitting.get_by_id(begun.id)
    shown = page.open(f"/bilan/{begun.key}/resultat").text
    assert assess("accept", proposal, "--yes").exit_code == 0
    after = Sitting.get_by_id(begun.id)
    assert (after.bank, after.estimate) == (given.bank, given.estimate)
    assert page.open(f"/bilan/{begun.key}/resultat").text == shown
    page.open("/bilan").post("/bilan/commencer", {})
    going = Sitting.select().order_by(Sitting.id.desc()).get()
    page.post(f"/bilan/{going.key}", {"do": "stop", "seq": 0})
    assert Sitting.get_by_id(going.id).bank == deck.fingerprint() != given.bank


def test_a_half_written_file_is_never_read(assess: Assess, proposal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that stops while it writes leaves what was there."""
    before = difficulty()
    with monkeypatch.context() as patch:
        patch.setattr(calibrated.os, "fsync", stops)
        with pytest.raises(OSError, match="power cut"):
            calibrating.accept(proposal.read_text(encoding="utf-8"), "Nadia", now())
    deck.forget()
    assert calibrated.read() == [] and difficulty() == before
    assert not list(calibrated.FILE.parent.glob("*.part"))


def stops(_file: int) -> None:
    raise OSError("power cut")
