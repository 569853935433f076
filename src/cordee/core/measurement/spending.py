"""How far a figure must be from zero when somebody looks at it many times: error spending, and how often it is crossed."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from cordee.core.measurement.clusters import Floats

POINTS = 400
FARTHEST = 10.0
LEAST_SPENT = 1e-12
HAIR = 1e-12


def spent(fraction: float, *, alpha: float = 0.05) -> float:
    """Say how much of the false-alarm rate may be used up by this fraction of the plan.

    Examples
    --------
    >>> round(spent(0.5), 5), round(spent(1.0), 5)
    (0.00305, 0.05)

    Notes
    -----
    Lan and DeMets (1983), the function that resembles O’Brien and Fleming, on each side: almost all is kept for the end, so an
    experiment that runs its course loses next to nothing by having been watched.
    """
    if fraction <= 0:
        return 0.0
    return float(4 * ndtr(ndtri(alpha / 4) / sqrt(min(fraction, 1.0))))


def boundaries(
    fractions: Sequence[float], *, alpha: float = 0.05, information: Sequence[float] | None = None
) -> tuple[float, ...]:
    """Give the z that each look must reach, two-sided, so that all of them together raise ``alpha`` false alarms.

    Parameters
    ----------
    fractions
        The part of the plan reached at each look, rising; the last at most 1. A look that is at no later point
        than the one before gets an infinite boundary: nothing was left to spend.
    information
        How much each look knows, in any unit, rising, where that is not in proportion to the plan: error is spent by
        the calendar, say, while outcomes come when they come. Two looks resemble each other as their informations do.

    Examples
    --------
    >>> [round(one, 3) for one in boundaries([0.2, 0.4, 0.6, 0.8, 1.0])]
    [4.877, 3.357, 2.68, 2.29, 2.031]

    Notes
    -----
    Armitage, McPherson and Rowe's recursion (1969) by Simpson's rule; the example is the published table. Increments
    are taken as independent. Where they are not (people of the same accounts keep answering), looks resemble
    each other more than that, and fewer false alarms are raised than promised.
    """
    walk, before, found = _Walk(0.0), 0.0, list[float]()
    for fraction, known in zip(fractions, fractions if information is None else information, strict=True):
        step = known - walk.time
        if step <= HAIR:
            found.append(float("inf"))
            continue
        due = spent(fraction, alpha=alpha) - before
        reach = FARTHEST * sqrt(known)
        bound = reach
        if due > LEAST_SPENT and walk.leaving(step, reach) < due:
            bound = float(brentq(walk.missing, 1e-6, reach, args=(step, due), xtol=1e-10))
        before += walk.leaving(step, bound)
        walk.move(step, bound)
        found.append(bound / sqrt(known))
    return tuple(found)


def crossing(fractions: Sequence[float], bounds: Sequence[float], *, drift: float = 0.0) -> Floats:
    """Give the probability of having crossed by each look, where z at the whole plan is expected to be ``drift``.

    Examples
    --------
    >>> looks = [0.2, 0.4, 0.6, 0.8, 1.0]
    >>> crossing(looks, boundaries(looks)).round(3).tolist()[-1]
    0.05
    >>> crossing(looks, boundaries(looks), drift=2.8).round(2).tolist()[-1]
    0.79
    """
    walk, total, found = _Walk(drift), 0.0, []
    for fraction, bound in zip(fractions, bounds, strict=True):
        step = fraction - walk.time
        if step > HAIR:
            reach = min(bound, FARTHEST + abs(drift)) * sqrt(fraction)
            total += walk.leaving(step, reach)
            walk.move(step, reach)
        found.append(total)
    return np.array(found)


class _Walk:
    """The score's density among those that have not crossed yet, on a grid."""

    def __init__(self, drift: float) -> None:
        self.drift = drift
        self.time = 0.0
        self._grid = np.zeros(1)
        self._mass = np.ones(1)

    def leaving(self, step: float, bound: float) -> float:
        """Give the probability of being beyond the bound after the step."""
        spread, moved = sqrt(step), self._grid + self.drift * step
        return float(self._mass @ (ndtr((moved - bound) / spread) + ndtr((-bound - moved) / spread)))

    def missing(self, bound: float, step: float, due: float) -> float:
        """Give by how much more than ``due`` leaves beyond the bound."""
        return self.leaving(step, bound) - due

    def move(self, step: float, bound: float) -> None:
        """Take the step, and keep what stays within the bound."""
        grid = np.linspace(-bound, bound, POINTS + 1)
        away = grid[:, None] - (self._grid + self.drift * step)[None, :]
        density = np.exp(-(away**2) / (2 * step)) @ self._mass / sqrt(2 * pi * step)
        weights = np.full(POINTS + 1, 2.0)
        weights[1::2], weights[0], weights[-1] = 4.0, 1.0, 1.0
        self._grid, self._mass = grid, density * weights * (2 * bound / POINTS / 3)
        self.time += step
