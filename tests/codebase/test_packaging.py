"""What is in the repository must be in the wheel, and the wheel must work alone, far from the repository."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
MODULE = "ameli-carte-vitale-perdue"
#: Pages with their templates, content, translations and styles, as the wheel has them; then where that is.
OPENED = f"""
import inclusion
client = inclusion.create_app().test_client()
pages = {{"/": 'dir="rtl"', "/demarches/{MODULE}": "{MODULE}/commencer", "/static/favicon.svg": "<svg"}}
for path, words in pages.items():
    answer = client.get(path, headers={{"Accept-Language": "ar"}})
    assert answer.status_code == 200 and words in answer.text, (path, answer.status)
    answer.close()
print(inclusion.__file__)
"""


def call(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run `command` to its end, in silence, and return what it printed; fail with it otherwise."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def repository_files() -> list[str]:
    """The files of the repository, those not yet committed included, those ignored excluded."""
    # In a container the checkout often belongs to somebody else, and git would refuse to read it.
    git = ("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = call(*git, cwd=ROOT).split("\0")
    return sorted({name for name in names if name and (ROOT / name).is_file()})


@pytest.fixture(scope="module")
def wheel(repository_files: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a leftover build/ or an ignored file must not hide what is missing."""
    copy, dist = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("dist")
    for name in repository_files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", dist)
    call(sys.executable, "-m", "pip", "wheel", *options, copy, cwd=copy)
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    """The names inside the wheel."""
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and borrows its libraries from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    paths = {"base": str(folder), "platbase": str(folder)}
    programs = Path(sysconfig.get_path("scripts", "venv", paths))
    site = Path(sysconfig.get_path("purelib", "venv", paths))
    # Folders named by a .pth file have their own .pth files left unread: the checkout stays out of sight.
    libraries = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (site / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install")
    call(*pip, "--no-deps", "--no-index", "--force-reinstall", wheel, cwd=folder)
    return programs


def expected(repository_files: list[str]) -> dict[str, str]:
    """Where each file of the application has to be in the wheel: {name there: name in the repository}."""
    places = {}
    for name in repository_files:
        path = PurePosixPath(name)
        if path.name.startswith("."):
            continue
        if path.parts[0] == "inclusion":
            places[name] = name
        elif path.parts[0] == "static":
            places[f"inclusion/{name}"] = name
        elif path.parts[0] == "translations" and path.suffix == ".po":
            places[f"inclusion/{path.with_suffix('.mo')}"] = name
    return places


def test_every_file_of_the_application_is_in_the_wheel(repository_files, packed):
    missing = sorted(source for place, source in expected(repository_files).items() if place not in packed)
    assert not missing, (
        f"not in the wheel: {missing}. Open setup.cfg: `packages` for Python files, `[options.package_data]` "
        "for templates, content and static files; setup.py for the translations."
    )


def test_nothing_else_is_in_the_wheel(repository_files, packed):
    stray = {name for name in packed - set(expected(repository_files)) if ".dist-info/" not in name}
    assert not stray, f"in the wheel, but not of the application: {sorted(stray)}. Open setup.cfg."


def test_the_command_explains_itself(installed, tmp_path):
    assert "Usage" in call(installed / "inclusion", "--help", cwd=tmp_path)


def test_the_wheel_works_far_from_the_repository(installed, tmp_path):
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    choices = {"INCLUSION_DATA": str(tmp_path / "data"), "INCLUSION_DATABASE_URL": url}
    call(installed / "inclusion", "db", "up", cwd=tmp_path, **choices)
    assert (tmp_path / "a.sqlite3").exists(), "inclusion db up ignored INCLUSION_DATABASE_URL: open config.py"
    *_journal, where = call(installed / "python", "-c", OPENED, cwd=tmp_path, **choices).splitlines()
    assert where.startswith(str(installed.parent)), f"the checkout was tested, not the wheel: {where}"
    # One module, with its fragments, the glossary and the dictionary; tests of the content read the others.
    module = Path(where).parent / "modules" / "content" / MODULE
    call(installed / "inclusion", "content", "check", module, cwd=tmp_path, **choices)
