"""A page that looks like one already accepted is read quickly, into the same tree, and its faults are seen."""

from pathlib import Path

import pytest

from tests import page_checks
from tests.known_pages import New, Shared, Walk, same
from tests.page_client import PageClient

pytestmark = pytest.mark.once

GOOD = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>A &amp; B</title></head>
<body><main id="m"><h1>A</h1><p>Du <a href="/x?a=1&amp;b=2">texte</a> et <b>plus</b><br>ici.</p>
<form action="/f" method="post"><input type="hidden" name="a" value="é"><button>Oui</button></form>
<ul><li>1</li><li>2 <svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path d="M0"/></svg></li></ul>
<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table>
<select name="s"><option value="1">un</option></select><textarea name="t">a &lt; b</textarea></main></body></html>
"""
WRONG = [
    ("</b>", ""),
    ("</li>", "</ul>"),
    ("<br>", "<br></br>"),
    ("<br>", "<div></div>"),
    ("<h1>A</h1>", "<h1>A</h1></p>"),
    ("<a href", '<a href="/y">1</a><a class="c" href="/z"><a href'),
    ("<button>", "<button><a href='/x'>1</button></a>"),
    ("<form ", '<form action="/g" method="get"><form '),
    ("<tbody>", "<tbody><p>y</p>"),
    ("<ul>", "<ul/>"),
    ("A &amp; B", "A &copie; B"),
    ("a=1&amp;", "a=1&lt"),
    ('method="post"', 'method="post" method="get"'),
    ('value="é"', 'value="é"name="b"'),
    ("<h1>", "<h1><h1>"),
    ("</main>", "</main><body>"),
    ("<!doctype html>", ""),
    ("ici.", "ici.\x07"),
    ("ici.", "1 < 2"),
    ("<select", "</select"),
    ("</body></html>", "</body></html><p>encore</p>"),
]


@pytest.fixture(autouse=True)
def only_this_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_checks, "KNOWN", {})
    monkeypatch.setattr(page_checks, "SHARED", Shared(None))
    page_checks.parse(GOOD)


def test_the_same_tree_with_other_words() -> None:
    other = GOOD.replace("texte", "mot &quot;juste&quot;").replace("</li>", "</li><li>3</li>", 1).replace("é", "à")
    assert same(Walk(page_checks.KNOWN).read(other), page_checks.judged(other))


@pytest.mark.parametrize("text", ["\r\na\r\nb", "\n\na", "\r\n", "a\n"])
def test_a_field_loses_its_first_line_break_as_in_a_browser(text: str) -> None:
    page = GOOD.replace("a &lt; b", text)
    whole = page_checks.judged(page)
    assert next(Walk(page_checks.KNOWN).read(page).iter("textarea")).text == (next(whole.iter("textarea")).text or "")


@pytest.mark.parametrize(("old", "new"), WRONG)
def test_what_html5_refuses_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    page = GOOD.replace(old, new, 1)
    with pytest.raises(AssertionError, match="not HTML5"):
        page_checks.judged(page)
    with pytest.raises(AssertionError, match="not HTML5"):
        page_checks.parse(page)


@pytest.mark.parametrize(
    "new", ["<i>3</i>", '<p title="3">3</p>', "<!-- 3 -->", "<b class='c'>3</b>", "&eacute;", "\n<b>3</b>"]
)
def test_what_is_new_goes_through_the_whole_parser(new: str) -> None:
    page = GOOD.replace("</ul>", f"</ul>{new}")
    with pytest.raises(New):
        Walk(page_checks.KNOWN).read(page)
    assert page_checks.words(page_checks.parse(page)) == page_checks.words(page_checks.judged(page))


def test_what_one_process_has_judged_another_recognises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = GOOD.replace("</ul>", "</ul><i>3</i>")
    monkeypatch.setattr(page_checks, "SHARED", Shared(tmp_path))
    page_checks.parse(page)
    monkeypatch.setattr(page_checks, "KNOWN", {})
    monkeypatch.setattr(page_checks, "SHARED", Shared(tmp_path))
    monkeypatch.setattr(page_checks, "judged", None)
    assert page_checks.words(page_checks.parse(page.replace("texte", "mot")))


def test_our_own_pages_are_recognised_at_the_second_visit(page: PageClient) -> None:
    for path in ("/", "/a-propos", "/galerie"):
        page.open(path)
        page.open(path)
        assert same(Walk(page_checks.KNOWN).read(page.response.text), page_checks.judged(page.response.text)), path
