"""What every page of the product must be, whoever opens it. Each failure says what to mend."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

from inclusion.i18n import LOCALES, direction, language
from inclusion.security import CONTENT_SECURITY_POLICY
from tests.known_pages import SHARED, Known, New, Walk, merge, same

LANGUAGES = {language(locale) for locale in LOCALES}
STRAIGHT = re.compile(r"[^\W\d_]'[^\W\d_]")
WIDE_SPACE = re.compile(r"\w[ \xa0]?[;!?](?= |$)|\w[ \xa0]?:(?= )|«[ \xa0]|[ \xa0]»")
SIGNS = re.compile("[';!?:«»]")  # without any of them, there is nothing to look for
SPACES = re.compile(r"\s+")
SILENT = {"script", "style", "template"}
REFERENCES = {"for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "list"}


KNOWN: Known = {}


def parse(html: str) -> Element:
    """The page as a tree; an error of HTML5 is a failure."""
    tree = recognised(html)
    if tree is None and SHARED.learn(KNOWN):
        tree = recognised(html)
    return judged_and_learnt(html) if tree is None else tree


def recognised(html: str) -> Element | None:
    """The tree of a page of which every construction is known."""
    try:
        return Walk(KNOWN).read(html)
    except New:
        return None


def judged_and_learnt(html: str) -> Element:
    """The tree of a page of which something is new, known from now on."""
    tree, steps = judged(html), dict[str, Any]()
    try:
        quick = Walk(steps, learn=True).read(html)
    except New:
        return tree
    if same(quick, tree):
        merge(KNOWN, steps)
        SHARED.tell(steps)
    return tree


def judged(html: str) -> Element:
    """The page as html5lib reads it; an error of HTML5 is a failure."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        return parser.parse(html)
    except ParseError as error:
        line, column = parser.errors[-1][0]
        around = html.splitlines()[line - 1][max(0, column - 80) : column + 40]
        raise AssertionError(f"not HTML5: {parser.errors[-1][1]} ({error}) near « {around} »") from None


def elements(tree: Element, *tags: str) -> Iterator[Element]:
    return (element for element in tree.iter() if element.tag in tags)


def words(element: Element) -> str:
    """The text of an element, its spaces made plain."""
    return SPACES.sub(" ", " ".join([text for text, _ in pieces_of(element)])).strip()


def pieces_of(element: Element, lang: str = "") -> list[tuple[str, str]]:
    """Every piece of text under an element, with its language."""
    pieces: list[tuple[str, str]] = []
    _gather(element, lang, pieces)
    return pieces


def _gather(element: Element, lang: str, pieces: list[tuple[str, str]]) -> None:
    if element.tag in SILENT:
        return
    lang = element.get("lang", lang)
    if element.text and not element.text.isspace():
        pieces.append((element.text, lang))
    for child in element:
        _gather(child, lang, pieces)
        if not child.tail or child.tail.isspace():
            continue
        if child.tag == "wbr" and pieces:
            # A place where a line may break is inside a word.
            before, spoken = pieces.pop()
            pieces.append((before + child.tail, spoken))
        else:
            pieces.append((child.tail, lang))


def check_headers(headers: dict[str, str]) -> None:
    assert headers.get("Content-Security-Policy") == CONTENT_SECURITY_POLICY, "the answer lacks the strict policy"
    assert headers.get("Cache-Control") == "no-store", "a shared computer would keep this page"


def check(html: str) -> Element:
    """Check a whole page and return its tree."""
    tree = parse(html)
    for verify in (
        _check_heading, _check_language, _check_labels, _check_identifiers, _check_forms, _check_policy,
        _check_typography,
    ):  # fmt: skip
        verify(tree)
    return tree


def _check_heading(tree: Element) -> None:
    headings = [words(heading) for heading in elements(tree, "h1")]
    assert len(headings) == 1, f"a page has one h1, this one has {headings}"
    title = words(next(elements(tree, "title")))
    assert headings[0] and title.startswith(headings[0]), f"the title « {title} » must begin with « {headings[0]} »"


def _check_language(tree: Element) -> None:
    lang, way = tree.get("lang", ""), tree.get("dir")
    assert lang in LANGUAGES, f"<html lang> is {lang!r}"
    assert way == direction(lang), f"<html dir> is {way!r} for {lang}"


def _check_labels(tree: Element) -> None:
    named = {label.get("for") for label in elements(tree, "label")}
    inside = {id(child) for label in elements(tree, "label") for child in label.iter()}
    for field in elements(tree, "input", "select", "textarea"):
        if field.get("type") in ("hidden", "submit", "button"):
            continue
        has_name = field.get("id") in named if field.get("id") else False
        assert has_name or id(field) in inside or field.get("aria-label") or field.get("aria-labelledby"), (
            f"the field {field.get('name')!r} has no label"
        )
    for control in elements(tree, "button", "a", "summary"):
        assert words(control) or control.get("aria-label") or "aria-label" in str(list(_attributes(control))), (
            f"a {control.tag} has no words: {control.attrib}"
        )


def _attributes(element: Element) -> Iterator[str]:
    return (name for child in element.iter() for name in child.attrib)


def _check_identifiers(tree: Element) -> None:
    found = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    twice = {name for name, times in found.items() if times > 1}
    assert not twice, f"identifiers used twice: {twice}"
    for element in tree.iter():
        for attribute in REFERENCES & element.attrib.keys():
            for name in element.attrib[attribute].split():
                assert name in found, f"{attribute}={name!r} of <{element.tag}> points at nothing"


def _check_forms(tree: Element) -> None:
    for form in elements(tree, "form"):
        assert form.get("action"), f"a form has no action: {form.attrib}"
        if form.get("method", "get").lower() == "post":
            names = [field.get("name") for field in elements(form, "input")]
            assert "csrf_token" in names, f"the form to {form.get('action')} has no csrf_token"


def _check_policy(tree: Element) -> None:
    for element in tree.iter():
        assert element.tag != "style" and "style" not in element.attrib, (
            f"inline style: {element.tag} {element.attrib}"
        )
        assert element.tag != "script" or (element.get("src") and not element.text), "inline script"
        handlers = [name for name in element.attrib if str(name).startswith("on")]
        assert not handlers, f"inline event handler: {handlers}"
        assert not str(element.get("href", "")).startswith("javascript:"), "a link holds a script"


def _check_typography(tree: Element) -> None:
    for text, lang in pieces_of(tree):
        if lang == "fr" and SIGNS.search(text):
            assert not STRAIGHT.search(text), f"write ’ instead of ' in « {text.strip()} »"
            assert not WIDE_SPACE.search(text), f"a narrow space (U+202F) is missing in « {text.strip()} »"
