"""Finished sittings of imaginary people, written in the database at once."""

from random import Random
from typing import Any

from inclusion.assessments import deck
from inclusion.assessments.estimate import outcomes
from inclusion.assessments.models import RESULT, Answer, Sitting
from inclusion.assessments.scale import Item
from inclusion.clock import now

SCREENS = 12
AGES = ("60+", "-60")


def finished(
    people: int, harder: dict[str, float] | None = None, old_find_dense_harder: float = 0.0
) -> list[Sitting]:
    """`people` sittings over the items of two skills, the last answer of each being the anchor.

    `harder`: logits by which items really are harder than the experts said. `old_find_dense_harder`: the same for
    dense items, for half of the people, who said their age.
    """
    chance, items, moment = Random(11), askable(), now()
    rows: list[dict[str, Any]] = []
    drawn = [chance.sample(items, SCREENS) for _person in range(people)]
    Sitting.insert_many([
        {"key": f"sitting-{number}", "visitor": "somebody", "seed": number, "persona": "camille", "needed": {},
         "longest": 20, "phase": RESULT, "bank": deck.fingerprint(), "anchor": drawn[number][-1].id, "estimate": {},
         "groups": {"age": AGES[number % 2]}, "started_at": moment, "acted_at": moment, "ended_at": moment}
        for number in range(people)
    ]).execute()  # fmt: skip
    made = list(Sitting.select().where(Sitting.key.startswith("sitting-")).order_by(Sitting.id))
    for number, sitting in enumerate(made):
        ease = chance.gauss(0.2, 1)
        for turn, item in enumerate(drawn[number]):
            more = old_find_dense_harder if "texte_dense" in item.tags and number % 2 == 0 else 0.0
            outcome = answered(item, ease - (harder or {}).get(item.id, 0.0) - more, chance)
            rows.append({"sitting": sitting.id, "number": turn + 1, "item": item.id, "skill": item.skill,
                         "outcome": outcome, "at": moment})  # fmt: skip
    for start in range(0, len(rows), 500):
        Answer.insert_many(rows[start : start + 500]).execute()
    return made


def askable() -> list[Item]:
    """The screens of two skills: few enough for each to have many answers."""
    items = deck.prepared().bank.items.values()
    return [
        item for item in items if item.skill in ("naviguer", "formulaire") and not item.is_observed and item.level
    ]


def answered(item: Item, theta: float, chance: Random) -> str:
    exact = Item(item.id, item.skill, item.level, item.format, item.b, item.a, item.guess, item.slip, b_sd=0.0)
    return chance.choices(("ok", "help", "ko"), outcomes(exact, theta))[0]
