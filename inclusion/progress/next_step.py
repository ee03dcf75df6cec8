"""The one thing that it is best to do next, and why: finish, see again, do with less help."""

from flask_babel import gettext as _

from inclusion.progress.autonomy import ALONE
from inclusion.progress.portrait import ModuleProgress, Portrait
from inclusion.records import frozen


@frozen
class NextStep:
    """A démarche and why it comes next."""

    slug: str
    title: str
    why: str


def next_step(portrait: Portrait) -> NextStep | None:
    """What to advise; None when everything known is acquired and nothing waits."""
    if portrait.stopped:
        left = portrait.stopped
        why = _("Commencée, arrêtée à l’étape %(number)s sur %(total)s.", number=left.number, total=left.total)
        return NextStep(left.slug, left.title, why)
    if portrait.to_review:
        oldest = min(portrait.to_review, key=lambda module: (module.due is None, module.due, module.slug))
        return NextStep(oldest.slug, oldest.title, _("Déjà réussie : la refaire aide à s’en souvenir."))
    growing = [module for module in portrait.started if module.level < ALONE]
    return _growing(max(growing, key=lambda module: module.level)) if growing else None


def _growing(module: ModuleProgress) -> NextStep:
    whys = {
        0: _("Une étape n’a pas encore été vue."),
        1: _("Déjà regardée : la faire maintenant avec de l’aide."),
        2: _("Faite avec quelqu’un : la refaire avec des indices."),
        3: _("Faite avec des indices : essayer sans aide."),
    }
    return NextStep(module.slug, module.title, whys[module.level])
