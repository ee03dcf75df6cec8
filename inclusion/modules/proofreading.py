"""The words of a module against the rules of plain French; told to its author, never a reason to refuse it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from inclusion.language.remark import Remark
from inclusion.language.review import Passage, review, review_spelling
from inclusion.modules.content_files import Folder, fragments
from inclusion.simulator import components
from inclusion.simulator.problems import Problem, info, warning
from inclusion.simulator.reading import locate
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.texts import places

EASY = "fr@falc"


def proofread(path: Path, folder: Folder, spelling: bool = True) -> list[Problem]:
    """Remarks on each French text of a module read from `path`, with file and line. Raises SpellingUnavailable."""
    if folder.document is None:
        return []
    texts = list(passages(folder.document, path)) + list(_translated(folder))
    found = review(texts)
    if spelling:
        found += review_spelling(texts, [persona.name for persona in folder.document.personas])
    return _located([as_problem(passage, remark) for passage, remark in found])


def as_problem(passage: Passage, remark: Remark) -> Problem:
    say = warning if remark.is_warning else info
    return replace(say(remark.rule, str(remark), passage.place), file=passage.file, line=passage.line)


def _located(problems: list[Problem]) -> list[Problem]:
    # What fragments say in easy French is told even when the module has no file of its own for it.
    files = dict.fromkeys(problem.file for problem in problems)
    texts = {file: Path(file).read_text(encoding="utf-8") if Path(file).is_file() else "" for file in files}
    return [
        found
        for file in files
        for found in locate(texts[file], file, [problem for problem in problems if problem.file == file], fragments())
    ]


def passages(document: Document, path: Path) -> Iterator[Passage]:
    """The French texts of a module: the words of the lesson, then those of the simulated sites."""
    holders = {part.id: screen for screen, part in parts(document) if isinstance(part, components.Answer)}
    for place, text in places(document):
        yield Passage(text, kind(place), "fr", _in_file(place, holders), str(path))
    for name, screen in document.screens.items():
        for key, said in (("title", screen.title), ("site", screen.site)):
            if said:
                yield Passage(said, "site", "fr", f"screens.{name}.{key}", str(path))
        for number, part in enumerate(screen.body):
            for key, text in _site_texts(part):
                yield Passage(text, "site", "fr", f"screens.{name}.body.{number}.{key}", str(path))


def kind(place: str) -> str:
    """What a text of the lesson is for: a title, the instruction of a step, or sentences."""
    last = place.rpartition(".")[2]
    return {"title": "title", "need": "title", "name": "title", "do": "step"}.get(last, "sentence")


def _in_file(place: str, holders: dict[str, str]) -> str:
    """The place of a text as the file has it: answers are inside a screen, mistakes have a key for their words."""
    start, _, rest = place.partition(".")
    if start == "inputs":
        place = f"screens.{holders[rest.partition('.')[0]]}.body.{rest}"
    return f"{place}.say" if ".mistakes." in place else place


def _site_texts(part: components.Component) -> Iterator[tuple[str, str]]:
    for key in ("text", "label", "hint", "short", "note", "caption", "alt"):
        if text := getattr(part, key, None):
            yield key, text
    if isinstance(part, components.Table):
        yield from (("head", text) for text in part.head)
    if isinstance(part, components.Choice):
        yield from ((f"options.{name}", text) for name, text in part.options.items())


def _translated(folder: Folder) -> Iterator[Passage]:
    file = str(folder.path / f"texts.{EASY}.yaml")
    for place, text in folder.translations.get(EASY, {}).items():
        yield Passage(text, kind(place), EASY, place, file)
