"""Making a comparison sharper without touching its promise: what was known before, and strata."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cordee.core.measurement.clusters import ArmMean, Floats, arm_mean
from cordee.core.measurement.rerandomisation import groups_of

LEAST_IN_AN_ARM = 2


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Totals after taking out what was known before the experiment, and the share of the variance that this took."""

    totals: Floats
    slope: float
    explained: float


def cuped(totals: ArrayLike, sizes: ArrayLike, before: ArrayLike) -> Adjusted:
    """Take out of each cluster's outcome what its past foretold.

    Parameters
    ----------
    totals, sizes
        One outcome total and one size a cluster.
    before
        The total of the covariate in each cluster, known before the assignment and in the same unit of size.
        NaN where the cluster has no past: it is given the mean of the others.

    Examples
    --------
    >>> found = cuped([3.0, 5.0, 9.0, 7.0], [1, 1, 1, 1], [1.0, 2.0, 4.0, 3.0])
    >>> round(found.slope, 6), round(found.explained, 6), found.totals.tolist()
    (2.0, 1.0, [6.0, 6.0, 6.0, 6.0])

    Notes
    -----
    Deng, Xu, Kohavi and Walker (2013), on clusters' linearised residuals. The slope is taken over both arms
    without looking at who was treated, so a re-randomised test of the adjusted outcome stays exact.
    """
    outcome, weight = np.asarray(totals, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    past = np.array(before, dtype=np.float64)
    known = ~np.isnan(past)
    centre = past[known].sum() / weight[known].sum() if weight[known].sum() > 0 else 0.0
    past[~known] = centre * weight[~known]
    x = past - centre * weight
    y = outcome - outcome.sum() / weight.sum() * weight
    squares = float(x @ x)
    slope = float(x @ y) / squares if squares > 0 else 0.0
    left = y - slope * x
    explained = 1 - float(left @ left) / float(y @ y) if float(y @ y) > 0 else 0.0
    return Adjusted(outcome - slope * x, slope, explained)


@dataclass(frozen=True, slots=True)
class Strata:
    """The stratum of each cluster as used, and how many strata were too thin and were merged."""

    labels: NDArray[np.int64]
    merged: int


def usable_strata(strata: ArrayLike, treated: NDArray[np.bool_]) -> Strata:
    """Merge strata that lack two clusters in an arm: first with one another, then with the smallest that is left.

    Examples
    --------
    >>> treated = np.array([1, 1, 0, 0, 1, 0, 1, 0], dtype=bool)
    >>> found = usable_strata(["a", "a", "a", "a", "b", "b", "c", "c"], treated)
    >>> found.labels.tolist(), found.merged
    ([0, 0, 0, 0, 1, 1, 1, 1], 2)
    """
    groups = groups_of(strata)
    thin = [group for group in groups if _thin(group, treated)]
    good = [group for group in groups if not _thin(group, treated)]
    if thin:
        rest = np.concatenate(thin)
        if _thin(rest, treated) and good:
            smallest = min(range(len(good)), key=lambda one: len(good[one]))
            good[smallest] = np.concatenate([good[smallest], rest])
        else:
            good.append(rest)
    labels = np.zeros(len(treated), dtype=np.int64)
    for number, group in enumerate(good):
        labels[group] = number
    return Strata(labels, len(thin))


def stratified_mean(totals: Floats, sizes: Floats, members: NDArray[np.bool_], strata: NDArray[np.int64]) -> ArmMean:
    """Estimate an arm's mean as if each stratum weighed in it as it weighs in both arms together.

    Examples
    --------
    >>> members = np.array([1, 1, 1, 0, 1, 1, 0, 0], dtype=bool)
    >>> totals = np.array([1.0, 1.0, 1.0, 1.0, 5.0, 5.0, 5.0, 5.0])
    >>> float(stratified_mean(totals, np.ones(8), members, np.array([0, 0, 0, 0, 1, 1, 1, 1])).mean)
    3.0

    Notes
    -----
    Post-stratification (Miratrix, Sekhon and Yu 2013); degrees of freedom by Satterthwaite over the strata.
    """
    groups = groups_of(strata)
    mean = variance = fourth = np.float64(0)
    for group in groups:
        weight = sizes[group].sum() / sizes.sum()
        one = arm_mean(totals[group], sizes[group], members[group])
        mean = mean + weight * one.mean
        variance = variance + weight**2 * one.variance
        fourth = fourth + (weight**2 * one.variance) ** 2 / one.freedom
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = variance**2 / fourth
    return ArmMean(np.asarray(mean), np.asarray(variance), np.asarray(freedom))


def _thin(group: NDArray[np.int64], treated: NDArray[np.bool_]) -> bool:
    mine = int(treated[group].sum())
    return min(mine, len(group) - mine) < LEAST_IN_AN_ARM
