"""What somebody malicious sends as a module: refused in a sentence that says what and where, and quickly."""

import stat
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.authoring import starts
from inclusion.authoring.archives import MOST_FILES
from inclusion.authoring.package import pack, unpack
from inclusion.modules.content_files import fragments
from inclusion.simulator.checks import check_parts
from inclusion.simulator.reading import read_tree
from inclusion.simulator.yaml_tree import DEEPEST, LARGEST
from tests.authoring.files import PICTURE, PICTURE_NAME, zipped

# Files do not depend on the engine of the database.
pytestmark = pytest.mark.once

MODULE = b"module: a\ntitle: A\n"


def refused(data: bytes) -> tuple[str, str, int]:
    """The first thing said of a file, of which nothing comes in."""
    found = unpack(data, "reçu.yaml")
    assert found.problems and not found.tree and not found.texts and not found.pictures
    assert all(problem.is_error and problem.file.startswith("reçu.yaml") for problem in found.problems)
    first = found.problems[0]
    return first.message, first.file, first.line


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", "Les ancres et les renvois", 2),
        ("a: 1\nb: &a-b [1]\nc: [*a-b, *a-b]\n", "Les ancres et les renvois", 2),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", "« !!python/object/apply:os.system »", 2),
        ("a: !exercice {}\n", "Les marques de type", 1),
        ("a: " + "[" * (DEEPEST + 3) + "]" * (DEEPEST + 3), f"plus de {DEEPEST} niveaux", 1),
        ("a:\n  b: 1\n  b: 2\n", "« b » est écrit deux fois", 3),
        ("a: [1\nb: 2\n", "mal formé", 2),
        ("a: '" + "x" * LARGEST + "'\n", "512 ko au plus", 1),
        ("- a\n- b\n", "ne contient pas de module", 1),
        ("", "ne contient pas de module", 1),
        ("a: 1\n---\nb: 2\n", "mal formé", 2),
        ("a: " + "9" * 400 + "\n", "trop grand", 1),
        ('a: 1\nb: "\\0"\n', "signe invisible (U+0000)", 2),
        ('a: 1\nb: "\\ud800"\n', "mal formé", 2),
        ("a: 1\nb:\n  - c: <script>alert(1)</script>\n", "« <script> » est du code de page", 3),
        ("<img src=x onerror=a()>: 1\n", "est du code de page", 1),
        ("a: 1\ntexts: [ar]\n", "Il faut ici une langue", 2),
        ("a: 1\ntexts:\n  ../ar: {title: A}\n", "« ../ar » n’est pas une langue", 3),
        ("a: 1\ntexts:\n  ar:\n    title: [1]\n", "Écrivez un texte", 4),
        ("a: 1\ntexts:\n  ar:\n    title: <b>A</b>\n", "« <b> » est du code", 4),
    ],
)
def test_a_hostile_text_is_refused_with_its_line(text: str, words: str, line: int) -> None:
    message, _file, found = refused(text.encode())
    assert words in message and found == line, (message, found)


def test_what_is_no_text_is_refused() -> None:
    assert "UTF-8" in refused(b"\xff\xfe\0a\0")[0]
    assert "UTF-8" in refused(PICTURE)[0]


