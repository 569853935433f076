"""Comparisons against a published fixture, real randomised mails, laws, and worlds with a known effect."""

from __future__ import annotations

import csv
import gzip
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cordee.core.measurement.comparison import Moments, compare, compare_moments
from tests.taking_in import sample

A, B = Moments(3407, 1396.87, 52377.9767), Moments(3461, 2422.7, 134698.29)


def test_the_published_fixture_comes_out_to_five_decimals():
    found = compare_moments(B, A)  # GrowthBook, packages/stats, two-sided relative t-test

    assert round(found.relative.estimate, 5) == 0.70732
    assert (round(found.relative.low, 5), round(found.relative.high, 5)) == (-0.03526, 1.44989)
    assert round(found.relative_p, 5) == 0.06191


def test_the_normal_and_the_pooled_degrees_of_freedom_miss_the_fixture():
    found = compare_moments(B, A)
    error = (found.relative.high - found.relative.estimate) / stats.t.ppf(0.975, found.freedom)

    normal = found.relative.estimate - stats.norm.ppf(0.975) * error
    pooled = 2 * stats.t.sf(found.relative.estimate / error, A.n + B.n - 2)

    assert round(float(normal), 5) != -0.03526
    assert round(float(pooled), 5) != 0.06191


@pytest.mark.parametrize(
    ("arm", "visit", "low", "high"), [("Mens E-Mail", 0.18276, 0.0700, 0.0832), ("Womens E-Mail", 0.15140, 0.0389, 0.0516)]
)
def test_hillstroms_mails_brought_visits(arm: str, visit: float, low: float, high: float):
    with gzip.open(sample("measurement", "hillstrom", "hillstrom.csv.gz"), "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["treatment"] in (arm, "No E-Mail")]

    found = compare([int(row["visit"]) for row in rows], [row["treatment"] == arm for row in rows])

    assert (round(found.treated.mean, 5), round(found.control.mean, 5)) == (visit, 0.10617)
    assert (round(found.difference.low, 4), round(found.difference.high, 4)) == (low, high)
    assert found.verdict() == "works"


def world(seed: int, *, accounts: int = 60, effect: float = 0.0) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    people = draw.integers(1, 8, accounts)
    account = np.repeat(np.arange(accounts), people)
    treated = draw.permutation(accounts) < accounts // 2
    past = draw.normal(10, 2, accounts)
    outcome = past[account] + draw.normal(0, 1, len(account)) + effect * treated[account]
    return {"outcome": outcome, "treated": treated[account], "cluster": account, "before": past[account]}


def test_rows_of_one_account_are_one_throw_of_chance():
    known = world(1)
    rows = {name: known[name] for name in ("outcome", "treated")}

    apart, together = compare(**rows), compare(**rows, cluster=known["cluster"])

    assert together.estimate == pytest.approx(apart.estimate)
    assert together.error > 1.5 * apart.error
    assert together.treated.clusters == 30


def test_each_account_counts_once_where_asked():
    found = compare([1, 1, 1, 0, 0, 1, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], cluster=list("aaabccde"), each="account")

    assert found.treated.mean == 0.5
    assert found.treated.size == 2
    assert found.control.mean == pytest.approx(0.5 / 3)


def test_a_ratio_divides_by_what_the_size_counts():
    draw = np.random.default_rng(3)
    visits = draw.integers(1, 20, 400).astype(float)
    orders = draw.binomial(visits.astype(int), 0.3).astype(float)
    treated = np.arange(400) % 2 == 0

    found = compare(orders, treated, size=visits)

    assert found.treated.mean == orders[treated].sum() / visits[treated].sum()
    residual = orders[treated] - found.treated.mean * visits[treated]
    textbook = residual.var() / treated.sum() / visits[treated].mean() ** 2
    residual = orders[~treated] - found.control.mean * visits[~treated]
    textbook += residual.var() / (~treated).sum() / visits[~treated].mean() ** 2
    assert found.error == pytest.approx(textbook**0.5, rel=0.02)


def test_knowing_the_past_sharpens_and_does_not_bias():
    plain, sharper = [], []
    for seed in range(200):
        known = world(seed, effect=0.5)
        plain.append(compare(**{name: known[name] for name in ("outcome", "treated", "cluster")}))
        sharper.append(compare(**known))

    covered = np.mean([one.difference.low <= 0.5 <= one.difference.high for one in sharper])
    assert np.mean([one.error for one in sharper]) < 0.25 * np.mean([one.error for one in plain])
    assert abs(np.mean([one.estimate for one in sharper]) - 0.5) < 0.06
    assert covered > 0.9
    assert sharper[0].explained > 0.9


def test_strata_take_out_what_they_explain():
    draw = np.random.default_rng(5)
    strata = np.repeat(["small", "large"], 100)
    treated = np.concatenate([np.arange(100) < 30, np.arange(100) < 70])
    outcome = np.where(strata == "large", 50.0, 5.0) + draw.normal(size=200)

    plain, found = compare(outcome, treated), compare(outcome, treated, strata=strata)

    assert plain.estimate > 15
    assert abs(found.estimate) < 0.5
    assert found.error < 0.1 * plain.error


def test_post_stratification_is_the_weighted_sum_of_differences():
    draw = np.random.default_rng(6)
    strata, treated = draw.integers(0, 3, 300), draw.random(300) < 0.5
    outcome = draw.normal(size=300) + strata

    found = compare(outcome, treated, strata=strata)

    by_hand = sum(
        (strata == s).mean() * (outcome[(strata == s) & treated].mean() - outcome[(strata == s) & ~treated].mean())
        for s in range(3)
    )
    assert found.difference.estimate == pytest.approx(by_hand)


def test_thirty_clusters_are_rerandomised_and_thirty_one_are_not():
    outcome, treated = np.random.default_rng(1).normal(size=31), np.arange(31) % 2 == 0

    few = compare(outcome[:30], treated[:30], rng=np.random.default_rng(2), draws=2_000)
    more = compare(outcome, treated)

    assert (few.method, more.method) == ("rerandomisation", "t")
    assert few.smallest_p == pytest.approx(1 / 2_001)
    assert more.smallest_p is None
    assert few.p == pytest.approx(stats.ttest_ind(outcome[:30][treated[:30]], outcome[:30][~treated[:30]]).pvalue, abs=0.03)


def test_ten_large_accounts_among_fifty_are_few():
    draw = np.random.default_rng(1)
    people = np.where(np.arange(50) % 5 == 0, 40, 4)
    account = np.repeat(np.arange(50), people)

    found = compare(draw.normal(size=len(account)), account % 2 == 0, cluster=account, rng=draw, draws=500)
    each = compare(draw.normal(size=len(account)), account % 2 == 0, cluster=account, each="account")

    assert (found.method, each.method) == ("rerandomisation", "t")


def test_six_accounts_cannot_show_anything_and_the_smallest_p_says_so():
    found = compare([9, 8, 9, 1, 2, 1], [1, 1, 1, 0, 0, 0])

    assert found.p == found.smallest_p == pytest.approx(0.1)
    assert found.difference.low <= 0
    assert found.verdict() == "unknown"


@pytest.mark.parametrize("outcome", [(1, 1, 5, 0, 1, 1), (1, 2, 2, 0, 0, 0), (1, 2, 5, 0, 0, 0)])
def test_a_range_that_ends_at_nought_is_no_verdict_whatever_the_last_bit_says(outcome):
    found, turned = compare(outcome, [1, 1, 1, 0, 0, 0]), compare(outcome, [0, 0, 0, 1, 1, 1])

    assert (found.difference.low, found.verdict()) == (0.0, "unknown")
    assert (turned.difference.high, turned.verdict()) == (0.0, "unknown")
    assert found.p >= 0.1


@given(st.lists(st.integers(0, 6), min_size=6, max_size=11), st.integers(0, 1000))
def test_p_and_range_never_contradict_each_other(outcome: list[int], seed: int):
    treated = np.random.default_rng(seed).permutation(len(outcome)) < len(outcome) // 2

    found = compare(outcome, treated)

    if found.difference is not None and found.p is not None:
        assert (found.p <= 0.05) == (found.difference.low > 0 or found.difference.high < 0)


@given(st.lists(st.floats(0, 100), min_size=40, max_size=60), st.floats(0.1, 10), st.floats(-50, 50))
def test_another_unit_changes_the_figure_and_not_the_verdict(outcome: list[float], factor: float, shift: float):
    treated = np.arange(len(outcome)) % 2 == 0

    one, other = compare(outcome, treated), compare(np.array(outcome) * factor + shift, treated)

    assert other.estimate == pytest.approx(one.estimate * factor, abs=1e-6)
    assert (one.p is None) or (other.p is None) or one.p == pytest.approx(other.p, abs=1e-4)


def test_the_arms_exchanged_give_the_mirror():
    known = world(2)
    known.pop("before")

    one, other = compare(**known), compare(known["outcome"], ~known["treated"], cluster=known["cluster"])

    assert astuple(other.difference) == pytest.approx((-one.difference.estimate, -one.difference.high, -one.difference.low))
    assert other.p == pytest.approx(one.p)


def test_no_lift_is_given_on_a_base_that_may_be_zero():
    draw = np.random.default_rng(8)

    found = compare(draw.normal(size=200), np.arange(200) % 2 == 0)

    assert found.difference is not None
    assert found.relative is None
    assert found.relative_p is None


@pytest.mark.parametrize("count", [8, 80])
def test_where_nothing_varies_there_is_a_reason_and_no_figure(count: int):
    found = compare(np.zeros(count), np.arange(count) % 2 == 0)

    assert found.difference is None
    assert found.reason == "nothing_varies"
    assert found.verdict() == "unknown"


@pytest.mark.parametrize("treated", [[1, 0, 0, 0], [1] + [0] * 40])
def test_one_treated_account_is_too_few(treated: list[int]):
    found = compare(np.arange(len(treated)), treated)

    assert found.reason == "too_few_clusters"


def test_what_works_depends_on_what_would_be_worth_having():
    draw = np.random.default_rng(9)
    found = compare(draw.normal(size=4_000), np.arange(4_000) % 2 == 0)

    assert found.verdict() == "unknown"
    assert found.verdict(worth=0.5) == "does_not_work"


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"outcome": [1, 2], "treated": [1]}, "length"),
        ({"outcome": [1, float("nan")], "treated": [1, 0]}, "finite"),
        ({"outcome": [1, 2], "treated": [1, 0], "cluster": ["a", "a"]}, "both arms"),
        ({"outcome": [1, 2], "treated": [1, 1], "cluster": ["a", "a"], "strata": [0, 1]}, "two strata"),
    ],
)
def test_what_cannot_be_is_refused(columns: dict[str, list[float]], said: str):
    with pytest.raises(ValueError, match=said):
        compare(**columns)
