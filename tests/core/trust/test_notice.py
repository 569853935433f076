"""By when somebody must have been told what we hold, or have an answer: one month, the shorter month's last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.notice import due_notice, month_after
from cordee.core.trust.rulebook import rule_named


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 3, 1), date(2026, 4, 1)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_month_s_last(day, after):
    assert month_after(day) == after


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_month_is_never_shorter_than_february_nor_longer_than_its_longest(day):
    assert timedelta(days=28) <= month_after(day) - day <= timedelta(days=31)


def test_who_was_told_is_done_with_even_before_we_knew_them():
    told = due_notice("p", date(2026, 3, 1), [date(2026, 5, 1), date(2026, 2, 1)], date(2026, 9, 1))

    assert (told.state, told.given_on) == ("given", date(2026, 2, 1))


def test_who_was_not_told_is_due_until_the_day_and_late_the_day_after():
    states = [due_notice("p", date(2026, 3, 1), [], day).state for day in (date(2026, 3, 2), date(2026, 4, 1), date(2026, 4, 2))]

    assert states == ["due", "due", "late"]


@pytest.mark.parametrize("rule", ["notice.imported", "notice.request"])
def test_the_rules_of_information_warn(rule):
    assert rule_named(rule).severity == "warns"
