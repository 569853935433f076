"""Looking while an experiment runs, without being fooled: two declared regimes, chosen before the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, exp, log, sqrt
from typing import Protocol

import numpy as np
from scipy.special import lambertw, ndtr, ndtri, stdtrit

from cordee.core.measurement.comparison import Comparison
from cordee.core.measurement.intervals import Interval
from cordee.core.measurement.spending import FARTHEST, boundaries, crossing, spent

LOOKS_IN_A_PLAN = 60
RESERVE = 0.1
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw.

    Parameters
    ----------
    reached
        How far the experiment was, in the plan's unit: accounts (or people) with an outcome.
    estimate, error, freedom
        Difference, its standard error and degrees of freedom; NaN where the data cannot tell yet.
    p
        Two-sided p of this look by itself; None where the data cannot tell yet.
    information
        How much it knows, in any unit, where that is not in proportion to ``reached``; see ``spending.boundaries``.
    """

    reached: float
    estimate: float
    error: float
    freedom: float
    p: float | None
    information: float | None = None

    @classmethod
    def of(cls, found: Comparison, *, reached: float | None = None) -> Look:
        """Take a look from a comparison; by default the accounts of both arms say how far it is."""
        there = found.treated.clusters + found.control.clusters if reached is None else reached
        return cls(there, found.estimate, found.error, found.freedom, found.p)

    @property
    def z(self) -> float:
        """The p brought to the scale of the normal law, signed as the estimate; 0 where the data cannot tell.

        Examples
        --------
        >>> round(Look(20, 1.0, 0.4, 18.0, 0.0219).z, 2)
        2.29
        """
        if self.p is None:
            return 0.0
        return copysign(min(-float(ndtri(max(self.p, 1e-300) / 2)), 37.0), self.estimate)


@dataclass(frozen=True, slots=True)
class Reading:
    """A look, judged: how far the plan is, the z it had to reach, whether that decides, the range, error spent."""

    fraction: float
    z: float
    bound: float
    decides: bool
    interval: Interval | None
    spent: float


class Regime(Protocol):
    """A way of looking, declared before the start."""

    def read(self, looks: Sequence[Look]) -> tuple[Reading, ...]:
        """Judge every look so far; the first that decides ends the experiment."""


@dataclass(frozen=True, slots=True)
class PlannedHorizon:
    """Look as often as you like up to a size fixed before the start; at the end, almost the fixed design's power.

    Parameters
    ----------
    horizon
        The size at which it ends, in the looks' unit; more than 0.
    alpha
        False alarms over all looks together. A tenth of it is kept in reserve for what the recursion leaves out:
        at every look the spread is estimated anew, which makes looks resemble each other a little less.
    """

    horizon: float
    alpha: float = 0.05

    def __post_init__(self) -> None:
        _possible(self.horizon, self.alpha)

    def read(self, looks: Sequence[Look]) -> tuple[Reading, ...]:
        """Judge every look so far. Looks past the horizon decide nothing: the experiment has ended.

        Examples
        --------
        >>> plan = PlannedHorizon(200)
        >>> seen = plan.read([Look(100, 0.1, 0.04, 98, 0.014), Look(200, 0.1, 0.03, 198, 0.001)])
        >>> [round(one.bound, 2) for one in seen], [one.decides for one in seen]
        ([3.02, 2.01], [False, True])

        Notes
        -----
        Alpha spending (see ``spending``); ranges are Jennison and Turnbull's repeated confidence intervals (1989),
        each boundary brought from z to t with the look's degrees of freedom.
        """
        fractions = [min(1.0, look.reached / self.horizon) for look in looks]
        known = [look.information for look in looks if look.information is not None]
        bounds = self.bounds(fractions, known if known and len(known) == len(looks) else None)
        used = [spent(fraction, alpha=self.alpha) for fraction in fractions]
        return tuple(_read(*one) for one in zip(looks, fractions, bounds, used, strict=True))

    def bounds(self, fractions: Sequence[float], information: Sequence[float] | None = None) -> tuple[float, ...]:
        """Give the z to reach at each look, by the part of the horizon reached, 1 at most, and by what each look knows."""
        return boundaries(fractions, alpha=self.alpha * (1 - RESERVE), information=information)

    def power(self, *, fixed: float = 0.8, looks: int = LOOKS_IN_A_PLAN) -> float:
        """Give the power at the end where a design that looks once has the power ``fixed``.

        Examples
        --------
        >>> round(PlannedHorizon(200).power(fixed=0.8), 3)
        0.766
        """
        fractions = [(one + 1) / looks for one in range(looks)]
        drift = _drift(fixed, self.alpha)
        return float(crossing(fractions, self.bounds(fractions), drift=drift)[-1])


