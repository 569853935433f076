"""Which customers will order again, and how often: the BG/NBD model of repeat orders, fitted by maximum likelihood.

Customers order at a rate of their own until, after an order, they leave without saying so. Times are in weeks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, psi, roots_jacobi

from cordee.core.measurement.likelihood import Fitted, Floats, maximise

PARAMETERS = ("r", "alpha", "a", "b")
START = (0.5, 5.0, 0.8, 2.5)
LEAST_REPEATS = 30
NODES = 64
PAIRS_AT_ONCE = 20_000
CELLS_AT_ONCE = 8_192
MANY = 100_000  # from here on a part of the customers finds the way
STEP = 1e-4
MOST_SURE = 900.0


def fit_purchases(
    frequency: ArrayLike, recency: ArrayLike, age: ArrayLike, *, customers: ArrayLike | None = None
) -> Fitted | str:
    """Fit how often customers order again and how readily they leave.

    Use it where customers order when they please and leave without notice. Do not use it for contracts and subscriptions,
    where leaving is seen, nor where orders follow the calendar (a yearly renewal).

    Parameters
    ----------
    frequency
        Purchases after the first.
    recency, age
        Weeks from the first purchase to the last one, and to the end of what was seen.
    customers
        How many customers each row stands for; default one.

    Returns
    -------
    Fitted or str
        ``r`` and ``alpha`` (weeks) of the ordering rates, ``a`` and ``b`` of the shares who leave after an order; or
        ``too_few_repeats`` where fewer than 30 customers came back.

    Raises
    ------
    ValueError
        Where the numbers cannot be.

    Notes
    -----
    Fader, Hardie and Lee (2005), BG/NBD, with the gradient in closed form; rows alike share their work.
    """
    x, last, seen = _arrays(frequency, recency, age)
    weight = np.ones_like(x) if customers is None else np.asarray(customers, dtype=np.float64)
    if weight[x > 0].sum() < LEAST_REPEATS:
        return "too_few_repeats"
    whole, rough = _Purchases(x, last, seen, weight), None
    if len(x) > MANY:
        some = slice(0, None, max(2, len(x) // (MANY // 2)))
        rough = _Purchases(x[some], last[some], seen[some], weight[some] * (whole.n / weight[some].sum()))
    return maximise(whole, START, names=PARAMETERS, n=round(whole.n), rough=rough)


def alive(fitted: Fitted, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> Floats:
    """Give the probability that each customer has not left.

    The model lets nobody leave before a second purchase: who ordered once is alive for certain. Read ``buys`` of them.
    """
    return np.asarray(1 / (1 + np.exp(_odds_of_having_left(fitted.values, *_arrays(frequency, recency, age)))))


def slope_of_alive(fitted: Fitted, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> Floats:
    """Give the gradient of the logarithm of ``alive`` in the logarithms of the parameters, one row a customer."""
    x, last, seen = _arrays(frequency, recency, age)
    r, alpha, _, b = fitted.values
    left = 1 - alive(fitted, x, last, seen)
    columns = (
        r * (np.log(alpha + seen) - np.log(alpha + last)),
        alpha * (r + x) * (1 / (alpha + seen) - 1 / (alpha + last)),
        np.ones_like(seen),
        -b / np.maximum(b + x - 1, 1e-300),
    )
    return np.column_stack([-left * column for column in columns])


def coming(values: tuple[float, ...], frequency: ArrayLike, age: ArrayLike, *, weeks: float) -> tuple[Floats, Floats]:
    """Give, of customers who are alive, the mean of their purchases to come and of purchases × (purchases − 1).

    Parameters
    ----------
    values
        The four parameters.
    weeks
        How far ahead; above nought.

    Notes
    -----
    Gauss–Jacobi over the share who leave after an order: it has no pole at a = 1, where the published form divides by nought.
    Each customer's rate is integrated in closed form. Looking ahead more than thirty times as long as a customer has been known
    (``weeks / (alpha + age + weeks)`` above .97) costs digits: three in a thousand at worst of what 40,000 draws met.
    """
    if weeks <= 0:
        raise ValueError("look ahead by more than nothing")
    x, seen = np.asarray(frequency, dtype=np.float64), np.asarray(age, dtype=np.float64)
    r, alpha, a, b = values
    mean, second = np.empty_like(seen), np.empty_like(seen)
    for count in np.unique(x):
        mine = np.flatnonzero(x == count)
        leaves, weight = _leaving(a, b + float(count))
        for begin in range(0, len(mine), PAIRS_AT_ONCE):
            some = mine[begin : begin + PAIRS_AT_ONCE]
            rates = weeks / (alpha + seen[some])
            first, other = _given_leaving(rates[:, None], leaves[None, :], r + float(count))
            mean[some], second[some] = first @ weight, other @ weight
    return mean, second


def slope_of_coming(fitted: Fitted, frequency: ArrayLike, age: ArrayLike, *, weeks: float) -> Floats:
    """Give the gradient of the logarithm of ``coming`` in the logarithms of the parameters, one row a customer."""
    columns = []
    for place in range(len(PARAMETERS)):
        step = np.zeros(len(PARAMETERS))
        step[place] = STEP
        ends = [np.log(coming(tuple(np.exp(fitted.logarithms + way * step)), frequency, age, weeks=weeks)[0]) for way in (1, -1)]
        columns.append((ends[0] - ends[1]) / (2 * STEP))
    return np.column_stack(columns)


def buys(fitted: Fitted, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike, *, weeks: float) -> Floats:
    """Give the probability that each customer orders at least once in the weeks to come."""
    x, last, seen = _arrays(frequency, recency, age)
    r, alpha, _, _ = fitted.values
    none = np.exp((r + x) * (np.log(alpha + seen) - np.log(alpha + seen + weeks)))
    return np.asarray(alive(fitted, x, last, seen) * (1 - none))


class _Purchases:
    """The log-likelihood of the four parameters and its gradient, given by how many customers ordered alike."""

    def __init__(self, x: Floats, last: Floats, seen: Floats, weight: Floats) -> None:
        self.n = float(weight.sum())
        self.counts, which = np.unique(x, return_inverse=True)
        self.of_count = np.bincount(which, weights=weight, minlength=len(self.counts))
        once, again = x == 0, np.flatnonzero(x > 0)
        self.ages, of_age = np.unique(seen[once], return_inverse=True)
        self.of_age = np.bincount(of_age, weights=weight[once], minlength=len(self.ages))
        parts = [again[begin : begin + CELLS_AT_ONCE] for begin in range(0, len(again), CELLS_AT_ONCE)]
        self.parts = [(x[some], last[some], seen[some], weight[some]) for some in parts]

    def __call__(self, logarithms: Floats) -> tuple[float, Floats]:
        r, alpha, a, b = (float(one) for one in np.exp(logarithms))
        counts, of_count = self.counts, self.of_count
        by_count = (
            gammaln(r + counts) - gammaln(r) + r * np.log(alpha)
            + gammaln(a + b) + gammaln(b + counts) - gammaln(b) - gammaln(a + b + counts)
        )  # fmt: skip
        ends = psi(a + b) - psi(a + b + counts)
        log_age = np.log(alpha + self.ages)
        value = float(of_count @ by_count) - r * float(self.of_age @ log_age)
        gradient = np.array(
            [
                of_count @ (psi(r + counts) - psi(r) + np.log(alpha)) - self.of_age @ log_age,
                self.n * r / alpha - r * (self.of_age @ (1 / (alpha + self.ages))),
                of_count @ ends,
                of_count @ (ends + psi(b + counts) - psi(b)),
            ]
        )
        for x, last, seen, weight in self.parts:
            times, before = r + x, b + x - 1
            log_seen, log_last = np.log(alpha + seen), np.log(alpha + last)
            odds = np.exp(np.minimum(np.log(a / before) + times * (log_seen - log_last), 700.0))
            value += float(weight @ (np.log1p(odds) - times * log_seen))
            stays = weight / (1 + odds)
            left = weight - stays
            gradient[0] -= stays @ log_seen + left @ log_last
            gradient[1] -= stays @ (times / (alpha + seen)) + left @ (times / (alpha + last))
            gradient[2] += left.sum() / a
            gradient[3] -= left @ (1 / before)
        return value, gradient * np.array([r, alpha, a, b])


def _arrays(frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> tuple[Floats, Floats, Floats]:
    x, last, seen = (np.asarray(one, dtype=np.float64) for one in (frequency, recency, age))
    if not len(x) == len(last) == len(seen):
        raise ValueError("frequency, recency and age differ in length")
    if not ((x >= 0).all() and (last >= 0).all() and (seen >= last).all() and (last[x == 0] == 0).all()):
        raise ValueError("needs 0 <= recency <= age, and a recency of 0 without repeats")
    return x, last, seen


def _odds_of_having_left(values: tuple[float, ...], x: Floats, last: Floats, seen: Floats) -> Floats:
    """Give the logarithm of the odds that each customer has left."""
    r, alpha, a, b = values
    odds = np.full_like(seen, -np.inf)
    again = x > 0
    more = (r + x[again]) * (np.log(alpha + seen[again]) - np.log(alpha + last[again]))
    odds[again] = np.log(a) - np.log(b + x[again] - 1) + more
    return np.minimum(odds, 700.0)


def _leaving(a: float, b: float) -> tuple[Floats, Floats]:
    """Give shares who leave after an order, and the weight of each, under a beta distribution."""
    scale = min(1.0, MOST_SURE / (a + b))  # beyond it the distribution is a point, and its weights overflow
    nodes, weights = roots_jacobi(NODES, b * scale - 1, a * scale - 1)
    return np.maximum((nodes + 1) / 2, 1e-12), np.asarray(weights / weights.sum())


def _given_leaving(rates: Floats, leaves: Floats, shape: float) -> tuple[Floats, Floats]:
    """Give the mean and the second factorial moment of purchases to come, for a known share who leave after each."""
    by: NDArray[np.float64] = rates * leaves
    log_by = np.log1p(by)
    mean = -np.expm1(-shape * log_by) / leaves
    near = by * (shape + 1) < 1e-4
    far = (1 - np.exp(-shape * log_by) * (1 + shape * by / (1 + by))) / leaves**2
    close = shape * (shape + 1) / 2 * rates**2 * (1 - 2 * (shape + 2) / 3 * by)
    return mean, 2 * (1 - leaves) * np.where(near, close, far)
