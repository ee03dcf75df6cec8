"""The aidant's first page: who needs me, my groups, the open workshop, everybody."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from peewee import fn

from inclusion.aidants import urgency
from inclusion.aidants.access import COMPANIONS, place_ids
from inclusion.aidants.reasons import told
from inclusion.clock import now, today
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.places.models import Group, GroupMember, Room, Structure
from inclusion.received import whole_number
from inclusion.security import needs

blueprint = Blueprint("aidant_home", __name__, template_folder="templates")
GROUPS, ROOMS = 12, 3


@blueprint.get("/accueil-aidant")
@needs(*COMPANIONS)
def home() -> ResponseReturnValue:
    """Those who need me, the most pressing first, each with one reason and one thing to do."""
    page = max(request.args.get("page", 1, type=whole_number), 1)
    mine = place_ids()
    calls, count = urgency.calls(mine, now(), today(), page)
    titles = titles_by_slug() if calls else {}
    return render_template(
        "aidants/home.html",
        calls=[(call.learner, told(call, titles, today())) for call in calls],
        count=count,
        page=page,
        pages=max(1, -(-count // urgency.PAGE)),
        groups=groups_with_sizes(mine),
        rooms=open_rooms(mine),
    )


def titles_by_slug() -> dict[str, str]:
    """What each démarche is called, in the language of the page."""
    return {edition.slug: edition.texts(locale_id())["title"] for edition in library().catalogue()}


def groups_with_sizes(place_ids: list[int]) -> list[Group]:
    """My first groups, each with `size`, in one query."""
    size = fn.COUNT(GroupMember.id).alias("size")
    counted = Group.open_in(place_ids).select(Group, size).left_outer_join(GroupMember).group_by(Group)
    return list(counted.limit(GROUPS))


def open_rooms(place_ids: list[int]) -> list[Room]:
    """The workshops that are open in my structures, the latest first."""
    found = Room.select(Room, Structure).join(Structure)
    mine = found.where(Room.structure.in_(place_ids), Room.closed_at.is_null())
    return list(mine.order_by(Room.id.desc()).limit(ROOMS))
