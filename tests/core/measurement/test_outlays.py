"""What was spent within a period: days count, currencies stay apart, and what reaches beyond is said."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.indicators import Span
from cordee.core.measurement.outlays import outlays

APRIL = Span(date(2026, 4, 1), date(2026, 4, 30))


def cost(since, until, amount, currency="EUR"):
    return {
        "happened_at": datetime.fromisoformat(since), "until": until and datetime.fromisoformat(until),
        "amount": Decimal(amount), "currency": currency,
    }  # fmt: skip


def test_a_month_counts_whole_a_quarter_by_its_days_and_what_lies_outside_not_at_all():
    [found] = outlays(
        [
            cost("2026-04-01", "2026-04-30", "300"),
            cost("2026-04-01", "2026-06-30", "910"),
            cost("2026-05-01", "2026-05-31", "999"),
            cost("2026-04-30", None, "7"),
        ],
        APRIL,
    )

    assert (found.amount, found.expenses, found.shared) == (Decimal("607.00"), 3, 1)


def test_currencies_are_not_added_up():
    found = outlays([cost("2026-04-02", None, "5"), cost("2026-04-03", None, "9", "USD")], APRIL)

    assert [(one.currency, one.amount) for one in found] == [("USD", Decimal("9.00")), ("EUR", Decimal("5.00"))]


def test_nothing_taken_in_is_no_nought():
    assert outlays([], APRIL) == ()


@given(st.integers(1, 10**6), st.integers(0, 60), st.integers(1, 60))
def test_two_halves_of_a_period_add_up_to_the_whole_but_for_a_cent(cents, day, length):
    first = date(2026, 3, 15).toordinal() + day
    one = cost(str(date.fromordinal(first)), str(date.fromordinal(first + length)), Decimal(cents) / 100)

    parts = [Span(date(2026, 4, 1), date(2026, 4, 12)), Span(date(2026, 4, 13), date(2026, 4, 30)), APRIL]
    sums = [sum((each.amount for each in outlays([one], part)), Decimal(0)) for part in parts]

    assert abs(sums[0] + sums[1] - sums[2]) <= Decimal("0.01")
