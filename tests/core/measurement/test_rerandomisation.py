"""Re-randomisation against plain counting, Fisher's exact numbers, and worlds in which the technique does nothing."""

from __future__ import annotations

from itertools import combinations
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cordee.core.measurement.rerandomisation import assignments, gaps, groups_of, p_value, studentised

outcomes = st.lists(st.integers(-20, 20), min_size=6, max_size=9)


def counted(totals: list[int], treated: list[bool]) -> float:
    """Count, one assignment after the other, those at least as far from zero as the real one."""

    def t(chosen: tuple[int, ...]) -> float:
        one = [totals[i] for i in range(len(totals)) if i in chosen]
        other = [totals[i] for i in range(len(totals)) if i not in chosen]
        gap = sum(one) / len(one) - sum(other) / len(other)
        error = sqrt(sum(np.var(side, ddof=1) / len(side) for side in (one, other)))
        return 0.0 if gap == 0 else float("inf") if error == 0 else abs(gap) / error

    real = t(tuple(i for i, one in enumerate(treated) if one))
    every = [t(chosen) for chosen in combinations(range(len(totals)), sum(treated))]
    return sum(one >= real * (1 - 1e-9) for one in every) / len(every)


@given(outcomes)
def test_the_p_is_what_counting_gives(totals: list[int]):
    treated = [i % 2 == 0 for i in range(len(totals))]
    ways = assignments(treated)

    chance = studentised(totals, np.ones(len(totals)), ways.treated)
    observed = studentised(totals, np.ones(len(totals)), np.array([treated], dtype=float))[0]

    assert float(p_value(chance, observed, complete=True)) == pytest.approx(counted(totals, treated))


def test_a_tea_tasting_has_fishers_smallest_p():
    ways = assignments([True] * 4 + [False] * 4)

    chance = studentised([1, 1, 1, 1, 0, 0, 0, 0], np.ones(8), ways.treated)

    assert ways.possible == comb(8, 4) == 70
    assert ways.smallest_p == pytest.approx(2 / 70)
    assert float(p_value(chance, np.inf, complete=True)) == pytest.approx(2 / 70)


def test_arms_of_two_sizes_have_no_twin_assignments():
    assert assignments([True, True, False, False, False]).smallest_p == pytest.approx(1 / 10)


def test_strata_keep_their_counts_in_every_assignment():
    treated = np.array([1, 1, 0, 0, 1, 0, 0], dtype=bool)
    strata = ["a"] * 4 + ["b"] * 3

    ways = assignments(treated, strata=strata)

    assert len(ways.treated) == ways.possible == comb(4, 2) * comb(3, 1)
    assert len(np.unique(ways.treated, axis=0)) == ways.possible
    for group in groups_of(strata):
        assert set(ways.treated[:, group].sum(axis=1)) == {treated[group].sum()}


def test_drawn_assignments_need_a_generator_and_never_give_a_p_of_zero():
    treated = np.arange(30) < 15

    with pytest.raises(ValueError, match="pass rng"):
        assignments(treated)
    ways = assignments(treated, rng=np.random.default_rng(1), draws=500)
    chance = studentised(np.where(treated, 9.0, 1.0) + np.arange(30) / 100, np.ones(30), ways.treated)
    p = p_value(chance, 1e9, complete=ways.complete)

    assert not ways.complete
    assert set(ways.treated.sum(axis=1)) == {15}
    assert float(p) == ways.smallest_p == pytest.approx(1 / 501)


def test_the_error_of_single_people_is_welchs():
    draw = np.random.default_rng(3)
    values, treated = draw.normal(size=12), np.arange(12) < 5

    difference, error = gaps(values, np.ones(12), treated[None, :].astype(float))

    welch = stats.ttest_ind(values[:5], values[5:], equal_var=False)
    assert float(difference[0] / error[0]) == pytest.approx(welch.statistic)


def test_where_nothing_varies_nothing_is_shown():
    ways = assignments([True, True, False, False])

    chance = studentised([0, 0, 0, 0], np.ones(4), ways.treated)

    assert (chance == 0).all()
    assert float(p_value(chance, 0.0, complete=True)) == 1.0


def test_with_large_and_small_accounts_t_raises_too_many_false_alarms_and_rerandomising_does_not():
    draw = np.random.default_rng(7)
    runs, clusters = 3_000, 12
    sizes = np.where(np.arange(clusters) % 4 == 0, 10.0, 1.0)
    totals = sizes[:, None] * draw.normal(size=(clusters, runs))
    treated = np.zeros(clusters)
    treated[draw.permutation(clusters)[: clusters // 2]] = 1
    ways = assignments(treated > 0)
    weights = np.broadcast_to(sizes[:, None], totals.shape)

    chance = studentised(totals, weights, ways.treated)
    observed = studentised(totals, weights, treated[None, :])[0]

    by_t = 2 * stats.t.sf(np.abs(observed), clusters - 2)
    assert (p_value(chance, observed, complete=True) <= 0.05).mean() < 0.06
    assert (by_t <= 0.05).mean() > 0.07
