"""What aidants do: their learners, the browser that they open."""

from tests.access.outcomes import AIDANT, only

ROWS = {
    "aidants.learners": only(AIDANT, anywhere=True),
    "aidants.new_learner": only(AIDANT, anywhere=True),
    "aidants.learner": only(AIDANT),
    "aidants.replay": only(AIDANT, key="run"),
    "aidants.card": only(AIDANT),
    "aidants.wake": only(AIDANT),
    "places.post": only(AIDANT, anywhere=True),
    "places.close": only(AIDANT).but(aidant="404"),  # This browser is not a trusted one.
}
