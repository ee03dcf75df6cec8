"""A file says which translations are older than their French: what is to be read again is not forgotten."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from inclusion.authoring import operations as drafts
from inclusion.authoring import source, starts, translation
from inclusion.authoring.arrivals import arrival, welcome
from inclusion.authoring.models import Draft
from inclusion.authoring.package import pack, unpack
from inclusion.authoring.reading import read_draft
from inclusion.authoring.stamping import older_in, stamps_of
from inclusion.authoring.translation import STALE
from inclusion.cli import main
from inclusion.modules.content_files import read_file
from inclusion.modules.stamps import print_of
from inclusion.simulator.words import typeset
from tests.authoring.files import PICTURE, PICTURE_NAME
from tests.factories import Factory

TREE, TEXTS = starts.copy_of_folder("souris-premiers-gestes")
CHANGED = source.put(TREE, ("title",), "La souris, autrement")
OLDER = {locale: {"title": print_of(typeset(TREE["title"]))} for locale in sorted(TEXTS)}


def stale(draft: Draft) -> list[tuple[str, str]]:
    whole = drafts.whole_of(draft)
    reading = read_draft(whole["tree"], whole["texts"])
    return [
        (locale, line.place)
        for locale in sorted(whole["texts"])
        for line in translation.lines(reading, locale, whole["stamps"])
        if line.state == STALE
    ]


def test_what_is_older_is_what_changed_since() -> None:
    stamps = stamps_of(TREE, TEXTS)
    assert older_in(TREE, TEXTS, stamps) == {}
    assert older_in(CHANGED, TEXTS, stamps) == OLDER
    anew = {**TEXTS, "en": {**TEXTS["en"], "title": "The mouse, otherwise"}}
    assert "en" not in older_in(CHANGED, anew, stamps), "a stamp of another text says nothing of this one"


@pytest.mark.parametrize("pictures", [{}, {PICTURE_NAME: PICTURE}])
def test_the_same_module_gives_the_same_bytes_there_and_back(pictures: dict[str, bytes]) -> None:
    packed = pack(CHANGED, TEXTS, pictures, OLDER)
    found = unpack(packed, "x")
    assert not found.problems and pack(found.tree, found.texts, found.pictures, found.older) == packed
    assert older_in(found.tree, found.texts, stamps_of(found.tree, found.texts, found.older)) == OLDER
    assert pack(TREE, TEXTS, {}) == pack(TREE, TEXTS, {}, older_in(TREE, TEXTS, stamps_of(TREE, TEXTS)))


def test_a_module_that_cannot_be_read_yet_keeps_all_that_is_known() -> None:
    broken = {key: value for key, value in CHANGED.items() if key != "goal"}
    found = unpack(pack(broken, TEXTS, {}, older_in(broken, TEXTS, stamps_of(TREE, TEXTS))), "x")
    mended = stamps_of(broken, found.texts, found.older)
    assert older_in(CHANGED, found.texts, mended) == OLDER


@pytest.mark.once
def test_a_draft_goes_out_and_comes_back_with_what_is_to_read_again(make: Factory) -> None:
    trainer = make.trainer()
    page = trainer.signs_in()
    draft = make.draft(trainer.staff)
    drafts.write(draft, trainer.staff, "title", source.fingerprint(draft.title), "La souris, autrement")
    draft = Draft.get_by_id(draft.id)
    before = stale(draft)
    assert ("en", "title") in before
    sent = page.open(f"/redaction/{draft.key}/fichier/telecharger").response.data
    assert "\nstamps:\n  ar:\n    title: " in sent.decode()
    new = welcome(make.home, trainer.staff, arrival(sent, "exercice.yaml"))
    assert stale(new) == before
    assert page.open(f"/redaction/{new.key}/fichier/telecharger").response.data.count(b"stamps:") == 1


def test_the_folder_made_of_a_file_tells_it_too(tmp_path: Path) -> None:
    file = tmp_path / "souris.yaml"
    file.write_bytes(pack(CHANGED, TEXTS, {}, OLDER))
    made = CliRunner().invoke(main, ["content", "import", str(file), "--into", str(tmp_path)])
    assert made.exit_code == 0, made.output
    folder = tmp_path / TREE["module"]
    told = [problem for problem in read_file(folder / "module.yaml").problems if problem.code == "stale-translation"]
    assert sorted(problem.place for problem in told) == ["title"] * len(TEXTS)
    assert set(json.loads((folder / "stamps.json").read_text(encoding="utf-8"))) == set(TEXTS)


@pytest.mark.parametrize(
    ("said", "line"),
    [("stamps: oui", 5), ("stamps:\n  en: oui", 6), ("stamps:\n  en:\n    title: oui", 7),
     ("stamps:\n  en:\n    title:\n      - 1\n      - 2", 7), ("stamps:\n  en:\n    title: {a: b}", 7)],
)  # fmt: skip
def test_a_stamp_that_is_none_is_told_with_its_line(said: str, line: int) -> None:
    found = unpack(f"module: a\ntexts:\n  en:\n    title: A\n{said}\n".encode(), "x.yaml")
    assert [(problem.line, problem.code) for problem in found.problems] == [(line, "schema")]
    assert "repère de traduction" in found.problems[0].message
