"""What a statement must be, from the xAPI specification 1.0.3 (part 2); 2.0 asks for the same shape."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def check(statement: dict[str, Any]) -> None:
    """Raise AssertionError for what a learning record store would refuse."""
    assert {"actor", "verb", "object"} <= statement.keys() <= {
        "id", "actor", "verb", "object", "result", "context", "timestamp", "version",
    }  # fmt: skip
    _no_null(statement)
    UUID(statement["id"])
    _agent(statement["actor"])
    assert statement["verb"].keys() == {"id", "display"} and is_iri(statement["verb"]["id"])
    _language_map(statement["verb"]["display"])
    _activity(statement["object"])
    _result(statement["result"])
    _context(statement["context"])
    assert datetime.fromisoformat(statement["timestamp"]).tzinfo is not None


def is_iri(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in text


def _no_null(value: Any) -> None:
    assert value is not None
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _no_null(inside)


def _agent(agent: dict[str, Any]) -> None:
    """One identifier, and here an account: neither `mbox` nor anybody's `name`."""
    assert agent.keys() == {"objectType", "account"} and agent["objectType"] == "Agent"
    assert agent["account"].keys() == {"homePage", "name"} and is_iri(agent["account"]["homePage"])
    assert re.fullmatch(r"[0-9a-f]{32}", agent["account"]["name"])


def _language_map(words: dict[str, str]) -> None:
    assert words and all(LANGUAGE.fullmatch(key) and text for key, text in words.items())


def _activity(activity: dict[str, Any]) -> None:
    assert activity.keys() <= {"objectType", "id", "definition"} and activity.get("objectType") == "Activity"
    assert is_iri(activity["id"])
    definition = activity.get("definition", {})
    assert definition.keys() <= {"name", "description", "type", "moreInfo", "extensions"}
    assert is_iri(definition["type"])
    if "name" in definition:
        _language_map(definition["name"])


def _result(result: dict[str, Any]) -> None:
    """Nothing here is right or wrong, marked or timed, and nothing typed is kept."""
    assert result.keys() == {"completion", "extensions"} and isinstance(result["completion"], bool)
    assert all(map(is_iri, result["extensions"]))


def _context(context: dict[str, Any]) -> None:
    assert context.keys() <= {"registration", "platform", "language", "contextActivities"}
    UUID(context["registration"])
    assert isinstance(context["platform"], str) and LANGUAGE.fullmatch(context["language"])
    for kind, activities in context.get("contextActivities", {}).items():
        assert kind in ("parent", "grouping", "category", "other")
        for activity in activities:
            _activity(activity)
