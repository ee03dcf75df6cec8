"""Two trainers of `make.home`, signed in, and a draft of the first one.

What a test publishes is forgotten with it: another test’s version may take the same number.
"""

from collections.abc import Iterator

import pytest
from flask import Flask

from inclusion.assessments import deck
from inclusion.authoring.models import Draft
from inclusion.modules.library import Library
from tests.actors import AidantActor
from tests.factories import Factory


@pytest.fixture(autouse=True)
def _own_library(built_app: Flask) -> Iterator[None]:
    kept = built_app.extensions["library"]
    built_app.extensions["library"] = Library()
    yield
    built_app.extensions["library"] = kept
    deck.forget()


@pytest.fixture
def karim(make: Factory) -> AidantActor:
    found = make.trainer(name="Karim")
    found.is_in()
    return found


@pytest.fixture
def lise(make: Factory) -> AidantActor:
    found = make.trainer(name="Lise")
    found.is_in()
    return found


@pytest.fixture
def draft(make: Factory, karim: AidantActor) -> Draft:
    return make.draft(karim.staff)
