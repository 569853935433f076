"""One cap over all channels: no window of a week or a month holds more than it, wherever the window begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.trust.hours import Hours, is_quiet
from cordee.core.trust.pressure import HORIZON, MONTH, WEEK, Caps, Contact, Ledger, Limit, broken, holds, left, next_allowed

PARIS = ("Europe/Paris",)
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
PERSON = Caps(account_week=None)


def person(*moments: datetime, channel: str = "email") -> Ledger:
    return Ledger(person=tuple(Contact(one, channel) for one in moments))


def days(*numbers: float) -> list[datetime]:
    return [MONDAY + timedelta(days=number) for number in numbers]


def test_every_channel_counts_alike():
    ledger = Ledger(person=(Contact(MONDAY, "call"), Contact(MONDAY + timedelta(days=1), "event")))

    full = broken(ledger, MONDAY + timedelta(days=2), PERSON)

    assert [one.channel for one in full[0].contacts] == ["call", "event"]


def test_two_contacts_seven_days_apart_to_the_second_share_no_week():
    ledger = person(*days(0, 1))

    assert broken(ledger, MONDAY + WEEK - timedelta(seconds=1), PERSON)
    assert not broken(ledger, MONDAY + WEEK, PERSON)


def test_what_is_planned_for_next_week_counts_already():
    ledger = person(*days(6, 8))

    assert broken(ledger, MONDAY + timedelta(days=7), PERSON), "between two that are planned"
    assert broken(ledger, MONDAY + timedelta(days=1.5), PERSON), "before two that are planned"
    assert not broken(ledger, MONDAY + timedelta(days=1), PERSON), "seven days before the second"


def test_counting_from_monday_to_sunday_would_let_four_through_in_four_days():
    friday, saturday, monday, tuesday = days(4, 5, 7, 8)

    by_the_calendar = {one: one.isocalendar()[:2] for one in (friday, saturday, monday, tuesday)}

    assert sorted(list(by_the_calendar.values()).count(week) for week in set(by_the_calendar.values())) == [2, 2]
    assert broken(person(friday, saturday), monday, PERSON)


def test_counting_back_from_now_would_let_a_late_order_of_reservations_through():
    first, second, between = days(0, 6, 3)
    backward = [one for one in (first, second) if between - WEEK < one <= between]

    assert len(backward) < 2, "the seven days that end then hold one only"
    assert broken(person(first, second), between, PERSON)


def test_a_month_is_full_though_each_week_has_room():
    ledger = person(*days(0, 5, 9, 13, 18, 22))

    full = broken(ledger, MONDAY + timedelta(days=27), PERSON)

    assert [one.limit.window for one in full] == [MONTH]
    assert next_allowed(ledger, MONDAY + timedelta(days=27), caps=PERSON) == MONDAY + MONTH


def test_an_account_fills_by_what_its_people_get_together():
    ledger = Ledger(account=tuple(Contact(one) for one in days(*[number / 4 for number in range(10)])))

    assert [one.limit.who for one in broken(ledger, MONDAY + timedelta(days=3), Caps())] == ["account"]


def test_a_week_that_other_tools_overfilled_forbids_nothing_outside_it():
    ledger = person(*days(0, 0.1, 0.2, 0.3, 0.4), channel="imported")

    assert broken(ledger, MONDAY + timedelta(days=1), PERSON)
    assert next_allowed(ledger, MONDAY + timedelta(days=1), caps=PERSON) == MONDAY + timedelta(days=7.3)


def test_nobody_is_contacted_where_the_cap_is_nought():
    assert broken(Ledger(), MONDAY, Caps(person_week=0))
    assert next_allowed(Ledger(), MONDAY, caps=Caps(person_week=0)) is None


def test_there_is_no_next_moment_where_sixty_days_are_full():
    ledger = person(*days(*range(0, 75, 2)))

    assert next_allowed(ledger, MONDAY, caps=PERSON) is None


def test_the_next_moment_waits_for_the_morning_after_a_clock_change():
    saturday_before_the_change = datetime(2026, 3, 28, 12, tzinfo=UTC)

    assert next_allowed(Ledger(), saturday_before_the_change, caps=Caps(), hours=Hours(), zones=PARIS) == datetime(
        2026, 3, 30, 6, tzinfo=UTC
    )


def test_a_negative_cap_is_a_mistake():
    with pytest.raises(ValueError, match="0 or more"):
        Caps(person_week=-1)


MOMENTS = st.lists(st.integers(0, 70 * 24 * 4).map(lambda n: MONDAY + timedelta(minutes=15 * n)), max_size=14)
LIMITS = st.builds(Limit, st.just("person"), st.integers(1, 4), st.sampled_from([WEEK, MONTH]))


@settings(max_examples=400)
@given(MOMENTS, MOMENTS, LIMITS)
def test_a_contact_is_forbidden_exactly_where_it_would_overfill_a_window(moments, tried, limit):
    kept = [one for number, one in enumerate(sorted(moments)) if holds(sorted(moments)[: number + 1], limit)]
    kept = kept if holds(kept, limit) else []
    caps = Caps(limit.most if limit.window == WEEK else None, limit.most if limit.window == MONTH else None, None)

    for at in tried:
        assert bool(broken(person(*kept), at, caps)) != holds([*kept, at], limit)
        assert (left(person(*kept), at, limit) > 0) == holds([*kept, at], limit)


@settings(max_examples=120)
@given(MOMENTS, st.integers(0, 60), st.sampled_from([PARIS, ("America/New_York",), ("Europe/Lisbon", "Atlantic/Azores")]))
def test_the_next_moment_is_the_first_that_is_allowed(moments, start, zones):
    since, ledger, hours = MONDAY + timedelta(days=start, minutes=7), person(*moments), Hours()

    found = next_allowed(ledger, since, caps=PERSON, hours=hours, zones=zones)

    quarter_hours = (since.replace(minute=0) + timedelta(minutes=15 * n) for n in range(1, 4 * 24 * HORIZON.days))
    first = next(
        (one for one in quarter_hours if one >= since and not broken(ledger, one, PERSON) and not is_quiet(one, hours, zones)),
        None,
    )
    if found is None:
        assert first is None
    else:
        assert not broken(ledger, found, PERSON)
        assert not is_quiet(found, hours, zones)
        assert first is None or found <= first
