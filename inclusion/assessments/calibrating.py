"""Calibration on the data of this installation: the report, the proposal, what is accepted and undone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from inclusion.assessments import calibrated, deck, proposals
from inclusion.assessments.calibrated import Change
from inclusion.assessments.calibration import FEWEST_SITTINGS, calibrate
from inclusion.assessments.fairness import compare_groups
from inclusion.assessments.records import records
from inclusion.assessments.scale import read_bank


def report() -> dict[str, Any]:
    """Ready for JSON: `bank`, `sittings`, `is_enough`, `items` (as `calibrate`), `fairness` (as `compare_groups`)."""
    found, model = records(), deck.prepared().model
    experts = read_bank(deck.bank().by_experts()).items
    calibration = calibrate(model, found, experts)
    return {"bank": deck.fingerprint(), **calibration, "fairness": compare_groups(model, found)}


def items_of(bank: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in bank["items"]}


def doubts() -> dict[str, float]:
    """How sure each difficulty is today, in logits."""
    return {name: item.b_sd for name, item in deck.prepared().bank.items.items()}


def proposal(found: Mapping[str, Any], moment: datetime) -> str:
    """The text of the proposal of a report."""
    says = {name: item.do for name, item in deck.bank().items.items()}
    return proposals.write(found, found["bank"], moment.isoformat(timespec="seconds"), doubts(), says)


def accept(text: str, by: str, moment: datetime) -> Change:
    """Keep a proposal that somebody has read. Raises ProposalRefused, and then nothing has changed."""
    bank = deck.bank().as_dict()
    read = proposals.read(text, deck.fingerprint(), items_of(bank))
    moves = proposals.moves(read.items, doubts())
    after = {**bank, "items": [item | _now(moves.get(item["id"])) for item in bank["items"]]}
    change = Change(
        at=moment.isoformat(timespec="seconds"),
        by=by,
        sittings=read.sittings,
        before=deck.fingerprint(),
        after=deck.fingerprint_of(after),
        items=moves,
    )
    calibrated.add(change)
    deck.forget()
    return change


def _now(moved: Mapping[str, float] | None) -> dict[str, float]:
    return {"b": moved["b"], "b_sd": moved["b_sd"]} if moved else {}


def undo(by: str, moment: datetime) -> Change:
    """Put back the parameters of before the last accepted change. Raises NothingToUndo."""
    change = calibrated.undo(moment.isoformat(timespec="seconds"), by)
    deck.forget()
    return change


def lines(found: Mapping[str, Any]) -> list[str]:
    """A report for people: what is enough, what to look at, what is proposed."""
    if not found["is_enough"]:
        return [
            f"Il y a {found['sittings']} bilans finis, et il en faut {FEWEST_SITTINGS}. "
            "Avec moins, le hasard pèse plus que les écrans : rien n’est regardé, rien n’est proposé."
        ]
    unequal = _unequal(found["fairness"])
    judged, moved = found["items"], [entry for entry in found["items"] if entry["proposal"]]
    watched = [entry for entry in judged if entry["flags"] or entry["proposal"]]
    return [
        f"{found['sittings']} bilans finis, {len(judged)} écrans avec assez de réponses.",
        *(["Écrans à regarder :", *map(_item, watched)] if watched else ["Aucun écran ne s’écarte du prévu."]),
        *(["Plus durs pour certaines personnes, à niveau égal :", *unequal] if unequal else []),
        f"{len(moved)} difficultés à proposer." if moved else "Aucune difficulté à changer.",
    ]  # fmt: skip


def _item(entry: Mapping[str, Any]) -> str:
    words = {
        "drift": f"écart {_number(entry['drift'])}",
        "misfit": f"réponses dispersées ({_number(entry['outfit'])})",
    }
    found = [words[flag] for flag in entry["flags"]]
    if entry["proposal"]:
        found.append(
            f"{proposals.meaning(entry['b'], entry['proposal']['b'])} : {_number(entry['b'])} devient "
            f"{_number(entry['proposal']['b'])} (± {_number(entry['proposal']['b_sd'])})"
        )
    return f"  {entry['id']}, {entry['answers']} réponses : {', '.join(found)}"


def _unequal(fairness: Mapping[str, Any]) -> list[str]:
    """Features before items: they say what to change."""
    return [
        f"  {entry['name']} ({kind}), {entry['group']} : {entry['focal']} et {entry['reference']}, "
        f"écart {_number(entry['delta'])}, classe {entry['grade']}"
        for key, kind in (("features", "caractéristique"), ("items", "écran"))
        for entry in fairness[key]
        if entry["grade"] != "A"
    ]


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",").replace("-", "−")
