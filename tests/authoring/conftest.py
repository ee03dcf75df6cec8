"""What a test publishes is forgotten with it: another test’s version may take the same number."""

from collections.abc import Iterator

import pytest
from flask import Flask

from inclusion.assessments import deck
from inclusion.modules.library import Library


@pytest.fixture(autouse=True)
def _own_library(built_app: Flask) -> Iterator[None]:
    kept = built_app.extensions["library"]
    built_app.extensions["library"] = Library()
    yield
    built_app.extensions["library"] = kept
    deck.forget()