def linked(name: str, kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (kind | 0o777) << 16
    return info


def locked() -> bytes:
    content = bytearray(zipped(("a/module.yaml", MODULE)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("data", "words", "where"),
    [
        (zipped(("../../module.yaml", MODULE)), "mène hors du dossier", "../../module.yaml"),
        (zipped(("/etc/module.yaml", MODULE)), "mène hors du dossier", "/etc/module.yaml"),
        (zipped(("C:/module.yaml", MODULE)), "mène hors du dossier", "C:/module.yaml"),
        (zipped((linked("a/module.yaml", stat.S_IFLNK), b"/etc/passwd")), "un lien", "a/module.yaml"),
        (locked(), "protégé par un mot de passe", "a/module.yaml"),
        (zipped(("a/module.yaml", MODULE), ("a/x.zip", zipped(("y", b"")))), "ne fait pas partie", "a/x.zip"),
        (zipped(("a/module.yaml", MODULE), ("a/images/x.svg", b"<svg/>")), "ne fait pas partie", "a/images/x.svg"),
        (zipped(("a/module.yaml", MODULE), ("b/module.yaml", MODULE)), "plusieurs dossiers", ""),
        (zipped(("a/texts.ar.yaml", b"title: A\n")), "Il manque « module.yaml »", ""),
        (lambda: zipped(*[(f"a/{n}.yaml", b"") for n in range(MOST_FILES + 1)]), "trop de fichiers", ""),
        (lambda: zipped(*[(f"a/{n}.yaml", b"") for n in range(20_000)], deflated=False), "trop de fichiers", ""),
        (lambda: zipped(("a/module.yaml", b"a" * 50_000_000)), "trop gros une fois ouvert", "a/module.yaml"),
        (lambda: zipped(("a/module.yaml", b"a: " + b"b" * 400_000)), "trop gros une fois ouvert", "a/module.yaml"),
        (zipped(("a/module.yaml", MODULE))[:-30], "abîmée", ""),
        (b"PK\x03\x04" + b"\0" * 40, "abîmée", ""),
        (zipped(("a/module.yaml", b"a: <b>A</b>\n")), "du code de page", "module.yaml"),
        (zipped(("a/module.yaml", MODULE), ("a/texts.ar.yaml", b"a: *b\n")), "Les ancres", "texts.ar.yaml"),
    ],
)  # fmt: skip
def test_a_hostile_archive_is_refused_with_the_file_in_it(
    data: bytes | Callable[[], bytes], words: str, where: str
) -> None:
    message, file, _line = refused(data() if callable(data) else data)
    assert words in message and file.endswith(where), (message, file)


def test_what_an_archive_says_of_a_size_is_not_believed() -> None:
    """The header says 9 bytes; the file is read until it is too large, and its sum does not hold either."""
    content = bytearray(zipped(("a/module.yaml", b"a: " + b"b" * 5_000_000)))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(sign) + place
        content[at : at + 4] = (9).to_bytes(4, "little")
    message, file, _line = refused(bytes(content))
    assert file.endswith("a/module.yaml") and ("abîmé" in message or "trop gros" in message)


def test_a_short_file_does_not_make_a_huge_module() -> None:
    name = next(iter(fragments()))
    many = [{"use": name, "as": f"f{number}"} for number in range(5000)]
    _document, problems, whole = read_tree({"fragments": many}, fragments())
    assert any(problem.code == "too-many" and problem.place == "fragments" for problem in problems)
    assert len(whole.tree.get("screens", {})) < 2000
    again = {
        "fragments": [{"use": "cookies", "as": "c"}],
        "screens": {"a": {"body": [{"include": "c.bandeau"}] * 9000}},
    }
    _document, problems, _whole = read_tree(again, fragments())
    assert any(problem.code == "too-many" for problem in problems)


TREE, TEXTS = starts.copy_of_folder("souris-premiers-gestes")
GOOD = [
    pack(TREE, TEXTS, {}),
    pack(TREE, {"ar": TEXTS["ar"]}, {PICTURE_NAME: PICTURE}),
    zipped(("a/module.yaml", MODULE)),
]


SIGNS = st.text(st.sampled_from("ab:-#[]{}&*!|>%@`'\",\n \t?~0.é"), max_size=60).map(str.encode)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda end: b"PK\x03\x04" + end), SIGNS))
def test_random_bytes_are_refused_or_read(data: bytes) -> None:
    found = unpack(data, "x")
    assert found.problems or isinstance(found.tree, dict)


@settings(max_examples=40)
@given(st.integers(0, 2), st.lists(st.tuples(st.integers(0, 2**20), st.binary(max_size=3)), min_size=1, max_size=4))
def test_a_damaged_file_is_refused_or_read(which: int, wounds: list[tuple[int, bytes]]) -> None:
    good = GOOD[which]
    data = bytearray(good[:3000] if not good.startswith(b"PK") else good)
    for place, piece in wounds:
        at = place % len(data)
        data[at : at + 1] = piece
    found = unpack(bytes(data), "x")
    assert found.problems or found.tree


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inside for found in places(each, (*path, key)))]


PLACES = [path for path in places(TREE) if path]
ODDITIES = [None, True, -1, 2.5, "", "x", "$as", "{persona.x}", "a" * 2000, [], {}, [None], [[]],
                       {"": None}, {"include": "x.y"}, {"include": None},
                       [{"use": "cookies", "as": "c", "with": {"x": [1]}}],
                       [{"use": "cookies", "as": "", "names": {"_bandeau": "a"}}], {"at": "nulle_part"}]  # fmt: skip
ODD = st.sampled_from(ODDITIES)


def mutated(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    if not path:
        return odd
    if isinstance(value, list):
        return [mutated(each, path[1:], odd) if key == path[0] else each for key, each in enumerate(value)]
    return {key: mutated(each, path[1:], odd) if key == path[0] else each for key, each in value.items()}


@settings(max_examples=150)
@given(st.sampled_from(PLACES), ODD, st.sampled_from([*map(str, TREE), "fragments", "surprises", "twins"]), ODD)
def test_a_damaged_module_is_refused_or_checked(path: tuple[Any, ...], odd: Any, key: str, other: Any) -> None:
    tree = {**mutated(TREE, path, odd), key: other}
    document, problems, _whole = read_tree(tree, fragments())
    assert problems if document is None else isinstance(check_parts(document, TEXTS), list)


def test_a_fragment_that_would_include_itself_is_refused() -> None:
    """A piece is put in once: what it would include again stays there, and is no component."""
    own = [{"include": "c.piece"}]
    tree = {**TREE, "fragments": [{"use": "moi", "as": "c", "with": {"piece": own}}]}
    tree["screens"] = {**TREE["screens"], "boucle": {"in": "browser", "title": "A", "url": "a.fr", "body": own}}
    made = type(next(iter(fragments().values())))("moi", asks={"piece": "x"}, parts={"piece": ["$piece"]})
    document, problems, _whole = read_tree(tree, {**fragments(), "moi": made})
    assert document is None and any(problem.place.startswith("screens.boucle.body") for problem in problems)
