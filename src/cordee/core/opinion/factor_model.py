"""The factor model as a judgement on covariances: which items load on which factors, fitted by maximum likelihood.

What the fit means (loadings with ranges, fit indices) lives in ``confirmatory``; ω is made from it in ``reliability``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from cordee.core.opinion.answers import Floats

LEAST_UNIQUE = 1e-3  # of an item's variance: below, the solution is improper
STEPS = 200
STILL = 1e-9
WALL = 1e10


@dataclass(frozen=True, slots=True)
class Solution:
    """A fitted factor model, in the unit of the items' standard deviations, factors having variance 1.

    Parameters
    ----------
    loadings
        Shape (p, m); 0 where the pattern has no loading.
    correlations
        Of the factors, shape (m, m).
    uniquenesses
        What of each item's variance no factor explains, shape (p,).
    correlation
        What the model was fitted to: the items' correlations, shape (p, p).
    discrepancy
        The function that maximum likelihood makes small; times n it is χ².
    improper
        True where an item's unique variance ran against 0: the figures are then not to be relied upon.
    """

    pattern: NDArray[np.bool_]
    loadings: Floats
    correlations: Floats
    uniquenesses: Floats
    correlation: Floats
    discrepancy: float
    converged: bool
    improper: bool

    @property
    def implied(self) -> Floats:
        """Give the correlations that the model implies."""
        return self.loadings @ self.correlations @ self.loadings.T + np.diag(self.uniquenesses)

    def slopes(self) -> Floats:
        """Give the derivative of the implied covariances by each parameter: loadings, correlations, uniquenesses.

        Returns
        -------
        Floats
            Shape (parameters, p, p), each symmetric; loadings row by row, correlations above the diagonal row by row.
        """
        items, factors = self.pattern.shape
        upper = np.triu_indices(factors, 1)
        rows, columns = np.nonzero(self.pattern)
        crossed = self.loadings @ self.correlations
        found = np.zeros((len(rows) + len(upper[0]) + items, items, items))
        places = np.arange(len(rows))
        found[places, rows] += crossed[:, columns].T
        found[places, :, rows] += crossed[:, columns].T
        for place, (one, other) in enumerate(zip(*upper, strict=True), start=len(rows)):
            outer = np.outer(self.loadings[:, one], self.loadings[:, other])
            found[place] = outer + outer.T
        diagonal = np.arange(items)
        found[len(rows) + len(upper[0]) + diagonal, diagonal, diagonal] = 1.0
        return found

    def information(self) -> Floats:
        """Give the expected information of one respondent about the parameters; its inverse over n is their covariance."""
        weighed = np.linalg.solve(self.implied, self.slopes())
        flat, turned = weighed.reshape(len(weighed), -1), weighed.transpose(0, 2, 1).reshape(len(weighed), -1)
        return 0.5 * flat @ turned.T


def fit(covariance: Floats, pattern: NDArray[np.bool_]) -> Solution:
    """Fit a factor model by maximum likelihood.

    Parameters
    ----------
    covariance
        Of the items, shape (p, p), positive definite.
    pattern
        Shape (p, m): True where an item may load on a factor.

    Raises
    ------
    ValueError
        Where the pattern has more to find than the covariances tell, an item or a factor loads on nothing, or the
        covariances are not positive definite.

    Notes
    -----
    Jöreskog (1969): F = log|Σ| + tr(S Σ⁻¹) − log|S| − p, with its gradient 2GΛΦ, 2Λ'GΛ, diag G where G = Σ⁻¹(Σ − S)Σ⁻¹.
    Fitted to correlations, which changes no figure; factors have variance 1. Limited-memory BFGS within bounds, then steps of
    Fisher's scoring until the gradient is still.
    """
    pattern = np.asarray(pattern, dtype=bool)
    items, factors = pattern.shape
    if not pattern.any(axis=0).all() or not pattern.any(axis=1).all():
        raise ValueError("each item and each factor needs a loading")
    if int(pattern.sum()) + factors * (factors - 1) // 2 + items > items * (items + 1) // 2:
        raise ValueError("more to find than the items tell")
    deviations = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(deviations, deviations)
    sign, logarithm = np.linalg.slogdet(correlation)
    if sign <= 0 or np.linalg.eigvalsh(correlation)[0] <= 1e-10:
        raise ValueError("the items' covariances are not positive definite")
    free = _Free(pattern)
    bounds = [(None, None)] * free.loadings + [(-0.999, 0.999)] * free.pairs + [(LEAST_UNIQUE, None)] * items
    found = minimize(
        _discrepancy, _start(correlation, pattern, free), args=(correlation, free), jac=True, method="L-BFGS-B", bounds=bounds,
        options={"maxiter": 2000, "ftol": 1e-10, "gtol": 1e-4},
    )  # fmt: skip
    point, still = _scored(np.asarray(found.x), correlation, free)
    loadings, correlations, uniquenesses = free.parts(point)
    turn = np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    improper = bool(uniquenesses.min() <= LEAST_UNIQUE * 1.001)
    value = float(_discrepancy(point, correlation, free)[0]) - float(logarithm) - items
    return Solution(
        pattern, loadings * turn, correlations * np.outer(turn, turn), uniquenesses, correlation, max(value, 0.0), still or improper,
        improper,
    )  # fmt: skip


class _Free:
    """The places of the parameters in one vector."""

    def __init__(self, pattern: NDArray[np.bool_]) -> None:
        self.pattern = pattern
        self.places = np.nonzero(pattern)
        self.upper = np.triu_indices(pattern.shape[1], 1)
        self.loadings, self.pairs = len(self.places[0]), len(self.upper[0])

    def parts(self, point: Floats) -> tuple[Floats, Floats, Floats]:
        loadings = np.zeros(self.pattern.shape)
        loadings[self.places] = point[: self.loadings]
        correlations = np.eye(self.pattern.shape[1])
        correlations[self.upper] = point[self.loadings : self.loadings + self.pairs]
        correlations.T[self.upper] = correlations[self.upper]
        return loadings, correlations, point[self.loadings + self.pairs :]


def _start(correlation: Floats, pattern: NDArray[np.bool_], free: _Free) -> Floats:
    """Begin at each factor's first principal axis of its own items, factors uncorrelated."""
    loadings = np.zeros(pattern.shape)
    for factor in range(pattern.shape[1]):
        own = np.flatnonzero(pattern[:, factor])
        values, vectors = np.linalg.eigh(correlation[np.ix_(own, own)])
        axis = vectors[:, -1] * np.sqrt(values[-1]) * 0.8
        loadings[own, factor] = axis if axis.sum() >= 0 else -axis
    loadings /= np.sqrt(np.maximum(1.0, (loadings**2).sum(axis=1, keepdims=True) / 0.8))
    unique = np.clip(1 - (loadings**2).sum(axis=1), 0.2, 1.0)
    return np.concatenate([loadings[free.places], np.zeros(free.pairs), unique])


