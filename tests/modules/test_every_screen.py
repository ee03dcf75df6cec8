"""Every module watched to its end through real requests: each screen on the way is a sound page."""

import pytest
from flask import Flask

from inclusion.modules.content_files import folders
from inclusion.modules.models import Run
from tests.page_client import PageClient

LONGEST = 120


@pytest.mark.once
@pytest.mark.parametrize("module", [folder.name for folder in folders()])
def test_it_is_watched_to_its_end(app: Flask, module: str) -> None:
    page = PageClient(app).open(f"/demarches/{module}")
    path = page.post(f"/demarches/{module}/commencer", {"mode": "discover"}).path
    for seq in range(LONGEST):
        if Run.get(Run.key == path.rsplit("/", 1)[1]).finished_at is not None:
            break
        page.post(path, {"do": "next", "seq": seq})
    assert "Vous avez tout regardé" in page.text
