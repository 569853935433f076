"""Intervals of shares and credits hold the truth as often as promised, on journeys whose law the method does not know."""

from __future__ import annotations

import pytest

from benchmarks.coverage import Cell, coverage
from cordee.core.measurement.spread import credit_interval, share_interval

GRID = [
    (law, channels, wins) for law in ("independent", "accounts", "not_markov") for channels in (10, 40) for wins in (200, 2_000)
]


@pytest.mark.nightly
@pytest.mark.parametrize(("law", "channels", "wins"), GRID)
def test_ranges_hold_the_truth_in_ninety_five_of_a_hundred_sets(law: str, channels: int, wins: int):
    found = coverage(Cell(law, channels, wins), sets=2_000)

    assert 0.935 <= found["mean"] <= 0.965
    assert found["least"] >= 0.92
    assert found["most"] <= 0.98


def test_ranges_hold_the_truth_about_as_often_as_promised_in_one_small_cell():
    found = coverage(Cell("accounts", 10, 200), sets=60, accounts_of_truth=100_000)

    assert found["judged_channels"] == 10
    assert 0.91 <= found["mean"] <= 0.985


@pytest.mark.nightly
def test_ranges_that_take_an_accounts_journeys_for_strangers_are_too_narrow():
    cell = Cell("accounts", 10, 2_000)

    found = coverage(Cell(cell.law, cell.channels, cell.wins, cluster=None), sets=500)

    assert found["credits_mean"] < 0.935


def test_a_share_stays_between_nothing_and_all():
    low, high = share_interval(0.02, 0.05**2, degrees=30, confidence=0.95)

    assert 0 < low < 0.02 < high < 1
    assert 0.02 - 1.96 * 0.05 < 0  # the tempting range, which runs below nothing


def test_a_credit_stays_above_nothing():
    low, high = credit_interval(3.0, 4.0**2, degrees=30, confidence=0.95)

    assert 0 < low < 3 < high
