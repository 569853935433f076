"""The range of a share, of the difference of two, and of a count, which every room that counts needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy.special import gammaincinv, ndtri

from cordee.core.vocabulary.estimate import Estimate, unknown


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and the range where the true value very likely lies; ``low`` <= ``high``."""

    estimate: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("an interval runs upwards")

    def of(self, n: int, *, method: str = "") -> Estimate:
        """Give it as a figure that rests on n cases.

        Examples
        --------
        >>> Interval(0.2, 0.1, 0.3).of(40).n
        40
        """
        return Estimate(self.estimate, n, self.low, self.high, method=method)


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


def share(hits: int, n: int, *, least: int = 1, reason: str = "no_rows", confidence: float = 0.95, method: str = "") -> Estimate:
    """Give a share with its Wilson range, or the reason why there is none where it would rest on too little.

    Parameters
    ----------
    hits, n
        How many of how many.
    least
        The fewest cases of which a share is told, 1 or more.
    reason
        Why it is not told below that.

    Examples
    --------
    >>> share(3, 12).value, share(0, 0).value, share(2, 9, least=10, reason="too_few").reason
    (0.25, None, 'too_few')
    """
    if n < max(least, 1):
        return unknown(reason, n, method=method)
    return wilson(hits, n, confidence=confidence).of(n, method=method)


def count_range(n: int) -> tuple[float, float]:
    """Give the range of what a count is one draw of, at 95 in a hundred.

    Examples
    --------
    >>> [round(one, 2) for one in (*count_range(0), *count_range(10))]
    [0.0, 3.69, 4.8, 18.39]

    Notes
    -----
    Garwood (1936): exact for a count whose events come by themselves; texts that come in series vary more. His table gives
    4.80 to 18.39 for ten.
    """
    return float(gammaincinv(n, 0.025)) if n else 0.0, float(gammaincinv(n + 1, 0.975))
