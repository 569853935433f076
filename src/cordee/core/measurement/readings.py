"""Two readings of the same wins side by side: the default way of sharing them out, a rival, and where the two differ.

No way of sharing out is evidence of what caused a win. These two were chosen because, where the truth is known, the
first is least wrong on the whole, and the second most often nearer to it where the first is not (decision 22).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

DEFAULT = "u_position"
RIVAL = "last"
ENOUGH_WINNERS = 20
# Part of all credit that lies with the wrong one, on markets whose truth is known: benchmarks/default_credit.py, fresh seeds.
MISPLACED = {"u_position": 0.356, "last": 0.362}
MARKETS = 168
Row = Mapping[str, Any]
Verdict = Literal["agree", "differ", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one way gives one item: wins credited, their range, and how many winning accounts it touched.

    Parameters
    ----------
    credit
        Wins; None where there was nothing to share.
    low, high
        The range of the credit; None where too little is known.
    n
        Winning accounts that the item touched.
    reason
        Why there is no range.
    """

    credit: float | None
    low: float | None
    high: float | None
    n: int
    reason: str | None

    @property
    def known(self) -> bool:
        """Whether there is a range."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class Compared:
    """One item under the two ways."""

    item: str
    default: Reading
    rival: Reading
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Readings:
    """All items of one dimension, and the wins before which none of them was met.

    Parameters
    ----------
    items
        The items, most wins credited first.
    untouched
        Wins before which no touch names anything of this dimension.
    wins
        All wins.
    """

    items: tuple[Compared, ...]
    untouched: float
    wins: float

    @property
    def known(self) -> tuple[Compared, ...]:
        """The items that the default gives a range."""
        return tuple(one for one in self.items if one.default.known)

    @property
    def differing(self) -> tuple[Compared, ...]:
        """The items to which the two ways give ranges that do not meet."""
        return tuple(one for one in self.items if one.verdict == "differ")

    @property
    def most_winners(self) -> int:
        """The winning accounts that the best known item touched."""
        return max((one.default.n for one in self.items), default=0)

    @property
    def lacking(self) -> int:
        """How many more winning accounts the best known item needs before it gets a range; 0 where one has it."""
        return 0 if self.known else max(0, ENOUGH_WINNERS - self.most_winners)


def read(credits: Sequence[Row], *, default: str = DEFAULT, rival: str = RIVAL) -> Readings:
    """Set two ways of sharing the wins of one dimension out beside one another.

    Parameters
    ----------
    credits
        Rows of the table ``credits``, of one dimension.
    default, rival
        The two models.

    Returns
    -------
    Readings
        Two ranges of one item that do not meet make it ``differ``; where either is missing it is ``unknown``. Ranges that
        meet do not prove that the two say the same.

    Examples
    --------
    >>> def row(model, item, credit, low, high, n):
    ...     evidence = {"low": low, "high": high, "n": n, "reason": None if low else "too_few_winners"}
    ...     return {"model": model, "item": item, "credit": credit, "credit_evidence": evidence}
    >>> found = read([row("u_position", "mail", 30.0, 22, 39, 40), row("last", "mail", 12.0, 8, 18, 40),
    ...               row("u_position", "", 10.0, None, None, 0)])
    >>> [(one.item, one.verdict) for one in found.items], found.untouched, found.wins
    ([('mail', 'differ')], 10.0, 40.0)
    """
    by_model = {model: {row["item"]: row for row in credits if row["model"] == model} for model in (default, rival)}
    untouched = float(by_model[default].get("", {}).get("credit") or 0.0)
    items = [
        _compared(item, _reading(row), _reading(by_model[rival].get(item))) for item, row in by_model[default].items() if item
    ]
    items.sort(key=lambda one: (-(one.default.credit or 0.0), one.item))
    return Readings(tuple(items), untouched, untouched + sum(one.default.credit or 0.0 for one in items))


def _reading(row: Row | None) -> Reading:
    if row is None:
        return Reading(None, None, None, 0, "other")
    evidence = row["credit_evidence"]
    return Reading(row["credit"], evidence["low"], evidence["high"], int(evidence["n"]), evidence["reason"])


def _compared(item: str, default: Reading, rival: Reading) -> Compared:
    if default.low is None or default.high is None or rival.low is None or rival.high is None:
        return Compared(item, default, rival, "unknown")
    apart = default.high < rival.low or rival.high < default.low
    return Compared(item, default, rival, "differ" if apart else "agree")
