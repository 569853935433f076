"""The long tail of customers: those nobody predicted and nobody paid for, against the others; and how concentrated revenue is.

That the unpredicted are worth more is a hypothesis, tested here on the user's own data: nothing is taken for granted.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import CensoredData, ecdf

from cordee.core.measurement.intervals import wilson
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.text import Text

Floats = NDArray[np.float64]
Word = Literal["holds", "contrary", "open", "too_few"]
LEAST_CUSTOMERS = 30
DRAWS = 1_000
ONLY_BUYERS = Text(
    "Only those who bought are seen: whoever nobody predicted and did not buy is missing, so this does not say that it pays to wait for "
    "customers.",
    "On ne voit que ceux qui ont acheté : ceux que personne n’avait prédits et qui n’ont pas acheté manquent ; cela ne dit donc pas "
    "qu’il est rentable d’attendre les clients.",
)
HYPOTHESIS = Text(
    "That customers whom nobody predicted are worth more is a hypothesis, tested here on your data.",
    "Que les clients que personne n’avait prédits valent davantage est une hypothèse, testée ici sur vos données.",
)


@dataclass(frozen=True)
class Origins:
    """Customers whom nobody predicted and nobody paid for, beside the others.

    Parameters
    ----------
    unpredicted, others
        How many of each.
    left_out
        Customers without a fit score from before their first order: it was not frozen, so they prove nothing.
    margin
        Mean margin, less costs, of a customer: unpredicted minus others.
    returns
        Return on what was spent, (margin − costs) / costs: unpredicted and others. Without costs there is none.
    kept
        Share of customers still there at the horizon, unpredicted and others (Kaplan–Meier).
    word
        ``holds`` where the margin is surely higher, ``contrary`` where surely lower, ``open``, or ``too_few``.
    warnings
        What must stand beside the figures.
    """

    unpredicted: int
    others: int
    left_out: int
    margin: Estimate
    returns: tuple[Estimate, Estimate]
    kept: tuple[Estimate, Estimate]
    word: Word
    warnings: tuple[Text, ...] = (HYPOTHESIS, ONLY_BUYERS)


@dataclass(frozen=True, slots=True)
class Concentration:
    """Of revenue: the share of the customers at the top, that of all the others (together 1), and how many equal ones it is like."""

    head: Estimate
    tail: Estimate
    equals: Estimate


def unpredicted(
    fit: ArrayLike, scored_at: ArrayLike, first_order_at: ArrayLike, paid_touches: ArrayLike, *, threshold: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say who was unpredicted: below the threshold by a score from before the first order, and not paid for before it.

    Parameters
    ----------
    fit
        Score of fit; NaN where there is none.
    scored_at, first_order_at
        Times; a score that is not older than the first order may have seen it, and does not count.
    paid_touches
        Paid contacts before the first order.

    Returns
    -------
    tuple of arrays
        Who was unpredicted, and of whom it can be said.
    """
    score = np.asarray(fit, dtype=np.float64)
    frozen = ~np.isnan(score) & (np.asarray(scored_at) < np.asarray(first_order_at))
    return np.asarray(frozen & (score < threshold) & (np.asarray(paid_touches) == 0)), np.asarray(frozen)


def compare_origins(
    alone: NDArray[np.bool_],
    told: NDArray[np.bool_],
    *,
    margin: ArrayLike,
    costs: ArrayLike,
    days: ArrayLike,
    left: ArrayLike,
    rng: np.random.Generator,
    horizon: int = 365,
    confidence: float = 0.95,
) -> Origins:
    """Compare customers whom nobody predicted with the others: margin, return, who stayed.

    Use it to test the hypothesis on one's own customers. It does not say what would have come of them if they had been sought.

    Parameters
    ----------
    alone, told
        The answer to ``unpredicted``.
    margin, costs
        Of each customer in all: margin before costs, and costs of winning and serving them. Whose margin is not known (NaN) is left out
        of money, and counts among those who stayed or left.
    days, left
        Days since the first order, until they left where ``left``.
    horizon
        Days at which it is asked who is still there.

    Notes
    -----
    Percentile bootstrap of customers, within each group; Kaplan–Meier with Greenwood's variance on the log-log scale.
    """
    gross, spent, waited = (np.asarray(one, dtype=np.float64) for one in (margin, costs, days))
    gone = np.asarray(left, dtype=bool)
    ours, theirs = np.flatnonzero(alone & told), np.flatnonzero(~alone & told)
    left_out = int((~told).sum())
    kept = tuple(kept_at(waited[some], gone[some], horizon, confidence=confidence) for some in (ours, theirs))
    net = gross - spent
    priced = tuple(some[~np.isnan(net[some])] for some in (ours, theirs))
    returns = tuple(_return(gross[some], spent[some], rng, confidence) for some in priced)
    n = min(len(some) for some in priced)
    if n < LEAST_CUSTOMERS:
        few = unknown("too_few_customers", n)
        return Origins(len(ours), len(theirs), left_out, few, (returns[0], returns[1]), (kept[0], kept[1]), "too_few")
    apart = difference(net[priced[0]], net[priced[1]], rng, confidence)
    word: Word = "holds" if _above(apart) else "contrary" if _below(apart) else "open"
    return Origins(len(ours), len(theirs), left_out, apart, (returns[0], returns[1]), (kept[0], kept[1]), word)


