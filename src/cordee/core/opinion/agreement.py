"""Whether raters agree about those they rate: the part of the ratings that lies in the rated, and the agreement on one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import f as f_distribution

from cordee.core.vocabulary.estimate import Estimate, unknown

LEAST_RATERS = 3


def icc(ratings: Sequence[ArrayLike], *, averaged: bool = True, confidence: float = 0.95) -> Estimate:
    """Say how much of the differences between ratings comes from those who are rated, not from who rated them.

    Use it where each is rated by raters of their own, who need not be the same nor as many. Where the same raters rate
    everybody, it is cautious: how generous each of them is counts as disagreement.

    Parameters
    ----------
    ratings
        One row of ratings for each that is rated; NaN is no rating. Rows with one rating say nothing of agreement
        and are left out.
    averaged
        True for the mean of all raters of one, ICC(1,k); False for a single rater, ICC(1,1).
    confidence
        Coverage that is aimed at, in (0, 1).

    Returns
    -------
    Estimate
        ``n`` counts those rated. Below 0 is possible, and means that raters differ more within than between.
        ``too_few_rated`` below two rated by two raters; ``no_difference`` where all ratings are alike.

    Examples
    --------
    Shrout and Fleiss (1979), table 2, six rated by four raters each: .17 and .44.

    >>> table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> round(icc(table, averaged=False).value, 2), round(icc(table).value, 2)
    (0.17, 0.44)

    Notes
    -----
    One-way random effects; the range follows from the F distribution and is exact for normal ratings where all have as
    many raters (Shrout and Fleiss 1979); else with the mean number ``k0`` of raters, as usual for uneven groups.
    """
    rows = [np.asarray(row, dtype=np.float64) for row in ratings]
    rows = [row[~np.isnan(row)] for row in rows]
    rows = [row for row in rows if len(row) > 1]
    if len(rows) < 2:
        return unknown("too_few_rated", len(rows))
    sizes = np.array([len(row) for row in rows], dtype=np.float64)
    total, rated = float(sizes.sum()), len(rows)
    means = np.array([row.mean() for row in rows])
    within = float(sum(((row - row.mean()) ** 2).sum() for row in rows)) / (total - rated)
    between = float((sizes * (means - float((sizes * means).sum()) / total) ** 2).sum()) / (rated - 1)
    raters = float((total - (sizes**2).sum() / total) / (rated - 1))
    if within == 0 or between == 0:
        return unknown("no_difference", rated)
    ratio, tail = between / within, (1 - confidence) / 2
    lower = ratio / float(f_distribution.ppf(1 - tail, rated - 1, total - rated))
    upper = ratio / float(f_distribution.ppf(tail, rated - 1, total - rated))
    value, low, high = ((1 - 1 / one) if averaged else (one - 1) / (one + raters - 1) for one in (ratio, lower, upper))
    return Estimate(value, rated, low, high, method="one-way F")


def r_wg(ratings: ArrayLike, *, points: int) -> Estimate:
    """Say how far the raters of one person agree, against raters who answer at random.

    Parameters
    ----------
    ratings
        Shape (raters,) for one item, or (raters, items) for several that measure the same; NaN is no rating.
    points
        Answers run from 1 to ``points``.

    Returns
    -------
    Estimate
        1 where all say the same, 0 where they spread as chance would; where they spread more, 0 as well, as its authors
        advise. ``n`` counts raters; ``too_few_raters`` below three; the range has the reason ``describes_raters``: the
        figure describes those who answered and estimates nothing beyond them.

    Examples
    --------
    >>> round(r_wg([6, 7, 6, 5], points=7).value, 3)
    0.833

    Notes
    -----
    James, Demaree and Wolf (1984), against the uniform distribution with variance (points² − 1) / 12; over several items
    their r_wg(J), from the mean of the items' variances.
    """
    table = np.asarray(ratings, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    table = table[~np.isnan(table).any(axis=1)]
    raters, items = table.shape
    if raters < LEAST_RATERS:
        return unknown("too_few_raters", raters)
    spread = float(table.var(axis=0, ddof=1).mean()) / ((points**2 - 1) / 12)
    value = 0.0 if spread >= 1 else items * (1 - spread) / (items * (1 - spread) + spread)
    return Estimate(value, raters, reason="describes_raters")
