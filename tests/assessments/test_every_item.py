"""Every screen of the bank: done by each person that one plays, and said in each language."""

import json
import re
from collections.abc import Callable

import pytest

from inclusion.assessments import deck, playing
from inclusion.assessments.items import Item, translatable
from inclusion.assessments.models import AFTER, ASKED, Answer, Sitting
from inclusion.assessments.operations import act, asked, begin
from inclusion.assessments.playing import OK, next_gesture
from inclusion.assessments.screen import words_of
from inclusion.clock import now, seconds
from inclusion.demo_gardens import form_of
from inclusion.simulator import snapshot
from inclusion.skills import SKILLS
from tests.page_client import PageClient

ARABIC = re.compile("[\u0600-\u06ff]")
LONGEST = 60


def items_of(skill: str) -> list[Item]:
    return [item for item in deck.bank().items.values() if item.skill == skill]


def put(sitting: Sitting, item: Item, persona: str) -> Sitting:
    """Put a screen in front of a sitting, as if it had just been asked."""
    course = deck.course_of(item.item, persona)
    state = snapshot.dump(course.scenario, playing.begin(course, seconds(now())))
    sitting.item, sitting.persona, sitting.phase, sitting.anchor = item.item, persona, ASKED, "kept for later"
    sitting.state = json.dumps(state, ensure_ascii=False)
    sitting.save()
    Answer.delete().where(Answer.sitting == sitting).execute()
    return sitting


@pytest.mark.parametrize("skill", SKILLS)
def test_each_person_can_do_it_with_what_the_page_sends(app: object, skill: str) -> None:
    sitting = begin(None, "somebody")
    for item in items_of(skill):
        for persona in deck.bank().documents[item.item].personas:
            put(sitting, item, persona.id)
            course = deck.course_of(item.item, persona.id)
            for _gesture in range(LONGEST):
                if sitting.phase == AFTER:
                    break
                event = next_gesture(course, asked(sitting).state)
                assert event is not None, item.item
                assert act(sitting, form_of(course.scenario, event))
            rows = {row.item: row.outcome for row in Answer.history(sitting)}
            assert rows.pop(item.item) == OK, f"{item.item}, {persona.id}"
            assert set(rows.values()) <= {OK}, f"what is seen in passing of who does {item.item}: {rows}"


@pytest.mark.once
@pytest.mark.parametrize("locale", ["fr@falc", "en", "ar"])
def test_all_its_words_are_there_in_each_language(locale: str) -> None:
    for item in deck.bank().items.values():
        course = deck.course_of(item.item, "camille")
        assert set(item.texts[locale]) == set(translatable(item)), item.item
        for place, french in translatable(item).items():
            said = words_of(item, place, course.scenario, locale)
            assert said and "{" not in said, f"{item.item}, {place}"
            if locale != "fr@falc":
                assert said != french, f"{item.item}, {place} is still in French"
                assert bool(ARABIC.search(said)) is (locale == "ar"), f"{item.item}, {place}"


@pytest.mark.once
@pytest.mark.parametrize("skill", SKILLS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_says_them(browser: Callable[..., PageClient], lang: str, skill: str) -> None:
    """The instruction, then the hint once it is asked for; the simulated site stays French."""
    page, item = browser(lang=lang), items_of(skill)[-1]
    page.open("/bilan").post("/bilan/commencer", {})
    sitting = put(Sitting.select().order_by(Sitting.id.desc()).get(), item, "sacha")
    scenario = deck.course_of(item.item, "sacha").scenario
    assert page.open(f"/bilan/{sitting.key}").lang == lang
    heading = next(one for one in page.all("h2") if one.get("id") == "instruction")
    assert plain("".join(heading.itertext())) == plain(words_of(item, "do", scenario, lang))
    page.post(f"/bilan/{sitting.key}", {"do": "help", "seq": sitting.seq})
    assert plain(words_of(item, "help", scenario, lang)) in plain(page.text)


def plain(text: str) -> str:
    return " ".join(text.split())
