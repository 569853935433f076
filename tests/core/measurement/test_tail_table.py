"""The long tail as a table: a hypothesis is tested, not taken for granted, and new customers are set beside the largest."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from cordee.core.measurement.tail_customers import Fit
from cordee.core.measurement.tail_table import judge_tail

NOW = datetime(2026, 9, 1)


def customer(place, **more):
    first = NOW - timedelta(days=600 + place % 7)
    return {"met_at": first - timedelta(days=30), "first_order_at": first, "last_order_at": first, "revenue": 1000.0, "spent": 10.0, "paid_before": 1,
            "attention": 2, "attention_now": 2} | more  # fmt: skip


def judged(rows, score, *, currency="EUR", **more):
    fit = Fit(np.array(score, dtype=float), np.full(len(rows), 0.3))
    found = judge_tail(rows, fit, currency=currency, as_of=NOW, rng=np.random.default_rng(1), **more)
    return {(row["item"], row["who"]): row for row in found}


def two_kinds(unpredicted, others, n=60):
    rows = [customer(place, revenue=unpredicted + place % 9, paid_before=0, spent=0.0) for place in range(n)]
    rows += [customer(place, revenue=others + place % 9) for place in range(n)]
    return rows, [0.1] * n + [0.6] * n


def test_where_unpredicted_customers_bring_more_the_hypothesis_holds_with_its_range():
    found = judged(*two_kinds(2000, 1000))["net", "difference"]

    assert (found["word"], found["currency"]) == ("holds", "EUR")
    assert found["evidence"]["low"] < 1010 < found["evidence"]["high"]


def test_where_they_bring_less_it_is_said_and_where_alike_nothing_is_settled():
    assert judged(*two_kinds(1000, 2000))["net", "difference"]["word"] == "contrary"
    rows, score = two_kinds(1000, 1000)
    noisy = [row | {"revenue": 100.0 * (place * 7 % 60), "spent": 0.0} for place, row in enumerate(rows)]
    assert judged(noisy, score)["net", "difference"]["word"] == "open"


def test_a_likely_customer_or_one_who_met_something_paid_is_not_unpredicted():
    rows, score = two_kinds(2000, 1000)
    paid = [row | {"paid_before": 1} for row in rows]

    assert judged(paid, score)["net", "difference"]["word"] == "too_few"
    assert judged(rows, [0.9] * len(rows))["net", "difference"]["word"] == "too_few"


def test_customers_without_a_frozen_score_are_left_out_and_counted():
    rows, score = two_kinds(2000, 1000)
    found = judged([*rows, customer(0), customer(1)], [*score, np.nan, np.nan])

    assert found["left_out", "all"]["figure"] == 2.0
    assert found["return", "unpredicted"]["evidence"]["n"] == 60


def test_a_customer_whose_amount_is_not_known_is_left_out_of_money_and_is_no_zero():
    rows, score = two_kinds(2000, 1000)
    unknown = [customer(place, revenue=None, paid_before=0, spent=0.0) for place in range(40)]

    known, found = judged(rows, score), judged([*rows, *unknown], [*score, *[0.1] * 40])

    assert found["unpriced", "all"]["figure"] == 40.0
    assert found["net", "difference"]["figure"] == known["net", "difference"]["figure"]
    assert found["equals", "all"]["figure"] == known["equals", "all"]["figure"]
    assert (found["share", "rest"]["evidence"]["n"], found["kept", "unpredicted"]["evidence"]["n"]) == (120, 100)


def test_where_one_side_is_too_few_the_return_of_the_other_is_still_told():
    rows, score = two_kinds(2000, 1000)

    found = judged(rows[50:], score[50:])

    assert found["net", "difference"]["word"] == "too_few"
    assert (found["return", "unpredicted"]["evidence"]["reason"], found["return", "unpredicted"]["evidence"]["n"]) == (
        "too_few_customers",
        10,
    )
    assert found["return", "others"]["figure"] == pytest.approx(99.4, abs=0.5)
    assert found["return", "others"]["evidence"]["n"] == 60


def test_what_cost_nothing_has_no_return_and_money_without_a_currency_no_figure():
    rows, score = two_kinds(2000, 1000)

    assert judged(rows, score)["return", "unpredicted"]["evidence"]["reason"] == "no_costs"
    assert judged(rows, score, currency=None)["net", "difference"]["evidence"]["reason"] == "no_amounts"


def test_whoever_ordered_again_within_a_year_stayed():
    rows, score = two_kinds(2000, 1000)
    again = [row | {"last_order_at": row["first_order_at"] + timedelta(days=300)} if row["paid_before"] == 0 and place % 2 else row
             for place, row in enumerate(rows)]  # fmt: skip

    found = judged(again, score)

    assert found["kept", "unpredicted"]["figure"] == 0.5
    assert found["kept", "others"]["figure"] == 0.0


def test_a_fifth_that_brings_nearly_all_is_seen():
    rows = [customer(place, revenue=10_000.0 if place < 20 else 100.0) for place in range(100)]

    found = judged(rows, [0.6] * 100)

    assert found["share", "top_fifth"]["figure"] > 0.9
    assert abs(found["share", "top_fifth"]["figure"] + found["share", "rest"]["figure"] - 1) < 1e-9


def test_new_customers_who_get_fewer_of_our_touches_than_the_largest_are_told():
    recent = {"first_order_at": NOW - timedelta(days=200), "last_order_at": NOW - timedelta(days=200), "attention": 1}
    rows = [customer(place, revenue=9000.0, attention_now=8 + place % 2) for place in range(20)]
    rows += [customer(place, **recent, revenue=100.0) for place in range(180)]

    found = judged(rows, [0.6] * 200)

    assert found["attention", "difference"]["evidence"]["high"] < -5
    assert found["attention", "first_order"]["figure"] == 1.0


def test_a_company_without_a_customer_has_no_table():
    assert judged([customer(0) | {"first_order_at": None, "last_order_at": None}], [0.5]) == {}


def test_without_a_ticket_complaints_satisfaction_and_answers_are_not_given_rather_than_none():
    found = judged(*two_kinds(2000, 1000))

    for item in ("complaints", "satisfaction", "answer"):
        assert (found[item, "difference"]["figure"], found[item, "difference"]["evidence"]["reason"]) == (None, "not_given")


def test_contents_have_a_head_and_a_tail_too_and_customers_are_like_so_many_equal_ones():
    rows = [customer(place, revenue=10_000.0 if place < 20 else 100.0) for place in range(100)]

    found = judged(rows, [0.6] * 100, contents=[80] * 10 + [5] * 40)
    nothing = judged(rows, [0.6] * 100)

    assert found["contents", "top_fifth"]["figure"] == 0.8
    assert found["contents", "rest"]["figure"] == pytest.approx(0.2)
    assert 20 < found["equals", "all"]["figure"] < 22
    assert nothing["contents", "rest"]["evidence"]["reason"] == "too_few_contents"
