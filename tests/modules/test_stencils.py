"""A page made once for everybody shows each person the very page that would have been made for them alone."""

import random
import re
from collections.abc import Callable

import pytest
from flask import Flask

from inclusion.modules.models import Run
from inclusion.stencils import Drawer, Stencil, hole, is_being_made
from tests.page_client import PageClient

MODULE = "/demarches/caf-declaration-trimestrielle"
ANSWERS = {"f.pension": ("120", "999", ""), "f.autres": ("oui", "non"), "f.situation": ("oui", "non")}


def personal(html: str) -> str:
    """A page without its token, which is drawn anew each time."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", html)


@pytest.mark.once
@pytest.mark.parametrize("seed", range(3))
def test_a_page_of_the_drawer_equals_a_page_made_for_one_person(app: Flask, page: PageClient, seed: int) -> None:
    chance, screens = random.Random(seed), set()
    page.open(MODULE)
    path = page.post(f"{MODULE}/commencer", {"mode": chance.choice(["guided", "autonomous"])}).path
    for _turn in range(25):
        run = Run.of_key(path.rsplit("/", 1)[1])
        assert run is not None
        if run.finished_at:
            break
        choices = re.findall(r'name="do" value="([^"]+)"', page.response.text)
        form = {
            name: chance.choice(values) for name, values in ANSWERS.items() if f'name="{name}"' in page.response.text
        }
        page.post(path, {**form, "do": chance.choice([*choices, "help"]), "seq": run.seq})
        kept = personal(page.open(path).response.text)
        app.extensions["exercises"] = Drawer(400)
        assert personal(page.open(path).response.text) == kept
        screens.update(re.findall(r'data-screen="(\w+)"', kept))
    assert len(screens) > 3


def test_two_people_on_the_same_screen_have_each_their_own_token_and_address(
    browser: Callable[[], PageClient],
) -> None:
    pages = [browser(), browser()]
    for page in pages:
        page.open(MODULE)
        page.post(f"{MODULE}/commencer", {"mode": "guided"})
        page.open(page.path)
    first, second = (re.findall(r'(?:csrf_token" value|action)="([^"]+)"', page.response.text) for page in pages)
    assert len(first) == len(second) > 4
    assert not {text for text in first if "exercices" in text} & {text for text in second if "exercices" in text}
    assert pages[0].path in first and pages[0].path not in second


def test_a_stencil_is_filled_without_being_changed() -> None:
    found = Stencil.of(lambda: f"<p>{hole('name')} {hole('key')}</p>{is_being_made()}")
    assert found.fill({"name": "Ana", "key": "k1"}) == "<p>Ana k1</p>True"
    assert found.fill({"name": "Bob", "key": "k2"}) == "<p>Bob k2</p>True"
    assert not is_being_made()
    with pytest.raises(KeyError):
        found.fill({"name": "Ana"})


def test_the_drawer_forgets_what_was_used_longest_ago() -> None:
    drawer, made = Drawer(2), []

    def ask(key: str) -> None:
        drawer.get(key, lambda: made.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]
