"""Language, display, what this place is, and whether the server is well."""

import pytest

PUBLIC = ["/", "/a-propos", "/accessibilite", "/galerie", "/session-fermee", "/connexion", "/ici", "/carte"]
LANGUAGES = [
    # accepted by the browser, lang, dir
    ("fr", "fr", "ltr"),
    ("ar", "ar", "rtl"),
    ("en", "en", "ltr"),
    ("de", "fr", "ltr"),
]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_open_to_anybody(page, path):
    assert page.open(path).h1


@pytest.mark.parametrize(("accepted", "lang", "way"), LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_speaks_the_language_of_the_browser(browser, path, accepted, lang, way):
    page = browser(lang=accepted).open(path)
    assert (page.lang, page.tree.get("dir")) == (lang, way)