def kept_at(days: ArrayLike, left: ArrayLike, horizon: float, *, confidence: float = 0.95) -> Estimate:
    """Give the share of customers who are still there after so many days, some not having been seen so long.

    Examples
    --------
    >>> found = kept_at([6] * 30 + [12] * 30, [True] * 30 + [False] * 30, 10)
    >>> found.value, found.n
    (0.5, 60)
    """
    waited, gone = np.asarray(days, dtype=np.float64), np.asarray(left, dtype=bool)
    n = len(waited)
    if n < 10:
        return unknown("too_few_customers", n)
    if waited.max() < horizon and not gone.all():
        return unknown("not_seen_yet", n)
    if not (gone & (waited <= horizon)).any():
        return unknown("nobody_left", n, 1.0)
    curve = ecdf(CensoredData(uncensored=waited[gone], right=waited[~gone])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # before the first event the formula has no range
        ends: Any = curve.confidence_interval(confidence_level=confidence, method="log-log")
    value, low, high = (float(one.evaluate(np.array([horizon]))[0]) for one in (curve, ends.low, ends.high))
    if np.isnan(low) or np.isnan(high):
        if (~gone & (waited < horizon)).any():
            return unknown("too_few_customers", n, value)
        found = wilson(int((waited > horizon).sum()), n, confidence=confidence)  # all of them stayed or left: a plain share
        return Estimate(found.estimate, n, found.low, found.high)
    return Estimate(value, n, min(low, value), max(high, value))


def difference(ours: Floats, theirs: Floats, rng: np.random.Generator, confidence: float = 0.95) -> Estimate:
    """Give how much larger the mean of some is than that of others.

    Notes
    -----
    Percentile bootstrap within each; n is that of the smaller.
    """
    n = min(len(ours), len(theirs))
    if n < 2:
        return unknown("too_few_customers", n)
    return _drawn((ours, theirs), lambda parts: float(parts[0].mean() - parts[1].mean()), rng, confidence, n)


def mean_of(values: Floats, rng: np.random.Generator, confidence: float = 0.95) -> Estimate:
    """Give the mean of some customers, with the percentile bootstrap's range.

    Examples
    --------
    >>> found = mean_of(np.array([0.0, 1.0] * 50), np.random.default_rng(1))
    >>> found.value, found.n, found.low < 0.5 < found.high
    (0.5, 100, True)
    """
    if len(values) < 2:
        return unknown("too_few_customers", len(values))
    return _drawn((values,), lambda parts: float(parts[0].mean()), rng, confidence, len(values))


def concentration(
    revenue: ArrayLike, *, rng: np.random.Generator, top: float = 0.2, confidence: float = 0.95
) -> Concentration:  # fmt: skip
    """Say how much of the revenue comes from the customers at the top, and from all the others.

    Parameters
    ----------
    revenue
        Of each customer (or the visits of each content), not negative; customers of nought count.
    top
        Which share of the customers is the top.

    Notes
    -----
    Percentile bootstrap of customers. Where few customers hold much, such ranges are somewhat too narrow.
    """
    money = np.asarray(revenue, dtype=np.float64)
    if (money < 0).any():
        raise ValueError("revenue of a customer is not negative")
    n = len(money)
    if n < LEAST_CUSTOMERS or money.sum() == 0:
        none = unknown("too_few_customers" if n < LEAST_CUSTOMERS else "nothing_to_share", n)
        return Concentration(none, none, none)

    def head(values: Floats) -> float:
        return float(np.sort(values)[::-1][: round(top * n)].sum() / values.sum())

    above = _drawn((money,), lambda parts: head(parts[0]), rng, confidence, n)
    if above.value is None or above.low is None or above.high is None:
        return Concentration(above, above, above)
    tail = Estimate(1 - above.value, n, 1 - above.high, 1 - above.low)
    return Concentration(above, tail, _drawn((money,), lambda parts: equal_to(parts[0]), rng, confidence, n))


def equal_to(values: Floats) -> float:
    """Say how many equal ones would be as concentrated: as many as there are where all have the same, 1 where one has everything.

    Examples
    --------
    >>> equal_to(np.array([1.0, 1.0, 1.0, 1.0])), equal_to(np.array([1.0, 0.0])), equal_to(np.array([3.0, 1.0]))
    (4.0, 1.0, 1.6)

    Notes
    -----
    The inverse of Herfindahl and Hirschman's index, 1 / Σ share².
    """
    shares = values / values.sum()
    return float(1 / (shares @ shares))


def _return(gross: Floats, spent: Floats, rng: np.random.Generator, confidence: float) -> Estimate:
    if len(gross) < LEAST_CUSTOMERS:
        return unknown("too_few_customers", len(gross))
    if (spent > 0).mean() < 0.5:
        return unknown("no_costs", len(gross))
    both = np.column_stack([gross, spent])
    return _drawn((both,), lambda parts: float(parts[0][:, 0].sum() / parts[0][:, 1].sum() - 1), rng, confidence, len(gross))


def _drawn(
    parts: tuple[Floats, ...], figure: Callable[[tuple[Floats, ...]], float], rng: np.random.Generator, confidence: float, n: int
) -> Estimate:  # fmt: skip
    value = figure(parts)
    drawn = [figure(tuple(part[rng.integers(0, len(part), len(part))] for part in parts)) for _ in range(DRAWS)]
    if not np.isfinite(drawn).all():
        return unknown("too_few_customers", n, value)
    low, high = np.quantile(drawn, [0.5 - confidence / 2, 0.5 + confidence / 2])
    return Estimate(value, n, min(float(low), value), max(float(high), value))


def _above(found: Estimate) -> bool:
    return found.low is not None and found.low > 0


def _below(found: Estimate) -> bool:
    return found.high is not None and found.high < 0
