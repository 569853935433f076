"""How far two figures go together: ranges hold the truth for counts as for normal figures; too little is said to be so."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.association import associate


def test_people_of_whom_one_figure_is_missing_are_left_out():
    one, other = list(range(12)), [*range(11), float("nan")]

    assert associate(one, other).n == 11


def test_nine_people_are_too_few_and_a_figure_that_does_not_vary_shows_nothing():
    assert associate(range(9), range(9)).reason == "too_few_people"
    assert associate([3] * 20, range(20)).reason == "no_difference"


def test_a_perfect_order_has_no_range():
    found = associate(range(20), range(20))

    assert found.value == pytest.approx(1)
    assert found.reason == "no_difference"


@pytest.mark.parametrize("how", ["spearman", "pearson"])
def test_the_range_holds_the_truth_as_often_as_promised_for_skewed_counts(how):
    rng, held = np.random.default_rng(8), 0
    truth = associate(*_counts(rng, 200_000), how=how).value
    for _ in range(120):
        found = associate(*_counts(rng, 120), how=how)
        held += found.low <= truth <= found.high

    assert 0.89 <= held / 120 <= 0.992


def test_fisher_s_range_for_normal_figures_misses_the_truth_of_skewed_counts_too_often():
    rng, held = np.random.default_rng(8), 0
    truth = associate(*_counts(rng, 200_000), how="pearson").value
    for _ in range(120):
        value = associate(*_counts(rng, 120), how="pearson").value
        held += abs(np.arctanh(value) - np.arctanh(truth)) <= 1.96 / 117**0.5

    assert held / 120 < 0.90


def _counts(rng, n):
    popularity = rng.gamma(0.7, 1.5, size=n)
    return rng.poisson(popularity).astype(float), popularity * rng.lognormal(0, 0.8, size=n)
