"""The rules of the house that a machine can check. Each failure names the file to open."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "inclusion"
CODE = [PACKAGE, ROOT / "tests", ROOT / "benchmarks"]

# Rules without flask or a database can be proved, fuzzed and measured alone.
PURE_NAMES = {"cells", "engine", "estimate", "selection", "autonomy", "irritants", "retention"}
IMPURE = re.compile(
    r"(flask|flask_\w+|jinja2|os|peewee|playhouse|psycopg|random|secrets|socket|sqlite3|time|werkzeug|wtforms)$"
)
IMPURE_CALLS = re.compile(r"(now|today|utcnow|open|print|(read|write)_(text|bytes))$")

APOSTROPHE_IN_WORD = re.compile(r"[^\W\d_]'[^\W\d_]")


def python_files(*folders: Path) -> list[Path]:
    """The Python files under `folders`; migrations are left out, being frozen copies."""
    found = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in found if not re.match(r"\d", path.name))


def templates() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.html") if "templates" in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(ROOT).as_posix()}{f':{line}' if line else ''}"


def imports(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Each module imported anywhere under `node`, with its line."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, child.lineno) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield child.module or "." * child.level, child.lineno


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_imports_go_one_way():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, (
        "Open the file named below and move the import, or what it imports, along the order given by "
        "[importlinter] in setup.cfg; a new module has to be given its place there.\n"
        f"{done.stdout}{done.stderr}"
    )


def test_no_import_is_hidden_in_a_function():
    hidden = [
        f"{shown(path, line)} imports {name}"
        for path in python_files(PACKAGE)
        for function in functions(path)
        for name, line in imports(function)
        if name.startswith((".", "inclusion"))
    ]
    assert not hidden, f"Move these imports to the top of the file; if that makes a circle, undo it: {hidden}"


def is_pure(path: Path) -> bool:
    return path.stem in PURE_NAMES or PACKAGE / "simulator" in path.parents


def test_pure_files_import_only_pure_things():
    for path in filter(is_pure, python_files(PACKAGE)):
        for name, line in imports(tree(path)):
            assert not IMPURE.match(name.split(".")[0]), (
                f"{shown(path, line)} imports {name}: a pure file takes plain data and returns plain data; "
                "give it the value as an argument."
            )


def test_pure_files_read_neither_clock_nor_files():
    for path in filter(is_pure, python_files(PACKAGE)):
        for call in (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            assert not IMPURE_CALLS.match(name), (
                f"{shown(path, call.lineno)} calls {name}(): give it the date or the text as an argument."
            )


@pytest.mark.parametrize(
    ("files", "limit"),
    [
        pytest.param(python_files(PACKAGE), 250, id="python"),
        pytest.param(python_files(ROOT / "tests"), 300, id="tests"),
        pytest.param(templates(), 90, id="templates"),
    ],
)
def test_files_are_short(files, limit):
    lengths = {shown(path): path.read_text(encoding="utf-8").count("\n") for path in files}
    long = {name: length for name, length in lengths.items() if length > limit}
    assert not long, f"Split along what each part knows; the limit is {limit} lines: {long}"


def test_functions_are_short():
    long = {
        f"{shown(path, node.lineno)} {node.name}": length
        for path in python_files(PACKAGE, ROOT / "benchmarks")
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > 30
    }
    assert not long, f"Aim at 7 lines, 25 at most; name the parts of: {long}"


def test_names_say_what_files_know():
    vague = [shown(path) for path in python_files(*CODE) if path.stem in ("utils", "helpers", "common")]
    assert not vague, f"Rename after what the file knows, or move each function beside its only user: {vague}"


def test_no_star_import():
    stars = [
        shown(path, node.lineno)
        for path in python_files(*CODE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert not stars, f"Name what is imported in {stars}"


def test_every_package_is_declared():
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    declared = set(settings["options"]["packages"].split())
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    existing = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    existing |= {"inclusion.static", "inclusion.translations"}
    assert declared == existing, (
        f"Open setup.cfg, `packages`: add {sorted(existing - declared)}, "
        f"remove {sorted(declared - existing)}; a forgotten package is silently absent from the wheel."
    )


def test_every_template_is_used():
    sources = {path: path.read_text(encoding="utf-8") for path in [*python_files(PACKAGE), *templates()]}
    # Names made up as they go: f"errors/{code}.html" in Python, "screens/" ~ kind ~ ".html" in Jinja.
    made_up = re.compile(r"""["']([\w-]+/[\w/-]*)(?:\{|["']\s*[~+])""")
    beginnings = tuple({match[1] for text in sources.values() for match in made_up.finditer(text)})
    for template in templates():
        name = template.as_posix().rpartition("/templates/")[2]
        named = re.compile(rf"""["']{re.escape(name)}["']""")
        used = any(named.search(text) for path, text in sources.items() if path != template)
        assert used or name.startswith(beginnings), (
            f"Nothing renders, extends, includes or imports {name}: delete {shown(template)}, or use it."
        )


def without_code(template: str) -> str:
    """The template as people read it: a word stands for each value, statements and comments are gone."""
    return re.sub(r"\{\{.*?\}\}", "x", re.sub(r"\{%.*?%\}|\{#.*?#\}", "", template, flags=re.S), flags=re.S)


def test_templates_use_the_typographic_apostrophe():
    for template in templates():
        straight = APOSTROPHE_IN_WORD.search(text := without_code(template.read_text(encoding="utf-8")))
        around = straight and text[max(0, straight.start() - 20) : straight.end() + 20]
        assert not straight, f"Write ’ instead of ' in {shown(template)}, near « {around} »"


def test_messages_use_the_typographic_apostrophe():
    catalogue = ROOT / "translations" / "messages.pot"
    assert catalogue.is_file(), "translations/messages.pot is missing: run `make strings`"
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    straight = [
        f"{message.id!r} in {', '.join(f'{name}:{line}' for name, line in message.locations)}"
        for message in messages
        if APOSTROPHE_IN_WORD.search(message.id if isinstance(message.id, str) else " ".join(message.id))
    ]
    assert not straight, f"Write ’ instead of ' in these texts, then run `make strings`: {straight}"
