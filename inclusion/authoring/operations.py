"""What is written of drafts: each change is one transaction, with what it changed, so that it can be taken back."""

import json
import secrets
from collections.abc import Callable
from typing import Any

from inclusion import audit
from inclusion.accounts.models import Staff
from inclusion.assessments.models import OwnItem
from inclusion.authoring import source
from inclusion.authoring.changes import Change, apply, backwards, difference
from inclusion.authoring.models import ARCHIVED, MODULE, WRITING, Draft, Edit
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.source import Path, Tree
from inclusion.authoring.stamping import Older, stamps_of
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules.content_files import folders
from inclusion.modules.models import ModuleVersion
from inclusion.places.models import Structure

TRIES = 5
ADDRESS = "address"
#: Everything of a draft that changes and is told: `tree`, `texts` (locale → place → words), `stamps`.
Whole = dict[str, Any]


class Changed(Exception):
    """Somebody has changed this since it was shown; `current` is what stands there now (None: nothing)."""

    def __init__(self, current: Any):
        super().__init__("changed")
        self.current = current


class NothingToUndo(Exception):
    """There is no change of this person left to take back."""


def create(
    structure: Structure,
    staff: Staff,
    tree: Tree,
    texts: dict[str, dict[str, str]] | None = None,
    origin: tuple[str, int] = ("", 0),
    older: Older | None = None,
) -> Draft:
    """Begin a draft from a tree; its address is made from its title and is never that of another module.

    Translations that come with it are those of its French as it is, but for those that are said to be `older`.
    """
    sort = sort_of(tree)
    with transaction():
        slug = sort.slug(tree, taken_slugs())
        draft = Draft.create(
            key=secrets.token_urlsafe(12), kind=sort.kind, structure=structure, slug=slug,
            title=sort.title(tree)[:200],
            tree=source.written({sort.kind: slug, **{key: tree[key] for key in tree if key != sort.kind}}),
            texts=source.written(texts or {}), stamps=source.written(stamps_of(tree, texts or {}, older or {})),
            origin_slug=origin[0], origin_number=origin[1], changed_by=staff, changed_at=now(), created_at=now(),
        )  # fmt: skip
        audit.note(str(staff.get_id()), f"{sort.kind}.begin", slug, structure.id)
        return draft


def taken_slugs() -> set[str]:
    """The addresses that modules already have, published or not."""
    drafts = {row.slug for row in Draft.select(Draft.slug)}
    versions = {row.slug for row in ModuleVersion.select(ModuleVersion.slug).distinct()}
    versions |= {row.slug for row in OwnItem.select(OwnItem.slug).distinct()}
    return drafts | versions | {path.name for path in folders()}


def whole_of(draft: Draft) -> Whole:
    """What a draft is made of, as plain values."""
    return {"tree": json.loads(draft.tree), "texts": json.loads(draft.texts), "stamps": json.loads(draft.stamps)}


def edit(draft: Draft, staff: Staff, act: str, place: str, change: Callable[[Whole], Whole]) -> Draft:
    """Change a draft as it is now, whoever changed it last, and note what differs, if anything does.

    `change` may be called again when somebody else writes at the same moment. What it raises is passed on.
    """
    for _try in range(TRIES):
        draft = Draft.get_by_id(draft.id)  # What is at hand may be what was there when the page was opened.
        before = whole_of(draft)
        after = _at_its_address(draft, change(before))
        changes = difference(before, after)
        if not changes:
            return draft
        with transaction():
            if _moved(draft, staff, after):
                _note(draft, staff, act, place, changes)
                return Draft.get_by_id(draft.id)
    raise Changed(None)


def _at_its_address(draft: Draft, whole: Whole) -> Whole:
    """Nothing that is written gives a draft another address: neither a text nor going back to what it was."""
    address = draft.kind
    if whole["tree"].get(address, draft.slug if address == MODULE else "") == draft.slug:
        return whole
    rest = {key: value for key, value in whole["tree"].items() if key != address}
    return {**whole, "tree": {address: draft.slug, **rest}}


def readdress(draft: Draft, staff: Staff) -> Draft:
    """Give a draft another address, that no module has; nobody can take this back. Within a transaction."""
    before = whole_of(draft)
    slug = sort_of(before["tree"]).slug(before["tree"], taken_slugs())
    after = _at_its_address(Draft(slug=slug, kind=draft.kind), before)
    Draft.update(slug=slug, tree=source.written(after["tree"]), seq=draft.seq + 1).where(
        Draft.id == draft.id
    ).execute()
    _note(draft, staff, ADDRESS, draft.kind, difference(before, after))
    return Draft.get_by_id(draft.id)


def _moved(draft: Draft, staff: Staff, after: Whole) -> bool:
    """Write the draft unless somebody was first; what is changed has to be read again before it is published."""
    values = {
        "tree": source.written(after["tree"]), "texts": source.written(after["texts"]),
        "stamps": source.written(after["stamps"]), "title": sort_of(after["tree"]).title(after["tree"])[:200],
        "seq": draft.seq + 1, "state": WRITING if draft.state != ARCHIVED else ARCHIVED,
        "asked_by": None, "asked_at": None, "changed_by": staff.id, "changed_at": now(),
    }  # fmt: skip
    return bool(Draft.update(values).where(Draft.id == draft.id, Draft.seq == draft.seq).execute())


