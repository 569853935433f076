"""Exploratory factor analysis: how many things a set of items may measure, before anybody claims that it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import minimize

from cordee.core.opinion.answers import Floats
from cordee.core.opinion.rotation import Rotation, rotate

Method = Literal["minres", "ml"]
LEAST_UNIQUE = 0.005


@dataclass(frozen=True, slots=True)
class Explored:
    """What an exploratory factor analysis found.

    Parameters
    ----------
    loadings
        Shape (p, m): for rotations that let factors correlate, the pattern.
    correlations
        Of the factors, shape (m, m).
    communalities
        Share of each item's variance that the factors explain, shape (p,).
    improper
        True where an item's unique variance ran against its bound.
    reason
        Why no loading has a range: an exploration proposes; ranges come with the confirmatory analysis of other answers.
    """

    loadings: Floats
    correlations: Floats
    communalities: Floats
    improper: bool
    reason: str = "explored"

    @property
    def structure(self) -> Floats:
        """Give the correlations between items and factors, shape (p, m)."""
        return self.loadings @ self.correlations

    @property
    def uniquenesses(self) -> Floats:
        """Give the share of each item's variance that no factor explains, shape (p,)."""
        return 1 - self.communalities


def explore(correlation: Floats, factors: int, *, method: Method = "minres", rotation: Rotation = "oblimin") -> Explored:
    """Find factors behind correlations.

    Do not use it to show that a scale measures what it was written for: that is what ``confirm`` tests.

    Parameters
    ----------
    correlation
        Of the items, shape (p, p).
    factors
        How many, m; at most what leaves something to be wrong about.
    method
        ``minres`` makes the squares of the residual correlations small and asks for no distribution; ``ml`` is maximum
        likelihood for normal answers.
    rotation
        How the factors are turned; see ``rotate``.

    Raises
    ------
    ValueError
        Where more is to be found than the correlations tell.

    Examples
    --------
    >>> seen = np.outer([0.8, 0.7, 0.6, 0.5], [0.8, 0.7, 0.6, 0.5])
    >>> np.fill_diagonal(seen, 1.0)
    >>> explore(seen, 1).loadings[:, 0].round(3)
    array([0.8, 0.7, 0.6, 0.5])

    Notes
    -----
    Harman and Jones (1966) with the gradient of ordinary least squares; Jöreskog (1967) and Lawley and Maxwell (1971) for
    maximum likelihood. Both search the uniquenesses, each at least .005. Factors by the sum of their squared loadings, each
    turned so that the sum of its loadings is positive.
    """
    correlation = np.asarray(correlation, dtype=np.float64)
    items = len(correlation)
    if factors < 1 or (items - factors) ** 2 < items + factors:
        raise ValueError("more factors than the correlations can tell")
    aim = _least_squares if method == "minres" else _likelihood
    inverse = np.linalg.pinv(correlation)
    start = np.clip((1 - 0.5 * factors / items) / np.diag(inverse), LEAST_UNIQUE, 1.0)
    unique = _search(aim, start, correlation, factors)
    plain = _loadings(unique, correlation, factors, scaled=method == "ml")
    turned, between = rotate(plain, rotation)
    weight = np.diag(between @ turned.T @ turned)
    order = np.argsort(-weight, kind="stable")
    turned, between = turned[:, order], between[np.ix_(order, order)]
    sign = np.where(turned.sum(axis=0) < 0, -1.0, 1.0)
    turned, between = turned * sign, between * np.outer(sign, sign)
    return Explored(turned, between, (plain**2).sum(axis=1), bool(unique.min() <= LEAST_UNIQUE * 1.001))


def _search(
    aim: Callable[[Floats, Floats, int], tuple[float, Floats]], start: Floats, correlation: Floats, factors: int
) -> Floats:
    found = minimize(
        aim, start, args=(correlation, factors), jac=True, method="L-BFGS-B", bounds=[(LEAST_UNIQUE, 1.0)] * len(start),
        options={"maxiter": 5000, "maxfun": 20000, "ftol": 1e-14, "gtol": 1e-9},
    )  # fmt: skip
    return np.asarray(found.x, dtype=np.float64)


def _least_squares(unique: Floats, correlation: Floats, factors: int) -> tuple[float, Floats]:
    """Give half the squares of the eigenvalues that are left out, and the gradient by the uniquenesses."""
    values, vectors = np.linalg.eigh(correlation - np.diag(unique))
    left = slice(0, len(unique) - factors)
    return 0.5 * float((values[left] ** 2).sum()), -(vectors[:, left] ** 2) @ values[left]


def _likelihood(unique: Floats, correlation: Floats, factors: int) -> tuple[float, Floats]:
    """Give the discrepancy of maximum likelihood, concentrated on the uniquenesses, and its gradient."""
    root = np.sqrt(unique)
    values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
    left = slice(0, len(unique) - factors)
    kept = np.maximum(values[left], 1e-300)
    return float((values[left] - np.log(kept) - 1).sum()), (vectors[:, left] ** 2) @ (1 - values[left]) / unique


def _loadings(unique: Floats, correlation: Floats, factors: int, *, scaled: bool) -> Floats:
    root = np.sqrt(unique) if scaled else np.ones_like(unique)
    reduced = correlation / np.outer(root, root) if scaled else correlation - np.diag(unique)
    values, vectors = np.linalg.eigh(reduced)
    size = np.sqrt(np.maximum(values[::-1][:factors] - (1.0 if scaled else 0.0), 0.0))
    return root[:, None] * vectors[:, ::-1][:, :factors] * size
