"""The trainers' modules: each sees those of the structures where they are a trainer."""

from tests.access.outcomes import NOT_FOUND, TRAINER, Row, everybody, only


def ours() -> Row:
    """A draft of this structure."""
    return only(TRAINER, key="draft")


ROWS = {
    "authoring.home": only(TRAINER, anywhere=True),
    "authoring.new": only(TRAINER, anywhere=True),
    "authoring.copy": only(TRAINER, anywhere=True).posting(demarche="slug"),
    "authoring.model": only(TRAINER, anywhere=True).posting(modele="model"),
    "authoring.blank": only(TRAINER, anywhere=True),
    "editor.page": ours(),
    "editor.write": ours(),
    "editor.add": ours().posting(genre="step_kind", dans="steps"),
    "editor.move": ours(),
    "editor.remove": ours(),
    "editor.undo": ours(),
    "editor.checks": ours(),
    "preview.act": ours(),
    "preview.settle": ours(),
    "preview.replay": ours().but(trainer=NOT_FOUND),
    "preview.step": ours(),
    "files.page": ours(),
    "files.download": ours(),
    "files.learner_sheet": ours(),
    "files.trainer_sheet": ours(),
    "files.add_picture": ours(),
    "files.bring": only(TRAINER, anywhere=True),
    "files.read": only(TRAINER, anywhere=True),
    "files.confirm": only(TRAINER, anywhere=True),
    "pictures.picture": everybody(name="picture"),
}
