"""The board of a room: one tile a seat, always in the same place, and who needs somebody said first."""

import hashlib
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import cache, cached_property

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.accounts.models import Learner
from inclusion.database import Prepared
from inclusion.i18n import locale_id
from inclusion.modules.library import Edition, library
from inclusion.places.models import Room, Seat
from inclusion.places.seating import SILENT
from inclusion.records import frozen
from inclusion.rooms.watch import Reason, Sight, Signs, State, look
from inclusion.simulator.state import AIDANT, AUTONOMOUS, DISCOVER


@frozen
class Tile:
    """What is shown of one seat. Its words are found when it is drawn; `editions` reads those of the whole board."""

    seat: Seat
    name: str
    avatar: int | None
    sight: Sight
    editions: Callable[[], dict[str, Edition]]

    @cached_property
    def status(self) -> str:
        return status(self.sight)

    @cached_property
    def title(self) -> str:
        """What the démarche is called; nothing when none is open."""
        edition = self.editions().get(self.seat.slug)
        return edition.texts(locale_id())["title"] if edition else ""

    @cached_property
    def place(self) -> str:
        """The step in front, in words."""
        edition = self.editions().get(self.seat.slug)
        if edition is None:
            return ""
        steps = edition.document.steps
        number = min(self.seat.step, len(steps) - 1)
        step = edition.texts(locale_id())[f"steps.{steps[number].id}.name"]
        return _("Étape %(number)s sur %(total)s : %(step)s", number=number + 1, total=len(steps), step=step)

    @cached_property
    def mode(self) -> str:
        return _mode(self.seat)

    @cached_property
    def help(self) -> str:
        return _help(self.seat.help) if self.seat.run and not self.seat.is_finished else ""

    @property
    def aidant_holds(self) -> bool:
        return bool(self.seat.hand == AIDANT)

    @property
    def is_told(self) -> bool:
        return bool(self.seat.whisper or self.seat.order)

    @property
    def seen(self) -> tuple[Hashable, ...]:
        """All that what is drawn depends on."""
        return self.seat.id, self.seat.version, self.name, self.avatar, *_key(self.sight)


def sight_of(seat: Seat, now: datetime) -> Sight:
    """What the rules see in a seat."""
    signs = Signs(
        has_run=bool(seat.run), is_watched=seat.mode == DISCOVER, is_finished=seat.is_finished,
        has_left=seat.left_at is not None, mistakes=seat.mistakes, repeats=seat.repeats, moved=seat.moved_at,
        seen=seat.seen_at, raised=seat.raised_at,
    )  # fmt: skip
    return look(signs, now, SILENT)


# Asked for every two seconds by each board, so its SQL is built once.
_shown = Prepared(
    lambda: (
        Seat.select(Seat, Learner.name.alias("first_name"), Learner.avatar.alias("avatar"))
        .left_outer_join(Learner)
        .where(Seat.room == 0, Seat.learner.is_null() | Learner.deleted_at.is_null())
        .order_by(Seat.id)
    )
)


def shown_of(room: Room) -> list[Seat]:
    """The seats of a room as its board shows them, each with the `first_name` and `avatar` of its learner.

    Somebody who is in the bin is on no board.
    """
    return _shown.rows(Seat, room.id)


def seats_of(room: Room) -> list[Seat]:
    """The seats of a room with their learners, in the order in which people sat down."""
    found = Seat.select(Seat, Learner).left_outer_join(Learner).where(Seat.room == room)
    return list(found.order_by(Seat.id))


def fingerprint(room: Room, seats: list[Seat], now: datetime) -> str:
    """The board's ETag: it changes with what a seat does, and with what time alone does (quiet, stuck, offline)."""
    seen = [(seat.id, seat.version, seat.first_name, *_key(sight_of(seat, now))) for seat in seats]
    return hashlib.sha256(repr((room.id, room.version, locale_id(), seen)).encode()).hexdigest()[:24]


def _key(sight: Sight) -> tuple[Hashable, ...]:
    return sight.state, sight.reason, sight.minutes


def tiles(seats: list[Seat], now: datetime) -> list[Tile]:
    """A tile for each seat of `shown_of`; whatever is done there, one query at most tells what it is called."""
    editions = cache(lambda: library().currents(seat.slug for seat in seats))
    return [_tile(seat, now, editions) for seat in seats]


def _tile(seat: Seat, now: datetime, editions: Callable[[], dict[str, Edition]]) -> Tile:
    name = seat.first_name or _("Sans compte %(number)s", number=seat.label)
    return Tile(seat, name, seat.avatar, sight_of(seat, now), editions)


def _mode(seat: Seat) -> str:
    if not seat.run:
        return ""
    if seat.mode == DISCOVER:
        return _("regarde")
    return _("sans aide") if seat.mode == AUTONOMOUS else _("avec de l’aide")


def _help(level: int) -> str:
    return [_("aucune aide"), _("un indice"), _("2 indices"), _("« C’est ici »"), _("geste fait à sa place")][level]


def status(sight: Sight) -> str:
    """A state in words, with how long it has lasted."""
    if sight.state is State.STUCK:
        return _stuck(sight)
    if sight.state is State.RAISED:
        return _lasting(_("Lève la main"), sight.minutes)
    if sight.state is State.OFFLINE:
        return _lasting(_("Hors ligne"), sight.minutes)
    fixed = {
        State.LEFT: _("Parti"),
        State.WAITING: _("N’a pas commencé"),
        State.FINISHED: _("A fini"),
        State.WATCHING: _("Regarde"),
        State.WORKING: _("Travaille"),
    }
    return fixed[sight.state]


def _stuck(sight: Sight) -> str:
    if sight.reason is Reason.SAME_MISTAKE:
        return _("Bloque : 2 fois la même erreur")
    if sight.reason is Reason.MISTAKES:
        return _("Bloque : plusieurs erreurs à cette étape")
    return _("Bloque : n’avance plus depuis %(minutes)s min", minutes=sight.minutes)


def _lasting(words: str, minutes: int) -> str:
    return _("%(state)s depuis %(minutes)s min", state=words, minutes=minutes) if minutes else words


def summary(found: list[Tile]) -> str:
    """Who needs somebody, in one sentence."""
    names = [tile.name for tile in found if tile.sight.needs_somebody]
    present = sum(tile.sight.state is not State.LEFT for tile in found)
    if names:
        return ngettext("%(names)s a besoin de vous.", "%(names)s ont besoin de vous.", len(names), names=_and(names))
    if not present:
        return _("Personne n’est encore installé.")
    return _("Tout le monde avance.")


def _and(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(first)s et %(last)s", first=", ".join(names[:-1]), last=names[-1])
