"""The arithmetic of a picture: where a value stands on a line, and which ticks to write below it. No drawing here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle

STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from ``low`` to ``high``; places on it are given in per cent of its width, from the left."""

    low: float
    high: float
    ticks: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise ValueError("an axis runs upwards")

    def place(self, value: float) -> float:
        """Give the place of a value, kept within the line.

        Examples
        --------
        >>> Axis(0.0, 0.5).place(0.125)
        25.0
        """
        return round(100 * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low), 2)

    def span(self, low: float, high: float) -> tuple[float, float]:
        """Give the place where a bar begins, and its width.

        Examples
        --------
        >>> Axis(0.0, 1.0).span(0.25, 0.75)
        (25.0, 50.0)
        """
        start = self.place(low)
        return start, round(self.place(high) - start, 2)


def axis_for(values: Iterable[float], *, most: float = 1.0) -> Axis:
    """Give an axis from zero that holds these shares, ending on a round tick; never beyond ``most``.

    Examples
    --------
    >>> axis_for([0.03, 0.19])
    Axis(low=0.0, high=0.2, ticks=(0.0, 0.05, 0.1, 0.15, 0.2))
    >>> axis_for([]).high
    1.0
    """
    highest = max(values, default=most)
    step = next((one for one in STEPS if one * (MOST_TICKS - 1) >= highest), STEPS[-1])
    number = max(1, -int(-highest // step))
    high = min(most, number * step) if highest > 0 else most
    ticks = tuple(round(index * step, 4) for index in range(number + 1) if index * step <= high + 1e-9)
    return Axis(0.0, high, ticks)


def axis_of_counts(values: Iterable[float]) -> Axis:
    """Give an axis from zero that holds these numbers of things, with at most five round ticks.

    Examples
    --------
    >>> axis_of_counts([3.2, 19])
    Axis(low=0.0, high=20.0, ticks=(0.0, 5.0, 10.0, 15.0, 20.0))
    >>> axis_of_counts([]).ticks, axis_of_counts([1_200_000]).high
    ((0.0, 1.0), 1500000.0)
    """
    highest = max(values, default=1.0)
    step, round_numbers = 1.0, cycle((2.0, 2.5, 2.0))  # 1, 2, 5, 10, 20, 50 …
    while step * (MOST_TICKS - 1) < highest:
        step *= next(round_numbers)
    number = max(1, -int(-highest // step))
    return Axis(0.0, number * step, tuple(index * step for index in range(number + 1)))


def stacked(parts: Iterable[float]) -> list[tuple[float, float]]:
    """Give the place and the width of each part of a bar that holds them all.

    Examples
    --------
    >>> stacked([1, 3])
    [(0.0, 25.0), (25.0, 75.0)]
    >>> stacked([0, 0])
    [(0.0, 0.0), (0.0, 0.0)]
    """
    known = list(parts)
    whole = sum(known)
    found, start = [], 0.0
    for part in known:
        width = 100 * part / whole if whole else 0.0
        found.append((round(start, 2), round(width, 2)))
        start += width
    return found
