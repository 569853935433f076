"""Turning factors so that each item belongs to few of them: varimax, promax, oblimin."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np

from cordee.core.opinion.answers import Floats

Rotation = Literal["none", "varimax", "promax", "oblimin"]
STEPS = 2000
STILL = 1e-8
LEAST_STEP = 1e-12


def rotate(loadings: Floats, how: Rotation, *, power: int = 4) -> tuple[Floats, Floats]:
    """Turn loadings, and give them with the correlations of the turned factors.

    Parameters
    ----------
    loadings
        Shape (p, m), of uncorrelated factors.
    how
        ``varimax`` keeps factors uncorrelated; ``promax`` and ``oblimin`` let them correlate, as traits of people do.
    power
        Of promax: the exponent of its target.

    Returns
    -------
    tuple
        Loadings (p, m) and correlations (m, m).

    Examples
    --------
    >>> simple, _ = rotate(np.array([[0.6, 0.6], [0.6, 0.6], [0.6, -0.6], [0.6, -0.6]]), "varimax")
    >>> np.abs(simple).round(2).min(axis=1)
    array([0., 0., 0., 0.])

    Notes
    -----
    Varimax (Kaiser 1958) and promax (Hendrickson and White 1964) with Kaiser's row normalisation; direct oblimin with γ = 0
    (Jennrich and Sampson 1966) without it, from the varimax factors on, by gradient projection (Jennrich 2002).
    """
    factors = loadings.shape[1]
    if how == "none" or factors == 1:
        return loadings, np.eye(factors)
    if how == "oblimin":
        return _oblimin(_varimax(loadings))
    lengths = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1.0
    turned = _varimax(loadings / lengths)
    if how == "varimax":
        return turned * lengths, np.eye(factors)
    return _promax(turned, lengths, power)


def _varimax(loadings: Floats) -> Floats:
    """Maximise the variance of the squared loadings, two factors at a time, each time at Kaiser's best angle."""
    turned, items = loadings.copy(), len(loadings)
    for _ in range(STEPS):
        widest = 0.0
        for one, other in combinations(range(loadings.shape[1]), 2):
            left, right = turned[:, one], turned[:, other]
            apart, both = left**2 - right**2, 2 * left * right
            across = 2 * float(apart @ both) - 2 * float(apart.sum() * both.sum()) / items
            along = float((apart**2 - both**2).sum()) - float(apart.sum() ** 2 - both.sum() ** 2) / items
            angle = float(np.arctan2(across, along)) / 4
            cosine, sine = np.cos(angle), np.sin(angle)
            turned[:, one], turned[:, other] = left * cosine + right * sine, right * cosine - left * sine
            widest = max(widest, abs(angle))
        if widest < STILL:
            break
    return turned


def _promax(turned: Floats, lengths: Floats, power: int) -> tuple[Floats, Floats]:
    """Aim at the varimax loadings, raised to a power: the large stay, the small vanish."""
    target = turned * np.abs(turned) ** (power - 1)
    towards = np.linalg.lstsq(turned, target, rcond=None)[0]
    towards = towards * np.sqrt(np.diag(np.linalg.inv(towards.T @ towards)))
    back = np.linalg.inv(towards)
    return turned @ towards * lengths, back @ back.T


def _oblimin(loadings: Floats) -> tuple[Floats, Floats]:
    """Make the products of squared loadings of different factors small, factors keeping variance 1."""
    factors = loadings.shape[1]
    others = 1 - np.eye(factors)

    def at(turn: Floats) -> tuple[float, Floats]:
        turned = loadings @ np.linalg.inv(turn).T
        crossed = turned**2 @ others
        return float((turned**2 * crossed).sum() / 4), turned * crossed

    turn, step = np.eye(factors), 1.0
    value, slope = at(turn)
    for _ in range(STEPS):
        turned = loadings @ np.linalg.inv(turn).T
        gradient = -(turned.T @ slope @ np.linalg.inv(turn)).T
        projected = gradient - turn * (turn * gradient).sum(axis=0)
        size = float((projected**2).sum())
        if size < STILL**2:
            break
        step *= 2
        while True:
            ahead = turn - step * projected
            ahead = ahead / np.sqrt((ahead**2).sum(axis=0))
            next_value, next_slope = at(ahead)
            if next_value < value - 0.5 * size * step or step < LEAST_STEP:
                break
            step /= 2
        if step < LEAST_STEP:
            break
        turn, value, slope = ahead, next_value, next_slope
    return loadings @ np.linalg.inv(turn).T, turn.T @ turn
