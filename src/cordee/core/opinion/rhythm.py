"""How often somebody exchanges, where they agreed that it is counted: days with an exchange in thirty, never the days themselves.

Counted are days, not messages: ten answers on one afternoon are one exchange that went on. A file that begins late says
nothing of the time before, so that the months begin with the first exchange that files know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.circles import WINDOW_DAYS, recent, theirs
from cordee.core.opinion.counts import mean_range
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.facts import INTERACTIONS, TOUCHES

MONTH = 30
LEAST_MONTHS = 3  # whole months below which a rhythm is not told
SPOKE = ("met", "answered", "commented", "quoted")  # a connection that was accepted is no exchange
FORMULA = "exchange_days"
Row = Mapping[str, Any]


def days_by_month(until: datetime) -> ir.Table:
    """Ask, by portrait and month of thirty days back from ``until``, on how many days somebody exchanged."""
    mine, said, carried = theirs(), recent(INTERACTIONS.table(), until), recent(TOUCHES.table(), until)
    spoken = said.filter(said.kind.isin(SPOKE))
    talks = carried.filter(carried.carrier.notnull(), carried.person_key.notnull(), ~carried.scanner)
    days = ibis.union(
        mine.inner_join(spoken, mine.mine == spoken.from_key).select("portrait", day=spoken.happened_at.date()),
        mine.inner_join(talks, mine.mine == talks.carrier).select("portrait", day=talks.happened_at.date()),
    ).distinct()
    last = (until - timedelta(days=1)).date()
    placed = days.mutate(month=ibis.literal(last).delta(days.day, unit="day") // MONTH)
    return placed.group_by("portrait", "month").agg(days=placed.count())


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On how many days somebody exchanged, in each whole month since the first exchange that files know, the latest first.

    Examples
    --------
    >>> found = Rhythm((2, 4, 3)).columns(True, date(2026, 3, 1))
    >>> found["exchange_days"], found["exchange_days_evidence"]["n"]
    (3.0, 9)
    >>> Rhythm((5,)).columns(True, date(2026, 3, 1))["exchange_days_evidence"]["reason"]
    'too_few_months'
    """

    months: tuple[int, ...] = ()

    def columns(self, agreed: bool, until: date) -> dict[str, Any]:
        """Give the columns of ``portraits``: days with an exchange a month, with its range or why there is none.

        Notes
        -----
        Student's range of the mean of months on its logarithm, at least as wide as a count's: people exchange in spells.
        """
        n = sum(self.months)
        reason = "exchanges_not_agreed" if not agreed else "no_exchange" if not self.months else None
        if reason is None and len(self.months) < LEAST_MONTHS:
            reason = "too_few_months"
        since = until - timedelta(days=(len(self.months) * MONTH or WINDOW_DAYS) - 1)
        if reason is not None:
            return unknown(reason, n if agreed else 0).columns(FORMULA, formula=FORMULA, since=since, until=until)
        low, high = mean_range(len(self.months), n, sum(one * one for one in self.months))
        found = Estimate(n / len(self.months), n, low, min(high, float(MONTH)))
        return found.columns(FORMULA, formula=FORMULA, since=since, until=until)


def rhythms_of(days_by_month: Iterable[Row]) -> dict[str, Rhythm]:
    """Give everybody's rhythm, by portrait, from the answer to ``days_by_month``.

    The month in which the first known exchange lies is not whole and is left out; those after it count, empty ones too.

    Examples
    --------
    >>> rows = [{"portrait": "ann", "month": month, "days": days} for month, days in [(0, 2), (2, 4), (3, 1)]]
    >>> rhythms_of(rows)["ann"].months
    (2, 0, 4)
    """
    found: dict[str, dict[int, int]] = {}
    for row in days_by_month:
        found.setdefault(str(row["portrait"]), {})[int(row["month"])] = int(row["days"])
    whole = WINDOW_DAYS // MONTH
    return {
        key: Rhythm(tuple(days.get(month, 0) for month in range(min(max(days), whole)))) for key, days in sorted(found.items())
    }
