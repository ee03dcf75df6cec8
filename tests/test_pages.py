"""Language, display, what this place is, and whether the server is well."""

import re

import pytest
from flask import Flask

PUBLIC = [
    "/", "/a-propos", "/accessibilite", "/les-mots", "/galerie", "/session-fermee", "/connexion", "/ici", "/carte",
    "/vos-droits", "/mes-donnees", "/c-est-efface",
]  # fmt: skip
LANGUAGES = [
    # accepted by the browser, lang, dir
    ("fr", "fr", "ltr"),
    ("ar", "ar", "rtl"),
    ("en", "en", "ltr"),
    ("de", "fr", "ltr"),
]


@pytest.mark.once
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_open_to_anybody(page, path):
    assert page.open(path).h1


@pytest.mark.once
@pytest.mark.parametrize(("accepted", "lang", "way"), LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_speaks_the_language_of_the_browser(browser, path, accepted, lang, way):
    page = browser(lang=accepted).open(path)
    assert (page.lang, page.tree.get("dir")) == (lang, way)


# Flask-Compress drops a static file without closing it; the interpreter closes it at once, and says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_first_page_is_light(app: Flask) -> None:
    """Everything that the first page asks for, as it travels: 40 kB in 4 requests at most; the next page 15 kB."""
    client = app.test_client()

    def weight(path: str) -> int:
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
            return len(answer.data)

    asked = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    sizes = [weight(path) for path in ["/", *asked]]
    assert len(sizes) <= 4
    assert sum(sizes) <= 40_000, sizes
    assert weight("/demarches") <= 15_000
