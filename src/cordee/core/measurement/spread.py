"""How far shares would move with other clusters: sums of squared scores, and the intervals that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from cordee.core.measurement.loops import close
from cordee.core.measurement.paths import Real
from cordee.core.measurement.step_loops import lanes


@dataclass(frozen=True, slots=True)
class Spread:
    """The sums that variances rest on; a loop over touches fills them.

    Parameters
    ----------
    share
        Share of each channel.
    whole
        Sum of the effects that the shares are shares of.
    score, carried
        The open cluster's score and what it won.
    sums
        By channel: squared scores, scores times what the cluster won; and in the last row what clusters won, squared.
    single
        The open cluster's score in single precision, brought to shares already, where a loop keeps it so; as wide as whole lanes.
    """

    share: Real
    whole: float
    score: Real
    carried: Real
    sums: Real
    single: NDArray[np.float32]

    @classmethod
    def about(cls, effects: Real) -> Spread:
        """Begin with nothing summed, about the shares of these effects."""
        whole = float(effects.sum())
        return cls(
            effects / whole,
            whole,
            np.zeros(len(effects)),
            np.zeros(1),
            np.zeros((3, len(effects))),
            np.zeros(lanes(len(effects)), dtype=np.float32),
        )

    def narrow(self) -> None:
        """Go on in single precision: bring the open cluster's score to shares."""
        if self.score.any():
            self.single[: len(self.share)] += ((self.score - self.share * self.score.sum()) / self.whole).astype(np.float32)
            self.score[:] = 0.0

    def widen(self) -> None:
        """Go on in double precision: effects that add up to nothing move the shares by themselves over the whole."""
        if self.single.any():
            self.score[:] += self.single[: len(self.share)].astype(np.float64) * self.whole
            self.single[:] = 0.0

    def end(self) -> None:
        """Close the last cluster."""
        self.widen()
        close(self.score, float(self.carried[0]), 1.0, self.share, self.whole, self.sums)
        self.carried[0] = 0.0

    def of_shares(self, clusters: int) -> Real:
        """Give the variance of each share."""
        return self.sums[0] * clusters / (clusters - 1)

    def of_credits(self, clusters: int, total: float) -> Real:
        """Give the variance of each credit: the share's, the total's, and what binds them."""
        own = max(0.0, float(self.sums[2, 0]) - total * total / clusters)
        found = total * total * self.sums[0] + 2 * total * self.share * self.sums[1] + self.share**2 * own
        return np.maximum(found, 0.0) * clusters / (clusters - 1)


def share_interval(share: float, variance: float, *, degrees: float, confidence: float) -> tuple[float, float]:
    """Give the range of a share, symmetric on the logit scale so that it stays between 0 and 1.

    Examples
    --------
    >>> low, high = share_interval(0.2, 0.01**2, degrees=200, confidence=0.95)
    >>> round(low, 3), round(high, 3)
    (0.181, 0.22)
    """
    middle = log(share / (1 - share))
    half = _quantile(degrees, confidence) * sqrt(variance) / (share * (1 - share))
    return _logistic(middle - half), _logistic(middle + half)


def credit_interval(credit: float, variance: float, *, degrees: float, confidence: float) -> tuple[float, float]:
    """Give the range of a credit, symmetric on the logarithmic scale so that it stays above 0."""
    half = _quantile(degrees, confidence) * sqrt(variance) / credit
    return credit * exp(-half), credit * exp(min(half, 700.0))


def _quantile(degrees: float, confidence: float) -> float:
    return float(stdtrit(degrees, 0.5 + confidence / 2))


def _logistic(number: float) -> float:
    return 1 / (1 + exp(-number)) if number > -700 else 0.0
