"""A module as one file: the same bytes each time, and nothing of the module lost on the way."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.authoring import starts
from inclusion.authoring.package import Unpacked, pack, unpack
from inclusion.authoring.source import written as kept
from inclusion.authoring.yaml_writing import WIDTH
from inclusion.modules.content_files import folders
from tests.authoring.files import PICTURE, PICTURE_NAME

# Files do not depend on the engine of the database.
pytestmark = pytest.mark.once

MODULES = [folder.name for folder in folders()]


def same(found: Unpacked, tree: Any, texts: Any) -> bool:
    """Whether the same tree came back, the order of its keys included: it is the order of screens."""
    assert not found.problems, "\n".join(map(str, found.problems))
    return kept([found.tree, found.texts]) == kept([tree, texts])


@pytest.mark.parametrize("slug", MODULES)
def test_every_module_of_the_catalogue_survives_the_road(slug: str) -> None:
    tree, texts = starts.copy_of_folder(slug)
    packed = pack(tree, texts, {})
    found = unpack(packed, f"{slug}.yaml")
    assert same(found, tree, dict(sorted(texts.items())))
    assert pack(found.tree, found.texts, found.pictures) == packed


def test_the_file_reads_well_in_git() -> None:
    tree, texts = starts.copy_of_folder("caf-declaration-trimestrielle")
    lines = pack(tree, texts, {}).decode().splitlines()
    assert lines[0] == "module: caf-declaration-trimestrielle"
    assert max(map(len, lines)) <= WIDTH
    at = lines.index("summary: >-")
    assert lines[at + 1] == "  Tous les 3 mois, la Caf vous demande de vérifier vos ressources."
    assert "verified_on: 2026-11-23" in lines and '      Numéro d’allocataire: "0000042"' in lines
    assert [line for line in lines if not line.startswith(" ")][-1] == "texts:"


def test_the_module_file_of_the_catalogue_is_such_a_file_too() -> None:
    tree, _texts = starts.copy_of_folder("souris-premiers-gestes")
    text = (folders()[0].parent / "souris-premiers-gestes" / "module.yaml").read_bytes()
    assert same(unpack(text, "n’importe quoi.png"), tree, {})


def test_with_pictures_the_file_is_the_folder_of_the_catalogue() -> None:
    tree, texts = {"module": "mon-module", "title": "Mon module"}, {"ar": {"title": "عنوان"}, "en": {}}
    packed = pack(tree, texts, {PICTURE_NAME: PICTURE})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == [
            f"mon-module/images/{PICTURE_NAME}", "mon-module/module.yaml", "mon-module/texts.ar.yaml",
        ]  # fmt: skip
    found = unpack(packed, "x")
    assert same(found, tree, {"ar": {"title": "عنوان"}}) and found.pictures == {PICTURE_NAME: PICTURE}
    assert pack(found.tree, found.texts, found.pictures) == packed


def test_a_folder_zipped_by_another_computer_is_read() -> None:
    """A Mac adds files of its own; somebody zips what is in the folder, and not the folder."""
    for folder in ("", "mon module (2)/"):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{folder}module.yaml", "module: a\ntitle: A\n")
            archive.writestr(f"{folder}images/{PICTURE_NAME}", PICTURE)
            archive.writestr("__MACOSX/._module.yaml", b"\0\5\x16\7")
            archive.writestr(f"{folder}.DS_Store", b"\0\0")
        found = unpack(made.getvalue(), "x.zip")
        assert same(found, {"module": "a", "title": "A"}, {}) and found.pictures


SIGNS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="<>&\u202a\u202b\u202c\u202d\u202e\ufffe\uffff"
)
WORDS = st.one_of(
    st.text(SIGNS.filter(lambda sign: not 0xFDD0 <= ord(sign) <= 0xFDEF), max_size=30),
    st.text(st.sampled_from("a1:#- ,'\"[]{}|>%@`!?.~=\\\n\t\u2028\xa0\u202f"), max_size=12),
    st.sampled_from(["25", "1e3", "0x1F", "true", "null", "~", "2026-02-30", "2026-02-28", "1_000", ".5", ".inf", "=",
                     "<<", "oui", "no", "2026-01-01 10:00:00", "0o7", "-", "---", "- a", "a: b", "a #b",
                     "mot " * 60]),
).filter(lambda text: "javascript:" not in text.lower())  # fmt: skip
VALUES = st.one_of(WORDS, st.booleans(), st.none(), st.integers(-(10**15), 10**15), st.floats(-1e14, 1e14))
TREES = st.dictionaries(
    WORDS.filter(lambda word: word != "texts"),
    st.recursive(
        VALUES,
        lambda inside: st.one_of(st.lists(inside, max_size=3), st.dictionaries(WORDS, inside, max_size=3)),
        max_leaves=8,
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@given(TREES)
def test_whatever_is_written_comes_back_as_it_was(tree: dict[str, Any]) -> None:
    packed = pack(tree, {}, {})
    found = unpack(packed, "x.yaml")
    assert not found.problems, (packed.decode(), found.problems)
    assert json.dumps(found.tree) == json.dumps(tree)
    assert pack(found.tree, found.texts, found.pictures) == packed
