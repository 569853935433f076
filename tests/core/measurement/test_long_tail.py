"""The long tail: who was unpredicted, a hand-worked Kaplan–Meier, ranges that hold the truth, and the tempting mistakes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.measurement import long_tail
from cordee.core.measurement.long_tail import ONLY_BUYERS, compare_origins, concentration, equal_to, kept_at, unpredicted

# Freireich and others (1963), 6-mercaptopurine, as worked by hand in textbooks of survival analysis: weeks, and whether the event came.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
CAME = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("week", "share"), [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448), (34, 0.448)]
)
def test_the_share_who_stay_is_that_of_the_case_worked_by_hand(week, share):
    found = kept_at(WEEKS, CAME, week)

    assert found.value == pytest.approx(share, abs=5e-4)
    assert found.low < share < found.high


def test_counting_only_those_whose_end_was_seen_would_have_everybody_leave():
    tempting = 1 - np.mean([week <= 23 for week, came in zip(WEEKS, CAME, strict=True) if came])

    assert tempting == 0
    assert kept_at(WEEKS, CAME, 23).low > 0.15


def test_nobody_left_too_few_and_not_long_enough_are_said():
    assert kept_at([5] * 9, [True] * 9, 3).reason == "too_few_customers"
    assert kept_at([5] * 20, [False] * 20, 30).reason == "not_seen_yet"
    assert (kept_at([5] * 20, [True] * 20, 30).value, kept_at([5] * 20, [True] * 20, 30).low) == (0.0, 0.0), (
        "all had left by then"
    )
    assert (kept_at([50] * 20, [False] * 20, 30).reason, kept_at([50] * 20, [False] * 20, 30).value) == ("nobody_left", 1.0)


def test_a_score_made_after_the_first_order_predicts_nothing_and_a_paid_contact_ends_being_alone():
    alone, told = unpredicted([10, 10, 10, 90, np.nan], [1, 5, 1, 1, 1], [4, 4, 4, 4, 4], [0, 0, 2, 0, 0], threshold=50)

    assert alone.tolist() == [True, False, False, False, False]
    assert told.tolist() == [True, False, True, True, False]


def customers(n, seed, more):
    rng = np.random.default_rng(seed)
    alone = rng.random(n) < 0.4
    margin = rng.gamma(2, 50, n) + np.where(alone, more, 0.0)
    return alone, {"margin": margin, "costs": rng.gamma(4, 10, n), "days": rng.uniform(400, 900, n), "left": rng.random(n) < 0.3}


def test_unpredicted_customers_who_are_worth_more_are_found_and_the_warning_stands_beside():
    alone, seen = customers(600, 1, 60.0)

    found = compare_origins(alone, np.ones(600, dtype=bool), **seen, rng=np.random.default_rng(2))

    assert found.word == "holds"
    assert found.margin.low < 60 < found.margin.high
    assert found.returns[0].low > found.returns[1].high
    assert ONLY_BUYERS in found.warnings
    assert found.unpredicted + found.others == 600


def test_the_hypothesis_may_be_open_or_turn_out_the_contrary():
    words = []
    for more in (0.0, -60.0):
        alone, seen = customers(600, 3, more)
        words.append(compare_origins(alone, np.ones(600, dtype=bool), **seen, rng=np.random.default_rng(2)).word)

    assert words == ["open", "contrary"]


def test_too_few_customers_settle_nothing():
    alone, seen = customers(60, 3, 60.0)

    found = compare_origins(alone, np.ones(60, dtype=bool), **seen, rng=np.random.default_rng(2))

    assert (found.word, found.margin.reason) == ("too_few", "too_few_customers")


def test_customers_who_cost_nothing_have_a_margin_and_no_return():
    alone, seen = customers(300, 3, 60.0)
    seen["costs"] = np.where(alone, 0.0, seen["costs"])

    found = compare_origins(alone, np.ones(300, dtype=bool), **seen, rng=np.random.default_rng(2))

    assert found.returns[0].reason == "no_costs"
    assert found.margin.value > 0


def test_the_range_of_the_difference_holds_the_truth_in_a_small_cell(monkeypatch):
    monkeypatch.setattr(long_tail, "DRAWS", 200)

    assert 24 <= _held(30) <= 30


@pytest.mark.nightly
def test_the_range_of_the_difference_holds_the_truth_as_often_as_promised():
    assert 0.92 <= _held(400) / 400 <= 0.975


@settings(max_examples=40)
@given(st.lists(st.floats(0.01, 1e6), min_size=30, max_size=80))
def test_head_and_tail_are_the_whole_and_all_are_like_at_most_as_many_equal_ones(values):
    head = np.sort(values)[::-1][: round(0.2 * len(values))].sum() / np.sum(values)

    assert head >= round(0.2 * len(values)) / len(values) - 1e-9
    assert 1 - 1e-9 <= equal_to(np.array(values)) <= len(values) + 1e-9


def test_concentration_of_one_who_has_half_and_of_equals():
    rng = np.random.default_rng(1)
    half = concentration([99.0] + [1.0] * 99, rng=rng)
    equals = concentration([5.0] * 100, rng=rng)

    assert half.head.value == pytest.approx((99 + 19) / 198)
    assert half.head.value + half.tail.value == pytest.approx(1)
    assert half.equals.value == pytest.approx(1 / (0.25 + 99 / 198**2)), "Herfindahl and Hirschman's index, worked by hand"
    assert (equals.head.value, equals.equals.value) == (pytest.approx(0.2), pytest.approx(100))
    assert concentration([1.0] * 5, rng=rng).equals.reason == "too_few_customers"
    assert concentration([0.0] * 50, rng=rng).equals.reason == "nothing_to_share"
    with pytest.raises(ValueError, match="negative"):
        concentration([-1.0] * 50, rng=rng)


def _held(worlds):
    held = 0
    for seed in range(worlds):
        alone, seen = customers(250, [7, seed], 20.0)
        found = compare_origins(alone, np.ones(250, dtype=bool), **seen, rng=np.random.default_rng(seed))
        held += found.margin.low <= 20.0 <= found.margin.high
    return held
