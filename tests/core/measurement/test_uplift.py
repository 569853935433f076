"""Uplift against a brute force written apart, laws, and real mails with a score made on other people."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.uplift import uplift
from tests.taking_in import sample

people = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.booleans()), min_size=2, max_size=10).filter(
    lambda rows: {row[2] for row in rows} == {True, False}
)


def brute(rows: list[tuple[int, int, bool]], steps: int = 2_000) -> float:
    """Walk along the share of people approached in small steps, splitting people of one score evenly, and sum the area."""
    treated = sum(row[2] for row in rows)
    area = 0.0
    for step in range(steps):
        left, gain = (step + 0.5) / steps * len(rows), 0.0
        for score in sorted({row[0] for row in rows}, reverse=True):
            tied = [row for row in rows if row[0] == score]
            part = max(0.0, min(1.0, left / len(tied)))
            left -= len(tied)
            for _, value, met in tied:
                gain += part * (value / treated if met else -value / (len(rows) - treated))
        area += gain / steps
    return area


@given(people)
def test_the_area_is_the_brute_force_area(rows: list[tuple[int, int, bool]]):
    score, outcome, treated = (np.array(one) for one in zip(*rows, strict=True))

    assert uplift(score, outcome, treated).auuc == pytest.approx(brute(rows, 400), abs=2e-3)


@given(people)
def test_no_curve_lies_above_the_perfect_one(rows: list[tuple[int, int, bool]]):
    score, outcome, treated = (np.array(one) for one in zip(*rows, strict=True))

    found = uplift(score, outcome, treated)

    best = np.interp(found.curve.share, found.perfect.share, found.perfect.gain)
    assert (found.curve.gain <= best + 1e-12).all()
    assert found.qini is None or found.qini <= 1 + 1e-12
    assert found.curve.gain[-1] == pytest.approx(found.perfect.gain[-1])


@given(people)
def test_the_score_turned_round_is_worth_the_opposite(rows: list[tuple[int, int, bool]]):
    score, outcome, treated = (np.array(one) for one in zip(*rows, strict=True))

    one, other = uplift(score, outcome, treated), uplift(-score, outcome, treated)

    assert one.auuc - one.effect / 2 == pytest.approx(-(other.auuc - other.effect / 2))


def test_running_arm_sizes_can_lie_above_their_own_perfect_curve():
    """The tempting definition, with the arms' sizes up to each point, lets an order beat the one that knows all."""
    rng = np.random.default_rng(0)
    beaten = 0
    for _ in range(300):
        outcome, treated = rng.integers(0, 2, 12), rng.permutation(12) < 6
        best = np.argsort(np.where(treated, -outcome, outcome), kind="stable")
        orders = [rng.permutation(12) for _ in range(20)]
        beaten += any((running(one, outcome, treated) > running(best, outcome, treated) + 1e-9).any() for one in orders)

    assert beaten > 50


def running(order: np.ndarray, outcome: np.ndarray, treated: np.ndarray) -> np.ndarray:
    y, met = outcome[order], treated[order]
    mine, other = met.cumsum(), (~met).cumsum()
    return (y * met).cumsum() - (y * ~met).cumsum() * np.divide(mine, other, out=np.zeros(12), where=other > 0)


def test_the_range_covers_what_the_score_is_worth_in_the_long_run():
    rng = np.random.default_rng(1)

    def world(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        score, treated = rng.random(n), rng.random(n) < 0.5
        return score, (rng.random(n) < 0.1 + 0.2 * score * treated).astype(float), treated

    long = uplift(*world(1_000_000))
    truth = long.auuc - long.effect / 2

    seen = [uplift(*world(400)).above_chance for _ in range(400)]

    assert truth == pytest.approx(0.2 * (1 / 3 - 1 / 4), abs=0.001)
    assert 0.92 < np.mean([one.low <= truth <= one.high for one in seen]) < 0.98


def test_a_score_of_womens_past_purchases_finds_whom_the_womens_mail_moves():
    with gzip.open(sample("measurement", "hillstrom", "hillstrom.csv.gz"), "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["treatment"] != "Mens E-Mail"]
    score = [int(row["womens"]) for row in rows]  # a rule said beforehand, made from no outcome

    found = uplift(score, [int(row["visit"]) for row in rows], [row["treatment"] == "Womens E-Mail" for row in rows])

    assert round(found.effect, 5) == round(0.15140 - 0.10617, 5)
    assert found.above_chance.low > 0
    assert 0 < found.qini < 1


def test_one_arm_is_no_experiment():
    with pytest.raises(ValueError, match="both arms"):
        uplift([1, 2], [1, 0], [1, 1])
