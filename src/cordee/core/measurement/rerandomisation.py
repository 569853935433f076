"""What chance alone would have shown: the same accounts, assigned otherwise. Exact at any number of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cordee.core.measurement.clusters import Floats

MOST_ENUMERATED = 200_000
DRAWN = 20_000
MOST_CELLS = 40_000_000
FEWEST_DRAWN = 2_000
TIE = 1e-9
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Assignments:
    """The assignments that chance could have made.

    Parameters
    ----------
    treated
        One row an assignment, one column a cluster: 1 where it would have been treated. The real one is among
        them where they are complete, and is added where they were drawn.
    complete
        Whether they are all there are.
    possible
        How many there are.
    mirrored
        Whether each has a twin with the arms exchanged, which is as far from zero as itself.
    """

    treated: Floats
    complete: bool
    possible: int
    mirrored: bool

    @property
    def smallest_p(self) -> float:
        """The smallest p that these assignments can give, two-sided.

        Examples
        --------
        >>> round(assignments([True] * 3 + [False] * 3).smallest_p, 2)
        0.1
        """
        if not self.complete:
            return max(1 / (1 + len(self.treated)), (1 + self.mirrored) / self.possible)
        return (1 + self.mirrored) / self.possible


def assignments(
    treated: Sequence[bool] | NDArray[np.bool_],
    *,
    strata: ArrayLike | None = None,
    rng: np.random.Generator | None = None,
    draws: int = DRAWN,
) -> Assignments:
    """Give the assignments that would have treated as many clusters (in each stratum) as the real one did.

    Parameters
    ----------
    treated
        The real assignment, one a cluster.
    strata
        The stratum of each cluster, where chance was held to strata.
    rng
        Needed where there are more than 200,000 possibilities: then some are drawn.
    draws
        How many are drawn then; fewer, but at least 2,000, where there are thousands of clusters.

    Raises
    ------
    ValueError
        Where assignments must be drawn and no generator was given.

    Examples
    --------
    >>> found = assignments([True, False, True, False])
    >>> found.possible, found.complete
    (6, True)
    >>> assignments([True, False, True, False], strata=["a", "a", "b", "b"]).possible
    4
    """
    real = np.asarray(treated, dtype=bool)
    groups = [np.arange(len(real))] if strata is None else groups_of(strata)
    chosen = [int(real[group].sum()) for group in groups]
    possible = prod(comb(len(group), count) for group, count in zip(groups, chosen, strict=True))
    mirrored = all(2 * count == len(group) for group, count in zip(groups, chosen, strict=True))
    if possible <= MOST_ENUMERATED:
        return Assignments(_all(len(real), groups, chosen, possible), True, possible, mirrored)
    if rng is None:
        raise ValueError("so many assignments are possible that some must be drawn: pass rng")
    few = min(draws, max(FEWEST_DRAWN, MOST_CELLS // len(real)))
    return Assignments(_drawn(real, groups, chosen, few, rng), False, possible, mirrored)


def gaps(totals: ArrayLike, sizes: ArrayLike, treated: Floats, *, strata: ArrayLike | None = None) -> tuple[Floats, Floats]:
    """Give, for each assignment and each column of data, the difference of means and its standard error.

    Parameters
    ----------
    totals, sizes
        One row a cluster; further axes are further data sets, such as looks or simulated worlds.
    treated
        One row an assignment, as ``Assignments.treated``.
    strata
        The stratum of each cluster: then the means are post-stratified.

    Returns
    -------
    tuple of numpy.ndarray
        One row an assignment, then the further axes. The standard error is NaN where an arm has too few clusters
        and zero where nothing varies; it is the linearised one of a ratio, of each arm apart.
    """
    outcome, weight = np.asarray(totals, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    shape = (len(treated), *outcome.shape[1:])
    flat_y, flat_m = outcome.reshape(len(outcome), -1), weight.reshape(len(weight), -1)
    difference: Floats = np.zeros((len(treated), flat_y.shape[1]))
    variance: Floats = np.zeros_like(difference)
    for group in [np.arange(len(outcome))] if strata is None else groups_of(strata):
        with np.errstate(divide="ignore", invalid="ignore"):
            share = flat_m[group].sum(axis=0) / flat_m.sum(axis=0)
        means, squares = _two_arms(flat_y[group], flat_m[group], treated[:, group])
        difference += share * (means[0] - means[1])
        variance += share**2 * (squares[0] + squares[1])
    scale = np.abs(flat_y).max(axis=0) / np.maximum(flat_m.max(axis=0), np.finfo(float).tiny)
    difference[np.abs(difference) <= TINY * scale] = 0.0
    variance[variance <= (TINY * scale) ** 2] = 0.0
    return difference.reshape(shape), np.sqrt(variance).reshape(shape)


def studentised(totals: ArrayLike, sizes: ArrayLike, treated: Floats, *, strata: ArrayLike | None = None) -> Floats:
    """Give the difference of means over its standard error, for each assignment and each column of data.

    NaN where an arm has too few clusters; infinite where the means differ and nothing else varies. The parameters
    are those of ``gaps``.

    Notes
    -----
    Studentised, so that the answer holds where the technique changes the spread and not the mean (Janssen 1997;
    Chung and Romano 2013).
    """
    difference, error = gaps(totals, sizes, treated, strata=strata)
    with np.errstate(divide="ignore", invalid="ignore"):
        flat = np.where(difference == 0, 0.0, np.sign(difference) * np.inf)
        found: Floats = np.where(error == 0, flat, difference / error)
    return found


def p_value(statistics: Floats, observed: ArrayLike, *, complete: bool) -> Floats:
    """Say how often chance alone gives a statistic at least as far from zero, two-sided.

    Parameters
    ----------
    statistics
        One row an assignment, as ``studentised`` gives them.
    observed
        The statistic under the real assignment.
    complete
        Whether the assignments are all there are; where not, the real one counts as one more.

    Returns
    -------
    numpy.ndarray
        1 where the observed statistic is NaN: nothing varies, so nothing is shown.

    Notes
    -----
    With drawn assignments ``(1 + hits) / (1 + draws)`` (Phipson and Smyth 2010): never zero, never too small.
    """
    bar = np.abs(np.asarray(observed, dtype=np.float64))
    hits = (np.nan_to_num(np.abs(statistics), nan=np.inf, posinf=np.inf) >= bar * (1 - TIE)).sum(axis=0)
    share = hits / len(statistics) if complete else (1 + hits) / (1 + len(statistics))
    return np.where(np.isnan(bar), 1.0, share)


def groups_of(strata: ArrayLike) -> list[NDArray[np.int64]]:
    """Give the positions of each stratum's clusters, by the stratum's order."""
    _, where = np.unique(np.asarray(strata), return_inverse=True)
    return [np.flatnonzero(where == one) for one in range(int(where.max(initial=-1)) + 1)]


def _two_arms(outcome: Floats, weight: Floats, treated: Floats) -> tuple[list[Floats], list[Floats]]:
    products = (outcome, weight, outcome**2, outcome * weight, weight**2, (weight > 0).astype(np.float64))
    mine = [treated @ one for one in products]
    means, variances = [], []
    with np.errstate(divide="ignore", invalid="ignore"):
        for sums in (mine, [one.sum(axis=0) - part for one, part in zip(products, mine, strict=True)]):
            y, m, yy, ym, mm, count = sums
            mean = y / m
            squares = np.maximum(yy - 2 * mean * ym + mean**2 * mm, 0)
            means.append(mean)
            variances.append(np.where(count > 1.5, squares / m**2 * count / (count - 1), np.nan))
    return means, variances


def _all(clusters: int, groups: list[NDArray[np.int64]], chosen: list[int], possible: int) -> Floats:
    found = np.zeros((possible, clusters))
    ways = [list(combinations(group.tolist(), count)) for group, count in zip(groups, chosen, strict=True)]
    for row, parts in enumerate(product(*ways)):
        found[row, [one for part in parts for one in part]] = 1
    return found


def _drawn(
    real: NDArray[np.bool_], groups: list[NDArray[np.int64]], chosen: list[int], draws: int, rng: np.random.Generator
) -> Floats:
    found = np.zeros((draws, len(real)))
    for group, count in zip(groups, chosen, strict=True):
        ranks = rng.random((draws, len(group))).argsort(axis=1).argsort(axis=1)
        found[:, group] = ranks < count
    return found