def _discrepancy(point: Floats, correlation: Floats, free: _Free) -> tuple[float, Floats]:
    """Give log|Σ| + tr(S Σ⁻¹) and its gradient; where Σ is not positive definite, a wall."""
    loadings, correlations, unique = free.parts(point)
    implied = loadings @ correlations @ loadings.T + np.diag(unique)
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return WALL, np.zeros_like(point)
    inverse = np.linalg.inv(implied)
    value = 2 * float(np.log(root.diagonal()).sum()) + float(np.sum(correlation * inverse))
    misfit = inverse - inverse @ correlation @ inverse
    gradient = np.concatenate(
        [
            (2 * misfit @ loadings @ correlations)[free.places],
            (2 * loadings.T @ misfit @ loadings)[free.upper],
            misfit.diagonal(),
        ]
    )
    return value, gradient


def _scored(point: Floats, correlation: Floats, free: _Free) -> tuple[Floats, bool]:
    """Walk on by Fisher's scoring until the gradient is still; stop where a step would not help or leave the bounds."""
    value, gradient = _discrepancy(point, correlation, free)
    for _ in range(STEPS):
        if np.abs(gradient).max() < STILL:
            return point, True
        loadings, correlations, unique = free.parts(point)
        here = Solution(free.pattern, loadings, correlations, unique, correlation, 0.0, converged=False, improper=False)
        step = np.linalg.lstsq(2 * here.information(), gradient, rcond=None)[0]
        ahead = point - step
        if free.parts(ahead)[2].min() < LEAST_UNIQUE:
            break
        next_value, next_gradient = _discrepancy(ahead, correlation, free)
        if next_value > value + 1e-12:
            break
        point, value, gradient = ahead, next_value, next_gradient
    return point, bool(np.abs(gradient).max() < 1e-5)
