"""The range of a share, which every room that counts needs."""

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
