"""When nobody is to be disturbed: nights and weekends, by the clock where the reader lives."""

from __future__ import annotations

from dataclasses import dataclass


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
