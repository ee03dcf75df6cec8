"""Templates compiled by one process serve the next ones, and never outlive what they were made from."""

from pathlib import Path

import jinja2
import pytest
from flask import Flask

from inclusion import compiled
from inclusion.config import Settings

pytestmark = pytest.mark.once


def application(data: Path, text: str = "Bonjour {{ name }}", **fashion: object) -> Flask:
    """An application with one template, as a process that starts."""
    app = Flask("made", root_path=str(data))
    app.config["SETTINGS"] = Settings(data=data, secret_key="only-for-tests-" * 3)
    app.jinja_env.loader = jinja2.DictLoader({"page": text})
    for name, value in fashion.items():
        setattr(app.jinja_env, name, value)
    compiled.init_app(app)
    return app


def shown(app: Flask) -> str:
    return app.jinja_env.get_template("page").render(name="Lucie")


def kept(data: Path) -> list[Path]:
    return sorted((data / "templates").rglob("*.cache"))


def test_the_next_process_reads_what_the_first_one_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(application(tmp_path)) == "Bonjour Lucie"
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(jinja2.Environment, "_parse", lambda *_given: pytest.fail("compiled again"))
    assert shown(application(tmp_path)) == "Bonjour Lucie"


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    shown(application(tmp_path))
    assert shown(application(tmp_path, "Bonsoir {{ name }}")) == "Bonsoir Lucie"


def test_another_way_of_compiling_forgets_the_first(tmp_path: Path) -> None:
    shown(application(tmp_path))
    [first] = kept(tmp_path)
    shown(application(tmp_path, trim_blocks=True))
    assert len(kept(tmp_path)) == 1 and not first.exists()


def test_a_folder_where_nothing_can_be_written_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").write_text("no folder")
    assert shown(application(tmp_path)) == "Bonjour Lucie"
    other = tmp_path / "other"
    full = application(other)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_given, **_chosen: (_ for _ in ()).throw(OSError(28)))
    assert shown(full) == "Bonjour Lucie" and not kept(other)
