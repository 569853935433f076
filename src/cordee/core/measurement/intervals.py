"""Intervals of shares and of their differences; medians of times that are not over yet."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from cordee.core.vocabulary.shares import Interval, newcombe, wilson

__all__ = ["Interval", "median_days", "newcombe", "wilson"]


def median_days(days: Sequence[int], ended: Sequence[bool], *, confidence: float = 0.95) -> Interval | str:
    """Give the median time to an event when some are still waiting, or the reason why there is none.

    Parameters
    ----------
    days
        Days waited so far, or until the event.
    ended
        True where the event came.

    Returns
    -------
    Interval or str
        ``too_few`` below 10 events; ``less_than_half`` where fewer than half will have had it within what
        was seen; else the median, whose upper end is the longest wait where the range is open.

    Examples
    --------
    >>> median_days([5] * 6, [True] * 6)
    'too_few'
    >>> found = median_days(list(range(1, 22)), [True] * 21)
    >>> found.estimate
    11.0

    Notes
    -----
    Kaplan–Meier (1958); range of Brookmeyer and Crowley (1982) on the log-log scale.
    """
    waits = np.asarray(days, dtype=float)
    events = np.asarray(ended, dtype=bool)
    if len(waits) != len(events):
        raise ValueError("days and ended differ in length")
    if events.sum() < 10:
        return "too_few"
    from scipy.stats import CensoredData, ecdf  # takes most of a second to import, and few commands need it

    curve = ecdf(CensoredData(uncensored=waits[events], right=waits[~events])).sf
    below = np.flatnonzero(curve.probabilities <= 0.5)
    if not len(below):
        return "less_than_half"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # before the first event the formula has no range
        range_of: Any = curve.confidence_interval(confidence_level=confidence, method="log-log")
    low, high = np.nan_to_num(range_of.low.probabilities, nan=1.0), np.nan_to_num(range_of.high.probabilities, nan=1.0)
    times = curve.quantiles
    estimate = float(times[below[0]])
    early = np.flatnonzero(low <= 0.5)
    late = np.flatnonzero(high <= 0.5)
    return Interval(
        estimate,
        min(estimate, float(times[early[0]])) if len(early) else estimate,
        max(estimate, float(times[late[0]])) if len(late) else float(waits.max()),
    )
