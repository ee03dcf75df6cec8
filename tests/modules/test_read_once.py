"""What a server reads before its processes part: the catalogue, once, whatever a module is worth."""

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion import server
from inclusion.clock import now
from inclusion.modules.library import Library, library
from inclusion.modules.models import ModuleVersion
from tests.page_client import PageClient


@pytest.fixture(autouse=True)
def empty(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been read yet."""
    monkeypatch.setitem(app.extensions, "library", Library())


def test_it_takes_two_queries_then_one(app: Flask) -> None:
    with count_queries() as first:
        server.load(app)
    with app.app_context(), count_queries() as then:
        assert len(library().catalogue(places=[])) >= 37
    assert (first.count, then.count) == (2, 1)


def test_a_module_that_cannot_be_read_does_not_keep_the_server_from_starting(app: Flask, page: PageClient) -> None:
    ModuleVersion.create(slug="abime", number=1, digest="x", document="{}", translations="{}", published_at=now())
    with app.app_context(), pytest.raises(ValueError, match="validation error"):
        library().catalogue(places=[])
    server.load(app)
    page.open("/a-propos")
