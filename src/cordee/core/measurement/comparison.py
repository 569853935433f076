"""What an experiment showed: the difference that a technique made, where chance decided who met it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, isfinite
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtr, stdtrit

from cordee.core.measurement.adjustment import cuped, stratified_mean, usable_strata
from cordee.core.measurement.clustered import Clustered, Each, clustered
from cordee.core.measurement.clusters import ArmMean, arm_mean, contrast, effective, lift_of
from cordee.core.measurement.intervals import Interval
from cordee.core.measurement.rerandomisation import DRAWN, assignments, gaps, p_value, studentised

FEW = 30
SURE_BASE = 2.0
ROUNDING = 1e-9
Method = Literal["t", "rerandomisation"]
Reason = Literal["too_few_clusters", "nothing_varies"]
Word = Literal["works", "does_not_work", "harms", "unknown"]
Arms = tuple[ArmMean, ArmMean]


@dataclass(frozen=True, slots=True)
class Moments:
    """What one arm's mean rests on, when nobody kept the rows: n, the sum, the sum of squares."""

    n: int
    total: float
    squares: float

    def __post_init__(self) -> None:
        if self.n < 2 or self.squares * self.n < self.total**2 * (1 - 1e-9):
            raise ValueError("needs n >= 2, and a sum of squares that fits the sum")

    def mean(self) -> ArmMean:
        """Give the arm's mean with its variance."""
        average = self.total / self.n
        variance = max(0.0, self.squares - self.total * average) / (self.n - 1) / self.n
        return ArmMean(np.asarray(average), np.asarray(variance), np.asarray(self.n - 1.0))


