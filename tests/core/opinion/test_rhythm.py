"""How often somebody exchanges is told in days a month since files know of them, never as nought where files know nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from cordee.core.opinion.rhythm import MONTH, Rhythm, days_by_month, rhythms_of
from tests.core.opinion.test_circles import DAY, NOW, asked

RECENT = datetime(2026, 2, 20, 9)


def test_many_messages_of_one_day_are_one_day_and_what_others_write_is_not_theirs():
    said = [("k0", "k1", RECENT), ("k0", "k2", RECENT + timedelta(hours=3)), ("k1", "k0", RECENT + timedelta(days=2))]

    found = asked(days_by_month(NOW), said=said, touched=[("k3", 1, RECENT), ("k3", 1, RECENT + timedelta(days=1))])

    assert found == [{"portrait": "ann", "month": 0, "days": 2}]


def test_months_go_back_from_the_last_day_that_counts():
    said = [("k0", "k1", NOW - timedelta(days=back, hours=1)) for back in (0, 29, 30, 60)]

    found = {row["month"]: row["days"] for row in asked(days_by_month(NOW), said=said)}

    assert found == {0: 2, 1: 1, 2: 1}


def test_who_agreed_to_something_else_is_counted_in_nothing():
    assert asked(days_by_month(NOW), said=[("k0", "k1", RECENT)], field="traces") == []


def test_months_without_an_exchange_count_once_files_know_of_one():
    rows = [{"portrait": "ann", "month": month, "days": 3} for month in (0, 4)]

    assert rhythms_of(rows)["ann"].months == (3, 0, 0, 0)


@pytest.mark.parametrize(
    ("rhythm", "agreed", "reason"),
    [
        (Rhythm(), True, "no_exchange"),
        (Rhythm((4, 5)), True, "too_few_months"),
        (Rhythm((4, 5, 6)), False, "exchanges_not_agreed"),
    ],
)
def test_what_is_not_known_has_its_reason_and_is_no_nought(rhythm, agreed, reason):
    row = rhythm.columns(agreed, DAY)

    assert row["exchange_days"] is None
    assert row["exchange_days_evidence"]["reason"] == reason


def test_the_period_told_is_the_one_that_was_counted():
    row = Rhythm((2, 2, 2)).columns(True, date(2026, 3, 1))

    assert (row["exchange_days_evidence"]["since"], row["exchange_days_evidence"]["until"]) == (
        date(2025, 12, 2),
        date(2026, 3, 1),
    )


def test_the_range_holds_the_truth_of_people_who_exchange_in_spells_and_a_plain_count_s_does_not():
    rng, months, draws = np.random.default_rng(3), 12, 1000
    busy = rng.gamma(4.0, 4.0 / 4.0, (draws, months))  # on average 4 days, half of the months twice as busy as others
    days = np.minimum(rng.poisson(busy), MONTH)

    found = [Rhythm(tuple(int(one) for one in row)).columns(True, DAY)["exchange_days_evidence"] for row in days]

    held = sum(one["low"] <= 4 <= one["high"] for one in found) / draws
    assert 0.92 <= held <= 0.98
