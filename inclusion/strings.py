"""Texts to translate: collected from code and templates into translations/, and checked never to rot."""

import io
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inclusion.i18n import LOCALES
from inclusion.paths import PACKAGE, resource

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2), "N_": None}
HEADER = "# Textes de Pas à pas."


def _babel(name: str) -> Any:
    """A tool of Babel, started when it serves: every command of `inclusion` would wait for it otherwise."""
    return import_module(f"babel.messages.{name}")


def update(check: bool = False) -> list[str]:
    """Collect every text again and merge it into each locale. Returns what is wrong, as sentences.

    With `check` nothing is written, and a difference with the files is wrong too.
    """
    folder = resource("translations")
    template = collect()
    problems = _write(folder / "messages.pot", template, check)
    for locale in LOCALES:
        path = folder / locale / "LC_MESSAGES" / "messages.po"
        catalogue = _read(path, locale)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        problems += _write(path, catalogue, check)
        problems += _faults(catalogue, locale)
    return problems


def collect() -> "Catalog":
    """Every text marked in the code and templates, with the files that hold it (no line numbers: they only churn)."""
    catalogue = _babel("catalog").Catalog(project="Pas à pas", header_comment=HEADER, fuzzy=False)
    options = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
    found = _babel("extract").extract_from_dir(str(PACKAGE), METHODS, options, KEYWORDS, directory_filter=_is_source)
    for name, _line, message, comments, context in found:
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def _is_source(folder: str) -> bool:
    return Path(folder).name not in ("static", "translations", "__pycache__", "content")


def _read(path: Path, locale: str) -> "Catalog":
    if not path.is_file():
        return _babel("catalog").Catalog(locale=locale, project="Pas à pas", header_comment=HEADER, fuzzy=False)
    with path.open("rb") as file:
        return _babel("pofile").read_po(file, locale=locale)


def _write(path: Path, catalogue: "Catalog", check: bool) -> list[str]:
    text = _text(catalogue)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return []
    if check:
        return [f"{path.name} of {path.parent.parent.name} is out of date: run `make strings`"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return []


def _text(catalogue: "Catalog") -> str:
    """The file without dates, so that collecting twice changes nothing."""
    buffer = io.BytesIO()
    _babel("pofile").write_po(
        buffer, catalogue, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    text = buffer.getvalue().decode("utf-8")
    return re.sub(r'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^\n]*\n', "", text)


def _faults(catalogue: "Catalog", locale: str) -> list[str]:
    """Broken placeholders, and texts not translated (French is the source, *Français facile* falls back to it)."""
    written = [message for message in catalogue if message.id and message.string]
    faults = [f"{locale}: {fault}: {_shown(message)}" for message in written for fault in message.check(catalogue)]
    missing = [] if locale.startswith("fr") else [_shown(message) for message in catalogue if _is_empty(message)]
    if missing:
        faults.append(f"{locale}: {len(missing)} texts are not translated, such as: {' · '.join(missing[:3])}")
    return faults


def _is_empty(message: "Message") -> bool:
    found = message.string if isinstance(message.string, list | tuple) else [message.string]
    return bool(message.id) and not all(found)


def _shown(message: "Message") -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])[:80]
