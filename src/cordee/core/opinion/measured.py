"""A figure that traces give: a value with what it rests on, or "not measurable here" with the reason; never a zero instead."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

from scipy.special import gammaincinv, stdtrit

from cordee.core.vocabulary.evidence import Evidence
from cordee.core.vocabulary.shares import wilson
from cordee.core.vocabulary.why_of_voices import FORMULAS

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, or None where it cannot be measured; the evidence says why.

    Examples
    --------
    >>> missing("reach").value is None, missing("reach").evidence.reason
    (True, 'not_measurable')
    """

    value: float | None
    evidence: Evidence

    def __post_init__(self) -> None:
        if self.evidence.formula not in FORMULAS:
            raise ValueError("a figure names its formula")
        if self.value is None and not self.evidence.reason:
            raise ValueError("a figure that is not there says why")


def missing(formula: str, reason: str = "not_measurable", *, n: int = 0) -> Measured:
    """Give a figure that cannot be told, with the reason."""
    return Measured(None, Evidence(n, reason=reason, formula=formula))


def share(hits: int, n: int, formula: str) -> Measured:
    """Give a share with Wilson's range; not measurable where there is no case.

    Examples
    --------
    >>> share(3, 12, "self_promotion").value, share(0, 0, "self_promotion").value
    (0.25, None)
    """
    if n < 1:
        return missing(formula)
    found = wilson(hits, n, confidence=CONFIDENCE)
    return Measured(found.estimate, Evidence(n, found.low, found.high, formula=formula))


def rate(events: int, n: int, formula: str) -> Measured:
    """Give events a case, with the exact range of a Poisson count (Garwood 1936).

    Examples
    --------
    >>> found = rate(10, 5, "echo")
    >>> found.value, round(found.evidence.low, 3), round(found.evidence.high, 3)
    (2.0, 0.959, 3.678)
    """
    if n < 1:
        return missing(formula)
    low, high = poisson_range(events)
    return Measured(events / n, Evidence(n, low / n, high / n, formula=formula))


def poisson_range(events: int) -> tuple[float, float]:
    """Give the exact 95 % range of the mean of a count."""
    tail = (1 - CONFIDENCE) / 2
    low = float(gammaincinv(events, tail)) if events else 0.0
    return low, float(gammaincinv(events + 1, 1 - tail))


def geometric(n: int, level: float, squares: float, formula: str) -> Measured:
    """Give a geometric mean from sums of logarithms, with Student's range on the logarithms.

    Parameters
    ----------
    n, level, squares
        How many; the sum of their natural logarithms; the sum of the squares of these.
    """
    if n < 1:
        return missing(formula)
    mean = level / n
    if n == 1:
        return Measured(exp(mean), Evidence(1, reason="one_case", formula=formula))
    spread = sqrt(max(squares - n * mean * mean, 0.0) / (n - 1))
    half = float(stdtrit(n - 1, 0.5 + CONFIDENCE / 2)) * spread / sqrt(n)
    return Measured(exp(mean), Evidence(n, exp(mean - half), exp(mean + half), formula=formula))
