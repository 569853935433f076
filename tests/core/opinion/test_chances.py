"""Chances of being high agree with counting draws, and with the share of a territory that is high."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.chances import chances
from cordee.core.opinion.raters import Esteem


def of(mean, variance):
    """The esteem of one person on as many territories as there are means."""
    mean = np.asarray(mean, dtype=float)[None]
    variance = np.broadcast_to(np.asarray(variance, dtype=float), (*mean.shape, mean.shape[2]))
    nothing = np.zeros(mean.shape[2])
    return Esteem(("expertise", "empathy"), mean, mean, mean, variance, np.zeros(mean.shape[:2], dtype=int), 0.9,
                    nothing, nothing, nothing, nothing)  # fmt: skip


def test_whoever_is_unknown_is_high_as_often_as_anybody():
    found = chances(of([[0.0, 0.0]], np.eye(2)), high=0.1)

    assert found.expert[0] == pytest.approx(0.1)
    assert found.both[0] == pytest.approx(0.01, abs=1e-5)


def test_both_are_as_likely_as_draws_say():
    variance = np.array([[0.5, 0.2], [0.2, 0.4]])
    drawn = np.random.default_rng(3).multivariate_normal([0.8, 1.1], variance, size=400_000)

    found = chances(of([[0.8, 1.1]], variance), high=0.1)

    assert found.both[0] == pytest.approx(np.mean((drawn > 1.2816).all(axis=1)), abs=0.003)


def test_elsewhere_leaves_out_the_territory_itself():
    found = chances(of([[3.0, 0.0], [-3.0, 0.0]], 0.2 * np.eye(2)), high=0.1)

    assert found.elsewhere[0] < 0.001
    assert found.elsewhere[1] > 0.999
