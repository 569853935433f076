"""How far two figures of the same people go together, with a range: nominations against adoption, self against peers."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri
from scipy.stats import rankdata

from cordee.core.opinion.answers import answers_of
from cordee.core.opinion.reliability import correlation_of
from cordee.core.vocabulary.estimate import Estimate, unknown

LEAST_PEOPLE = 10


def associate(
    one: ArrayLike, other: ArrayLike, *, how: Literal["spearman", "pearson"] = "spearman", confidence: float = 0.95
) -> Estimate:
    """Say how far two figures go together: 1 in the same order, 0 not at all, −1 in the contrary order.

    Use ``spearman`` where one of them is a count with many small values, as nominations are. Going together says nothing of
    what causes what, nor whether both were made from the same answers.

    Parameters
    ----------
    one, other
        Shape (n,), of the same people in the same order; NaN where it is not known.

    Returns
    -------
    Estimate
        ``too_few_people`` below ten; ``no_difference`` where one of them does not vary.

    Examples
    --------
    >>> found = associate(range(20), [3, 1, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14, 17, 16, 19, 18, 20])
    >>> round(found.value, 2), found.low < found.value < found.high
    (0.98, True)

    Notes
    -----
    Ranges on the scale of Fisher's z. Spearman: standard error √((1 + r²/2) / (n − 3)), Bonett and Wright (2000). Pearson:
    each person left out in turn, so that figures need not be normal. People are taken as independent of one another.
    """
    pair = np.column_stack([np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)])
    pair = pair[~np.isnan(pair).any(axis=1)]
    n = len(pair)
    if n < LEAST_PEOPLE:
        return unknown("too_few_people", n)
    if how == "spearman":
        pair = rankdata(pair, axis=0)
    if (pair.std(axis=0) == 0).any():
        return unknown("no_difference", n)
    found = correlation_of(answers_of(pair), np.array([1.0, 0.0]), np.array([0.0, 1.0]), confidence=confidence)
    if how == "pearson" or found.value is None or found.low is None:
        return found
    middle = float(np.arctanh(found.value))
    half = float(ndtri(0.5 + confidence / 2) * np.sqrt((1 + found.value**2 / 2) / (n - 3)))
    return Estimate(found.value, n, float(np.tanh(middle - half)), float(np.tanh(middle + half)), method="spearman")
