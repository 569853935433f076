"""Figures of traces carry what they rest on."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from cordee.core.opinion.measured import Measured, geometric, missing, poisson_range, rate, share
from cordee.core.vocabulary.evidence import Evidence


def test_a_figure_that_is_not_there_says_why():
    with pytest.raises(ValueError):
        Measured(None, Evidence(3, 0.1, 0.2, formula="echo"))
    with pytest.raises(ValueError):
        Measured(1.0, Evidence(3, 0.1, 0.2, formula="made up"))


def test_nothing_counted_is_unknown_and_no_zero():
    assert share(0, 0, "deep").value is None
    assert rate(0, 0, "echo").value is None
    assert missing("reach", n=4).evidence.n == 4


def test_the_range_of_a_count_is_garwoods():
    # Garwood (1936): for 5 events 1.62 to 11.67
    assert poisson_range(5) == pytest.approx((1.6235, 11.6683), abs=1e-4)


def test_the_range_of_a_geometric_mean_holds_it_19_times_in_20():
    dice = np.random.default_rng(4)
    held = 0
    for _ in range(600):
        levels = dice.normal(1.0, 0.7, size=12)
        found = geometric(12, float(levels.sum()), float((levels**2).sum()), "turns")
        held += log(found.evidence.low) <= 1.0 <= log(found.evidence.high)

    assert 0.93 < held / 600 < 0.97
