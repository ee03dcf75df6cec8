"""From an estimate to what is said: what I can already do, one next step, what to check together. Pure.

The words are chosen by the page; here are skills, levels and reasons. Nothing here is a score.
"""

from collections.abc import Mapping, Sequence
from statistics import median_low

from inclusion.assessments.scale import Bank, Prerequisite
from inclusion.assessments.selection import AUTONOMOUS, LIKELY, SURE, at_least, is_open
from inclusion.records import frozen

#: Why a step is proposed: the wanted démarche asks for it; not sure, to look at together; next in the tree of skills.
NEEDED, CHECK, NEXT = "needed", "check", "next"
ALREADY_AT_LEAST, ALREADY_AT_MOST, LATER = 2, 3, 2
#: Too easy is better than too hard: a step that may be too easy keeps a quarter of the worth of the right one.
TOO_EASY = 0.25
#: `autonomie` in La Coop de la médiation numérique, for levels 0 to 3: nothing there says « Pas encore ».
COOP = ("entierement_accompagne", "entierement_accompagne", "partiellement_autonome", "autonome")

Estimate = Mapping[str, Sequence[float]]


@frozen
class Standing:
    """One plant of the garden. `level` is the most probable one; `alone` the probability of level 2 or more.

    `is_sure` says that `alone` is at least 0.85 or at most 0.15: right 95 times in 100 (simulated). Otherwise the
    plant is dotted, « à vérifier ensemble ». `screens` asked directly for it: 0 is inferred. `rated` is the level
    that an aidant gave, beside the measure; `practised` what exercises done alone have shown, 0 for nothing.
    """

    skill: str
    level: int
    alone: float
    is_sure: bool
    screens: int = 0
    rated: int | None = None
    practised: int = 0

    @property
    def shown(self) -> int:
        """The level to plan with: the aidant's when there is one, since it is known in person."""
        return max(self.level, self.practised) if self.rated is None else self.rated

    @property
    def is_known(self) -> bool:
        """Whether this plan may count on it: measured for sure, shown in exercises, or seen by an aidant."""
        return self.is_sure or self.rated is not None or self.practised >= max(self.level, 1)


@frozen
class Step:
    """Practise this level of this skill, and why."""

    skill: str
    level: int
    reason: str


@frozen
class Readiness:
    """What the wanted démarche asks for and is not there: `missing` skills first, then those to check together."""

    missing: tuple[str, ...]
    doubtful: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        return not self.missing and not self.doubtful


@frozen
class Result:
    """`already`: 2 or 3 pairs (skill, level), the highest first; `to_check`: skills, those of the démarche first.

    `steps`: all that may come next, the best first. `readiness`: None when no démarche is wanted.
    """

    standings: tuple[Standing, ...]
    already: tuple[tuple[str, int], ...]
    steps: tuple[Step, ...]
    to_check: tuple[str, ...]
    readiness: Readiness | None = None

    @property
    def next_step(self) -> Step | None:
        return self.steps[0] if self.steps else None

    @property
    def later(self) -> tuple[Step, ...]:
        return self.steps[1 : 1 + LATER]


def result(
    bank: Bank,
    estimate: Estimate,
    *,
    needed: Mapping[str, int] | None = None,
    seen: Mapping[str, int] | None = None,
    rated: Mapping[str, int] | None = None,
    practised: Mapping[str, int] | None = None,
) -> Result:
    """What to say after the answers. `estimate` is that of `Diagnostic.estimate`, `seen` that of `Diagnostic.seen`.

    `needed` are the levels that the wanted démarche asks for, `rated` those corrected by an aidant, `practised` those
    that exercises have shown. All skills and levels are of the bank.
    """
    seen, rated, practised = seen or {}, rated or {}, practised or {}
    standings = tuple(
        standing(skill, estimate[skill], seen.get(skill, 0), rated.get(skill), practised.get(skill, 0))
        for skill in bank.skills
    )
    wanted = required(bank, needed or {})
    doubtful = [one.skill for one in standings if not one.is_known]
    return Result(
        standings,
        already(estimate),
        plan(bank, estimate, standings, wanted),
        tuple(sorted(doubtful, key=lambda skill: skill not in wanted)),
        readiness(estimate, standings, needed) if needed else None,
    )