@dataclass(frozen=True, slots=True)
class OpenEnded:
    """Look as often and for as long as you like; costs more accounts than a planned horizon.

    Parameters
    ----------
    planned
        The size at which the boundary is lowest, in the looks' unit: best the fixed design's.
    alpha
        False alarms over all looks together, however many.
    """

    planned: float
    alpha: float = 0.05

    def __post_init__(self) -> None:
        _possible(self.planned, self.alpha)

    def bound(self, fraction: float) -> float:
        """Give the z that must be reached where this fraction of the planned size is there.

        Examples
        --------
        >>> plan = OpenEnded(200)
        >>> [round(plan.bound(one), 2) for one in (0.1, 0.5, 1.0, 2.0)]
        [3.82, 3.08, 3.04, 3.06]

        Notes
        -----
        Robbins' normal mixture (1970): the score's likelihood ratio, mixed over a normal law of effects whose spread
        makes the boundary lowest at the planned size, stays below 1 / alpha with probability 1 - alpha for ever.
        Asymptotic in the number of accounts; each look's p is brought to z with its degrees of freedom before.
        """
        if fraction <= 0:
            return float("inf")
        mixed = _mixing(self.alpha) * fraction
        return sqrt((1 + 1 / mixed) * (-2 * log(self.alpha) + log(1 + mixed)))

    def read(self, looks: Sequence[Look]) -> tuple[Reading, ...]:
        """Judge every look so far."""
        fractions = [look.reached / self.planned for look in looks]
        return tuple(_read(look, one, self.bound(one), self.alpha) for look, one in zip(looks, fractions, strict=True))

    def cost(self, *, fixed: float = 0.8, looks: int = LOOKS_IN_A_PLAN) -> tuple[float, float]:
        """Give the power at the planned size, and the mean size at the decision over the planned one.

        Both where the effect is as planned, the design that looks once has the power ``fixed`` at that size, and
        this one goes on up to eight times as far.

        Examples
        --------
        >>> power, factor = OpenEnded(200).cost()
        >>> round(power, 2), round(factor, 2)
        (0.52, 1.14)
        """
        fractions = [(one + 1) / looks for one in range(looks * LONGEST)]
        bounds = [min(self.bound(one), FARTHEST) for one in fractions]
        crossed = crossing(fractions, bounds, drift=_drift(fixed, self.alpha))
        going = np.concatenate([[1.0], 1 - crossed[:-1]])
        return float(crossed[looks - 1]), float(going.sum() / looks)


def _mixing(alpha: float) -> float:
    """Give the spread of the mixed effects, times the planned information, that makes the boundary lowest there."""
    return -float(np.real(lambertw(-(alpha**2) * exp(-1), -1))) - 1


def _drift(power: float, alpha: float) -> float:
    return float(ndtri(1 - alpha / 2) + ndtri(power))


def _read(look: Look, fraction: float, bound: float, used: float) -> Reading:
    interval = None
    if look.freedom > 0 and look.error >= 0 and np.isfinite(bound):
        half = look.error * -float(stdtrit(look.freedom, float(ndtr(-bound))))
        interval = Interval(look.estimate, look.estimate - half, look.estimate + half)
    return Reading(fraction, look.z, bound, abs(look.z) >= bound, interval, used)


def _possible(size: float, alpha: float) -> None:
    if not (size > 0 and 0 < alpha < 1):
        raise ValueError("the size is more than 0, alpha between 0 and 1")
