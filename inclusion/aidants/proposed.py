"""What is proposed to somebody or to a group, with how much of it is done, in one query."""

from typing import Any

from flask_babel import gettext as _
from peewee import Case, fn

from inclusion.accounts.models import Learner
from inclusion.aidants.home import titles_by_slug
from inclusion.modules.sections import PARCOURS
from inclusion.places.models import Group
from inclusion.progress.models import Assignment, Task

MOST = 50


def proposed(to: Learner | Group) -> list[Assignment]:
    """The latest first, each with `done` and `total`; for a learner, those of their groups too."""
    done = fn.COUNT(Case(None, [(Task.done_at.is_null(False), 1)])).alias("done")
    found = Assignment.select(Assignment, done, fn.COUNT(Task.id).alias("total"))
    if isinstance(to, Group):
        found = found.left_outer_join(Task).where(Assignment.group == to)
    else:
        found = found.join(Task).where(Task.learner == to)
    return list(found.group_by(Assignment).order_by(Assignment.id.desc()).limit(MOST))


def titles() -> dict[str, str]:
    """What démarches and parcours are called."""
    walks: dict[str, Any] = {one.id: _("Parcours : %(title)s", title=str(one.title)) for one in PARCOURS}
    return {**walks, **titles_by_slug()}
