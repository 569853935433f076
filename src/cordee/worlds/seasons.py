"""The time a world lives in: its days, its quiet August and December, and how moments are written.

A moment is a whole number of seconds since the first day's midnight, UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

DAY = 86_400
OPENING, CLOSING = 8 * 3600, 18 * 3600
MONTH_WEIGHTS = (0.95, 1.0, 1.15, 1.05, 1.0, 1.1, 0.8, 0.4, 1.15, 1.2, 1.1, 0.5)
WEEKEND_WEIGHT = 0.1


@dataclass(frozen=True)
class Span:
    """The days that a world lives: ``months`` whole months up to and including ``end``.

    Parameters
    ----------
    zone
        The zone in which our tools write times that name none.
    """

    end: date
    months: int
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if not 1 <= self.months <= 600:
            raise ValueError("a world lives 1 to 600 months")

    @cached_property
    def start(self) -> date:
        """The first day.

        Examples
        --------
        >>> Span(date(2026, 10, 31), 24).start
        datetime.date(2024, 11, 1)
        """
        after = self.end + timedelta(days=1)
        year, month = divmod(after.year * 12 + after.month - 1 - self.months, 12)
        return date(year, month + 1, min(after.day, 28))

    @cached_property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    @cached_property
    def over(self) -> int:
        """The moment after the last one: the as-of of every truth."""
        return self.days * DAY

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """Every day."""
        return tuple(self.start + timedelta(days=number) for number in range(self.days))

    @cached_property
    def day_texts(self) -> tuple[str, ...]:
        """Every day as ISO 8601 writes it."""
        return tuple(day.isoformat() for day in self.dates)

    @cached_property
    def calendar_months(self) -> tuple[date, ...]:
        """The first of every calendar month touched by the span."""
        return tuple(sorted({day.replace(day=1) for day in self.dates}))

    @cached_property
    def month_of_day(self) -> NDArray[np.int64]:
        """For each day the position of its month in ``calendar_months``."""
        position = {month: number for number, month in enumerate(self.calendar_months)}
        return np.array([position[day.replace(day=1)] for day in self.dates], dtype=np.int64)

    @cached_property
    def day_weights(self) -> NDArray[np.float64]:
        """How much happens by the end of each day, as a share of the whole."""
        weights = [MONTH_WEIGHTS[day.month - 1] * (WEEKEND_WEIGHT if day.weekday() > 4 else 1.0) for day in self.dates]
        total = np.cumsum(np.array(weights))
        share: NDArray[np.float64] = total / total[-1]
        return share

    def moments(self, days: NDArray[np.float64], hours: NDArray[np.float64]) -> NDArray[np.int64]:
        """Turn two sets of uniform numbers into moments of working hours, by season and weekday."""
        number = np.minimum(np.searchsorted(self.day_weights, days, side="right"), self.days - 1)
        return np.asarray(number * DAY + OPENING + (hours * (CLOSING - OPENING)).astype(np.int64), dtype=np.int64)

    def moment(self, day: float, hour: float) -> int:
        """Turn two uniform numbers into one moment."""
        return int(self.moments(np.array([day]), np.array([hour]))[0])

    def when(self, moment: int) -> datetime:
        """Give the moment as a date and time, UTC without zone."""
        return datetime.combine(self.start, time()) + timedelta(seconds=moment)

    def local(self, moment: int) -> datetime:
        """Give the moment as our tools' clocks show it."""
        return self.when(moment).replace(tzinfo=UTC).astimezone(self._zone)

    def minute_text(self, moment: int) -> str:
        """Write the moment as a sales system's list does, in the zone: ``2024-03-12 09:14``."""
        return f"{self.local(moment):%Y-%m-%d %H:%M}"

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)
