"""Each module has its page and its printed sheet, in each language, with every value in its place."""

import pytest
from flask import Flask

from inclusion.i18n import LOCALES
from inclusion.modules.content_files import folders
from inclusion.modules.operations import publish_folders
from tests.page_client import PageClient

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    publish_folders()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_and_the_sheet_of_every_module_are_whole(page: PageClient, locale: str) -> None:
    page.open("/a-propos").post("/langue", {"locale": locale})
    for folder in folders():
        for path in (f"/demarches/{folder.name}", f"/demarches/{folder.name}/fiche"):
            assert "{" not in page.open(path).text, path


def test_every_module_is_found_by_its_need(page: PageClient) -> None:
    links = page.open("/demarches").links()
    assert {f"/demarches/{folder.name}" for folder in folders()} <= set(links.values())
