"""`inclusion content export` and `import`: a module of the catalogue as one file, and back as its folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusion.authoring import starts
from inclusion.authoring.package import pack
from inclusion.cli import main
from inclusion.modules.content_files import CONTENT, read_file
from tests.authoring.files import PICTURE, PICTURE_NAME, picture

# Files do not depend on the engine of the database.
pytestmark = pytest.mark.once

SLUG = "souris-premiers-gestes"


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["content", *map(str, words)])


def test_a_module_goes_out_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "souris.yaml"
    assert call("export", SLUG, "--to", file).exit_code == 0
    assert call("import", file, "--into", tmp_path).exit_code == 0
    one, other = read_file(CONTENT / SLUG / "module.yaml"), read_file(tmp_path / SLUG / "module.yaml")
    assert (one.document, one.translations) == (other.document, other.translations)
    again = call("import", file, "--into", tmp_path)
    assert again.exit_code == 1 and "nothing is written" in again.output


def test_the_pictures_come_in_the_folder(tmp_path: Path) -> None:
    tree, texts = starts.copy_of_folder(SLUG)
    file = tmp_path / "souris.zip"
    file.write_bytes(pack(tree, texts, {PICTURE_NAME: PICTURE}))
    assert call("import", file, "--into", tmp_path).exit_code == 0
    assert (tmp_path / SLUG / "images" / PICTURE_NAME).read_bytes() == PICTURE


def test_what_is_wrong_writes_nothing(tmp_path: Path) -> None:
    bad, film = tmp_path / "bad.yaml", tmp_path / "film.zip"
    bad.write_text("module: a\ntitle: <script>\nb: *x\n", encoding="utf-8")
    film.write_bytes(pack({"module": "a"}, {}, {PICTURE_NAME: picture(kind="GIF")}))
    for file, words in ((bad, "bad.yaml:3: E yaml"), (film, f"images/{PICTURE_NAME}"), (tmp_path / "none", "none")):
        found = call("import", file, "--into", tmp_path)
        assert found.exit_code != 0 and words in found.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "film.zip"]
    assert "there is no module nothing" in call("export", "nothing").output
