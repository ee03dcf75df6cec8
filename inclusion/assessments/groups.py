"""Coarse groups that people may tell, to know whether a screen is as fair for everybody. Nobody is asked to."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

#: For each question, the answers that are kept, with their words. So coarse that nobody is found by them.
QUESTIONS = {
    "age": (_("Mon âge"), [("-60", _("Moins de 60 ans")), ("60+", _("60 ans ou plus"))]),
    "langue": (_("La langue que je parle le plus"), [("fr", _("Le français")), ("autre", _("Une autre langue"))]),
}


def groups_of(form: Mapping[str, str]) -> dict[str, str]:
    """What a form tells, and nothing that was not among the answers."""
    return {
        name: form[name]
        for name, (_question, answers) in QUESTIONS.items()
        if form.get(name) in {value for value, _words in answers}
    }
