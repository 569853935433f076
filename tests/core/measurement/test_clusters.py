"""Cluster statistics against dense matrices, Welch's textbook formulas, and a simulated truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cordee.core.measurement.clusters import arm_mean, contrast, effective, lift_of

sizes_of_clusters = st.lists(st.integers(1, 9), min_size=2, max_size=8)


def dense(values: list[np.ndarray]) -> tuple[float, float, float]:
    """Do CR2 and Satterthwaite for one mean with whole matrices, as Bell and McCaffrey (2002) write them."""
    y = np.concatenate(values)
    cluster = np.repeat(np.arange(len(values)), [len(one) for one in values])
    x = np.ones((len(y), 1))
    bread = np.linalg.inv(x.T @ x)
    rest = np.eye(len(y)) - x @ bread @ x.T
    variance, columns = 0.0, []
    for one in range(len(values)):
        mine = cluster == one
        eigenvalues, vectors = np.linalg.eigh(rest[np.ix_(mine, mine)])
        root = vectors @ np.diag(eigenvalues**-0.5) @ vectors.T
        variance += float((bread @ x[mine].T @ root @ (rest @ y)[mine]).item() ** 2)
        columns.append(rest[:, mine] @ root @ x[mine] @ bread)
    g = np.hstack(columns)
    middle = g.T @ g
    return float(y.mean()), variance, float(np.trace(middle) ** 2 / (middle**2).sum())


@given(sizes_of_clusters, st.integers(0, 2**32 - 1))
def test_the_closed_form_is_the_matrix_formula(sizes: list[int], seed: int):
    values = [np.random.default_rng([seed, one]).normal(size=size) for one, size in enumerate(sizes)]

    found = arm_mean([one.sum() for one in values], sizes, np.ones(len(sizes)))

    expected = dense(values)
    assert (float(found.mean), float(found.variance), float(found.freedom)) == pytest.approx(expected, rel=1e-7, abs=1e-12)


def test_clusters_of_one_give_welchs_test():
    draw = np.random.default_rng(4)
    one, other = draw.normal(1, 3, 17), draw.normal(0, 1, 40)

    found = contrast(arm_mean(one, np.ones(17), np.ones(17)), arm_mean(other, np.ones(40), np.ones(40)))

    welch = stats.ttest_ind(one, other, equal_var=False)
    assert (float(found.t), float(found.freedom)) == pytest.approx((welch.statistic, welch.df))


def test_a_cluster_that_is_not_there_yet_changes_nothing():
    totals, sizes = np.array([3.0, 5.0, 4.0, 0.0]), np.array([2.0, 1.0, 3.0, 0.0])

    found, without = arm_mean(totals, sizes, np.ones(4)), arm_mean(totals[:3], sizes[:3], np.ones(3))

    assert [float(one) for one in (found.mean, found.variance, found.freedom)] == pytest.approx(
        [float(one) for one in (without.mean, without.variance, without.freedom)]
    )


def test_one_cluster_has_a_mean_and_no_variance():
    found = arm_mean([3.0], [2], [1])

    assert float(found.mean) == 1.5
    assert np.isnan(found.variance)
    assert np.isnan(found.freedom)


def test_counting_people_as_if_they_were_alone_raises_false_alarms_where_clusters_do_not():
    draw = np.random.default_rng(11)
    runs, clusters, people = 2_000, 40, 20
    own = draw.normal(size=(runs, clusters, 1))
    values = np.sqrt(0.3) * own + np.sqrt(0.7) * draw.normal(size=(runs, clusters, people))
    treated = np.arange(clusters) % 2

    ours = contrast(*(arm_mean(values.sum(2), np.full(clusters, people), side) for side in (treated, 1 - treated)))
    alone = stats.ttest_ind(*(values[:, treated == side].reshape(runs, -1) for side in (1, 0)), axis=1).pvalue

    p = 2 * stats.t.sf(np.abs(ours.t), ours.freedom)
    assert 0.035 < (p < 0.05).mean() < 0.065
    assert (alone < 0.05).mean() > 0.3


def test_the_lift_is_the_difference_over_control_and_its_error_covers():
    draw = np.random.default_rng(12)
    runs = 4_000
    one, other = draw.exponential(1.5, (runs, 200)), draw.exponential(1.0, (runs, 300))

    found = lift_of(arm_mean(one, np.ones(200), np.ones(200)), arm_mean(other, np.ones(300), np.ones(300)))

    reach = stats.t.ppf(0.975, found.freedom) * found.error
    assert 0.94 < (np.abs(found.difference - 0.5) <= reach).mean() < 0.96


def test_equal_clusters_count_each_and_a_giant_makes_the_others_count_little():
    assert float(effective(np.ones(50))) == 50
    assert float(effective([1_000.0] + [1.0] * 49)) < 1.2
