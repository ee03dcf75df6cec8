"""A module as one file, to keep, send, read in git or give to the catalogue; and such a file read again.

Without pictures it is one text in YAML, its translations under a last key `texts`, then `stamps` for those that are
older than their French. With pictures it is a zip archive of the catalogue's folder: `<slug>/module.yaml`,
`<slug>/texts.<locale>.yaml`, `<slug>/stamps.json`, `<slug>/images/<name>.webp`.
"""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from inclusion.authoring import archives
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.source import Path, Tree, path_of
from inclusion.authoring.stamping import NONE, Older, folder_stamps, read_older
from inclusion.authoring.yaml_writing import written
from inclusion.modules import stamps
from inclusion.modules.pictures import NAME, PREFIX
from inclusion.records import frozen
from inclusion.simulator import markup
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.reading import at_line
from inclusion.simulator.yaml_tree import LARGEST, parse

Texts = dict[str, dict[str, str]]
TEXTS, STAMPS, MODULE = "texts", "stamps", "module.yaml"
#: No amount, year or code of a module is greater; beyond, a number takes longer to write than a whole module.
GREATEST = 10**15
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@frozen
class Unpacked:
    """What a file holds: nothing at all as soon as there is one problem."""

    tree: Tree = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: The file that holds the module, and its text with its lines: what is found later can be shown there.
    file: str = ""
    lines: Any = field(default=None, compare=False, repr=False)
    #: By locale and place, the print of the French that a text was made from, where the file says it.
    older: Older = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """A problem found in the tree, with its file and line."""
        return at_line(self.lines, path_of(problem.place), self.file, problem)


def pack(tree: Tree, texts: Mapping[str, Mapping[str, str]], pictures: Mapping[str, bytes],
         older: Mapping[str, Mapping[str, str]] = NONE) -> bytes:  # fmt: skip
    """The file of a module; the same module gives the same bytes. `older`: see `stamping.older_in`."""
    if pictures:
        return archives.archive_of(folder_of(tree, texts, pictures, older), slug_of(tree))
    return text_of(tree, texts, older).encode()


def text_of(tree: Tree, texts: Mapping[str, Mapping[str, str]], older: Mapping[str, Mapping[str, str]] = NONE) -> str:
    """A module as one text, whatever pictures it shows."""
    said = {locale: dict(texts[locale]) for locale in sorted(texts) if texts[locale]}
    behind = {locale: dict(older[locale]) for locale in sorted(older) if older[locale]}
    return written({**_module(tree), **({TEXTS: said} if said else {}), **({STAMPS: behind} if behind else {})})


def _module(tree: Tree) -> Tree:
    return {key: value for key, value in tree.items() if key not in (TEXTS, STAMPS)}


def folder_of(tree: Tree, texts: Mapping[str, Mapping[str, str]], pictures: Mapping[str, bytes],
              older: Mapping[str, Mapping[str, str]] = NONE) -> dict[str, bytes]:  # fmt: skip
    """The files of the module's folder in the catalogue."""
    tree = _module(tree)
    files = {MODULE: written(tree).encode()}
    files |= {
        f"texts.{locale}.yaml": written(dict(texts[locale])).encode() for locale in sorted(texts) if texts[locale]
    }
    if known := folder_stamps(tree, texts, older):
        files[stamps.NAME] = stamps.written(known).encode()
    return files | {f"images/{name}": content for name, content in pictures.items()}


def pictures_in(tree: Any) -> set[str]:
    """The names of the pictures that a tree speaks of, whether it is a module yet or not."""
    names = (text.removeprefix(PREFIX) for _path, text in markup.texts_in(tree) if text.startswith(PREFIX))
    return {name for name in names if NAME.fullmatch(name)}


def slug_of(tree: Tree) -> str:
    """The name of the module's folder and file."""
    slug = str(tree.get(sort_of(tree).kind) or "")[:60]
    return slug if _SLUG.fullmatch(slug) else "exercice"


def unpack(data: bytes, name: str) -> Unpacked:
    """Read a file, whatever its name says. Nothing is raised: what is wrong is in `problems`, with file and line."""
    name = re.sub(r"[\x00-\x1f\x7f-\x9f]", "", re.split(r"[/\\]", name)[-1])[-80:] or "fichier"
    try:
        found = _folder(data, name) if archives.is_archive(data) else read_text(data, name)
    except archives.Refused as refused:
        where = f"{name} › {refused.where}" if refused.where else name
        return Unpacked(problems=[replace(error("archive", str(refused)), file=where, line=1)])
    return Unpacked(problems=found.problems) if found.problems else found


