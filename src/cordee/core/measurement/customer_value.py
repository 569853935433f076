"""What customers will be worth: purchases to come times what one is worth, each with its range, and all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from cordee.core.measurement.lifetime import alive, buys, coming, slope_of_alive, slope_of_coming
from cordee.core.measurement.likelihood import Fitted, Floats, around_logarithm
from cordee.core.measurement.spend import mean_purchase, slope_of_purchase, spread_of_purchase
from cordee.core.vocabulary.estimate import Estimate, unknown

AT_ONCE = 100_000
COLUMNS = (
    "alive", "buys", "purchases", "purchases_low", "purchases_high", "mean_purchase", "value", "value_low", "value_high",
)  # fmt: skip


@dataclass(frozen=True)
class Worth:
    """What is to come of each customer, and of all.

    Parameters
    ----------
    columns
        One number a customer under each of ``COLUMNS``; NaN where it cannot be told. The ranges are of what to expect of
        customers like this one, not of what this one will do.
    purchases, value
        Of all customers together. Here the range is of what will really come, if the model holds.
    """

    columns: dict[str, Floats]
    purchases: Estimate
    value: Estimate


def worth(
    purchases: Fitted,
    spend: Fitted | str,
    *,
    frequency: ArrayLike,
    recency: ArrayLike,
    age: ArrayLike,
    mean_value: ArrayLike,
    weeks: float,
    confidence: float = 0.95,
) -> Worth:
    """Say what each customer will order in the weeks to come and what it is worth.

    Parameters
    ----------
    purchases, spend
        The fitted models, or the reason why there is none of amounts.
    frequency, recency, age, mean_value
        The customers, as ``histories`` gives them.

    Notes
    -----
    Ranges of one customer: the delta method on the logarithm, from the information of both likelihoods, which the model lets
    have nothing to do with one another. Of all together: the same, and the variance of what customers do by themselves.
    """
    x, last, seen, mean = (np.asarray(one, dtype=np.float64) for one in (frequency, recency, age, mean_value))
    reach = float(ndtri(0.5 + confidence / 2))
    pairs = _Pairs(purchases, x, seen, weeks)
    sums = _Sums(purchases, spend)
    columns = {name: np.full(len(x), np.nan) for name in COLUMNS}
    for some in _slices(len(x)):
        here = _Here(x[some], last[some], seen[some], mean[some], weeks)
        columns["buys"][some] = buys(purchases, here.x, here.last, here.seen, weeks=weeks)
        columns["alive"][some] = living = alive(purchases, here.x, here.last, here.seen)
        first, second = pairs.mean[pairs.which[some]], pairs.second[pairs.which[some]]
        expected, square = living * first, living * (first + second)
        slope = slope_of_alive(purchases, here.x, here.last, here.seen) + pairs.slope[pairs.which[some]]
        spread = _spreads(slope, purchases.covariance)
        _write(columns, "purchases", some, expected, spread, reach)
        sums.add_purchases(expected, square, slope)
        if isinstance(spend, Fitted):
            each = mean_purchase(spend, here.x, here.mean)
            of_spend = slope_of_purchase(spend, here.x, here.mean)
            columns["mean_purchase"][some] = each
            both = np.hypot(spread, _spreads(of_spend, spend.covariance))
            _write(columns, "value", some, expected * each, both, reach)
            squared, around = spread_of_purchase(spend, here.x, here.mean)
            sums.add_value(expected * each, squared * square + around * expected, slope, of_spend)
    return Worth(columns, sums.purchases(len(x), confidence), sums.value(len(x), confidence))


class _Pairs:
    """Purchases to come of customers who are alive, worked out once for all who ordered as often and are as old."""

    def __init__(self, fitted: Fitted, x: Floats, seen: Floats, weeks: float) -> None:
        counts, of_count = np.unique(x, return_inverse=True)
        ages, of_age = np.unique(seen, return_inverse=True)
        codes, self.which = np.unique(of_count * len(ages) + of_age, return_inverse=True)
        count, age = counts[codes // max(len(ages), 1)], ages[codes % max(len(ages), 1)]
        self.mean, self.second = coming(fitted.values, count, age, weeks=weeks)
        self.slope = slope_of_coming(fitted, count, age, weeks=weeks)


@dataclass(frozen=True, slots=True)
class _Here:
    x: Floats
    last: Floats
    seen: Floats
    mean: Floats
    weeks: float


class _Sums:
    """What the totals need: means, own variances, and slopes in the parameters."""

    def __init__(self, purchases: Fitted, spend: Fitted | str) -> None:
        self.models = (purchases, spend)
        self.expected, self.own, self.slope = 0.0, 0.0, np.zeros(len(purchases.names))
        width = len(spend.names) if isinstance(spend, Fitted) else 0
        self.money, self.own_money = 0.0, 0.0
        self.slopes_money = (np.zeros(len(purchases.names)), np.zeros(width))

    def add_purchases(self, expected: Floats, square: Floats, slope: Floats) -> None:
        self.expected += float(expected.sum())
        self.own += float((square - expected**2).sum())
        self.slope = self.slope + expected @ slope

    def add_value(self, value: Floats, square: Floats, slope: Floats, of_spend: Floats) -> None:
        self.money += float(value.sum())
        self.own_money += float((square - value**2).sum())
        self.slopes_money = (self.slopes_money[0] + value @ slope, self.slopes_money[1] + value @ of_spend)

    def purchases(self, n: int, confidence: float) -> Estimate:
        covariance = self.models[0].covariance
        if covariance is None:
            return unknown(self.models[0].reason or "on_edge", n, self.expected)
        return _total(self.expected, self.own + float(self.slope @ covariance @ self.slope), n, confidence)

    def value(self, n: int, confidence: float) -> Estimate:
        purchases, spend = self.models
        if isinstance(spend, str):
            return unknown(spend, n)
        if not np.isfinite(self.money):
            return unknown("heavy_tail", n)
        if not isinstance(purchases, Fitted) or purchases.covariance is None or spend.covariance is None:
            return unknown("on_edge", n, self.money)
        one, other = self.slopes_money
        variance = self.own_money + float(one @ purchases.covariance @ one) + float(other @ spend.covariance @ other)
        return _total(self.money, variance, n, confidence) if np.isfinite(variance) else unknown("heavy_tail", n, self.money)


def _total(value: float, variance: float, n: int, confidence: float) -> Estimate:
    if value <= 0:
        return unknown("too_few_customers", n, value)
    return around_logarithm(value, float(np.sqrt(variance)) / value, n, confidence=confidence)


def _spreads(slope: Floats, covariance: Floats | None) -> Floats:
    """Give the standard error of each customer's logarithm; NaN where the parameters have no ranges."""
    if covariance is None:
        return np.full(len(slope), np.nan)
    return np.asarray(np.sqrt(np.maximum(((slope @ covariance) * slope).sum(axis=1), 0.0)))


def _write(columns: dict[str, Floats], name: str, some: slice, value: Floats, spread: Floats, reach: float) -> None:
    columns[name][some] = value
    columns[f"{name}_low"][some] = value * np.exp(-reach * spread)
    columns[f"{name}_high"][some] = value * np.exp(reach * spread)


def _slices(n: int) -> Iterator[slice]:
    for begin in range(0, n, AT_ONCE):
        yield slice(begin, min(begin + AT_ONCE, n))
