"""The translations that a fragment brings, and what a module takes back from them."""

from collections.abc import Iterable, Mapping
from typing import Any


def forget_translations(
    translated: Mapping[str, dict[str, str]], step: dict[str, Any], rewritten: Mapping[str, Any]
) -> None:
    """What a module words otherwise is no longer what its fragment has translated."""
    before, after = _worded(step, rewritten), _worded({**step, **rewritten}, rewritten)
    for texts in translated.values():
        for place in before:
            if after.get(place) != before[place]:
                texts.pop(f"steps.{step['id']}.{place}", None)


def _worded(step: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """The texts of some keys of a step, by place."""
    found = {}
    for key in keys:
        value = step.get(key)
        for number, one in enumerate(value) if isinstance(value, list) else ():
            is_mistake = isinstance(one, dict)
            found[f"{key}.{one.get('id') if is_mistake else number}"] = one.get("say") if is_mistake else one
        if isinstance(value, str):
            found[key] = value
    return found
