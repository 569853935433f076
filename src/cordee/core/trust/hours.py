"""When nobody is to be disturbed: nights and weekends, by the clock where the reader lives.

The clock on the wall decides. Where it is changed, the quiet ends when the wall says eight, so the night may last eleven
hours or thirteen; an hour that the clock skips or tells twice is judged by what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
DAY = timedelta(days=1)
LONGEST = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Hours:
    """Quiet hours by the local clock, from an hour until another, over midnight where need be; and weekends.

    Parameters
    ----------
    quiet_from, quiet_until
        Hours of the day, 0 to 23; the same twice means that no hour is quiet.
    weekends
        Whether Saturday and Sunday are quiet.
    """

    quiet_from: int = 20
    quiet_until: int = 8
    weekends: bool = True

    def __post_init__(self) -> None:
        if not (0 <= self.quiet_from <= 23 and 0 <= self.quiet_until <= 23):
            raise ValueError(f"hours are 0 to 23: {self.quiet_from}, {self.quiet_until}")


def is_quiet(at: datetime, hours: Hours, zones: Sequence[str]) -> bool:
    """Say whether a moment is quiet in any of the reader's zones.

    Examples
    --------
    >>> monday = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    >>> is_quiet(monday, Hours(), ["Europe/Paris"]), is_quiet(monday, Hours(), ["Europe/Paris", "Europe/London"])
    (False, True)
    """
    return any(_quiet(at.astimezone(ZoneInfo(zone)), hours) for zone in zones)


def next_open(at: datetime, hours: Hours, zones: Sequence[str]) -> datetime | None:
    """Give the first moment, from one on, that is quiet in none of the reader's zones, in UTC; None where none within 8 days.

    Examples
    --------
    The last Sunday of March: Monday's eight o'clock comes an hour earlier than the Monday before.

    >>> next_open(datetime(2026, 3, 27, 19, tzinfo=UTC), Hours(), ["Europe/Paris"]).isoformat()
    '2026-03-30T06:00:00+00:00'
    """
    found, latest = at.astimezone(UTC), at + LONGEST
    while found <= latest:
        moved = found
        for zone in zones:
            moved = _open_in(moved, hours, ZoneInfo(zone))
        if moved == found:
            return found
        found = moved
    return None


def _quiet(local: datetime, hours: Hours) -> bool:
    if hours.weekends and local.weekday() >= SATURDAY:
        return True
    if hours.quiet_from <= hours.quiet_until:
        return hours.quiet_from <= local.hour < hours.quiet_until
    return local.hour >= hours.quiet_from or local.hour < hours.quiet_until


def _open_in(at: datetime, hours: Hours, zone: ZoneInfo) -> datetime:
    """Give the first moment from ``at`` on that is not quiet in one zone."""
    found = at
    while _quiet(local := found.astimezone(zone), hours):
        found = min(_turns_after(found, local, hours, zone))
    return found


def _turns_after(at: datetime, local: datetime, hours: Hours, zone: ZoneInfo) -> list[datetime]:
    """Give the coming moments at which quiet may end: the hour at which it does, and midnight, in either of their tellings."""
    days = [(local + number * DAY).date() for number in (0, 1, 2)]
    walls = [datetime.combine(day, time(hour), zone) for day in days for hour in {0, hours.quiet_until}]
    turns = [wall.replace(fold=fold).astimezone(UTC) for wall in walls for fold in (0, 1)]
    return [turn for turn in turns if turn > at]
