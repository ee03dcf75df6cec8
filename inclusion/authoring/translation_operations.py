"""What is written of the translations of a draft: several people may write at once, and nobody over another."""

from collections.abc import Iterable

from inclusion.accounts.models import Staff
from inclusion.authoring import operations, source
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import Whole
from inclusion.modules.stamps import print_of
from inclusion.records import frozen


@frozen
class Written:
    """A text as somebody wrote it. `seen`: fingerprint of the draft's own text then; `french_seen`: print of the
    French that it translates, so that a French changed meanwhile makes it stale."""

    place: str
    text: str
    seen: str
    french_seen: str


def translate(draft: Draft, staff: Staff, locale: str, written: Iterable[Written]) -> tuple[Draft, dict[str, str]]:
    """Keep texts, or take away those that are empty. Returns what stands at the places that somebody has changed
    since they were shown: these are left as they are, and the others are kept."""
    asked, refused = list(written), dict[str, str]()

    def change(whole: Whole) -> Whole:
        refused.clear()
        for one in asked:
            current = whole["texts"].get(locale, {}).get(one.place, "")
            if source.fingerprint(current) == one.seen or current == one.text:
                whole = _with(whole, locale, one)
            else:
                refused[one.place] = current
        return whole

    place = asked[0].place if len(asked) == 1 else ""
    return operations.edit(draft, staff, "translate", place, change), refused


def _with(whole: Whole, locale: str, one: Written) -> Whole:
    texts, stamps = dict(whole["texts"].get(locale, {})), dict(whole["stamps"].get(locale, {}))
    if one.text:
        texts[one.place], stamps[one.place] = one.text, [one.french_seen, print_of(one.text)]
    else:
        texts.pop(one.place, None)
        stamps.pop(one.place, None)
    return {
        **whole, "texts": _put(whole["texts"], locale, texts), "stamps": _put(whole["stamps"], locale, stamps)
    }  # fmt: skip


def _put(by_locale: dict[str, dict[str, object]], locale: str, values: dict[str, object]) -> dict[str, object]:
    """What each locale has, with these values for one; a locale of which nothing is left is not there."""
    found = {**by_locale, locale: values}
    return {key: inside for key, inside in found.items() if inside or key != locale}
