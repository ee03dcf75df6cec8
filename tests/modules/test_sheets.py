"""Each module has its page and its printed sheet, in each language, with every value in its place."""

import pytest

from inclusion.i18n import LOCALES
from inclusion.modules.content_files import folders
from tests.page_client import PageClient

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_and_the_sheet_of_every_module_are_whole(page: PageClient, locale: str) -> None:
    page.open("/a-propos").post("/langue", {"locale": locale})
    for folder in folders():
        for path in (f"/demarches/{folder.name}", f"/demarches/{folder.name}/fiche"):
            assert "{" not in page.open(path).text, path
