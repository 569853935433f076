"""Chance keeps to its laws, and depends on its seeds alone."""

from __future__ import annotations

from math import log, sqrt
from statistics import fmean, pstdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.worlds.dice import Dice, summed


@pytest.mark.parametrize("mean", [0.0, 0.4, 7.0, 29.0, 250.0])
def test_counts_have_the_mean_and_the_spread_of_a_poisson_law(mean: float) -> None:
    dice = Dice(5, 1)
    drawn = [dice.poisson(mean) for _ in range(4_000)]

    assert fmean(drawn) == pytest.approx(mean, abs=4 * sqrt(mean / 4_000) + 1e-12)
    assert pstdev(drawn) == pytest.approx(sqrt(mean), rel=0.08, abs=1e-12)


def test_half_of_the_waits_are_shorter_than_their_median() -> None:
    dice = Dice(5, 2)
    logs = [log(dice.lognormal(60, 0.7)) for _ in range(4_000)]

    assert sum(one < log(60) for one in logs) == pytest.approx(2_000, abs=4 * sqrt(1_000))
    assert pstdev(logs) == pytest.approx(0.7, rel=0.05)


def test_weights_decide_how_often_a_position_is_drawn() -> None:
    dice = Dice(5, 3)
    weights = summed([1, 0, 3])
    drawn = [dice.weighted(weights) for _ in range(4_000)]

    assert drawn.count(1) == 0
    assert drawn.count(2) == pytest.approx(3_000, abs=4 * sqrt(750))


def test_normal_numbers_have_no_mean_and_a_spread_of_one() -> None:
    drawn = Dice(5, 4).normals(40, 500)

    assert drawn.shape == (40, 500)
    assert drawn.mean() == pytest.approx(0, abs=4 / sqrt(20_000))
    assert drawn.std() == pytest.approx(1, abs=0.03)


def test_the_largest_of_weights_with_gumbel_numbers_is_a_draw_by_weight() -> None:
    weights = np.array([1.0, 3.0, 6.0])

    first = np.argmax(np.log(weights) + Dice(5, 5).gumbels(10_000, 3), axis=1)

    assert np.bincount(first) / 10_000 == pytest.approx(weights / 10, abs=0.02)


@given(st.integers(0, 2**64), st.integers(1, 1_000))
def test_a_number_stays_below_its_bound(seed: int, count: int) -> None:
    assert 0 <= Dice(seed).below(count) < count
