"""Confirmatory factor analysis: do items measure what they were written for, and how well does the model fit?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.special import ndtri
from scipy.stats import chi2 as chi2_distribution
from scipy.stats import ncx2

from cordee.core.opinion.answers import Floats, answers_of
from cordee.core.opinion.factor_model import Solution, fit
from cordee.core.vocabulary.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a model reproduces what was seen.

    Parameters
    ----------
    chi2, df, p
        The likelihood-ratio test against any covariances whatever; a small p says that the model does not hold exactly.
    cfi, tli
        Between 0 and about 1: how far from "nothing goes together" towards a perfect fit; .95 is the usual wish.
    rmsea, rmsea_low, rmsea_high
        Misfit per degree of freedom with its 90 % range; .06 is the usual wish.
    srmr
        Root of the mean squared difference between correlations seen and implied; .08 is the usual wish.
    """

    chi2: float
    df: int
    p: float
    cfi: float
    tli: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    srmr: float


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmatory factor analysis: standardised loadings, correlations of factors and uniquenesses, each with its range.

    Parameters
    ----------
    loadings
        (factor, item) → standardised loading.
    correlations
        (factor, other factor) → their correlation, freed of what the items measure badly.
    uniquenesses
        item → share of its variance that no factor explains.
    raw_loadings, raw_errors
        (factor, item) → loading in the item's own unit (factors have variance 1), and its standard error.
    reason
        ``improper`` or ``not_converged`` where the figures are not to be relied upon; else None.
    """

    factors: tuple[str, ...]
    items: tuple[str, ...]
    n: int
    loadings: Mapping[tuple[str, str], Estimate]
    correlations: Mapping[tuple[str, str], Estimate]
    uniquenesses: Mapping[str, Estimate]
    raw_loadings: Mapping[tuple[str, str], float]
    raw_errors: Mapping[tuple[str, str], float]
    fit: Fit
    reason: str | None


def confirm(
    values: ArrayLike, items: Sequence[str], factors: Mapping[str, Sequence[str]], *, confidence: float = 0.95
) -> Confirmed:
    """Test whether items measure the factors that they were written for.

    Use it on answers of people other than those whose answers suggested the factors. Do not read the fit indices as a verdict
    on the people, nor below some 100 respondents.

    Parameters
    ----------
    values
        Shape (n, p): people in rows; whoever left an answer out is left out.
    items
        The columns' names.
    factors
        Each factor's items; factors may correlate; an item may load on several.
    confidence
        Of the ranges of loadings, correlations and uniquenesses.

    Raises
    ------
    ValueError
        Where an item is unknown, or the model has more to find than the items tell.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> trait = rng.normal(size=(400, 1))
    >>> seen = 0.8 * trait + 0.6 * rng.normal(size=(400, 4))
    >>> found = confirm(seen, ["a", "b", "c", "d"], {"one": ["a", "b", "c", "d"]})
    >>> found.fit.df, 0.7 < found.loadings["one", "a"].value < 0.9
    (2, True)

    Notes
    -----
    Maximum likelihood for normal answers, covariances with divisor n, χ² = n·F, expected information. Standard errors of
    standardised figures by the delta method. RMSEA and its 90 % range: Steiger (1990); CFI: Bentler (1990); TLI: Tucker and
    Lewis (1973); SRMR over the lower triangle with its diagonal.
    """
    places = {name: place for place, name in enumerate(items)}
    if unknown := [name for own in factors.values() for name in own if name not in places]:
        raise ValueError(f"no such item: {', '.join(unknown)}")
    used = [name for name in items if any(name in own for own in factors.values())]
    complete = answers_of(np.asarray(values, dtype=np.float64)[:, [places[name] for name in used]], missing="listwise")
    pattern = np.array([[name in own for own in factors.values()] for name in used])
    n = complete.n
    solution = fit(complete.covariance * (n - 1) / n, pattern)
    return _read(solution, tuple(used), tuple(factors), n, np.sqrt(np.diag(complete.covariance) * (n - 1) / n), confidence)


def fit_indices(solution: Solution, n: int) -> Fit:
    """Give how well a fitted model reproduces the correlations of ``n`` respondents."""
    items, factors = solution.pattern.shape
    free = int(solution.pattern.sum()) + factors * (factors - 1) // 2 + items
    df = items * (items + 1) // 2 - free
    base_df = items * (items - 1) // 2
    statistic = n * solution.discrepancy
    base = -n * float(np.linalg.slogdet(solution.correlation)[1])
    excess, base_excess = max(statistic - df, 0.0), max(base - base_df, 0.0)
    worst = max(excess, base_excess)
    cfi = 1.0 if worst == 0 else 1 - excess / worst
    tli = 1.0 if df == 0 or base == base_df else (base / base_df - statistic / df) / (base / base_df - 1)
    lower = np.tril_indices(items)
    implied = solution.implied
    residual = (solution.correlation - implied)[lower]
    scale = 1.0 if df == 0 else 1 / (df * n)
    low, high = _noncentral(statistic, df)
    return Fit(
        statistic,
        df,
        float(chi2_distribution.sf(statistic, df)) if df else 1.0,
        cfi,
        tli,
        float(np.sqrt(excess * scale)),
        float(np.sqrt(low * scale)),
        float(np.sqrt(high * scale)),
        float(np.sqrt(np.mean(residual**2))),
    )


def _noncentral(statistic: float, df: int) -> tuple[float, float]:
    """Give the 90 % range of the noncentrality that a χ² shows."""
    if df == 0:
        return 0.0, 0.0

    def end(share: float) -> float:
        if chi2_distribution.cdf(statistic, df) <= share:
            return 0.0
        top = statistic + 10 * np.sqrt(2 * statistic + df) + 10
        return float(brentq(lambda away: ncx2.cdf(statistic, df, away) - share, 1e-9, top))

    return end(0.95), end(0.05)


def _read(
    solution: Solution, items: tuple[str, ...], factors: tuple[str, ...], n: int, deviations: Floats, confidence: float
) -> Confirmed:
    rows, columns = np.nonzero(solution.pattern)
    pairs = list(combinations(range(len(factors)), 2))
    reason = "improper" if solution.improper else None if solution.converged else "not_converged"
    covariance = np.linalg.pinv(solution.information()) / n
    z = float(ndtri(0.5 + confidence / 2))
    slopes = solution.slopes()
    variance = np.diag(solution.implied)
    own = slopes[:, np.arange(len(items)), np.arange(len(items))]  # how each parameter moves each item's variance

    def estimate(value: float, slope: Floats) -> Estimate:
        if reason:
            return Estimate(value, n, reason=reason)
        error = max(float(slope @ covariance @ slope), 0.0) ** 0.5
        return Estimate(value, n, value - z * error, value + z * error, method="delta")

    names = [(factors[factor], items[item]) for item, factor in zip(rows, columns, strict=True)]
    loadings, raw, errors = {}, {}, {}
    for place, (item, factor) in enumerate(zip(rows, columns, strict=True)):
        value, root = float(solution.loadings[item, factor]), float(variance[item]) ** 0.5
        slope = -value / (2 * root**3) * own[:, item]
        slope[place] += 1 / root
        loadings[names[place]] = estimate(value / root, slope)
        raw[names[place]] = value * float(deviations[item])
        errors[names[place]] = float(np.sqrt(covariance[place, place])) * float(deviations[item])
    correlations = {}
    for place, (one, other) in enumerate(pairs, start=len(rows)):
        slope = np.zeros(len(slopes))
        slope[place] = 1.0
        correlations[factors[one], factors[other]] = estimate(float(solution.correlations[one, other]), slope)
    uniquenesses = {}
    for position, name in enumerate(items):
        slope = -solution.uniquenesses[position] / variance[position] ** 2 * own[:, position]
        slope[len(rows) + len(pairs) + position] += 1 / variance[position]
        uniquenesses[name] = estimate(float(solution.uniquenesses[position] / variance[position]), slope)
    return Confirmed(
        factors, items, n, loadings, correlations, uniquenesses, raw, errors, fit_indices(solution, n), reason
    )  # fmt: skip
