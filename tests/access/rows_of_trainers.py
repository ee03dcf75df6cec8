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
    "own_items.new": only(TRAINER, anywhere=True),
    "own_items.copy": only(TRAINER, anywhere=True).posting(ecran="item"),
    "own_items.blank": only(TRAINER, anywhere=True),
    "editor.page": ours(),
    "editor.write": ours(),
    "editor.add": ours().posting(genre="step_kind", dans="steps"),
    "editor.move": ours(),
    "editor.remove": ours(),
    "editor.undo": ours(),
    "editor.checks": ours(),
    "expert.page": ours(),
    "expert.write": ours().posting(seen="zero"),
    "preview.act": ours(),
    "preview.settle": ours(),
    "preview.replay": ours().but(trainer=NOT_FOUND),
    "preview.step": ours(),
    "translating.page": ours(),
    "guide.page": only(TRAINER, anywhere=True),
    "guide.tour": only(TRAINER, anywhere=True),
    "stumbles.page": ours(),
    "stumbles.explain": ours(),
    "translating.save": ours(),
    "review.page": ours(),
    "review.ask": ours(),
    "review.send_back": ours(),
    "review.publish": ours(),
    "review.share": ours(),
    "review.shelve": ours(),
    "review.check_on": ours(),
    "review.remark": ours(),
    "review.settle": only(TRAINER, key="draft", remark_id="remark_id"),
    "history.page": ours(),
    "history.restore": only(TRAINER, key="draft", seq="zero"),
    "history.origin": ours(),
    "history.seen": ours(),
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
