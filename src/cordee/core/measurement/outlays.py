"""What was spent within a period, from the expenses that were taken in: each counts by the days that it shares with the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cordee.core.measurement.indicators import Span

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Outlay:
    """What was spent in one currency.

    Parameters
    ----------
    amount
        The sum.
    expenses
        How many expenses it rests on.
    shared
        How many of them reach beyond the period and count in part.
    """

    currency: str
    amount: Decimal
    expenses: int
    shared: int


def outlays(expenses: Iterable[Mapping[str, Any]], span: Span) -> tuple[Outlay, ...]:
    """Sum what was spent within a period, the largest sum first; currencies are not added up.

    Parameters
    ----------
    expenses
        Rows of ``costs``: ``happened_at``, ``until`` (empty for a cost of one day), ``amount``, ``currency``.
    span
        The period. An expense over several days counts by how many of them lie in it; how it was spread within is not known.

    Examples
    --------
    >>> from datetime import date, datetime
    >>> april = Span(date(2026, 4, 1), date(2026, 4, 30))
    >>> half = {"happened_at": datetime(2026, 3, 17), "until": datetime(2026, 4, 15), "amount": Decimal(100), "currency": "EUR"}
    >>> outlays([half], april)
    (Outlay(currency='EUR', amount=Decimal('50.00'), expenses=1, shared=1),)
    """
    found: dict[str, tuple[Decimal, int, int]] = {}
    for one in expenses:
        first = one["happened_at"].date()
        last = max(first, one["until"].date()) if one["until"] is not None else first
        inside = (min(last, span.until) - max(first, span.since)).days + 1
        if inside < 1:
            continue
        whole = (last - first).days + 1
        amount, n, shared = found.get(one["currency"], (Decimal(0), 0, 0))
        part = one["amount"] * inside / whole if inside < whole else one["amount"]
        found[one["currency"]] = (amount + part, n + 1, shared + (inside < whole))
    sums = [Outlay(currency, amount.quantize(CENT, ROUND_HALF_UP), n, shared) for currency, (amount, n, shared) in found.items()]
    return tuple(sorted(sums, key=lambda one: (-one.amount, one.currency)))
