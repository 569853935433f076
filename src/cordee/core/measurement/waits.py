"""How long cases wait for their next step: which of them can be counted in days, and the day by which half were there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.measurement.intervals import Interval, median_days
from cordee.core.vocabulary.results import BEGUN_SOME_DAY, CASES, UNDATED


@dataclass(frozen=True, slots=True)
class Delay:
    """A median delay in days or the reason why there is none, and what it rests on: all cases, and those that got there."""

    found: Interval | str
    n: int
    ended: int


@cache
def waits(as_of: datetime) -> ir.Table:
    """Count, by key and kind of wait, how many cases waited how many days, and whether the step came.

    Lost cases wait for nothing and are left out of the wait for a win; so is every case of which the first day or the
    day of the win is not known.
    """
    cases = CASES.table()
    cases = cases.filter(~begun_some_day(cases))
    moment = ibis.literal(as_of).cast("timestamp(6)")
    to_opportunity = _wait(cases.filter(cases.lead_at.notnull()), "lead_at", "opportunity_at", moment, "opportunity")
    to_win = _wait(cases.filter(cases.lost_at.isnull() & ~won_some_day(cases)), "opened_at", "won_at", moment, "win")
    return ibis.union(to_opportunity, to_win)


def begun_some_day(cases: ir.Table) -> ir.BooleanValue:
    """Say of which cases the first day is not known, or comes after the last: no figure of days may count them.

    A case that was won before it began stays a win; only its length is nobody's knowledge.
    """
    return cases.flag.isin(list(BEGUN_SOME_DAY)).fill_null(False)


def won_some_day(cases: ir.Table) -> ir.BooleanValue:
    """Say of which won cases the day is not known: no figure of days may count them."""
    return (cases.won_at.notnull() & (cases.flag == UNDATED)).fill_null(False)


def delay(kind: str, key: str, waited: Sequence[dict[str, Any]]) -> Delay:
    """Give the day by which half of a key's cases had taken a step."""
    mine = [row for row in waited if row["technique"] == key and row["kind"] == kind]
    days = [int(row["days"]) for row in mine for _ in range(int(row["cases"]))]
    ended = [bool(row["ended"]) for row in mine for _ in range(int(row["cases"]))]
    return Delay(median_days(days, ended), len(days), sum(ended))


def _wait(cases: ir.Table, start: str, end: str, moment: ir.Value, kind: str) -> ir.Table:
    until = ibis.coalesce(cases[end], moment)
    days = (until.epoch_seconds() - cases[start].epoch_seconds()) // 86400
    found = cases.select("technique", kind=ibis.literal(kind), days=days.cast("int64"), ended=cases[end].notnull())
    found = found.filter(found.days >= 0)
    return found.group_by("technique", "kind", "days", "ended").aggregate(cases=found.count())
