"""The range of a mean of counts that differ more than chance alone makes them."""

from __future__ import annotations

from math import exp, sqrt

from scipy.special import stdtrit

from cordee.core.vocabulary.shares import count_range


def mean_range(n: int, total: int, squares: int) -> tuple[float, float]:
    """Give the range of a mean of counts that differ more than chance alone makes them, such as comments a text.

    Parameters
    ----------
    n, total, squares
        How many there are, their sum and the sum of their squares.

    Examples
    --------
    >>> [round(one, 2) for one in (*mean_range(10, 20, 60), *mean_range(10, 20, 220), *mean_range(10, 0, 0))]
    [1.17, 3.41, 0.4, 9.9, 0.0, 0.37]

    Notes
    -----
    Student's range on the logarithm of the mean, its variance no smaller than a count's own; of nothing but noughts
    Garwood's. A range of the sum as if it were one count leaves out how much texts differ, and is too narrow.
    """
    if total == 0 or n == 1:
        low, high = count_range(total)
        return low / n, high / n
    mean = total / n
    variance = max((squares - total * mean) / (n - 1), mean)
    ratio = exp(float(stdtrit(n - 1, 0.975)) * sqrt(variance / n) / mean)
    return mean / ratio, mean * ratio
