"""The diagnostic through real requests: screens follow, nothing is lost or done twice, the result is always given."""

from inclusion.assessments.models import Answer, Sitting
from tests.page_client import PageClient


def begun(page: PageClient, **choices: str) -> Sitting:
    page.open("/bilan").post("/bilan/commencer", choices)
    return Sitting.select().order_by(Sitting.id.desc()).get()


def does(page: PageClient, sitting: Sitting, do: str, **fields: str) -> Sitting:
    """Send what a page of this sitting sends."""
    page.post(f"/bilan/{sitting.key}", {"do": do, "seq": Sitting.get_by_id(sitting.id).seq, **fields})
    return Sitting.get_by_id(sitting.id)


def test_somebody_who_knows_nothing_is_led_to_a_result(page: PageClient) -> None:
    sitting = begun(page)
    for _request in range(80):
        if sitting.phase == "result":
            break
        sitting = does(page, sitting, "unknown" if sitting.phase == "asked" else "next")
    assert sitting.estimate is not None
    assert 8 <= Answer.select().where(~Answer.item.contains("#")).count() <= 20
    assert "jardin" in page.open(f"/bilan/{sitting.key}/resultat").text
