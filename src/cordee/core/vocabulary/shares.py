"""The range of a share, and of the difference of two, which every room that counts needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and the range where the true value very likely lies; ``low`` <= ``high``."""

    estimate: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("an interval runs upwards")


def wilson(hits: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Give the range of a share from counts.

    Parameters
    ----------
    hits, n
        How many of how many; 0 <= hits <= n and n >= 1.
    confidence
        Coverage that is aimed at, in (0, 1).

    Raises
    ------
    ValueError
        Where the counts cannot be.

    Examples
    --------
    >>> found = wilson(29, 200)
    >>> round(found.low, 3), round(found.high, 3)
    (0.103, 0.2)

    Notes
    -----
    Wilson (1927), without continuity correction.
    """
    if n < 1 or not 0 <= hits <= n:
        raise ValueError("needs 0 <= hits <= n and n >= 1")
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
    z = float(ndtri(0.5 + confidence / 2))
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == n else middle + half
    return Interval(share, max(0.0, low), min(1.0, high))


def newcombe(hits: int, n: int, other_hits: int, other_n: int, *, confidence: float = 0.95) -> Interval:
    """Give the range of the difference between two independent shares, the first minus the other.

    Examples
    --------
    >>> found = newcombe(56, 70, 48, 80)
    >>> round(found.estimate, 2), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0524, 0.3339)

    Notes
    -----
    Newcombe (1998), method 10: the hybrid of two Wilson intervals; the example is his table's case (a).
    """
    one = wilson(hits, n, confidence=confidence)
    other = wilson(other_hits, other_n, confidence=confidence)
    difference = one.estimate - other.estimate
    down = sqrt((one.estimate - one.low) ** 2 + (other.high - other.estimate) ** 2)
    up = sqrt((one.high - one.estimate) ** 2 + (other.estimate - other.low) ** 2)
    return Interval(difference, difference - down, difference + up)
