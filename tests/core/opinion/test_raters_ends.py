"""An answer at an end of the points says "at least": it holds nobody back and makes nobody surer than it may."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import truncnorm

from cordee.core.opinion.panel import Items, Panel
from cordee.core.opinion.raters import esteem
from cordee.core.opinion.raters_ends import at_the_ends, beyond

ITEMS = Items(("trust",), np.array([0, 0]), np.array([False, True]))


def office(seed: int, *, middle: float, high: int = 7):
    """Thirty raters each rate twelve of forty people; truth has spread 1, and what lies above the highest point is ticked as it."""
    dice = np.random.default_rng(seed)
    truth = dice.normal(size=40)
    rater = np.repeat(np.arange(30), 12)
    cell = np.concatenate([dice.choice(40, 12, replace=False) for _ in range(30)])
    seen = middle + truth[cell] + 0.5 * dice.normal(size=30)[rater] + 0.6 * dice.normal(size=len(cell))
    answers = np.clip(np.rint(seen[:, None] + 0.5 * dice.normal(size=(len(cell), 2))), 1, high)
    none = np.zeros((40, 1), dtype=np.int64)
    known = np.bincount(cell, minlength=40)[:, None]
    items = Items(ITEMS.facets, ITEMS.facet, ITEMS.reverse, 1, high)
    return truth, Panel(40, 1, items, cell, rater, answers, none, known, np.array([30]))


def taken_to_the_letter(heard: Panel) -> Panel:
    """The same answers on points that go on beyond, so that none stands at an end."""
    items = heard.items
    return Panel(
        heard.people, 1, Items(items.facets, items.facet, items.reverse, -9, 99), heard.cell, heard.rater, heard.answers,
        heard.named, heard.known, heard.asked,
    )  # fmt: skip


def of_the_best(seed: int, *, letter: bool) -> float:
    """Mean error of the best five, in spreads of these people."""
    truth, heard = office(seed, middle=6.0)
    found = esteem(taken_to_the_letter(heard) if letter else heard)
    best = np.argsort(-truth)[:5]
    return float((found.mean[:, 0, 0] - (truth - truth.mean()) / truth.std())[best].mean())


def test_the_best_whom_many_rate_seven_are_not_held_back():
    ours, letter = (np.mean([of_the_best(seed, letter=how) for seed in range(4)]) for how in (False, True))

    assert letter < -0.25
    assert abs(ours) < 0.15


def test_what_an_end_is_taken_for_gives_the_mean_and_spread_of_what_lies_beyond_it():
    mean, variance = np.array([4.0, 6.0, 7.5]), np.array([1.0, 2.0, 0.5])
    spread = np.sqrt(variance)
    true = truncnorm((6.5 - mean) / spread, np.inf, loc=mean, scale=spread)

    value, doubt = beyond(ITEMS, np.full(3, 7.0), mean, variance)

    both = 1 / (1 / variance + 1 / doubt)
    assert both * (mean / variance + value / doubt) == pytest.approx(true.mean(), abs=1e-6)
    assert both == pytest.approx(true.var(), rel=1e-6)


def test_the_lowest_point_mirrors_the_highest():
    above = beyond(ITEMS, np.array([7.0]), np.array([5.0]), np.array([1.3]))
    below = beyond(ITEMS, np.array([1.0]), np.array([3.0]), np.array([1.3]))

    assert 8 - below[0] == pytest.approx(above[0])
    assert below[1] == pytest.approx(above[1])


def test_on_fewer_than_five_points_answers_are_taken_to_the_letter():
    _, heard = office(1, middle=2.5, high=4)

    assert (heard.answers == 4).any()
    assert not at_the_ends(heard).any()


def test_everybody_ticks_the_highest_and_figures_stay_finite():
    _, heard = office(2, middle=30.0)

    found = esteem(heard)

    assert np.isfinite(found.mean).all()
    assert np.abs(found.mean).max() < 1.0
