"""Two readings of the same wins side by side: the default way of sharing them out, a rival, and where the two differ.

No way of sharing out is evidence of what caused a win. These two were chosen because, where the truth is known, the
first is least wrong on the whole, and the second most often nearer to it where the first is not (decision 22).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cordee.core.vocabulary.estimate import Estimate

DEFAULT = "u_position"
RIVAL = "last"
ENOUGH_WINNERS = 20
# Part of all credit that lies with the wrong one, on markets whose truth is known: benchmarks/default_credit.py, fresh seeds.
MISPLACED = {"u_position": 0.356, "last": 0.362}
MARKETS = 168
Row = Mapping[str, Any]
Verdict = Literal["agree", "differ", "unknown"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One item under the two ways."""

    item: str
    default: Estimate
    rival: Estimate
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
        return tuple(one for one in self.items if one.default.span)

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
        _compared(item, Estimate.stored(row, "credit"), Estimate.stored(by_model[rival].get(item), "credit"))
        for item, row in by_model[default].items()
        if item
    ]
    items.sort(key=lambda one: (-(one.default.value or 0.0), one.item))
    return Readings(tuple(items), untouched, untouched + sum(one.default.value or 0.0 for one in items))


def _compared(item: str, default: Estimate, rival: Estimate) -> Compared:
    if default.span is None or rival.span is None:
        return Compared(item, default, rival, "unknown")
    apart = default.span[1] < rival.span[0] or rival.span[1] < default.span[0]
    return Compared(item, default, rival, "differ" if apart else "agree")
