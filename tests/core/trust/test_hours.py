"""Quiet hours go by the clock where the reader lives, also on the nights when it is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.trust.hours import LONGEST, Hours, is_quiet, next_open

PARIS = ("Europe/Paris",)
NIGHTS = Hours(weekends=False)


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (paris(2026, 3, 2, 7, 59), True),
        (paris(2026, 3, 2, 8, 0), False),
        (paris(2026, 3, 2, 19, 59), False),
        (paris(2026, 3, 2, 20, 0), True),
        (paris(2026, 3, 7, 11, 0), True),
        (paris(2026, 3, 8, 11, 0), True),
    ],
)
def test_evenings_nights_and_weekends_are_quiet(at, quiet):
    assert is_quiet(at, Hours(), PARIS) is quiet


def test_the_night_of_march_is_an_hour_shorter_and_that_of_october_an_hour_longer():
    spring, autumn = paris(2026, 3, 28, 20, 0), paris(2026, 10, 24, 20, 0)

    nights = [next_open(evening, NIGHTS, PARIS) - evening.astimezone(UTC) for evening in (spring, autumn)]

    assert nights == [timedelta(hours=11), timedelta(hours=13)]


def test_an_hour_that_the_clock_skips_ends_the_quiet_when_it_would_have_come():
    until_two = Hours(20, 2, weekends=False)

    assert next_open(paris(2026, 3, 29, 0, 30), until_two, PARIS) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_an_hour_that_the_clock_tells_twice_is_quiet_twice():
    until_three = Hours(20, 3, weekends=False)
    first, second = (paris(2026, 10, 25, 2, 30).replace(fold=fold) for fold in (0, 1))

    assert is_quiet(first, until_three, PARIS)
    assert is_quiet(second, until_three, PARIS)
    assert next_open(first, until_three, PARIS) == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


def test_utc_would_wake_a_reader_in_paris_in_summer():
    eight_in_utc_winter = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)

    assert not is_quiet(eight_in_utc_winter, Hours(), PARIS)
    assert is_quiet(eight_in_utc_winter, Hours(), ["America/New_York"])


def test_where_a_country_has_several_zones_a_moment_must_suit_all():
    zones = ["America/New_York", "America/Los_Angeles"]

    opens = next_open(datetime(2026, 3, 2, 13, 0, tzinfo=UTC), Hours(), zones)

    assert opens == datetime(2026, 3, 2, 16, 0, tzinfo=UTC)


def test_zones_without_a_common_hour_have_no_next_moment():
    short = Hours(12, 11, weekends=False)

    assert next_open(datetime(2026, 3, 2, tzinfo=UTC), short, ["Europe/Paris", "Asia/Tokyo"]) is None


def test_no_hour_is_quiet_where_both_bounds_are_the_same():
    assert not is_quiet(paris(2026, 3, 2, 3, 0), Hours(8, 8, weekends=False), PARIS)


def test_an_hour_of_25_is_a_mistake():
    with pytest.raises(ValueError, match="0 to 23"):
        Hours(quiet_from=25)


ZONES = [
    "Europe/Paris",
    "Europe/London",
    "America/Santiago",
    "America/Havana",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
AROUND_CHANGES = st.builds(
    lambda year, month, minutes: datetime(year, month, 20, tzinfo=UTC) + timedelta(minutes=minutes),
    st.sampled_from([2011, 2025, 2026, 2027]),
    st.sampled_from([2, 3, 4, 8, 9, 10, 12]),
    st.integers(0, 18 * 24 * 60),
)


@settings(max_examples=300)
@given(
    AROUND_CHANGES,
    st.integers(0, 23),
    st.integers(0, 23),
    st.booleans(),
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=2),
)
def test_the_next_open_moment_is_the_first_that_is_not_quiet(at, quiet_from, quiet_until, weekends, zones):
    hours = Hours(quiet_from, quiet_until, weekends)

    found = next_open(at, hours, zones)

    if not is_quiet(at, hours, zones):
        assert found == at
        return
    quarters = [at.replace(minute=at.minute // 15 * 15) + timedelta(minutes=15 * n) for n in range(1, 4 * 24 * LONGEST.days)]
    assert found == next((one for one in quarters if not is_quiet(one, hours, zones)), None)
