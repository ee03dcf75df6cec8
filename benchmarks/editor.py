"""The trainers' editor on a module of about thirty screens: a change and its preview, its checks, its weight."""

import gzip
import re
import statistics
import time
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from inclusion import create_app, database, demo
from inclusion.accounts.models import Staff
from inclusion.assets import asset
from inclusion.authoring import operations, starts
from inclusion.authoring.models import Draft
from inclusion.config import Settings
from inclusion.modules.operations import publish_folders
from inclusion.places.models import Structure

MODULE, SCREENS, CHANGES, PROOFS = "ameli-creer-son-compte", 30, 20, 5
FILES = (
    "app.css", "staff.css", "desk.css", "gestures.css", "authoring.css", "app.js", "authoring.js",
    "vendor/htmx/htmx.min.js",
)  # fmt: skip
AJAX = {"HX-Request": "true"}


def measure(folder: Path) -> dict[str, object]:
    """{change: {wall ms, processor ms, hello ms, ratio}, checks: seconds, page: bytes}; a fresh SQLite database."""
    app = create_app(Settings(data=folder, database_url=f"sqlite:///{folder}/editor.db", secret_key="benchmark-" * 4))
    with app.app_context():
        database.runner().up()
        publish_folders()
        demo.load(app.config["SECRET_KEY"])
        draft = _draft()
    client = _signed_in(app)
    return {
        "screens": SCREENS,
        "change": _changes(app, client, draft),
        "checks": _checks(client, draft),
        "page": _page(app, client, draft),
    }


def _draft() -> Draft:
    """A module with a few more pages, so that it has thirty screens."""
    tree, texts = starts.copy_of_folder(MODULE)
    draft = operations.create(Structure.get(), Staff.of_email(demo.TRAINER_EMAIL), tree, texts)
    count = SCREENS - len(tree["screens"])
    for number in range(count):
        page = {
            "in": "browser", "url": f"page-{number}.example", "title": f"Page {number}",
            "body": [{"text": "Une page de plus."}],
        }  # fmt: skip
        draft = operations.add(draft, Staff.of_email(demo.TRAINER_EMAIL), f"screens.page_{number}", page)
    return draft


def _signed_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    page = client.get("/connexion").text
    form = {"email": demo.TRAINER_EMAIL, "password": demo.PASSWORD, "csrf_token": _hidden(page, "csrf_token")}
    assert client.post("/connexion", data=form).status_code in (302, 303)
    return client


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return found[1]


def _changes(app: Flask, client: FlaskClient, draft: Draft) -> dict[str, float]:
    """Milliseconds from a changed text to its answer, preview included; beside them, the page that says nothing."""
    place = "screens.page_0"
    page = client.get(f"/redaction/{draft.key}?ou={place}").text
    wall, processor, hello = [], [], []
    for number in range(CHANGES):
        form = {
            "ou": place, "seen": _hidden(page, "seen\" form=\"element"), "csrf_token": _hidden(page, "csrf_token"),
            "e_title": f"Un autre titre {number}",
        }  # fmt: skip
        begun, busy = time.perf_counter(), time.process_time()
        answer = client.post(f"/redaction/{draft.key}/ecrire", data=form, headers=AJAX)
        wall.append(time.perf_counter() - begun)
        processor.append(time.process_time() - busy)
        assert answer.status_code == 200 and f"Un autre titre {number}" in answer.text
        page = answer.text
        busy = time.process_time()
        client.get("/a-propos")
        hello.append(time.process_time() - busy)
    middle = {name: statistics.median(values) * 1000 for name, values in
              (("wall", wall), ("processor", processor), ("about_page", hello))}  # fmt: skip
    return {name: round(value, 1) for name, value in middle.items()} | {
        "ratio": round(middle["processor"] / middle["about_page"], 1)
    }


def _checks(client: FlaskClient, draft: Draft) -> list[float]:
    """Seconds from a change to the end of its proof, the first of them with the other process's start."""
    found = []
    for number in range(PROOFS):
        page = client.get(f"/redaction/{draft.key}?ou=screens.page_1").text
        form = {
            "ou": "screens.page_1", "seen": _hidden(page, "seen\" form=\"element"),
            "csrf_token": _hidden(page, "csrf_token"),
            "e_title": f"Encore un titre {number}",
        }  # fmt: skip
        begun = time.perf_counter()
        client.post(f"/redaction/{draft.key}/ecrire", data=form, headers=AJAX)
        looked = 0
        while "<progress" in client.get(f"/redaction/{draft.key}/verifications").text:
            looked += 1
            time.sleep(0.05)
        found.append(round(time.perf_counter() - begun, 2))
        assert looked, "the proof never ran: the draft has an error in its parts"
    return found


def _page(app: Flask, client: FlaskClient, draft: Draft) -> dict[str, Any]:
    """Bytes on the wire: the page, then all that it asks for the first time."""
    page = client.get(f"/redaction/{draft.key}?ou=screens.page_0", headers={"Accept-Encoding": "gzip"}).data
    with app.test_request_context("/"):
        addresses = [asset(name) for name in FILES]
    rest = [len(gzip.compress(client.get(address).data, 5)) for address in addresses]
    return {"html": len(page), "first_time": len(page) + sum(rest)}
