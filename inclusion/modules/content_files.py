"""Module folders on disk: `module.yaml` in French, and one `texts.<locale>.yaml` per translation."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from inclusion.modules import pictures
from inclusion.modules.stamps import read_stamps, stale
from inclusion.paths import PACKAGE
from inclusion.records import frozen
from inclusion.simulator.checks import Report, check
from inclusion.simulator.fragments import Fragment
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.reading import locate, read, read_fragment, read_translation, shared_texts
from inclusion.simulator.schema import Document
from inclusion.simulator.words import typeset

CONTENT = PACKAGE / "modules" / "content"
FRAGMENTS = CONTENT / "fragments"
PROVED = "proved.json"


class ContentRefused(Exception):
    """At least one module has an error; `problems` holds everything to say of all of them."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@frozen
class Folder:
    """One module as read: its document (None when refused), translations, and everything to say of it."""

    path: Path
    document: Document | None
    translations: dict[str, dict[str, str]]
    problems: list[Problem]
    worlds: dict[str, int] = field(default_factory=dict)


def folders(root: Path = CONTENT) -> list[Path]:
    """The module folders, by name."""
    return sorted(path.parent for path in root.glob("*/module.yaml"))


@cache
def fragments() -> dict[str, Fragment]:
    """The pieces that modules include, by name. Raises ValueError when one cannot be read."""
    found = {}
    for path in sorted(FRAGMENTS.glob("*/fragment.yaml")):
        texts = {_locale(other): other.read_text(encoding="utf-8") for other in path.parent.glob("texts.*.yaml")}
        fragment = read_fragment(path.read_text(encoding="utf-8"), str(path), texts)
        found[fragment.name] = fragment
    return found


def digest(folder: Path) -> str:
    """Fingerprint of everything that a module is made of, the fragments that it uses included."""
    found = hashlib.sha256()
    used = re.findall(r"use: *([a-z0-9-]+)", (folder / "module.yaml").read_text(encoding="utf-8", errors="replace"))
    for part in (folder, *(FRAGMENTS / name for name in sorted(set(used)))):
        for name, content in _files(part):
            found.update(name.encode() + b"\0" + content + b"\0")
    return found.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The names and contents of what is written in a folder, none when there is no such folder.

    All modules are looked at before each start: `glob` takes as long as the reading.
    """
    for name in sorted(os.listdir(folder)) if folder.is_dir() else ():
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name), "rb") as file:
                yield name, file.read()


def typeset_texts(locale: str, texts: dict[str, str]) -> dict[str, str]:
    """French texts with French spaces, whoever typed them."""
    return {place: typeset(text) for place, text in texts.items()} if locale.startswith("fr") else texts


def _locale(path: Path) -> str:
    return path.name.removeprefix("texts.").removesuffix(".yaml")


def read_folder(folder: Path) -> Folder:
    """Read and prove one module. Nothing is raised: what is wrong is in `problems`."""
    try:
        return _read(folder, digest(folder))
    except OSError:
        return read_file(folder / "module.yaml")


def read_proved(folder: Path) -> Folder:
    """Read one module, and prove it unless these very files are known to be proved (`proved.json`)."""
    proof = _proofs(folder.parent).get(folder.name, {})
    if proof.get("files") == digest(folder):
        return read_file(folder / "module.yaml", Report([], proof.get("worlds", {})))
    return read_folder(folder)


def _proofs(root: Path) -> dict[str, Any]:
    try:
        found = json.loads((root / PROVED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep_proofs(found: Iterable[Folder], root: Path = CONTENT) -> None:
    """Remember which files were proved, so that an installation need not do it again. ContentRefused on an error."""
    found = list(found)
    refuse_errors(found)
    proofs = {folder.path.name: {"files": digest(folder.path), "worlds": folder.worlds} for folder in found}
    (root / PROVED).write_text(json.dumps(proofs, indent=1, sort_keys=True) + "\n", encoding="utf-8")


@lru_cache(maxsize=64)
def _read(folder: Path, fingerprint: str) -> Folder:
    """A proof takes seconds: one is enough for the same files."""
    return read_file(folder / "module.yaml")


def read_file(path: Path, proof: Report | None = None) -> Folder:
    """Read and prove the module of one file, with its translations; a proof made before serves."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        unread = Problem("E", "unreadable", "Ce fichier ne peut pas être lu.", file=str(path), line=1)
        return Folder(path.parent, None, {}, [unread])
    document, problems = read(text, str(path), fragments())
    if document is None:
        return Folder(path.parent, None, {}, problems)
    if path.name == "module.yaml" and document.module != path.parent.name:
        wrong = error("slug", f"Le dossier s’appelle « {path.parent.name} ».", "module")
        problems += locate(text, str(path), [wrong], fragments())
    translations = shared_texts(text, str(path), fragments())
    begun: set[str] = set()
    for other in sorted(path.parent.glob("texts.*.yaml")) if path.name == "module.yaml" else []:
        own, more = read_translation(other.read_text(encoding="utf-8"), str(other), document)
        translations[_locale(other)] = {**translations.get(_locale(other), {}), **own}
        problems += more
        begun.add(_locale(other))
    translations = {locale: typeset_texts(locale, texts) for locale, texts in translations.items()}
    # Words of a fragment do not begin a translation: nothing is missing in a language that the module does not have.
    report = proof or check(document, {locale: translations[locale] for locale in sorted(begun)})
    report.problems.extend(stale(document, translations, read_stamps(path.parent)))
    report.problems.extend(pictures.unknown_in(document, path.parent))
    problems += locate(text, str(path), report.problems, fragments())
    return Folder(path.parent, document, translations, problems, report.worlds)


def refuse_errors(found: Iterable[Folder]) -> None:
    """Raise ContentRefused with all the errors of all the modules, if there is one."""
    problems = [problem for folder in found for problem in folder.problems if problem.is_error]
    if problems:
        raise ContentRefused(problems)
