"""What a purchase of each customer is worth: the gamma-gamma model of amounts, fitted by maximum likelihood."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln, ndtri, psi

from cordee.core.measurement.likelihood import Fitted, Floats, maximise
from cordee.core.vocabulary.estimate import Estimate, unknown

PARAMETERS = ("p", "q", "gamma")
LEAST_REPEATS = 30
CUSTOMERS_AT_ONCE = 8_192
MANY = 100_000  # from here on a part of the customers finds the way


def fit_spend(frequency: ArrayLike, mean_value: ArrayLike) -> Fitted | str:
    """Fit how much customers spend a purchase and how far they differ.

    Use it where how often customers order tells little of how much they spend: see ``together``.

    Parameters
    ----------
    frequency
        Purchases after the first; customers without any teach nothing here and are left out.
    mean_value
        Mean amount of those purchases; customers where it is missing or nought are left out.

    Returns
    -------
    Fitted or str
        ``p``, ``q`` and ``gamma`` (money); or ``too_few_repeats`` below 30 customers, ``no_difference`` where all spend alike.

    Notes
    -----
    Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value".
    """
    x, mean = _taught(frequency, mean_value)
    if len(x) < LEAST_REPEATS:
        return "too_few_repeats"
    if np.ptp(mean) < 1e-9 * mean.max():
        return "no_difference"
    rough = None
    if len(x) > MANY:
        every = max(2, len(x) // (MANY // 2))
        rough = _Spend(x[::every], mean[::every], times=len(x) / len(x[::every]))
    return maximise(_Spend(x, mean), (2.0, 3.0, float(mean.mean())), names=PARAMETERS, n=len(x), rough=rough)


def mean_purchase(fitted: Fitted, frequency: ArrayLike, mean_value: ArrayLike) -> Floats:
    """Give the mean amount to expect of each customer's purchases: their own, drawn towards everybody's.

    Customers without a known amount get everybody's. NaN where the fitted amounts have no mean at all.
    """
    p, q, gamma = fitted.values
    x, total = _known(frequency, mean_value)
    below = p * x + q - 1
    return np.asarray(np.where(below > 0, p * (gamma + total) / np.where(below > 0, below, 1), np.nan))


def spread_of_purchase(fitted: Fitted, frequency: ArrayLike, mean_value: ArrayLike) -> tuple[Floats, Floats]:
    """Give, of each customer, the mean square of a purchase's mean, and the mean variance of purchases around it; NaN where none."""
    p, q, gamma = fitted.values
    x, total = _known(frequency, mean_value)
    shape = p * x + q
    fine = shape > 2
    square = np.where(fine, (gamma + total) ** 2 / np.where(fine, (shape - 1) * (shape - 2), 1), np.nan)
    return np.asarray(p * p * square), np.asarray(p * square)


def slope_of_purchase(fitted: Fitted, frequency: ArrayLike, mean_value: ArrayLike) -> Floats:
    """Give the gradient of the logarithm of ``mean_purchase`` in the logarithms of the parameters, one row a customer."""
    p, q, gamma = fitted.values
    x, total = _known(frequency, mean_value)
    below = p * x + q - 1
    return np.column_stack([1 - p * x / below, -q / below, gamma / (gamma + total)])


def together(frequency: ArrayLike, mean_value: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Say how far customers who order often also spend more a purchase: a correlation; the model supposes none.

    Notes
    -----
    Pearson's, with Fisher's range.
    """
    x, mean = _taught(frequency, mean_value)
    n = len(x)
    if n < 10:
        return unknown("too_few_repeats", n)
    if np.ptp(x) == 0 or np.ptp(mean) == 0:
        return unknown("no_difference", n)
    seen = float(np.corrcoef(x, mean)[0, 1])
    middle, reach = np.arctanh(np.clip(seen, -1 + 1e-12, 1 - 1e-12)), float(ndtri(0.5 + confidence / 2)) / np.sqrt(n - 3)
    return Estimate(seen, n, float(np.tanh(middle - reach)), float(np.tanh(middle + reach)))


class _Spend:
    """The log-likelihood of the three parameters and its gradient; ``times`` scales a part of the customers up to all."""

    def __init__(self, x: Floats, mean: Floats, *, times: float = 1.0) -> None:
        self.n, self.times = len(x), times
        total = x * mean
        self.counts, which = np.unique(x, return_inverse=True)
        self.of_count = np.bincount(which, minlength=len(self.counts)).astype(np.float64)
        log_total = np.log(total)
        self.of_total = float(x @ log_total)
        self.of_mean = float(np.log(mean).sum())
        self.parts = [(x[some], total[some]) for some in _slices(self.n)]

    def __call__(self, logarithms: Floats) -> tuple[float, Floats]:
        p, q, gamma = (float(one) for one in np.exp(logarithms))
        counts, of_count = self.counts, self.of_count
        value = float(of_count @ (gammaln(p * counts + q) - gammaln(p * counts)))
        value += self.n * (q * np.log(gamma) - float(gammaln(q))) + p * self.of_total - self.of_mean
        gradient = np.array(
            [
                of_count @ (counts * (psi(p * counts + q) - psi(p * counts))) + self.of_total,
                of_count @ psi(p * counts + q) + self.n * (np.log(gamma) - psi(q)),
                self.n * q / gamma,
            ]
        )
        for x, total in self.parts:
            whole = gamma + total
            log_whole = np.log(whole)
            shape = p * x + q
            by_count = float(x @ log_whole)
            value -= p * by_count + q * float(log_whole.sum())
            gradient -= np.array([by_count, log_whole.sum(), (shape / whole).sum()])
        return value * self.times, gradient * np.array([p, q, gamma]) * self.times


def _slices(n: int) -> list[slice]:
    return [slice(begin, begin + CUSTOMERS_AT_ONCE) for begin in range(0, n, CUSTOMERS_AT_ONCE)]


def _taught(frequency: ArrayLike, mean_value: ArrayLike) -> tuple[Floats, Floats]:
    x, mean = np.asarray(frequency, dtype=np.float64), np.asarray(mean_value, dtype=np.float64)
    if len(x) != len(mean):
        raise ValueError("frequency and mean_value differ in length")
    fine = (x > 0) & (np.nan_to_num(mean) > 0)
    return x[fine], mean[fine]


def _known(frequency: ArrayLike, mean_value: ArrayLike) -> tuple[Floats, Floats]:
    """Give the number of purchases whose amount is known, and their sum; nought of both where none is."""
    x, mean = np.asarray(frequency, dtype=np.float64), np.nan_to_num(np.asarray(mean_value, dtype=np.float64))
    x = np.where(mean > 0, x, 0.0)
    return x, x * mean
