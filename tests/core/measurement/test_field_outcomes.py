"""Besides a win: who orders again within a year, and which won case is a large one; what is not known yet is not guessed."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from cordee.core.measurement.data_gain import gains
from cordee.core.measurement.field_outcomes import no_second_order, worth_much

START = datetime(2024, 1, 1)
NOW = datetime(2026, 1, 1)


def day(number):
    return START + timedelta(days=number)


def test_a_customer_is_judged_when_a_year_went_by_since_the_first_order():
    places, left = no_second_order(["a", "b", "b", "c"], [day(0), day(10), day(374), day(700)], as_of=NOW)

    assert dict(zip(places.tolist(), left.tolist(), strict=True)) == {0: True, 1: False}


def test_a_second_order_after_more_than_a_year_comes_too_late():
    _, left = no_second_order(["a", "a"], [day(0), day(366)], as_of=NOW)

    assert left.tolist() == [True]


def test_a_case_of_no_account_or_not_won_is_nobody_s_order():
    places, _ = no_second_order([None, "a"], [day(0), None], as_of=NOW)

    assert len(places) == 0


def test_a_large_case_is_worth_more_than_half_of_the_won_ones():
    places, much = worth_much([9.0, 1.0, 2.0, 3.0, 4.0, None], [False, True, True, True, True, True])

    assert (places.tolist(), much.tolist()) == ([1, 2, 3, 4], [False, False, True, True])


def test_a_field_that_decides_who_orders_again_is_found_and_another_is_not():
    rng = np.random.default_rng(4)
    n = 400
    park, colour = rng.choice(["old", "new"], n), rng.choice(["red", "blue"], n)
    again = rng.random(n) < np.where(park == "old", 0.75, 0.25)
    accounts = [f"a{one}" for one in range(n)] + [f"a{one}" for one in np.flatnonzero(again)]
    won_at = [day(one % 200) for one in range(n)] + [day(int(one) % 200 + 90) for one in np.flatnonzero(again)]

    places, left = no_second_order(accounts, won_at, as_of=NOW)
    found = gains(
        left, {"park": park.tolist(), "colour": colour.tolist()}, used={}, known={"park": "before", "colour": "before"}, rng=rng
    )

    assert len(places) == n
    assert left.sum() == n - again.sum()
    assert [one.word == "adds" for one in found] == [True, False]
    assert found[0].gain.low < 1 - (0.75 * np.log(0.75) + 0.25 * np.log(0.25)) / np.log(0.5) < found[0].gain.high
