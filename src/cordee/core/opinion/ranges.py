"""Ranges that ask for no distribution: what the figure would be without each respondent says how sure it is."""

from __future__ import annotations

import numpy as np
from scipy.stats import t as t_distribution

from cordee.core.opinion.answers import Floats

LEAST_FOR_A_RANGE = 10
LEAST_FREEDOM = 2.0


def left_out(point: float, without: Floats, *, confidence: float = 0.95) -> tuple[float, float] | None:
    """Give the range of a figure from what it would be without each respondent in turn.

    Use it on a scale where the figure's distribution is nearly even: Fisher's z for correlations, √(1 − r) for reliabilities.

    Parameters
    ----------
    point
        The figure.
    without
        Shape (n,): the figure without each respondent.

    Returns
    -------
    tuple or None
        The two ends; None where a respondent cannot be left out or nothing varies.

    Examples
    --------
    >>> sample = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    >>> low, high = left_out(3.0, (15 - sample) / 4)
    >>> round(low, 2), round(high, 2)
    (1.04, 4.96)

    Notes
    -----
    The jackknife (Tukey 1958), with Student's t. A few respondents who pull far make the standard error itself uncertain: its
    degrees of freedom are 2n / (κ − 1), where κ is the kurtosis of what each leaves out (Satterthwaite's argument), n − 1 at most.
    """
    n = len(without)
    if n < 2 or not np.isfinite(without).all():
        return None
    away = without - without.mean()
    spread = float((away**2).mean())
    if spread <= 1e-300:
        return None
    kurtosis = float((away**4).mean()) / spread**2
    freedom = min(max(2 * n / max(kurtosis - 1, 1e-9), LEAST_FREEDOM), n - 1.0)
    half = float(t_distribution.ppf(0.5 + confidence / 2, freedom)) * float(np.sqrt((n - 1) * spread))
    return point - half, point + half
