"""The trainers' modules: each sees those of the structures where they are a trainer."""

from tests.access.outcomes import TRAINER, Row, only


def ours() -> Row:
    """A draft of this structure."""
    return only(TRAINER, key="draft")


ROWS = {
    "authoring.home": only(TRAINER, anywhere=True),
}
