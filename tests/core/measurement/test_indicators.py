"""Indicators: a figure over the days of a cycle, its range, and whether it moved by more than chance."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.indicators import Reading, Span, counted, judge_cases, meets, moved
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.shares import share

SPRING = Span(date(2026, 4, 1), date(2026, 6, 29))


def case(**moments: datetime) -> dict[str, object]:
    return dict.fromkeys(("lead_at", "opportunity_at", "won_at", "lost_at", "amount", "currency")) | moments


@pytest.mark.parametrize(
    ("n", "low", "high"), [(0, 0.0, 3.69), (1, 0.0253, 5.57), (5, 1.62, 11.67), (20, 12.22, 30.89), (100, 81.36, 121.63)]
)
def test_the_range_of_a_count_is_that_of_garwoods_table(n, low, high):
    found = counted(n)

    assert found.low == pytest.approx(low, abs=0.006)
    assert found.high == pytest.approx(high, abs=0.006)


@pytest.mark.parametrize("mean", [0.5, 3.0, 12.0, 60.0])
def test_the_range_of_a_count_holds_the_truth_at_least_as_often_as_promised_and_the_tempting_one_does_not(mean):
    drawn = np.random.default_rng(5).poisson(mean, 2000)

    held = np.mean([counted(int(n)).low <= mean <= counted(int(n)).high for n in drawn])
    tempting = np.mean([n - 1.96 * n**0.5 <= mean <= n + 1.96 * n**0.5 for n in drawn])

    assert held >= 0.945
    assert held > tempting


def test_chance_alone_moves_a_figure_about_as_seldom_as_promised():
    """Two periods with one rate: the later is called different in at most five of a hundred, on both sides together."""
    rng = np.random.default_rng(7)
    pairs = rng.poisson(15, (2000, 2))

    told = [moved(reading(counted(int(a))), reading(counted(int(b))), "count") for a, b in pairs]

    assert sum(one != "chance" for one in told) / len(told) <= 0.065


def test_a_figure_that_doubled_on_many_cases_is_told_from_chance_and_one_on_few_is_not():
    assert moved(reading(share(20, 100)), reading(share(45, 100)), "share") == "more"
    assert moved(reading(share(45, 100)), reading(share(20, 100)), "share") == "less"
    assert moved(reading(share(1, 5)), reading(share(2, 5)), "share") == "chance"
    assert moved(reading(unknown("no_rows", 0)), reading(share(2, 5)), "share") == "unknown"
    assert moved(Reading(share(20, 100)), reading(share(45, 100)), "share") == "unknown"  # one of them was typed


def test_a_longer_period_is_not_taken_for_a_rise():
    short = Reading(counted(20), date(2026, 4, 1), date(2026, 4, 30), "r")
    long = Reading(counted(61), date(2026, 5, 1), date(2026, 7, 29), "r")

    assert moved(short, long, "count") == "chance"


def test_only_what_happened_within_the_period_counts_both_ends_included():
    rows = [
        case(won_at=datetime(2026, 3, 31, 23)),
        case(won_at=datetime(2026, 4, 1)),
        case(won_at=datetime(2026, 6, 29, 23, 59)),
        case(won_at=datetime(2026, 6, 30)),
    ]

    assert judge_cases("wins", rows, SPRING, date(2026, 8, 1))[0].value == 2


def test_a_case_won_and_reopened_counts_once_in_the_share():
    both = case(won_at=datetime(2026, 4, 2), lost_at=datetime(2026, 4, 9))

    found, _ = judge_cases("won_rate", [both, case(lost_at=datetime(2026, 5, 1))], SPRING, date(2026, 8, 1))

    assert (found.value, found.n) == (0.5, 2)


def test_a_lead_too_young_to_have_become_anything_is_not_counted_as_failed():
    old = case(lead_at=datetime(2026, 4, 1), opportunity_at=datetime(2026, 4, 20))
    young = case(lead_at=datetime(2026, 6, 20))

    found, _ = judge_cases("lead_to_opportunity", [old, young], SPRING, date(2026, 7, 10))
    only_young, _ = judge_cases("lead_to_opportunity", [young], SPRING, date(2026, 7, 10))

    assert (found.value, found.n) == (1.0, 1)
    assert (only_young.value, only_young.reason) == (None, "not_seen_yet")


def test_currencies_are_never_added_up():
    won = [
        case(won_at=datetime(2026, 4, 2), amount=amount, currency=code)
        for amount, code in ((100, "EUR"), (50, "EUR"), (900, "USD"))
    ]

    found, currency = judge_cases("revenue", won, SPRING, date(2026, 8, 1))

    assert (found.value, found.n, currency) == (150.0, 2, "EUR")


@given(st.integers(0, 500), st.integers(0, 500), st.booleans())
def test_a_target_outside_the_range_is_told_surely_and_one_inside_is_not(n, target, lower):
    found = counted(n)

    met, sure = meets(float(target), found, lower=lower)

    assert met is (found.value <= target if lower else found.value >= target)
    assert sure is not (found.low < target < found.high)


def reading(figure) -> Reading:
    return Reading(figure, SPRING.since, SPRING.until, "run")
