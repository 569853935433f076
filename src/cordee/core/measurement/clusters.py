"""What one arm of an experiment shows when its people come in clusters: mean, variance, degrees of freedom.

Everything works on the last axis and for any number of experiments at once, so that a whole simulation
takes one call. A cluster is whatever chance moved as one: mostly an account.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ArmMean:
    """The mean of one arm, the variance of that mean, and the degrees of freedom of the variance.

    Each is an array without the clusters' axis. Where an arm has fewer than two clusters, or one cluster is all
    of it, variance and degrees of freedom are NaN: the data cannot tell.
    """

    mean: Floats
    variance: Floats
    freedom: Floats


def arm_mean(totals: ArrayLike, sizes: ArrayLike, members: ArrayLike) -> ArmMean:
    """Estimate the mean of one arm, ``sum(totals) / sum(sizes)``, from one total and one size a cluster.

    Parameters
    ----------
    totals
        The sum of the outcome in each cluster, on the last axis.
    sizes
        What the total is divided by: people, visits, orders; 1 where each cluster counts once. Not negative.
        A cluster of size 0 is not there yet.
    members
        True (or 1) where the cluster belongs to this arm. Broadcasts against the totals.

    Examples
    --------
    >>> found = arm_mean([3.0, 5.0, 4.0], [1, 1, 1], [True, True, True])
    >>> float(found.mean), round(float(found.variance), 4), round(float(found.freedom), 6)
    (4.0, 0.3333, 2.0)

    Notes
    -----
    The variance is CR2 (Bell and McCaffrey 2002): each cluster's residual is divided by the root of one minus
    its leverage, here its share of the arm. The degrees of freedom are Satterthwaite's, under independent people
    of one variance, in closed form; with equal sizes they are the clusters minus one, and the variance is the
    textbook's.
    """
    inside = np.asarray(members, dtype=np.float64)
    weights = np.asarray(sizes, dtype=np.float64) * inside
    sums = np.asarray(totals, dtype=np.float64) * inside
    whole = weights.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = sums.sum(axis=-1) / whole
        share = weights / whole[..., None]
        rest = 1 - share
        residuals = sums - mean[..., None] * weights
        variance = (residuals**2 / rest).sum(axis=-1) / whole**2
        spread = share**2 / rest
        crossed = spread.sum(axis=-1) ** 2 - (spread**2).sum(axis=-1)
        freedom = 1 / ((share**2).sum(axis=-1) + crossed)
    alone = ~((weights > 0).sum(axis=-1) >= 2)
    return ArmMean(mean, np.where(alone, np.nan, variance), np.where(alone, np.nan, freedom))


def effective(sizes: ArrayLike) -> Floats:
    """Say how many clusters of one size would tell as much: the square of the sum over the sum of squares.

    Examples
    --------
    >>> float(effective([1, 1, 1, 1])), float(effective([10, 1, 1, 1, 1]))
    (4.0, 1.8846153846153846)

    Notes
    -----
    Kish's effective number. Five clusters of which one is ten times the others carry what two would: degrees of
    freedom that see five promise too much.
    """
    weights = np.asarray(sizes, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = weights.sum(axis=-1) ** 2 / (weights**2).sum(axis=-1)
    return found


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two arms side by side: difference of means, its standard error, and Satterthwaite's degrees of freedom."""

    difference: Floats
    error: Floats
    freedom: Floats

    @property
    def t(self) -> Floats:
        """The difference over its standard error; NaN where nothing varies."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio: Floats = np.where(self.error > 0, self.difference / self.error, np.nan)
        return ratio


def contrast(treated: ArmMean, control: ArmMean) -> Contrast:
    """Subtract the control arm from the treated one.

    Examples
    --------
    >>> one = arm_mean([3.0, 5.0, 4.0], [1, 1, 1], [1, 1, 1])
    >>> other = arm_mean([2.0, 1.0, 3.0], [1, 1, 1], [1, 1, 1])
    >>> found = contrast(one, other)
    >>> float(found.difference), round(float(found.t), 4), round(float(found.freedom), 6)
    (2.0, 2.4495, 4.0)

    Notes
    -----
    Each arm brings its own variance (Welch 1947), so a technique that makes outcomes more uneven is no trouble.
    """
    variance = treated.variance + control.variance
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = variance**2 / (treated.variance**2 / treated.freedom + control.variance**2 / control.freedom)
    return Contrast(treated.mean - control.mean, np.sqrt(variance), freedom)


def lift_of(treated: ArmMean, control: ArmMean) -> Contrast:
    """Compare the arms as a share of the control arm's mean: .2 reads "a fifth more".

    Examples
    --------
    >>> one = arm_mean([3.0, 5.0, 4.0], [1, 1, 1], [1, 1, 1])
    >>> other = arm_mean([2.0, 1.0, 3.0], [1, 1, 1], [1, 1, 1])
    >>> round(float(lift_of(one, other).difference), 6)
    1.0

    Notes
    -----
    Delta method; degrees of freedom as for the difference.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = treated.mean / control.mean
        variance = (treated.variance + ratio**2 * control.variance) / control.mean**2
    return Contrast(ratio - 1, np.sqrt(variance), contrast(treated, control).freedom)
