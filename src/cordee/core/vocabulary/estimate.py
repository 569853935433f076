"""A figure with what it rests on: n, its range, or the reason why there is none. It travels whole to every page, file and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Self

from cordee.core.vocabulary.reasons import REASONS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, how many cases it rests on, and the range where the true value very likely lies.

    Parameters
    ----------
    value
        The figure; None where it cannot be told, and then ``reason`` says why.
    n
        How many cases, answers, people it rests on.
    low, high
        The ends of the range in the figure's own unit, at 95 in a hundred where nothing else is said; both or neither.
    reason
        Why there is no figure or no range; an id of ``REASONS``. Required where there is no range.
    method
        How it was worked out; the id of a formula where it has words.

    Examples
    --------
    >>> Estimate(0.8, 120, 0.7, 0.86).span, Estimate(None, 3, reason="too_few").span
    ((0.7, 0.86), None)
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    reason: str | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has two ends")
        if self.low is None and self.reason not in REASONS:
            raise ValueError("a figure without a range says why, in a reason that has words")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError("a range runs upwards")
        if self.value is None and self.reason is None:
            raise ValueError("a figure that is not there says why")
        if self.value is not None and not isfinite(self.value):
            raise ValueError("a figure is a number")

    @property
    def span(self) -> tuple[float, float] | None:
        """The ends of the range; None where there is none."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    def evidence(self, *, formula: str = "", since: date | None = None, until: date | None = None, rows: str = "") -> Row:
        """Give what stands behind the figure as results store it: all but the value.

        Parameters
        ----------
        formula
            Id of the formula that *Why?* explains; the method where none is named.
        since, until
            First and last day of what was counted.
        rows
            The question that shows the rows behind, as ``table?condition``.
        """
        return {
            "n": self.n, "low": self.low, "high": self.high, "reason": self.reason, "since": since, "until": until,
            "formula": formula or self.method, "rows": rows,
        }  # fmt: skip

    def columns(
        self, name: str, *, formula: str = "", since: date | None = None, until: date | None = None, rows: str = ""
    ) -> Row:
        """Give the two columns of a results table that a figure takes: its value, and what stands behind it.

        Examples
        --------
        >>> found = Estimate(0.5, 40, 0.35, 0.65).columns("won_rate", formula="wilson")
        >>> found["won_rate"], found["won_rate_evidence"]["n"]
        (0.5, 40)
        """
        return {name: self.value, f"{name}_evidence": self.evidence(formula=formula, since=since, until=until, rows=rows)}

    @classmethod
    def stored(cls, row: Mapping[str, Any] | None, name: str) -> Self:
        """Give the figure that a row of results holds in its two columns; one not known where there is no row.

        Examples
        --------
        >>> made = Estimate(0.5, 40, 0.35, 0.65, method="wilson")
        >>> Estimate.stored(made.columns("won_rate"), "won_rate") == made, Estimate.stored(None, "won_rate").reason
        (True, 'other')
        """
        if row is None:
            return cls(None, 0, reason="other")
        behind = row[f"{name}_evidence"]
        return cls(row[name], int(behind["n"]), behind["low"], behind["high"], behind["reason"], behind.get("formula") or "")


def unknown(reason: str, n: int = 0, value: float | None = None, *, method: str = "") -> Estimate:
    """Give a figure that has no range, or cannot be told at all, with the reason.

    Examples
    --------
    >>> unknown("too_few", 3).value is None, unknown("counted_whole", 12, 3.5).value
    (True, 3.5)
    """
    return Estimate(value, n, reason=reason, method=method)