def standing(
    skill: str, weights: Sequence[float], screens: int = 0, rated: int | None = None, practised: int = 0
) -> Standing:
    alone = at_least(weights, min(AUTONOMOUS, len(weights) - 1))
    is_sure = max(alone, 1 - alone) >= SURE
    return Standing(skill, most_probable(weights), alone, is_sure, screens, rated, practised)


def most_probable(weights: Sequence[float]) -> int:
    """The most probable level; the lower one of two that are as probable."""
    return max(range(len(weights)), key=lambda level: (weights[level], -level))


def already(estimate: Estimate) -> tuple[tuple[str, int], ...]:
    """What the person can already do: at most 3 levels that are sure; what is likely too, when fewer than 2 are."""
    sure = _reached(estimate, SURE)[:ALREADY_AT_MOST]
    if len(sure) < ALREADY_AT_LEAST:
        known = {skill for skill, _level in sure}
        likely = [pair for pair in _reached(estimate, LIKELY) if pair[0] not in known]
        sure += [(skill, 1) for skill, _level in likely][: ALREADY_AT_LEAST - len(sure)]
    return tuple(sure)


def _reached(estimate: Estimate, least: float) -> list[tuple[str, int]]:
    """Per skill, the highest level, from 1, that is at least so probable; the highest and most probable first."""
    found = []
    for skill, weights in estimate.items():
        levels = [level for level in range(1, len(weights)) if at_least(weights, level) >= least]
        if levels:
            found.append((-levels[-1], -at_least(weights, levels[-1]), skill))
    # Sorting keeps the order of the bank where two skills are alike.
    return [(skill, -level) for level, _p, skill in sorted(found, key=lambda one: one[:2])]


def required(bank: Bank, needed: Mapping[str, int]) -> dict[str, int]:
    """All that a démarche asks for: the levels needed, and those that these take for granted."""
    wanted: dict[str, int] = {}
    waiting = [Prerequisite(0, skill, level) for skill, level in needed.items() if level]
    while waiting:
        need = waiting.pop()
        if need.needed > wanted.get(need.skill, 0):
            wanted[need.skill] = need.needed
            waiting += [more for more in bank.skills[need.skill].prerequisites if more.level <= need.needed]
    return wanted


def plan(
    bank: Bank, estimate: Estimate, standings: Sequence[Standing], wanted: Mapping[str, int]
) -> tuple[Step, ...]:
    """Every step that may come next, the best first: what the démarche lacks, then what is the least too hard.

    A candidate is the level above the one shown, when all that it takes for granted is there.
    """
    levels = {one.skill: _certain(one, estimate[one.skill]) for one in standings}
    ranked = []
    for place, one in enumerate(standings):
        level, needs = one.shown + 1, bank.skills[one.skill].prerequisites
        if level < bank.levels and is_open((need for need in needs if need.level <= level), levels):
            is_wanted = level <= wanted.get(one.skill, 0)
            reason = NEEDED if is_wanted else NEXT if one.is_known else CHECK
            fits = levels[one.skill][level - 1] + TOO_EASY * at_least(levels[one.skill], level)
            ranked.append((not is_wanted, -fits, place, Step(one.skill, level, reason)))
    return tuple(step for *_rank, step in sorted(ranked, key=lambda found: found[:3]))


def readiness(estimate: Estimate, standings: Sequence[Standing], needed: Mapping[str, int]) -> Readiness:
    """Whether what a démarche asks for is there: less likely than not is missing, not sure is to check together."""
    there = {
        one.skill: at_least(_certain(one, estimate[one.skill]), needed[one.skill])
        for one in standings
        if needed.get(one.skill)
    }
    missing = tuple(skill for skill, p in there.items() if p < LIKELY)
    return Readiness(missing, tuple(skill for skill, p in there.items() if LIKELY <= p < SURE))


def _certain(one: Standing, weights: Sequence[float]) -> Sequence[float]:
    """The probability of each level; certainty where an aidant said the level, at least what exercises have shown."""
    if one.rated is not None:
        return [float(level == one.rated) for level in range(len(weights))]
    least = one.practised
    return [0.0] * least + [sum(weights[: least + 1]), *weights[least + 1 :]]


def coop_autonomy(levels: Mapping[str, int]) -> str:
    """The autonomy of a sitting for La Coop: that of the middle skill, the lower of two middles.

    La Coop has three values (`autonomie` of an individual accompaniment, source of its application). With more than
    four levels, those above 3 count as 3. Raises statistics.StatisticsError without any level.
    """
    return COOP[min(median_low(levels.values()), len(COOP) - 1)]