@dataclass(frozen=True, slots=True)
class Side:
    """One arm: people (or what the metric is divided by), clusters, mean."""

    size: float
    clusters: int
    mean: float


Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two arms compared.

    Parameters
    ----------
    treated, control
        The two arms.
    difference, relative
        Treated minus control, in the metric's unit, and as a share of control; None with a ``reason``. The relative
        one is None too where control's mean lies within two standard errors of zero.
    error, freedom
        Standard error of the difference, and its degrees of freedom.
    p, relative_p
        How often chance alone would show this much, two-sided, for the difference and for the lift.
    method
        ``t`` (CR2 and Satterthwaite) above 30 clusters, ``rerandomisation`` at 30 or fewer; a few large clusters
        among many small ones count as few (``clusters.effective``).
    smallest_p
        The smallest p that so few clusters can give at all; None where ``t`` was used.
    explained
        Share of the variance that what was known before took out.
    merged
        Strata that were too thin and were merged.
    """

    treated: Side
    control: Side
    difference: Interval | None
    relative: Interval | None
    error: float
    freedom: float
    p: float | None
    relative_p: float | None
    method: Method
    smallest_p: float | None = None
    reason: Reason | None = None
    explained: float | None = None
    merged: int = 0

    @property
    def estimate(self) -> float:
        """Treated minus control, without its range."""
        return self.treated.mean - self.control.mean

    def verdict(self, *, worth: float = 0.0) -> Word:
        """Say whether it works, given the smallest difference that would be worth having.

        "Works" needs the whole range above zero, "does not work" needs it below what would be worth having,
        "harms" needs it below zero. With nothing said about what is worth having, nothing "does not work".
        """
        if self.difference is None:
            return "unknown"
        if self.difference.low > 0:
            return "works"
        if self.difference.high < 0:
            return "harms"
        return "does_not_work" if self.difference.high < worth else "unknown"


def compare(
    outcome: ArrayLike,
    treated: ArrayLike,
    *,
    cluster: ArrayLike | None = None,
    size: ArrayLike | None = None,
    each: Each = "person",
    before: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    confidence: float = 0.95,
    rng: np.random.Generator | None = None,
    draws: int = DRAWN,
) -> Comparison:
    """Estimate how much more the treated reached because chance let them meet a technique.

    Use it only where chance decided who was treated. Where people chose for themselves, the number describes
    the data but not the technique: use attribution, and say so.

    Parameters
    ----------
    outcome
        One number a row: bought or not, revenue, orders.
    treated
        True where the row met the technique.
    cluster
        What chance moved as one, mostly the account; every row of a cluster is in the same arm. Each row stands for
        itself where it is left out.
    size
        What the metric is divided by, for ratios (orders per visit); each row counts one where it is left out.
    each
        ``person``: the mean over people (or visits: whatever ``size`` counts). ``account``: each cluster counts once,
        however large.
    before
        A number a row known before the experiment, best the same metric; NaN where there is none.
    strata
        The stratum of each row, the same within a cluster.
    rng
        Needed at 30 effective clusters or fewer, where more than 200,000 assignments are possible.

    Raises
    ------
    ValueError
        Where lengths differ, a value is not finite, a cluster is in both arms or in two strata.

    Examples
    --------
    >>> found = compare([3, 4, 5, 4, 1, 2, 1, 2], [1, 1, 1, 1, 0, 0, 0, 0])
    >>> found.difference.estimate, found.method, round(found.p, 4), round(found.smallest_p, 4)
    (2.5, 'rerandomisation', 0.0286, 0.0286)
    >>> found.verdict()
    'works'

    Notes
    -----
    Above 30 effective clusters: CR2 variance, Satterthwaite's degrees of freedom, delta method for the lift. At 30 or fewer:
    the assignment is redone in every possible way (or 20,000 times), the studentised difference compared with
    what each would have given; the range uses the same distribution, so p and range never contradict each other.
    """
    data = clustered(outcome, treated, cluster=cluster, size=size, each=each, before=before, strata=strata)
    explained, merged = None, 0
    if data.before is not None:
        adjusted = cuped(data.totals, data.sizes, data.before)
        data, explained = replace(data, totals=adjusted.totals), adjusted.explained
    if data.strata is not None:
        used = usable_strata(data.strata, data.treated)
        data, merged = replace(data, strata=used.labels), used.merged
    arms = _arm(data, data.treated), _arm(data, ~data.treated)
    sides = _side(data, data.treated, arms[0]), _side(data, ~data.treated, arms[1])
    if float(effective(data.sizes)) > FEW:
        found = _by_t(arms, sides, confidence)
    else:
        found = _by_chance(data, arms, sides, confidence, rng, draws)
    return replace(found, explained=explained, merged=merged)


def compare_moments(treated: Moments, control: Moments, *, confidence: float = 0.95) -> Comparison:
    """Compare two arms of independent people of which only counts and sums are known.

    Examples
    --------
    >>> found = compare_moments(Moments(3461, 2422.7, 134698.29), Moments(3407, 1396.87, 52377.9767))
    >>> round(found.relative.low, 3), round(found.relative.high, 3), round(found.relative_p, 3)
    (-0.035, 1.45, 0.062)
    """
    arms = treated.mean(), control.mean()
    sides = (Side(treated.n, treated.n, float(arms[0].mean)), Side(control.n, control.n, float(arms[1].mean)))
    return _by_t(arms, sides, confidence)


def _arm(data: Clustered, members: NDArray[np.bool_]) -> ArmMean:
    if data.strata is None:
        return arm_mean(data.totals, data.sizes, members)
    return stratified_mean(data.totals, data.sizes, members, data.strata)


def _side(data: Clustered, members: NDArray[np.bool_], arm: ArmMean) -> Side:
    return Side(float(data.sizes[members].sum()), int((data.sizes[members] > 0).sum()), float(arm.mean))


def _by_chance(
    data: Clustered, arms: Arms, sides: Sides, confidence: float, rng: np.random.Generator | None, draws: int
) -> Comparison:
    if min(side.clusters for side in sides) < 2:
        return _nothing(sides, "rerandomisation", "too_few_clusters")
    ways = assignments(data.treated, strata=data.strata, rng=rng, draws=draws)
    chance = studentised(data.totals, data.sizes, ways.treated, strata=data.strata)
    own = data.treated[None, :].astype(np.float64)
    gap, error = (float(one[0]) for one in gaps(data.totals, data.sizes, own, strata=data.strata))
    observed = float(studentised(data.totals, data.sizes, own, strata=data.strata)[0])
    if observed == 0 and error == 0:
        return replace(_nothing(sides, "rerandomisation", "nothing_varies"), smallest_p=ways.smallest_p)
    p = float(p_value(chance, observed, complete=ways.complete))
    far = np.nan_to_num(np.abs(chance), nan=np.inf, posinf=np.inf)
    far = np.sort(far if ways.complete else np.append(far, np.inf))
    reach = float(far[max(0, ceil(confidence * len(far) - 1e-9) - 1)])
    base, scaled = sides[1].mean, _lift_error(arms, gap, error)
    if not isfinite(reach) or error == 0:
        empty = _nothing(sides, "rerandomisation", "too_few_clusters")
        return replace(empty, p=p, smallest_p=ways.smallest_p)
    return Comparison(
        *sides, _around(gap, reach * error), _around(gap / base, reach * scaled) if _firm(arms[1]) else None,
        error, float(contrast(*arms).freedom), p, p if _firm(arms[1]) else None, "rerandomisation", ways.smallest_p,
    )  # fmt: skip


def _by_t(arms: Arms, sides: Sides, confidence: float) -> Comparison:
    gap, lift = contrast(*arms), lift_of(*arms)
    freedom, error = float(gap.freedom), float(gap.error)
    if not isfinite(freedom):
        return _nothing(sides, "t", "too_few_clusters" if min(side.clusters for side in sides) < 2 else "nothing_varies")
    reach = float(stdtrit(freedom, 0.5 + confidence / 2))
    p, relative_p = (float(2 * stdtr(freedom, -abs(float(one.t)))) for one in (gap, lift))
    firm = _firm(arms[1])
    return Comparison(
        *sides, _around(float(gap.difference), reach * error),
        _around(float(lift.difference), reach * float(lift.error)) if firm else None,
        error, freedom, p, relative_p if firm else None, "t",
    )  # fmt: skip


def _lift_error(arms: Arms, gap: float, error: float) -> float:
    """Bring the lift's standard error to the scale of the one that the assignments were compared with."""
    plain = float(contrast(*arms).error)
    return float(lift_of(*arms).error) * (error / plain if plain else 1.0)


def _firm(control: ArmMean) -> bool:
    return abs(float(control.mean)) > SURE_BASE * float(control.variance) ** 0.5


def _around(estimate: float, half: float) -> Interval:
    ends = [estimate - half, estimate + half]
    if abs(abs(estimate) - half) <= ROUNDING * half:  # an end at nought is nought: half a bit beyond it would be a verdict
        ends[0 if estimate > 0 else 1] = 0.0
    return Interval(estimate, *ends)


def _nothing(sides: Sides, method: Method, reason: Reason) -> Comparison:
    return Comparison(*sides, None, None, float("nan"), float("nan"), None, None, method, None, reason)
