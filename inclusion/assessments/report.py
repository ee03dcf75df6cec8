"""A result as plain data to carry away: what was measured, what each screen showed, nobody's name. Pure."""

from inclusion.records import frozen


@frozen
class Skill:
    """One plant: the level measured (0 to 3) with its word, and what an aidant has said beside it."""

    id: str
    name: str
    level: int
    word: str
    is_sure: bool
    screens: int
    rated: int | None
    rated_word: str
    reason: str
    crcn: list[str]
    digcomp: list[str]
    coop: list[str]


@frozen
class Screen:
    """One screen: what it asked, and how it ended. `observed`: what it showed of other skills, by skill."""

    number: int
    item: str
    skill: str
    instruction: str
    outcome: str
    help: int
    confusion: str
    at: str
    observed: dict[str, str]


@frozen
class Report:
    """`person` and `registration` are opaque: they say that two files are of one person, of one sitting."""

    person: str
    registration: str
    language: str
    started_at: str
    ended_at: str
    bank: str
    purpose: str
    needed: dict[str, int]
    skills: list[Skill]
    screens: list[Screen]
