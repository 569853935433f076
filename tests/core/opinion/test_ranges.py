"""Ranges from leaving out each respondent: the mean's own range, and what cannot be told."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.answers import answers_of
from cordee.core.opinion.ranges import left_out


def test_the_range_of_a_mean_is_the_usual_one_where_nobody_pulls_far():
    sample = np.linspace(-1, 1, 40)

    low, high = left_out(0.0, -sample / 39)

    assert high == pytest.approx(2.023 * sample.std(ddof=1) / 40**0.5, rel=0.001)
    assert low == -high


def test_one_respondent_who_pulls_far_widens_the_range_beyond_the_usual_one():
    sample = np.array([*np.linspace(-1, 1, 39), 30.0])

    low, high = left_out(sample.mean(), (sample.sum() - sample) / 39)

    assert high - low > 1.5 * 2 * 2.023 * sample.std(ddof=1) / 40**0.5


def test_nothing_varies_or_a_figure_is_not_there_without_somebody_and_so_there_is_no_range():
    assert left_out(1.0, np.ones(20)) is None
    assert left_out(1.0, np.array([1.0, np.nan, 2.0])) is None


def test_what_a_covariance_is_without_each_respondent_is_exact_where_nothing_is_missing():
    seen = np.random.default_rng(1).normal(size=(12, 3))
    weights = np.array([[1.0, 0.5, 0.0], [0.5, 2.0, 1.0], [0.0, 1.0, 0.0]])

    found = answers_of(seen).without_each(weights)

    wanted = [(weights * np.cov(np.delete(seen, place, axis=0).T)).sum() for place in range(12)]
    assert found == pytest.approx(wanted)


def test_what_it_is_with_gaps_is_nearly_right():
    rng = np.random.default_rng(2)
    seen = rng.normal(size=(200, 3))
    seen[rng.random(seen.shape) < 0.1] = np.nan
    seen = seen[~np.isnan(seen).all(axis=1)]
    answers, weights = answers_of(seen), np.ones((3, 3))

    wanted = np.array([answers_of(np.delete(seen, place, axis=0)).covariance.sum() for place in range(len(seen))])
    away = answers.without_each(weights) - answers.covariance.sum()
    assert np.corrcoef(away, wanted - wanted.mean())[0, 1] > 0.99
    assert away.std() == pytest.approx(wanted.std(), rel=0.05)
