"""The biased markets say the truth about themselves: holdout, share caused, credit too high by what was asked."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.worlds.credit_bias import HELD_OUT, TESTED, draw_credit_world, draw_market
from cordee.worlds.dice import Dice


@pytest.mark.parametrize("bias", [0.0, 0.5])
def test_credit_is_too_high_by_the_bias_and_the_holdout_shows_the_truth(bias: float):
    markets = [draw_market(Dice(seed), bias=bias, wins=6_000, share=0.4) for seed in range(12)]

    credits, shown = [], []
    for market in markets:
        mine = market.won & ~market.held_out
        credits.append(((market.paths == TESTED).sum(axis=1) / (market.paths >= 0).sum(axis=1))[mine].mean())
        shown.append(1 - market.won[market.held_out].mean() / market.won[~market.held_out].mean())
    assert np.mean([market.won.sum() for market in markets]) == pytest.approx(6_000, rel=0.03)
    assert {round(float(market.held_out.mean()), 3) for market in markets} == {HELD_OUT}
    assert np.mean(credits) / 0.4 - 1 == pytest.approx(bias, abs=0.02)
    assert np.mean(shown) == pytest.approx(0.4, abs=0.02)


def test_a_world_depends_on_its_seed_and_nothing_else():
    one, same, other = (draw_credit_world(bias=0.15, wins=200, seed=seed) for seed in (1, 1, 2))

    assert np.array_equal(one.market.paths, same.market.paths)
    assert one.past[3].share == same.past[3].share
    assert one.past[3].share != other.past[3].share
