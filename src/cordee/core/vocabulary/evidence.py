"""Evidence: what stands behind a figure. It travels with the figure to every page, file and answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a figure rests on: n, the interval or the reason why there is none, period, formula, rows.

    Parameters
    ----------
    n
        How many cases the figure rests on.
    low, high
        The 95 % interval in the figure's own unit; both or neither.
    reason
        Why there is no interval or no figure; an id that faces translate. Required where low is None.
    since, until
        First and last day of what was counted.
    formula
        Id of the formula, explained in the manual and under *Why?*.
    rows
        The question that shows the rows behind, as ``table?condition``.
    """

    n: int
    low: float | None = None
    high: float | None = None
    reason: str | None = None
    since: date | None = None
    until: date | None = None
    formula: str = ""
    rows: str = ""

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has two ends")
        if self.low is None and not self.reason:
            raise ValueError("a figure without an interval says why")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("an interval runs upwards")

    def as_row(self) -> dict[str, object]:
        """Give the evidence as the struct that results store."""
        return asdict(self)
