"""Answers at an end of the points: whoever ticks the highest says "at least", whoever ticks the lowest "at most".

Taken for what they say to the letter, they would hold the best back: the ranges of those whom many rate would miss the truth.
"""

from __future__ import annotations

import numpy as np
from scipy.special import log_ndtr

from cordee.core.opinion.panel import Flags, Floats, Items, Panel
from cordee.core.opinion.raters_terms import Terms

LEAST_POINTS = 5  # of fewer points most answers stand at an end, and nothing would say how far apart the points are
HALF = 0.5  # a tick stands for half a point to each side
LEAST, MOST = 0.05, 400.0  # of the variance of an answer at an end, so that no single one decides
ROOT = float(np.log(2 * np.pi) / 2)


def at_the_ends(panel: Panel) -> Flags:
    """Say which answers stand at an end of the points: ratings x items."""
    items = panel.items
    if items.high - items.low + 1 < LEAST_POINTS:
        return np.zeros(panel.answers.shape, dtype=bool)
    return np.asarray((panel.answers == items.high) | (panel.answers == items.low))


def at_first(panel: Panel, terms: Terms) -> tuple[Floats, Floats]:
    """Give what each answer is taken for before anybody is known, and how unsure that is: ratings x items, twice."""
    value, there = np.nan_to_num(panel.answers), ~np.isnan(panel.answers)
    doubt = np.where(there, 0.0, np.inf)
    ends = at_the_ends(panel)
    if not ends.any():
        return value, doubt
    seen = panel.items.adds
    facets = len(terms.pair)
    people = (terms.person + terms.place)[:facets, :facets] + terms.pair
    spread = np.einsum("ik,kl,il->i", seen, terms.rater, seen) + np.einsum(
        "if,fg,ig->i", seen[:, :facets], people, seen[:, :facets]
    )
    item = np.nonzero(ends)[1]
    value[ends], doubt[ends] = beyond(panel.items, value[ends], terms.middle[item], (spread + terms.item)[item])
    return value, doubt


def beyond(items: Items, ticked: Floats, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Give what answers at an end are taken for, and the variance of that, from what they were expected to be without them.

    Parameters
    ----------
    ticked
        The lowest or the highest point, of each.
    mean, variance
        What was expected.

    Examples
    --------
    >>> items = Items(("trust",), np.array([0]), np.array([False]))
    >>> value, doubt = beyond(items, np.array([7.0, 7.0]), np.array([4.0, 9.0]), np.array([1.0, 1.0]))
    >>> bool(6.5 < value[0] < 7.5), bool(doubt[1] > 20 > 0.1 > doubt[0])
    (True, True)

    Notes
    -----
    The normal whose product with what was expected has the mean and variance of what was expected, cut off at half a point
    inside the end (expectation propagation; Minka 2001).
    """
    side = np.where(ticked >= items.high, 1.0, -1.0)
    cut = np.where(side > 0, items.high - HALF, items.low + HALF)
    spread = np.sqrt(variance)
    level = side * (mean - cut) / spread
    pull = np.exp(-0.5 * level**2 - ROOT - log_ndtr(level))
    shrunk = np.clip(pull * (pull + level), 1e-9, 1 - 1e-9)
    doubt = np.clip(variance * (1 - shrunk) / shrunk, LEAST, MOST)
    middle = mean + side * spread * pull
    return middle + (middle - mean) * doubt / variance, doubt
