"""Intervals of shares and differences, and medians of waits, against published numbers, laws and exact coverage."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binom

from cordee.core.measurement.intervals import Interval, median_days, newcombe, wilson

Z = NormalDist().inv_cdf(0.975)
RATES = np.round(np.arange(0.01, 0.505, 0.01), 2)
SIZES = (30, 50, 100, 200, 300, 500, 1_000, 2_000, 3_000)
DRAWS = 2_000
# Gehan (1965), weeks in remission under 6-mercaptopurine and under placebo; printed in most books on survival.
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
MERCAPTOPURINE = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [bool(int(one)) for one in "111010100110001100000"]

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
waits = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=10, max_size=80)


def covering(n: int, rate: float) -> npt.NDArray[np.bool_]:
    """Say for each number of hits whether its Wilson interval holds the rate."""
    found = [wilson(hits, n) for hits in range(n + 1)]
    return np.array([one.low <= rate <= one.high for one in found])


def exact_coverage(covers: npt.NDArray[np.bool_], n: int, rate: float) -> float:
    """Sum the binomial probabilities of the hits whose interval holds the rate."""
    return float(binom.pmf(np.arange(n + 1), n, rate)[covers].sum())


def wald_covering(n: int, rate: float) -> npt.NDArray[np.bool_]:
    """Do the same for the textbook's interval: share ± z times its standard error."""
    share = np.arange(n + 1) / n
    half = Z * np.sqrt(share * (1 - share) / n)
    return (share - half <= rate) & (rate <= share + half)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_ranges_of_newcombes_table(hits: int, n: int, low: float, high: float):
    found = wilson(hits, n)  # Newcombe (1998), Statistics in Medicine 17:857, table I, method 3

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize("hits", [0, 1, 7, 35, 69, 70])
def test_wilson_ends_are_the_rates_that_the_score_test_just_accepts(hits: int):
    n = 70

    found = wilson(hits, n)

    for end in (found.low, found.high):
        if 0 < end < 1:
            assert abs(hits / n - end) / sqrt(end * (1 - end) / n) == pytest.approx(Z, abs=1e-9)


