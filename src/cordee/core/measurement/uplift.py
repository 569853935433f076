"""Whether a score finds those whom a technique moves: gain curve, Qini, area under it, with their definition.

The gain of approaching the best-scored share of all people is, per person of everybody: the outcomes of the treated
among them over all treated, minus the outcomes of the others among them over all others. At the whole it is the
average effect. Both arms are weighed by their sizes in the whole, not by those up to each point, so each person
adds a fixed amount, wherever they stand; hence no order can lie above the perfect one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cordee.core.measurement.clusters import Floats
from cordee.core.measurement.comparison import compare
from cordee.core.measurement.intervals import Interval

DRAWS = 2_000


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a gain curve, from (0, 0): the share of people approached, and the gain."""

    share: Floats
    gain: Floats

    @property
    def area(self) -> float:
        """The area under the straight lines between the points."""
        return float(np.sum(np.diff(self.share) * (self.gain[1:] + self.gain[:-1]) / 2))


@dataclass(frozen=True, slots=True)
class Uplift:
    """What a score is worth.

    Parameters
    ----------
    curve, perfect
        The score's curve, and that of the order that knew every outcome; people of one score move together.
    effect
        The average effect: both curves end there.
    auuc
        Area under the score's curve.
    above_chance
        That area minus the one under the straight line to the effect, with its range; None where no range can be given.
    qini
        The same over what the perfect order has above the line: 1 at best, 0 for a score that knows nothing; None
        where even the perfect order has nothing.
    """

    curve: Curve
    perfect: Curve
    effect: float
    auuc: float
    above_chance: Interval | None
    qini: float | None


def uplift(
    score: ArrayLike,
    outcome: ArrayLike,
    treated: ArrayLike,
    *,
    cluster: ArrayLike | None = None,
    confidence: float = 0.95,
    rng: np.random.Generator | None = None,
) -> Uplift:
    """Judge a score on an experiment it has not been made from.

    Use it only where chance decided who was treated, on people whose outcomes the score has never seen.

    Parameters
    ----------
    score
        The higher, the sooner approached.
    outcome
        What the technique should raise: bought or not, revenue.
    treated
        True where the person met the technique.
    cluster, rng
        As for ``compare``.

    Raises
    ------
    ValueError
        Where lengths differ or an arm is empty.

    Examples
    --------
    >>> found = uplift([4, 3, 2, 1], [1, 0, 1, 1], [1, 0, 1, 0])
    >>> found.effect, found.auuc, found.curve.gain.tolist()
    (0.5, 0.5625, [0.0, 0.5, 0.5, 1.0, 0.5])

    Notes
    -----
    Radcliffe's incremental gains (2007) with the arms' whole sizes in place of running ones, as in Gutierrez and
    Gérardy (2017) with the propensity that the experiment had. The area minus the line's is itself a difference
    of two arms, of outcome times (half minus the place in the order, from 0 to 1), which gives it its range.
    """
    order, values, arm = (np.asarray(one) for one in (score, outcome, treated))
    values, arm = values.astype(np.float64), arm.astype(bool)
    if not len(order) == len(values) == len(arm):
        raise ValueError("the columns differ in length")
    if not (arm.any() and (~arm).any()):
        raise ValueError("both arms are needed")
    each = np.where(arm, values / arm.sum(), -values / (~arm).sum())
    curve, perfect = _curve(order.astype(np.float64), each), _curve(each, each)
    effect = float(each.sum())
    place = _place(order.astype(np.float64))
    found = compare(values * (0.5 - place), arm, cluster=cluster, confidence=confidence, rng=rng, draws=DRAWS)
    room = perfect.area - effect / 2
    above = curve.area - effect / 2
    return Uplift(curve, perfect, effect, curve.area, found.difference, above / room if room > 1e-12 else None)


def _curve(score: Floats, each: Floats) -> Curve:
    """Sum up what each person adds, the best score first, people of one score at once."""
    _, where, count = np.unique(-score, return_inverse=True, return_counts=True)
    gains = np.bincount(where.reshape(-1), each)
    return Curve(np.concatenate([[0.0], count.cumsum() / len(score)]), np.concatenate([[0.0], gains.cumsum()]))


def _place(score: Floats) -> NDArray[np.float64]:
    """Give each person's place in the order, from 0 to 1; people of one score share the middle of theirs."""
    _, where, count = np.unique(-score, return_inverse=True, return_counts=True)
    middle = (count.cumsum() - count / 2) / len(score)
    found: NDArray[np.float64] = middle[where.reshape(-1)]
    return found
