"""What people read — modules and interface — has no warning, and the command line says where one is."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusion.cli import main
from inclusion.language import interface
from inclusion.language.review import review, review_spelling
from inclusion.modules.content_files import folders, read_folder, read_proved
from inclusion.modules.proofreading import proofread

pytestmark = pytest.mark.once

CAF = "caf-declaration-trimestrielle"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A copy of the Caf module, to spoil."""
    [folder] = [folder for folder in folders() if folder.name == CAF]
    return Path(shutil.copytree(folder, tmp_path / CAF))


def spoil(path: Path, old: str, new: str) -> int:
    """Change a text once and return its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {path.name}: mend this test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def call(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_modules_are_written_in_plain_french(folder: Path) -> None:
    problems = proofread(folder / "module.yaml", read_proved(folder))
    assert not [str(problem) for problem in problems if problem.is_warning]


def test_the_interface_is_written_in_plain_french() -> None:
    texts = interface.passages()
    assert {"fr", "fr@falc"} == {passage.locale for passage in texts}
    found = interface.without_exceptions(review(texts)) + review_spelling(texts)
    warnings = [f"{at.file}:{at.line}: {remark.rule} {remark}" for at, remark in found if remark.is_warning]
    assert not warnings, "Write these texts again, or add an exception with its reason"


def test_every_exception_has_a_reason_and_still_serves() -> None:
    said = {(interface.plain(passage.text), remark.rule) for passage, remark in review(interface.passages())}
    for exception in interface.exceptions():
        assert exception["reason"].strip()
        assert (exception["text"], exception["rule"]) in said, f"delete this exception: {exception}"


def test_content_check_tells_each_remark_in_its_file(module: Path) -> None:
    steps = [
        (module / "module.yaml", "do: Vérifiez vos ressources", "do: Vérifiez les deux ressources"),
        (module / "module.yaml", "say: C’est votre salaire.", "say: C’est votre sallaire."),
        (module / "module.yaml", "label: Mes paiements", "label: Mes paiments"),
        (module / "texts.fr@falc.yaml", "steps.connexion.do: Connectez", "steps.connexion.do: Par mail, connectez"),
    ]
    lines = {(str(path), spoil(path, old, new)) for path, old, new in steps}
    told = json.loads(call("content", "check", module, "--json").stdout)
    assert set(told) == {"modules", "worlds", "errors", "warnings"}
    assert {(found["file"], found["line"]) for found in told["warnings"]} == lines
    assert [found["code"] for found in told["warnings"]] == ["spelling", "spelling", "L07", "L14"]
    places = {found["place"] for found in told["warnings"]}
    assert {"steps.completer.do", "steps.connexion.do"} <= places
    assert "screens.ressources.body.pension.mistakes.salaire.say" in places


def test_infos_are_told_when_asked(module: Path) -> None:
    infos = json.loads(call("content", "check", module, "--json", "--infos").stdout)["infos"]
    assert "L21" in {found["code"] for found in infos}  # URGENT, in the message of the trap
    assert " I L21" in call("content", "check", module, "--infos").stdout
    assert " I L21" not in call("content", "check", module).stdout


def test_warnings_do_not_refuse_a_module_nor_slow_its_publication(module: Path) -> None:
    spoil(module / "module.yaml", "do: Vérifiez vos ressources", "do: Vérifiez les deux ressources")
    assert call("content", "check", module).exit_code == 0
    assert read_folder(module).problems == []  # what publishing reads


def test_without_hunspell_the_rest_is_checked_and_one_sentence_says_so(module: Path) -> None:
    spoil(module / "module.yaml", "do: Vérifiez vos ressources", "do: Vérifiez les deux courrriels")
    done = call("content", "check", module, PATH="/nowhere")
    assert "L07" in done.stdout
    assert "courrriels" not in done.stdout
    assert done.stderr.strip().count("\n") == 0
    assert "sudo apt install hunspell hunspell-fr" in done.stderr


def test_language_check_fails_when_there_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("language", "check").exit_code == 0
    folder = Path(shutil.copytree(interface.resource("translations"), tmp_path / "translations"))
    line = spoil(folder / "messages.pot", 'msgid "Adresse de courriel"', 'msgid "Adresse de deux courriels"')
    monkeypatch.setattr(interface, "resource", lambda name: folder)
    done = call("language", "check", "--json")
    assert done.exit_code == 1
    [found] = json.loads(done.stdout)["warnings"]
    assert (found["code"], found["place"].split(",")[0], found["line"]) == ("L07", "accounts/forms.py", line)
