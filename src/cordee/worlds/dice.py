"""Chance for invented worlds: uniform numbers from PCG64, everything else derived here.

Only the stream of uniform numbers comes from numpy, which keeps it stable between versions;
its own distributions may change, so none is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import exp, sqrt
from statistics import NormalDist
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Thing = TypeVar("Thing")
_NORMAL = NormalDist()
_KNUTH_UP_TO = 30.0


class Dice:
    """A stream of chance that depends on its seeds and nothing else.

    Parameters
    ----------
    seeds
        Whole numbers from 0 on; other seeds give another, independent stream.

    Examples
    --------
    >>> Dice(7, 1).unit() == Dice(7, 1).unit(), Dice(7, 1).unit() == Dice(7, 2).unit()
    (True, False)
    """

    def __init__(self, *seeds: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(list(seeds))))
        self._left: list[float] = []

    def unit(self) -> float:
        """Draw one number from 0 to below 1."""
        if not self._left:
            self._left = self._generator.random(128).tolist()
        return self._left.pop()

    def units(self, count: int) -> NDArray[np.float64]:
        """Draw many numbers from 0 to below 1."""
        return self._generator.random(count)

    def normals(self, *shape: int) -> NDArray[np.float64]:
        """Draw an array of normal numbers, mean 0 and spread 1, by inverting uniform ones."""
        units = self._generator.random(shape)
        drawn: NDArray[np.float64] = ndtri(np.clip(units, 1e-12, 1 - 1e-12))
        return drawn

    def gumbels(self, *shape: int) -> NDArray[np.float64]:
        """Draw an array of Gumbel numbers: added to logarithms of weights, the largest are a draw without putting back."""
        units = np.clip(self._generator.random(shape), 1e-12, 1 - 1e-12)
        drawn: NDArray[np.float64] = -np.log(-np.log(units))
        return drawn

    def happens(self, probability: float) -> bool:
        """Say yes with this probability."""
        return self.unit() < probability

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to below ``count``."""
        return int(self.unit() * count)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Draw one thing, each as likely."""
        return things[self.below(len(things))]

    def weighted(self, cumulative: Sequence[float]) -> int:
        """Draw a position by its weight, the weights summed up as ``summed`` gives them."""
        return min(bisect_right(cumulative, self.unit() * cumulative[-1]), len(cumulative) - 1)

    def poisson(self, mean: float) -> int:
        """Draw a count of rare events; above a mean of 30 by the normal approximation."""
        if mean > _KNUTH_UP_TO:
            return max(0, round(mean + sqrt(mean) * self._normal()))
        limit, count, product = exp(-mean), 0, self.unit()
        while product > limit:
            count += 1
            product *= self.unit()
        return count

    def lognormal(self, median: float, spread: float) -> float:
        """Draw a positive number by its median and the spread of its logarithm."""
        return median * exp(spread * self._normal())

    def _normal(self) -> float:
        return _NORMAL.inv_cdf(min(max(self.unit(), 1e-12), 1 - 1e-12))


def summed(weights: Sequence[float]) -> list[float]:
    """Sum weights up, for drawing by weight.

    Examples
    --------
    >>> summed([1, 2, 1])
    [1, 3, 4]
    """
    return list(accumulate(weights))
