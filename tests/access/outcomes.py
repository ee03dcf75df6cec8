"""What somebody meets at a route, and the shorthands that fill a line of the table.

One line per endpoint, in a `rows_of_….py` of this folder:

    "rooms.board": only(AIDANT, key="room"),              the aidants of this structure; elsewhere, no such page
    "rooms.workshop": only(AIDANT, anywhere=True),        no id in the address: each aidant has their own
    "modules.act": owner(key="run"),                      `<key>` is filled with `World.values["run"]`
    "members.team": only(MANAGER).but(administrator=OPEN),
    "teams.edit": Row(get=…, post=…),                     when both methods differ

An id of the address is filled with the object of structure A that bears its name in `World.values`.
"""

from dataclasses import dataclass, field, replace

from werkzeug.test import TestResponse

OPEN, SIGN_IN, TILES, FORBIDDEN, NOT_FOUND = "open", "sign in", "tiles", "403", "404"
REFUSED = (SIGN_IN, FORBIDDEN, NOT_FOUND)

LEARNER, AIDANT, TRAINER, MANAGER, ADMINISTRATOR = "learner", "aidant", "trainer", "manager", "administrator"
#: Who asks; « other » belongs to structure B, everybody else to structure A, where the objects of the addresses are.
ACTORS = (
    "stranger", "learner", "other_learner", "aidant", "other_aidant", "trainer", "other_trainer", "manager",
    "other_manager", "administrator",
)  # fmt: skip
LEARNERS = ("learner", "other_learner")
STAFF = tuple(actor for actor in ACTORS[1:] if actor not in LEARNERS)


@dataclass(frozen=True)
class Row:
    """What each actor meets, the same with both methods unless `post` says otherwise.

    `ids` and `form` say how the address and what is posted are filled: {name there: name in `World.values`}.
    """

    get: dict[str, str]
    post: dict[str, str] | None = None
    ids: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)

    def expected(self, method: str, actor: str) -> str:
        return (self.post if method == "POST" and self.post is not None else self.get)[actor]

    def but(self, **outcomes: str) -> "Row":
        assert set(outcomes) <= set(ACTORS), f"the actors are {ACTORS}"
        return replace(self, get={**self.get, **outcomes})

    def posting(self, **form: str) -> "Row":
        return replace(self, form=form)


def everybody(outcome: str = OPEN, **ids: str) -> Row:
    """The same for all: by default the page is public."""
    return Row(dict.fromkeys(ACTORS, outcome), ids=ids)


def nobody(**ids: str) -> Row:
    """Something of a browser or of a person that none of the actors is: there is no such page."""
    return everybody(NOT_FOUND, **ids)


def owner(actor: str = LEARNER, **ids: str) -> Row:
    """Public, but of one person: for all the others there is no such page."""
    return nobody(**ids).but(**{actor: OPEN})


def only(*roles: str, anywhere: bool = False, **ids: str) -> Row:
    """Whoever holds one of the roles in this structure (`anywhere`: in any); another role is refused."""
    found = dict.fromkeys(ACTORS, FORBIDDEN)
    found["stranger"] = TILES if roles == (LEARNER,) else SIGN_IN
    for role in roles:
        found[role] = OPEN
        if f"other_{role}" in found:
            found[f"other_{role}"] = OPEN if anywhere else NOT_FOUND
    return Row(found, ids=ids)


def staff(**ids: str) -> Row:
    """Whoever signs in with a password, on pages of their own."""
    found = {**dict.fromkeys(STAFF, OPEN), **dict.fromkeys(LEARNERS, FORBIDDEN), "stranger": SIGN_IN}
    return Row(found, ids=ids)


def outcome_of(response: TestResponse, method: str) -> str:
    """The class of an answer; a refusal of what was posted (409, 422) is an open door."""
    if response.status_code in (301, 302, 303):
        path = (response.location or "").partition("?")[0]
        return {"/connexion": SIGN_IN, "/ici": TILES}.get(path, OPEN)
    served = (200, 204, 400, 409, 422) if method == "POST" else (200, 204)
    return OPEN if response.status_code in served else str(response.status_code)
