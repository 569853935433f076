"""How customers were served: complaints and satisfaction by origin, answers to new customers beside the largest."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from cordee.core.measurement.tail_service import (
    Service,
    answered_in_time,
    complaints,
    satisfaction,
    service_of,
    tickets_known,
    tickets_of,
)
from cordee.core.vocabulary.facts import TICKETS
from cordee.core.vocabulary.results import CASES, IDENTITY_LINKS
from tests.asking import answer, when

NOW = datetime(2026, 9, 1)
LONG_AGO = NOW - timedelta(days=500)


def dice():
    return np.random.default_rng(1)


def side(mark, n=40):
    return [{"organisation_id": f"{mark}{place}", "first_order_at": LONG_AGO} for place in range(n)]


def desk(since=LONG_AGO, **counts):
    """Give a help desk that holds the same of every account whose id begins with a letter."""
    rows = {f"{mark}{place}": one(place) for mark, one in counts.items() for place in range(60)}
    return Service(rows, since, kinds=9, answers=9, ratings=9)


def test_tickets_are_counted_by_account_as_of_a_day_and_what_nobody_answered_is_not_in_time():
    ticket = {"organisation_key": "domain:moulin.example", "kind": "other"}
    world = {
        TICKETS: [
            ticket | {"happened_at": when("2026-08-01"), "answered_at": when("2026-08-01T20:00:00"), "satisfied": True},
            ticket
            | {"happened_at": when("2026-08-02"), "answered_at": when("2026-08-04"), "kind": "complaint", "satisfied": False},
            ticket | {"happened_at": when("2026-08-03"), "satisfied": None},
            ticket | {"happened_at": when("2026-08-31T12:00:00")},  # of the last day: too early to ask
            ticket | {"happened_at": when("2025-08-01"), "kind": "complaint"},  # more than a year ago
            ticket | {"organisation_key": "domain:nobody.example", "happened_at": when("2026-08-01")},
        ],
        IDENTITY_LINKS: [{"kind": "organisation", "key": "domain:moulin.example", "id": "m", "because": "domain"}],
        CASES: [
            {"case_key": "1", "organisation_id": "m", "won_at": when("2026-05-03T12:00:00"), "opened_at": when("2026-04-01")}
        ],
    }

    (row,) = answer(world, tickets_of(NOW))
    (sums,) = answer(world, tickets_known())

    assert row == {
        "organisation_id": "m",
        "complaints": 1,
        "rated": 2,
        "good": 1,
        "asked": 3,
        "in_time": 1,
        "new_asked": 1,
        "new_in_time": 1,
    }
    assert sums == {"since": when("2025-08-01"), "kinds": 6, "answers": 2, "ratings": 2}
    assert service_of([row], sums).by_account["m"] is row


def test_customers_who_complain_less_are_told_with_a_range():
    served = desk(a=lambda place: {"complaints": place % 2}, b=lambda place: {"complaints": 3 + place % 2})

    found = complaints(served, (side("a"), side("b")), NOW, dice())

    assert (found.ours.value, found.theirs.value) == (0.5, 3.5)
    assert found.difference.low < -3 < found.difference.high < -2.5


def test_an_account_without_a_ticket_complained_of_nothing_but_has_no_satisfaction():
    served = desk(a=lambda place: {"complaints": 1, "rated": 2, "good": 1})

    assert complaints(served, (side("a"), side("c")), NOW, dice()).theirs.value == 0.0
    assert satisfaction(served, (side("a"), side("c")), dice()).theirs.reason == "too_few_customers"
    assert satisfaction(served, (side("a"), side("c")), dice()).ours.value == 0.5


def test_whoever_was_no_customer_yet_when_tickets_begin_had_no_time_to_complain_and_is_left_out():
    served = desk(a=lambda place: {"complaints": 1}, since=NOW - timedelta(days=200))
    young = [row | {"first_order_at": NOW - timedelta(days=199)} for row in side("a")]

    assert complaints(served, (young, side("b")), NOW, dice()).difference.n == 0
    assert (
        complaints(desk(since=NOW - timedelta(days=60)), (side("a"), side("b")), NOW, dice()).difference.reason == "not_seen_yet"
    )


def test_new_customers_who_are_answered_later_than_the_largest_are_told():
    served = desk(a=lambda place: {"new_asked": 4, "new_in_time": 1 + place % 2}, b=lambda place: {"asked": 4, "in_time": 4})

    found = answered_in_time(served, side("a"), side("b", 12), dice())

    assert (found.ours.value, found.theirs.value) == (0.375, 1.0)
    assert found.difference.high < -0.5


def test_a_customer_counts_once_however_many_tickets_they_have():
    served = desk(
        a=lambda place: {"rated": 1, "good": 1} if place else {"rated": 1000, "good": 0}, b=lambda place: {"rated": 1, "good": 0}
    )

    assert satisfaction(served, (side("a"), side("b")), dice()).ours.value == pytest.approx(39 / 40)


def test_what_no_ticket_says_is_not_given():
    nothing = Service({}, LONG_AGO)

    for found in (complaints(nothing, (side("a"), side("b")), NOW, dice()), satisfaction(nothing, (side("a"), side("b")), dice()),
                  answered_in_time(nothing, side("a"), side("b"), dice())):  # fmt: skip
        assert {found.ours.reason, found.theirs.reason, found.difference.reason} == {"not_given"}