def _note(draft: Draft, staff: Staff, act: str, place: str, changes: list[Change]) -> None:
    told = source.written([change.to_json() for change in changes])
    Edit.create(draft=draft, seq=draft.seq + 1, staff=staff, act=act, place=place[:200], changes=told, at=now())


def changes_of(row: Edit) -> list[Change]:
    return [Change.from_json(found) for found in json.loads(row.changes)]


#: What stands beside the lists of a module: each is written alone, so that writing the title disturbs nobody.
HOLDERS = (
    "module", "personas", "screens", "steps", "parameters", "surprises", "fragments", "real", "start", "twins",
    "item", "confusions", "traces",
)  # fmt: skip


def about(tree: Tree) -> Tree:
    """What a module says of itself: its title, its mission, its goal…"""
    return {key: value for key, value in tree.items() if key not in HOLDERS}


def write_about(draft: Draft, staff: Staff, seen: str, value: Tree) -> Draft:
    """Put what a module says of itself where somebody saw `seen`. Raises Changed when it is something else by now."""

    def change(whole: Whole) -> Whole:
        tree = whole["tree"]
        if source.fingerprint(about(tree)) != seen:
            raise Changed(about(tree))
        kept = {key: value.get(key, inside) for key, inside in tree.items() if key in HOLDERS or key in value}
        new = {key: inside for key, inside in value.items() if key not in tree}
        return {**whole, "tree": {**kept, **new}}

    return edit(draft, staff, "write", "", change)


def write(draft: Draft, staff: Staff, place: str, seen: str, value: Any, act: str = "write") -> Draft:
    """Put a value where somebody saw `seen` (a fingerprint). Raises Changed when it is something else by now."""
    return edit(draft, staff, act, place, lambda whole: _put(whole, source.path_of(place), seen, value))


def _put(whole: Whole, path: Path, seen: str, value: Any) -> Whole:
    _expect(whole["tree"], path, seen)
    return {**whole, "tree": source.put(whole["tree"], path, value)}


def _expect(tree: Tree, path: Path, seen: str) -> None:
    try:
        current = source.get(tree, path)
    except source.NoSuchPlace as gone:
        raise Changed(None) from gone
    if source.fingerprint(current) != seen:
        raise Changed(current)


def add(draft: Draft, staff: Staff, place: str, value: Any) -> Draft:
    """Insert a value at a number of a list, or under a new name. Raises NoSuchPlace."""
    path = source.path_of(place)
    return edit(
        draft, staff, "add", place, lambda whole: {**whole, "tree": source.insert(whole["tree"], path, value)}
    )


def remove(draft: Draft, staff: Staff, place: str, seen: str) -> Draft:
    """Take something away, unless it is no longer what was seen (Changed)."""
    path = source.path_of(place)

    def change(whole: Whole) -> Whole:
        _expect(whole["tree"], path, seen)
        return {**whole, "tree": source.remove(whole["tree"], path)}

    return edit(draft, staff, "remove", place, change)


def move(draft: Draft, staff: Staff, place: str, seen: str, onto: str, onto_seen: str = "") -> tuple[Draft, str]:
    """Put an item where another one of its list stands, which makes room; returns its new place.

    Changed: the item, or the one in that place of a list when `onto_seen` is told, is no longer what was seen.
    """
    path, target, after = source.path_of(place), source.path_of(onto), [place]

    def change(whole: Whole) -> Whole:
        _expect(whole["tree"], path, seen)
        if onto_seen and target and isinstance(target[-1], int):
            _expect(whole["tree"], target, onto_seen)
        tree, moved = source.move(whole["tree"], path, source.apart(whole["tree"], path, target))
        after[0] = source.place_of(moved)
        return {**whole, "tree": tree}

    return edit(draft, staff, "move", place, change), after[0]


def undo(draft: Draft, staff: Staff) -> tuple[Draft, Edit]:
    """Take back the latest change of this person that was not taken back, if nobody has written over it.

    Raises NothingToUndo, or changes.Overlap when somebody has changed the same thing since.
    """
    row = last_own(draft, staff)
    if row is None:
        raise NothingToUndo
    back = backwards(changes_of(row))
    return edit(draft, staff, "undo", str(row.seq), lambda whole: apply(whole, back)), row


def last_own(draft: Draft, staff: Staff) -> Edit | None:
    """The change that « Annuler » would take back: an undo counts with what it has taken back."""
    undone: set[int] = set()
    for row in Edit.select().where(Edit.draft == draft, Edit.staff == staff).order_by(Edit.seq.desc()).limit(200):
        if row.act == "undo":
            undone.add(int(row.place))
        elif row.seq not in undone and row.act != ADDRESS:
            return row
    return None
