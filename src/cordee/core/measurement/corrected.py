"""The whole of a model's credit after experiments: what they corrected, and the rest brought to what is left.

How far one technique's credit is corrected is judged by ``calibration``; here the others make room for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from cordee.core.measurement.calibration import Credit
from cordee.core.measurement.intervals import Interval

REACH = 1.959964  # standard errors in half a range of 95 in a hundred


@dataclass(frozen=True, slots=True)
class Part:
    """One technique's share of all wins, before and after.

    Parameters
    ----------
    before, after
        The shares. Afters add up to what the befores add up to.
    tested
        Whether an experiment stands behind ``after``. Of the others nothing is claimed: they share out what is left, in proportion.
    low, high
        The range of ``after``: of a tested technique from its experiment and the credit together, of another its own sampling error
        beside that of what the tested ones left; None where the model gave its credit no range.
    """

    key: str
    before: float
    after: float
    tested: bool
    low: float | None = None
    high: float | None = None


def bring_to_total(credits: Mapping[str, Credit | float], tested: Mapping[str, Interval]) -> tuple[Part, ...] | None:
    """Put what experiments found in the place of some credits, and rescale the others so that the total stays.

    Parameters
    ----------
    credits
        Every technique's share of all wins, by opaque key: a bare number where the model gave it no range.
    tested
        The corrected shares of some of them, with their ranges. A share below nought counts as none.

    Returns
    -------
    tuple of Part or None
        In the order of ``credits``. None where nothing was tested, where nothing is left to share the rest, or where what
        experiments found is more than all credits together: then nothing can be rescaled.

    Examples
    --------
    >>> found = bring_to_total({"a": Credit(0.6, 0.02), "b": Credit(0.3, 0.02), "c": 0.1}, {"a": Interval(0.4, 0.36, 0.44)})
    >>> [round(one.after, 2) for one in found], [one.tested for one in found], found[2].high
    ([0.4, 0.45, 0.15], [True, False, False], None)

    Notes
    -----
    With T the total, t what the tested hold and s an untested share of the untested total U, the share after is s (T − t) / U. Its
    variance is that of s times ((T − t) / U)² plus (s / U)² times the variance of t, the tested ones taken as independent.
    """
    shares = {key: one.share if isinstance(one, Credit) else one for key, one in credits.items()}
    found = {key: one for key, one in tested.items() if key in shares}
    total, rest = sum(shares.values()), sum(share for key, share in shares.items() if key not in found)
    left = total - sum(max(0.0, one.estimate) for one in found.values())
    if not found or rest <= 0 or left < 0:
        return None
    doubt = hypot(*((one.high - one.low) / (2 * REACH) for one in found.values()))
    return tuple(_part(key, one, found.get(key), scale=left / rest, doubt=doubt / rest) for key, one in credits.items())


def _part(key: str, credit: Credit | float, found: Interval | None, *, scale: float, doubt: float) -> Part:
    before = credit.share if isinstance(credit, Credit) else credit
    if found is not None:
        return Part(key, before, max(0.0, found.estimate), True, max(0.0, found.low), max(0.0, found.high))
    after = before * scale
    if not isinstance(credit, Credit):
        return Part(key, before, after, False)
    half = REACH * hypot(credit.error * scale, before * doubt)
    return Part(key, before, after, False, max(0.0, after - half), min(1.0, after + half))
