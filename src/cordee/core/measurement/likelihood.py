"""Maximum likelihood of positive parameters: the maximum, the ranges from the observed information, and when there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from cordee.core.vocabulary.estimate import Estimate, unknown

Floats = NDArray[np.float64]
Score = Callable[[Floats], tuple[float, Floats]]
EDGE = 11.5  # logarithm: a parameter above 100,000 or below 1/100,000 is no estimate but a direction
STEP = 1e-4


@dataclass(frozen=True)
class Fitted:
    """Positive parameters at the maximum of a likelihood.

    Parameters
    ----------
    names
        The parameters, in order.
    logarithms
        Their logarithms at the maximum.
    covariance
        Of the logarithms, from the observed information; None where it has none.
    log_likelihood
        At the maximum.
    n
        Cases that it was fitted on.
    reason
        Why the parameters have no ranges; None where they have.
    """

    names: tuple[str, ...]
    logarithms: Floats
    covariance: Floats | None
    log_likelihood: float
    n: int
    reason: str | None = None

    @property
    def values(self) -> tuple[float, ...]:
        """The parameters, in order."""
        return tuple(float(one) for one in np.exp(self.logarithms))

    def parameter(self, name: str, *, confidence: float = 0.95) -> Estimate:
        """Give one parameter with its range."""
        place = self.names.index(name)
        if self.covariance is None:
            return unknown(self.reason or "on_edge", self.n, self.values[place])
        spread = float(np.sqrt(self.covariance[place, place]))
        return around_logarithm(self.values[place], spread, self.n, confidence=confidence)


def around_logarithm(value: float, spread: float, n: int, *, confidence: float = 0.95) -> Estimate:
    """Give a positive figure with the range from the standard error of its logarithm, so that the range stays positive.

    Examples
    --------
    >>> found = around_logarithm(2.0, 0.1, 50)
    >>> round(found.low, 3), round(found.high, 3)
    (1.644, 2.433)
    """
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * spread
    return Estimate(value, n, value * exp(-reach), value * exp(reach))


def maximise(score: Score, start: Sequence[float], *, names: Sequence[str], n: int, rough: Score | None = None) -> Fitted:
    """Find the positive parameters under which what was seen is most likely.

    Parameters
    ----------
    score
        From the logarithms of the parameters to the log-likelihood and its gradient in the logarithms.
    start
        Where to begin, as parameters.
    n
        Cases behind the likelihood.
    rough
        The same from a part of the cases, scaled up to all: where they are many, it finds the way, and the whole is asked
        a few times only.

    Returns
    -------
    Fitted
        Without ranges and with the reason ``on_edge`` where the likelihood keeps rising towards a parameter of nought or
        without bound, or is flat at its maximum.

    Examples
    --------
    >>> waits = np.array([1.0, 2.0, 3.0, 6.0])
    >>> def exponential(at):
    ...     rate = np.exp(at)
    ...     return float(4 * at[0] - rate[0] * waits.sum()), 4 - rate * waits.sum()
    >>> found = maximise(exponential, [1.0], names=["rate"], n=4)
    >>> round(found.values[0], 6), round(float(found.covariance[0, 0]), 6)
    (0.333333, 0.25)

    Notes
    -----
    L-BFGS-B, then Newton steps on the observed information, which is the central difference of the gradient.
    """

    at = _climb(rough or score, np.log(np.asarray(start, dtype=np.float64)), n)
    if rough is not None:
        near = _approach(score, at, _inverse(_information(rough, at)))
        at = _climb(score, at, n) if near is None else near
    covariance: Floats | None = None
    for _ in range(4):
        covariance = _inverse(_information(score, at))
        if covariance is None:
            break
        gradient = score(at)[1]
        if float(gradient @ covariance @ gradient) < 1e-12:
            break
        at = at + np.clip(covariance @ gradient, -0.5, 0.5)
    value, gradient = score(at)
    settled = covariance is not None and float(gradient @ covariance @ gradient) < 1e-6 and bool((np.abs(at) < EDGE).all())
    return Fitted(tuple(names), at, covariance if settled else None, float(value), n, None if settled else "on_edge")


def _climb(score: Score, begin: Floats, n: int) -> Floats:
    def downhill(at: Floats) -> tuple[float, Floats]:
        value, gradient = score(at)
        return -value / n, -gradient / n

    bounds = [(-EDGE, EDGE)] * len(begin)
    found = minimize(downhill, begin, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500, "ftol": 1e-12})
    return np.asarray(found.x, dtype=np.float64)


def _approach(score: Score, at: Floats, covariance: Floats | None) -> Floats | None:
    """Step towards the maximum by an information that is nearly right; None where that does not come to rest."""
    if covariance is None:
        return None
    for _ in range(12):
        gradient = score(at)[1]
        step = covariance @ gradient
        if float(gradient @ step) < 1e-12:
            return at
        at = at + np.clip(step, -0.5, 0.5)
    return None


def _information(score: Score, at: Floats) -> Floats:
    rows = []
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = STEP
        rows.append((score(at - step)[1] - score(at + step)[1]) / (2 * STEP))
    whole = np.array(rows)
    return np.asarray((whole + whole.T) / 2, dtype=np.float64)


def _inverse(information: Floats) -> Floats | None:
    """Invert the information where it is positive definite and the ranges it gives are of use."""
    if not np.isfinite(information).all():
        return None
    roots, vectors = np.linalg.eigh(information)
    if roots[0] <= 1e-8 * roots[-1]:
        return None
    return np.asarray((vectors / roots) @ vectors.T, dtype=np.float64)