def read_text(data: bytes, name: str) -> Unpacked:
    """Read a module that is one text. Nothing is raised: what is wrong is in `problems`, with its line."""
    raw, problems = _parsed(data, name)
    if raw is None:
        return Unpacked(problems=problems)
    tree = _plain(raw, raw, (), name, problems)
    texts = _translations(raw, tree.pop(TEXTS, {}), name, problems)
    older = read_older(raw, tree.pop(STAMPS, {}), texts, (STAMPS,), name, problems)
    return Unpacked(tree, texts, {}, problems, name, raw, older)


def _folder(data: bytes, name: str) -> Unpacked:
    files = archives.files_in(data)
    if MODULE not in files:
        raise archives.Refused(f"Il manque « {MODULE} » dans cette archive.")
    if sum(len(content) for file, content in files.items() if file.endswith(".yaml")) > LARGEST:
        raise archives.Refused("Les textes de cette archive sont trop gros : 512 ko au plus.")
    found = read_text(files[MODULE], f"{name} › {MODULE}")
    texts, problems = dict(found.texts), list(found.problems)
    for file in files:
        if file.startswith("texts."):
            locale, where = file.removeprefix("texts.").removesuffix(".yaml"), f"{name} › {file}"
            raw, more = _parsed(files[file], where)
            texts[locale] = {} if raw is None else _said(raw, _plain(raw, raw, (), where, more), (), where, more)
            problems += more
    older = _stamped(files[stamps.NAME], texts, f"{name} › {stamps.NAME}", problems) if stamps.NAME in files else {}
    pictures = {file.removeprefix("images/"): files[file] for file in files if file.startswith("images/")}
    said = {locale: texts[locale] for locale in sorted(texts) if texts[locale]}
    return Unpacked(found.tree, said, pictures, problems, found.file, found.lines, {**found.older, **older})


def _stamped(data: bytes, texts: Texts, file: str, problems: list[Problem]) -> Older:
    """The stamps of a folder: JSON is YAML too."""
    raw, more = _parsed(data, file)
    found = {} if raw is None else read_older(raw, _plain(raw, raw, (), file, more), texts, (), file, more)
    problems += more
    return found


def _parsed(data: bytes, file: str) -> tuple[Any, list[Problem]]:
    if len(data) > LARGEST:
        return None, [replace(error("too-large", "Ce fichier est trop gros : 512 ko au plus."), file=file, line=1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        message = "Ce n’est pas un texte en UTF-8. Choisissez un fichier d’exercice, en .yaml ou en .zip."
        return None, [replace(error("encoding", message), file=file, line=line)]
    tree, problems = parse(text, file)
    return tree, list(problems)


def _translations(raw: Any, texts: Any, file: str, problems: list[Problem]) -> Texts:
    if not isinstance(texts, dict):
        problems.append(at_line(raw, (TEXTS,), file, error("schema", "Il faut ici une langue et ses textes.", TEXTS)))
        return {}
    found: Texts = {}
    for locale, said in texts.items():
        if not re.fullmatch(archives.LOCALE, locale):
            message = f"« {locale[:40]} » n’est pas une langue. Écrivez par exemple « en » ou « ar »."
            problems.append(at_line(raw, (TEXTS, locale), file, error("schema", message, TEXTS)))
        elif words := _said(raw, said, (TEXTS, locale), file, problems):
            found[locale] = words
    return found


def _said(raw: Any, said: Any, path: Path, file: str, problems: list[Problem]) -> dict[str, str]:
    """The texts of one language, by place."""
    if not isinstance(said, dict):
        problems.append(at_line(raw, path, file, error("schema", "Il faut ici des places et leurs textes.")))
        return {}
    for place, text in said.items():
        if not isinstance(text, str) or not text.strip():
            problems.append(at_line(raw, (*path, place), file, error("schema", "Écrivez un texte ici.", place)))
    return {place: str(text) for place, text in said.items()}


def _plain(raw: Any, value: Any, path: Path, file: str, problems: list[Problem]) -> Any:
    """The same values as words, numbers, lists and mappings: what JSON can say. `raw` knows the lines."""
    if isinstance(value, dict):
        return {_word(raw, str(key), (*path, str(key)), file, problems): _plain(raw, inside, (*path, str(key)), file,
                problems) for key, inside in value.items()}  # fmt: skip
    if isinstance(value, list):
        return [_plain(raw, inside, (*path, number), file, problems) for number, inside in enumerate(value)]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        if abs(value) <= GREATEST:  # What is no number at all (.nan) is not either.
            return int(value) if isinstance(value, int) else float(value)
        problems.append(at_line(raw, path, file, error("schema", "Ce nombre est trop grand.", _place(path))))
        return 0
    return _word(raw, value.isoformat() if type(value) is date else str(value), path, file, problems)


def _word(raw: Any, text: str, path: Path, file: str, problems: list[Problem]) -> str:
    if message := markup.fault(text):
        problems.append(at_line(raw, path, file, error("markup", message, _place(path))))
    return text


def _place(path: Path) -> str:
    return ".".join(map(str, path))