@pytest.mark.parametrize(
    ("own", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_gives_the_ranges_of_his_table(own: tuple[int, int], other: tuple[int, int], low: float, high: float):
    found = newcombe(*own, *other)  # Newcombe (1998), Statistics in Medicine 17:873, table II, method 10

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_simulated_coverage_lies_within_two_points_of_the_exact_coverage_on_the_whole_grid():
    draw = np.random.default_rng(20_261_122)
    worst = 0.0

    for n in SIZES:
        found = [wilson(hits, n) for hits in range(n + 1)]
        lows, highs = np.array([one.low for one in found]), np.array([one.high for one in found])
        for rate in RATES:
            covers = (lows <= rate) & (rate <= highs)
            simulated = float(covers[draw.binomial(n, rate, DRAWS)].mean())
            worst = max(worst, abs(simulated - exact_coverage(covers, n, float(rate))))

    assert worst <= 0.02, f"worst deviation {worst:.4f}"


def test_exact_coverage_is_near_what_was_asked_once_five_hits_are_expected():
    for n in (100, 500, 2_000):
        found = [exact_coverage(covering(n, rate), n, rate) for rate in (0.05, 0.1, 0.2, 0.5)]

        assert min(found) > 0.93
        assert max(found) < 0.97


def test_the_textbook_interval_misses_at_a_rate_of_two_in_a_hundred_where_wilson_holds():
    n, rate = 50, 0.02

    wald, ours = (exact_coverage(covers(n, rate), n, rate) for covers in (wald_covering, covering))

    assert wald < 0.65
    assert ours > 0.92


@given(counts)
def test_a_share_lies_in_its_own_range_and_the_range_between_nothing_and_all(pair: tuple[int, int]):
    found = wilson(*pair)

    assert 0 <= found.low <= found.estimate <= found.high <= 1
    assert found.low < found.high


@given(counts)
def test_counting_the_misses_instead_of_the_hits_mirrors_the_range(pair: tuple[int, int]):
    hits, n = pair

    found, mirrored = wilson(hits, n), wilson(n - hits, n)

    assert (mirrored.low, mirrored.high) == pytest.approx((1 - found.high, 1 - found.low), abs=1e-12)


@given(counts, st.integers(2, 20))
def test_more_of_the_same_narrows_the_range(pair: tuple[int, int], times: int):
    hits, n = pair

    few, many = wilson(hits, n), wilson(hits * times, n * times)

    assert many.high - many.low < few.high - few.low


@given(counts)
def test_one_more_hit_moves_both_ends_up(pair: tuple[int, int]):
    hits, n = pair
    assume(hits < n)

    less, more = wilson(hits, n), wilson(hits + 1, n)

    assert less.low < more.low
    assert less.high < more.high


@given(counts, st.floats(0.5, 0.99))
def test_asking_for_more_confidence_widens_the_range(pair: tuple[int, int], confidence: float):
    usual, sure = wilson(*pair, confidence=confidence), wilson(*pair, confidence=0.995)

    assert sure.low <= usual.low <= usual.high <= sure.high


@given(counts, counts)
def test_a_difference_turned_round_changes_only_its_sign(one: tuple[int, int], other: tuple[int, int]):
    there, back = newcombe(*one, *other), newcombe(*other, *one)

    assert (back.estimate, back.low, back.high) == pytest.approx((-there.estimate, -there.high, -there.low), abs=1e-12)
    assert -1 - 1e-12 <= there.low <= there.estimate <= there.high <= 1 + 1e-12


@given(counts)
def test_a_key_does_not_differ_from_itself(pair: tuple[int, int]):
    found = newcombe(*pair, *pair)

    assert found.low < 0 < found.high


@pytest.mark.parametrize(("hits", "n", "confidence"), [(1, 0, 0.95), (-1, 5, 0.95), (6, 5, 0.95), (1, 5, 0.0), (1, 5, 1.0)])
def test_counts_that_cannot_be_are_the_callers_mistake(hits: int, n: int, confidence: float):
    with pytest.raises(ValueError):
        wilson(hits, n, confidence=confidence)


def test_an_interval_runs_upwards():
    with pytest.raises(ValueError, match="upwards"):
        Interval(0.5, 0.6, 0.4)


def test_half_the_placebo_patients_had_relapsed_after_8_weeks_and_the_range_is_4_to_11():
    found = median_days(PLACEBO, [True] * len(PLACEBO))  # SAS/STAT, LIFETEST, quartile estimates, LOGLOG

    assert found == Interval(8, 4, 11)


def test_half_the_treated_patients_had_relapsed_after_23_weeks_and_the_upper_end_is_the_longest_wait():
    found = median_days(MERCAPTOPURINE * 2, RELAPSED * 2)  # twice, because 9 events are too few for us

    assert isinstance(found, Interval)
    assert (found.estimate, found.high) == (23, 35)


def test_leaving_out_those_who_still_wait_would_make_the_wait_too_short():
    ended = [one for one, came in zip(MERCAPTOPURINE, RELAPSED, strict=True) if came]

    naive = sorted(ended)[len(ended) // 2]

    assert naive == 10


def test_nine_events_are_too_few_for_a_median():
    assert median_days(MERCAPTOPURINE, RELAPSED) == "too_few"


def test_there_is_no_median_where_most_have_not_had_the_event():
    assert median_days([*range(1, 11), *[40] * 30], [True] * 10 + [False] * 30) == "less_than_half"


def test_days_and_events_of_different_length_are_the_callers_mistake():
    with pytest.raises(ValueError, match="length"):
        median_days([1, 2], [True])


@given(st.integers(10, 300))
def test_without_anybody_waiting_the_median_is_the_middle_event(n: int):
    found = median_days(list(range(1, n + 1)), [True] * n)

    assert isinstance(found, Interval)
    assert found.estimate == (n + 1) // 2


@given(waits)
def test_a_median_is_a_day_on_which_something_ended_and_lies_in_its_range(pairs: list[tuple[int, bool]]):
    days, ended = [one for one, _ in pairs], [came for _, came in pairs]

    found = median_days(days, ended)

    if isinstance(found, Interval):
        assert found.estimate in {one for one, came in pairs if came}
        assert found.low <= found.estimate <= found.high <= max(days)


@given(waits, st.permutations(range(10)))
def test_the_order_of_the_cases_does_not_matter_to_the_median(pairs: list[tuple[int, bool]], order: list[int]):
    mixed = [pairs[one] for one in order] + pairs[10:]

    assert median_days(*map(list, zip(*mixed, strict=True))) == median_days(*map(list, zip(*pairs, strict=True)))


def test_the_true_median_of_an_invented_wait_is_in_the_range_as_often_as_promised():
    draw = np.random.default_rng(3)
    true = 60 * np.log(2)
    held = 0

    for _ in range(200):
        waited, stopped = draw.exponential(60, 120), draw.uniform(0, 200, 120)
        found = median_days(np.ceil(np.minimum(waited, stopped)).astype(int).tolist(), (waited <= stopped).tolist())
        held += isinstance(found, Interval) and found.low - 1 <= true <= found.high

    assert held >= 182
