"""Reading an experiment: what a look sees, judged by the way of looking that was declared; the only place of "works".

Outcomes pile up over the same accounts until the last day, so a look knows as much as it has outcomes. Error is spent
by the calendar, which was fixed before; looks resemble each other as the odds of having reached the outcome do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import isfinite
from typing import Any, Literal

import numpy as np
from scipy.special import ndtr
from scipy.stats import hypergeom

from cordee.core.measurement.comparison import compare
from cordee.core.measurement.experiment_power import ALPHA, FEWEST_REACHED
from cordee.core.measurement.experiments import HOLDOUT, TREATED, Assigned, Experiment, Look, Plan
from cordee.core.measurement.intervals import Interval, newcombe
from cordee.core.measurement.sequential import Look as Glance
from cordee.core.measurement.sequential import OpenEnded, PlannedHorizon, Reading

Word = Literal["works", "does_not_work", "unknown"]
Reason = Literal["", "too_few", "too_early", "one_arm"]
HAIR = 1.002
FARTHEST = 7.5
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One arm: its accounts, how many reached the outcome, and the mean of an account."""

    accounts: int
    hits: int
    mean: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look saw.

    Parameters
    ----------
    word
        ``works``: more than chance would show, in the direction hoped for. ``does_not_work``: less, or at the end, less than
        what would be worth having. ``unknown``: not yet known.
    final
        Whether every account's time was over: then nothing more will come but what arrives late.
    decides
        Whether it goes beyond the bound of this look; the first look that does ends the question.
    difference, low, high
        Treated minus holdout, an account, with the range that holds over all looks; None where there is none, see ``reason``.
    passed
        The part of the planned time that had passed; above 1 where it is open-ended.
    information, p, error, freedom
        What later looks need to know of this one.
    bound
        How many standard errors away from none a look had to be here.
    left_out
        Accounts that were put in both arms under two names and turned out to be one.
    run
        The results it was read from.
    """

    word: Word
    final: bool
    decides: bool
    treated: Side
    holdout: Side
    difference: float
    low: float | None
    high: float | None
    passed: float
    information: float
    p: float | None
    error: float | None
    freedom: float | None
    bound: float
    reason: Reason = ""
    left_out: int = 0
    run: str = ""

    def as_facts(self) -> dict[str, Any]:
        """Give it as plain values, to be kept."""
        return asdict(self)


def seen_from(facts: Mapping[str, Any]) -> Seen:
    """Give what was kept as plain values."""
    return Seen(**dict(facts) | {"treated": Side(**facts["treated"]), "holdout": Side(**facts["holdout"])})


def read(
    experiment: Experiment,
    outcomes: Mapping[str, float],
    assigned: Sequence[Assigned],
    *,
    as_of: datetime,
    usual_odds: float,
    rng: np.random.Generator | None = None,
    left_out: int = 0,
    run: str = "",
) -> Seen:
    """Judge a look by the plan and all looks before it.

    Parameters
    ----------
    outcomes
        What each account reached since the start, within its time; an account that is not named reached nothing.
    usual_odds
        The odds of reaching the outcome within the time, as the registration expected them.
    rng
        Needed for money at 30 accounts or fewer, see ``compare``.

    Raises
    ------
    ValueError
        The experiment has not started.
    """
    if experiment.counts_from is None:
        raise ValueError("the experiment has not started")
    plan = experiment.plan
    passed = (as_of - experiment.counts_from) / timedelta(days=plan.days)
    sides = _side(TREATED, outcomes, assigned), _side(HOLDOUT, outcomes, assigned)
    before = [seen_from(one.seen) for one in experiment.looks]
    information = _information(sides, before)
    glance, reason = _glance(plan, outcomes, assigned, sides, passed, information, rng)
    earlier = [_again(plan, one) for one in before]
    judged = _regime(plan, usual_odds).read([*earlier, glance])[-1]
    interval = None if reason else _range(plan, sides, judged)
    final = passed >= 1
    decides = judged.decides and not reason and interval is not None and not interval.low <= 0 <= interval.high
    word = _word(plan, interval, decides=decides, final=final)
    return Seen(
        word, final, decides, *sides, glance.estimate, interval.low if interval else None, interval.high if interval else None,
        passed, information, glance.p, _known(glance.error), _known(glance.freedom), min(judged.bound, 99.0),
        reason or ("too_early" if interval is None else ""), left_out, run,
    )  # fmt: skip


def word_of(experiment: Experiment) -> tuple[Word, Look | None]:
    """Give what the experiment says by now, and the look that says so: the first that decides, else the last.

    Looks after the first final one bring late data: they are shown, and change nothing.
    """
    for look in experiment.looks:
        seen = seen_from(look.seen)
        if seen.decides or (seen.final and experiment.plan.watch == "planned"):
            return seen.word, look
    if not experiment.looks:
        return "unknown", None
    last = experiment.looks[-1]
    return seen_from(last.seen).word, last


def is_planned(experiment: Experiment, as_of: datetime) -> bool:
    """Say whether a look now is one that the plan has: at most as many as were due by then."""
    if experiment.plan.watch == "open" or experiment.started_at is None:
        return True
    due = sum(one <= as_of for one in experiment.due())
    return sum(one.planned for one in experiment.looks) < due


def days_more(experiment: Experiment, seen: Seen, *, usual_odds: float) -> int | None:
    """Say after about how many more days an open-ended experiment would decide if it went on as it does; None where not soon.

    "Soon" is within eight times the planned time.
    """
    plan = experiment.plan
    if plan.watch != "open" or seen.decides or not seen.p or seen.passed <= 0 or seen.information <= 0:
        return None
    regime = OpenEnded(usual_odds, ALPHA)
    z = abs(Glance(seen.information, seen.difference, seen.error or 0.0, seen.freedom or 1.0, seen.p).z)
    for step in range(1, 10 * LONGEST):
        longer = 1 + step / 10
        if z * longer**0.5 >= regime.bound(seen.information * longer / usual_odds):
            return max(1, round(plan.days * seen.passed * (longer - 1)))
    return None


def odds(hits: int, n: int) -> float:
    """Give the odds of having reached it.

    Examples
    --------
    >>> odds(25, 100)
    0.3333333333333333
    """
    return hits / max(n - hits, 0.5)


def _side(arm: str, outcomes: Mapping[str, float], assigned: Sequence[Assigned]) -> Side:
    values = [outcomes.get(one.account, 0.0) for one in assigned if one.arm == arm]
    return Side(len(values), sum(one > 0 for one in values), sum(values) / len(values) if values else 0.0)


def _information(sides: tuple[Side, Side], before: Sequence[Seen]) -> float:
    """Give what a look knows: at least a hair more than the one before, so that no error is lost where nothing came."""
    now = odds(sum(one.hits for one in sides), max(1, sum(one.accounts for one in sides)))
    return max(now, 1e-9, *(one.information * HAIR for one in before), 0.0)


def _regime(plan: Plan, usual_odds: float) -> PlannedHorizon | OpenEnded:
    return PlannedHorizon(1.0, ALPHA) if plan.watch == "planned" else OpenEnded(max(usual_odds, 1e-6), ALPHA)


def _again(plan: Plan, seen: Seen) -> Glance:
    reached = seen.passed if plan.watch == "planned" else seen.information
    nan = float("nan")
    return Glance(
        reached, seen.difference, nan if seen.error is None else seen.error, nan if seen.freedom is None else seen.freedom,
        seen.p, seen.information,
    )  # fmt: skip


def _glance(
    plan: Plan, outcomes: Mapping[str, float], assigned: Sequence[Assigned], sides: tuple[Side, Side], passed: float, information: float,
    rng: np.random.Generator | None,
) -> tuple[Glance, Reason]:  # fmt: skip
    reached, nan = passed if plan.watch == "planned" else information, float("nan")
    gap = sides[0].mean - sides[1].mean
    empty = Glance(reached, gap, nan, nan, None, information)
    if min(one.accounts for one in sides) < 2:
        return empty, "one_arm"
    if plan.shares:
        if sum(one.hits for one in sides) < FEWEST_REACHED:
            return empty, "too_few"
        return Glance(reached, gap, nan, nan, _exact_p(*sides), information), ""
    if min(one.hits for one in sides) < FEWEST_REACHED:
        return empty, "too_few"
    values = np.array([outcomes.get(one.account, 0.0) for one in assigned])
    arms = np.array([one.arm == TREATED for one in assigned])
    strata = np.array([one.stratum for one in assigned])
    found = compare(values, arms, strata=strata, rng=rng)
    if found.p is None:
        return empty, "too_few"
    return Glance(reached, found.estimate, found.error, found.freedom, found.p, information), ""


def _exact_p(treated: Side, holdout: Side) -> float:
    """Give the two-sided p of two shares: twice the smaller tail of Fisher's exact test, the case seen counted by half.

    With few outcomes or a small holdout the normal law is wrong in the tails, where early looks are judged.
    """
    whole, hits = treated.accounts + holdout.accounts, treated.hits + holdout.hits
    law = hypergeom(whole, hits, treated.accounts)
    here = float(law.pmf(treated.hits))
    up, down = float(law.sf(treated.hits)) + here / 2, float(law.cdf(treated.hits)) - here / 2
    return min(1.0, 2 * max(0.0, min(up, down)))


def _range(plan: Plan, sides: tuple[Side, Side], judged: Reading) -> Interval | None:
    """Give the range that holds over all looks; for shares Newcombe's, made as wide as this look's bound asks."""
    if not plan.shares:
        return judged.interval
    if judged.bound > FARTHEST:
        return None
    sure = 1 - 2 * float(ndtr(-judged.bound))
    return newcombe(sides[0].hits, sides[0].accounts, sides[1].hits, sides[1].accounts, confidence=sure)


def _word(plan: Plan, interval: Interval | None, *, decides: bool, final: bool) -> Word:
    if interval is None:
        return "unknown"
    if decides:
        return "works" if interval.low > 0 else "does_not_work"
    return "does_not_work" if final and interval.high < plan.effect else "unknown"


def _known(number: float) -> float | None:
    return number if isfinite(number) else None
