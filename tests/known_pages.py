"""Pages read quickly: html5lib judges each new construction, and what it has accepted once is recognised.

What HTML5 says of a tag depends on the tags that are open around it, as long as every tag is closed by hand. So each
page is read as a walk in a tree of what html5lib has seen: a tag with its attributes, inside the tags that hold it. A
step that nobody has made yet, or a sign that only a whole parser should read, and the page goes to html5lib.
"""

import json
import os
import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4
from xml.etree.ElementTree import Element, SubElement

SVG = "{http://www.w3.org/2000/svg}"
NAMED = {"xmlns": "{http://www.w3.org/2000/xmlns/}xmlns"}
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Their content is read in another way than tags and references, or loses its first line break.
PLAIN = frozenset({"script", "style", "title", "textarea", "pre", "noscript", "template", "iframe"})
FIRST_BREAK_LOST = frozenset({"textarea", "pre"})
ONCE = frozenset({"html", "head", "body"})
DOCTYPE = re.compile(r"\s*<!doctype html>\s*", re.I)
NAME = r"[A-Za-z][A-Za-z0-9-]*"
ATTRIBUTES = re.compile(r'\s+([A-Za-z][A-Za-z0-9:-]*)(?:="([^"]*)")?')
PIECES = re.compile(rf'([^<]+)|<(/?)({NAME})((?:\s+[A-Za-z][A-Za-z0-9:-]*(?:="[^"]*")?)*)\s*(/?)>')
UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]")
REFERENCE = re.compile("&(?!(?:amp|lt|gt|quot|nbsp|#34|#39);)")

#: What html5lib has accepted: a tag with the names of its attributes, and inside it the tags that it held.
Known = dict[str, Any]
TEXT = "#text"


class New(Exception):
    """html5lib has to read this page."""


@lru_cache(maxsize=10_000)
def opened(name: str, written: str) -> tuple[str, dict[str, str]]:
    """What a tag is known by, and its attributes."""
    given = ATTRIBUTES.findall(written)
    attributes = {NAMED.get(key, key): unescape(value) if "&" in value else value for key, value in given}
    if len(attributes) != len(given):
        raise New
    kind = attributes.get("type", "") if name == "input" else ""
    return f"{name} {kind} {' '.join(attributes)}", attributes


class Walk:
    """One page read tag by tag; `learn` keeps its steps, otherwise a step that is not known stops it."""

    def __init__(self, known: Known, learn: bool = False):
        self.known, self.learn = known, learn
        self.steps: list[Known] = [known]
        self.open: list[Element] = []
        self.last: Element | None = None
        self.root: Element | None = None
        self.met: set[str] = set()

    def read(self, html: str) -> Element:
        html = html.replace("\r\n", "\n")
        start = DOCTYPE.match(html)
        if not start or UNREADABLE.search(html) or REFERENCE.search(html):
            raise New
        at = start.end()
        for piece in PIECES.finditer(html, at):
            if piece.start() != at:
                raise New
            at = piece.end()
            text, closing, name, attributes, empty = piece.groups()
            if text:
                self.write(text)
            elif closing:
                self.close(name, attributes)
            else:
                self.begin(name, attributes, bool(empty))
        if at != len(html) or self.open or self.root is None:
            raise New
        return self.root

    def step(self, key: str) -> Known:
        """The way on from here, known or learnt."""
        here = self.steps[-1]
        if key not in here:
            if not self.learn:
                raise New
            here[key] = {}
        found: Known = here[key]
        return found

    def write(self, text: str) -> None:
        if not self.open:
            if text.strip():
                raise New
            return
        if not text.isspace():
            self.step(TEXT)
        text = unescape(text) if "&" in text else text
        if self.last is None:
            self.open[-1].text = (self.open[-1].text or "") + text
        else:
            self.last.tail = (self.last.tail or "") + text

    def close(self, name: str, attributes: str) -> None:
        if attributes or not self.open or self.open[-1].tag.removeprefix(SVG) != name:
            raise New
        self.last = self.open.pop()
        if name in FIRST_BREAK_LOST and self.last.text:
            self.last.text = self.last.text.removeprefix("\n")
        self.steps.pop()

    def begin(self, name: str, written: str, empty: bool) -> None:
        around = self.open[-1].tag if self.open else ""
        if around in PLAIN or (name in ONCE and name in self.met) or (not around and name != "html"):
            raise New
        self.met.add(name)
        drawn = name == "svg" or around.startswith(SVG)
        if empty and name not in VOID and not drawn:
            raise New
        key, attributes = opened(name, written) if written else (name, {})
        step = self.step(key)
        tag = SVG + name if drawn else name
        element = SubElement(self.open[-1], tag, attributes) if self.open else Element(tag, attributes)
        self.root = element if self.root is None else self.root
        self.last = element
        if not empty and (drawn or name not in VOID):
            self.open.append(element)
            self.steps.append(step)
            self.last = None


def merge(known: Known, more: Known) -> None:
    """Know these steps too."""
    for key, inside in more.items():
        merge(known.setdefault(key, {}), inside)


class Shared:
    """What html5lib has accepted before any process of this run: each tells the others, in a folder of theirs."""

    def __init__(self, folder: Path | None):
        self.folder, self.read = folder, set[str]()

    def tell(self, steps: Known) -> None:
        if self.folder is not None:
            told = self.folder / f"{uuid4().hex}.json"
            told.with_suffix(".new").write_text(json.dumps(steps), encoding="utf-8")
            told.with_suffix(".new").rename(told)

    def learn(self, known: Known) -> bool:
        """Take over what others have told since the last time; False when that is nothing."""
        names = {path.name for path in self.folder.glob("*.json")} - self.read if self.folder else set()
        for name in names:
            merge(known, json.loads((self.folder / name).read_text(encoding="utf-8")))  # type: ignore[operator]
        self.read |= names
        return bool(names)


#: The folder is that of one run of the suite, both databases included; without it, each process learns alone.
SHARED = Shared(Path(os.environ["KNOWN_PAGES"]) if "KNOWN_PAGES" in os.environ else None)


def same(one: Element, other: Element) -> bool:
    """Whether two trees say the same; spaces between tags say nothing."""
    pairs = ((one.text, other.text), (one.tail, other.tail))
    return (
        one.tag == other.tag
        and one.attrib == other.attrib
        and len(one) == len(other)
        and all((a or "").strip() == (b or "").strip() for a, b in pairs)
        and all(map(same, one, other))
    )
