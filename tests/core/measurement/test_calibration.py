"""Corrected credit: laws, a hand-worked case, and markets whose bias is known."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.calibration import cell, markov, w_shaped
from cordee.core.measurement.calibration import Calibrated, Credit, Holdout, PastTest, calibrate

WEAK = Holdout(wins=150, accounts=900, held_wins=40, held_accounts=400)
STRONG = Holdout(wins=15_000, accounts=90_000, held_wins=4_000, held_accounts=40_000)


def past_of(ratio: float, count: int) -> list[PastTest]:
    """Give past tests in which cause was this ratio of a credit of .5."""
    held = round(4_000 * 0.1 * 10)
    wins = round(held / 4_000 / (1 - 0.5 * ratio) * 9_000 / 10)
    return [PastTest(Credit(0.5, 0.01), Holdout(wins, 9_000, held // 10, 4_000))] * count


def holdout_of(share: float) -> Holdout:
    """Give a holdout of 20,000 wins that shows this share exactly."""
    return Holdout(round(8_000 / (1 - share)), 80_000, 8_000, 80_000)


def test_what_it_caused_is_one_minus_the_ratio_of_the_rates():
    assert STRONG.share == pytest.approx(1 - 0.1 / (1 / 6))


def test_a_strong_experiment_decides_alone_and_a_weak_one_meets_the_credit_between():
    strong, weak = calibrate(Credit(0.7, 0.03), STRONG), calibrate(Credit(0.7, 0.03), WEAK)

    assert strong.after.estimate == pytest.approx(STRONG.share, abs=0.005)
    assert strong.weight > 0.98
    assert WEAK.share < weak.after.estimate < 0.7
    assert weak.after.high - weak.after.low < weak.shown.high - weak.shown.low


def test_the_range_of_the_experiment_alone_is_that_of_the_log_risk_ratio():
    found = calibrate(Credit(0.4, 0.02), STRONG)

    error = (1 / 15_000 - 1 / 90_000 + 1 / 4_000 - 1 / 40_000) ** 0.5
    low, high = (1 - (1 - STRONG.share) * np.exp(side * 1.96 * error) for side in (1, -1))
    assert (found.shown.low, found.shown.high) == pytest.approx((low, high), abs=0.002)


def test_what_past_experiments_showed_corrects_where_its_own_is_weak():
    without, after = calibrate(Credit(0.6, 0.02), WEAK), calibrate(Credit(0.6, 0.02), WEAK, past=past_of(0.7, 8))

    assert after.expected.estimate == pytest.approx(0.6 * 0.7, abs=0.04)
    assert after.expected.high - after.expected.low < without.expected.high - without.expected.low
    assert after.weight < without.weight


def test_past_experiments_that_found_no_bias_leave_the_credit():
    found = calibrate(Credit(0.4, 0.01), WEAK, past=past_of(1.0, 10))

    assert found.expected.estimate == pytest.approx(0.4, abs=0.03)


def test_techniques_differ_in_proportion_to_what_their_credits_are_off_by():
    sure = [PastTest(Credit(0.4, 0.0), holdout_of(0.4 * ratio)) for ratio in (0.55, 0.6, 0.65)]
    twice = [PastTest(Credit(0.8, 0.0), holdout_of(0.4 * ratio)) for ratio in (0.55, 0.6, 0.65)]

    one, other = calibrate(Credit(0.4, 0.0), WEAK, past=sure), calibrate(Credit(0.8, 0.0), WEAK, past=twice)

    assert other.expected.estimate == pytest.approx(one.expected.estimate, rel=0.02)
    width, again = (found.expected.high - found.expected.low for found in (one, other))
    assert again == pytest.approx(width, rel=0.2)  # a spread that is the same for all ratios would make it 1.4 times as wide


def test_too_few_wins_correct_nothing():
    few = Holdout(wins=4, accounts=100, held_wins=9, held_accounts=100)

    assert calibrate(Credit(0.6, 0.05), few) == "too_few"


def test_accounts_that_win_often_count_for_less():
    plain, doubled = (calibrate(Credit(0.6, 0.02), Holdout(150, 900, 40, 400, design)) for design in (1.0, 2.0))

    assert doubled.shown.high - doubled.shown.low > 1.3 * (plain.shown.high - plain.shown.low)
    assert doubled.weight < plain.weight


def test_the_rivals_are_what_their_names_say():
    paths = np.array([[0, 1, 1, 2, -1], [1, 0, -1, -1, -1], [2, 2, 2, 2, 0]])

    assert w_shaped(paths[:1]) == pytest.approx(0.3)
    assert w_shaped(paths[2:]) == pytest.approx(0.3)
    assert markov(np.array([[0, -1], [1, -1]]), np.array([True, True])) == pytest.approx(0.5)


def test_where_credit_is_half_too_high_the_correction_takes_most_of_it_away():
    found = cell(0.5, 500, seeds=range(900, 912), past=4, share=0.4)

    assert found["error_ours"] < 0.5 * found["error_linear"]
    assert found["error_ours"] < 1.1 * found["error_holdout"]
    assert found["covers"] > 0.7


@pytest.mark.parametrize("wrong", [{"wins": -1}, {"held_accounts": 0}, {"design": 0.5}])
def test_counts_that_cannot_be_are_refused(wrong: dict[str, float]):
    with pytest.raises(ValueError, match="wins"):
        Holdout(**({"wins": 5, "accounts": 10, "held_wins": 5, "held_accounts": 10} | wrong))


def test_a_credit_is_a_share():
    with pytest.raises(ValueError, match="share"):
        Credit(1.2, 0.1)
    assert isinstance(calibrate(Credit(0.0, 0.0), STRONG), Calibrated)
