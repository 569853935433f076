"""The question of journeys: one row a case (or an account, or a person), with its touches in order and its milestones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.results_of_credits import CONTENT_TERRITORIES
from cordee.core.vocabulary.spokespersons import spokesperson_met
from cordee.core.vocabulary.ways import content_met

DIMENSIONS = ("technique", "campaign", "content", "territory", "spokesperson", "carrier")
Unit = Literal["case", "account", "person"]
UNITS: tuple[Unit, ...] = ("case", "account", "person")
Span = tuple[str | None, str | None]  # accounts from the first on, before the second; None where a side is open
WHOLE: Span = (None, None)


def journeys(
    as_of: datetime,
    *,
    look_back_days: int,
    unseen: Collection[str] = (),
    dimensions: Sequence[str] = DIMENSIONS,
    named: bool = False,
    within: Span = WHOLE,
    unit: Unit = "case",
) -> ir.Table:
    """Give one row a journey, ready for ``attribution``.

    A case's journey holds its account's touches from the look-back before it opened until it ended, or until now where
    it is open; two cases of one account at one time share touches. An account without any case is on one journey, not won:
    its touches of the last look-back. Repeats are kept. A case whose account is not known is untouched.

    An account's journey holds its touches from the look-back before its first case opened until its first win; without one, until
    its last case ended, or until now. A person's holds their own touches alone, with the cases of which they are the contact as an
    account's has all its cases; whoever is of no known account is on none.

    Parameters
    ----------
    as_of
        Where open journeys end.
    look_back_days
        How far before a case a touch still belongs to it.
    unseen
        Techniques that say nothing: they stand empty, and nothing is credited to them.
    dimensions
        What is told of each touch; fewer cost less memory.
    named
        Whether touches that name none of ``dimensions`` are left out, which changes no credit and costs less again.
    within
        The accounts that are asked for: many touches are asked part by part, so that memory has a bound.
    unit
        Whose journey a row is: ``case``, ``account`` or ``person``.

    Returns
    -------
    ibis.Table
        ``unit`` (the case, the account or the person), ``cluster`` (the account), ``outcome`` (won, lost, open or none), ``wins``,
        ``value`` and ``currency`` of a won case, ``opened_at``, ``lead_at``, ``opportunity_at``, ``won_at``, ``ended_at``;
        and in order of time, one entry a touch: ``touched_at`` and each of ``dimensions``.
    """
    cases = _within(_cases(as_of) if unit == "case" else _first_of(_known(unit), as_of, unit), within)
    found = ibis.union(cases, _without_case(as_of, cases, look_back_days, unit, within))
    touches = _touches(unseen, unit, within, placed="territory" in dimensions)
    if named:
        touches = touches.filter(ibis.or_(*(touches[name].notnull() for name in dimensions)))
    met = touches.join(found.select("unit", "who", "opened_at", "ended_at"), "who")
    since = met.opened_at.truncate("D") - ibis.interval(days=look_back_days)
    met = met.filter((met.happened_at >= since) & (met.happened_at <= met.ended_at))
    touch = ibis.struct({"touched_at": met.happened_at, "touch_key": met.touch_key, **{name: met[name] for name in dimensions}})
    listed = met.group_by(touched_unit=met.unit).aggregate(touches=touch.collect())
    joined = found.left_join(listed, [("unit", "touched_unit")]).drop("touched_unit", "who")
    ordered = joined.mutate(touches=joined.touches.sort())
    return ordered.mutate(**{name: _each(ordered, name) for name in ("touched_at", *dimensions)}).drop("touches")


def parts(touches: int) -> ir.Table:
    """Ask where to cut the accounts, in their order, so that each part holds about so many touches: ``part``, its ``first``."""
    counted = TIMELINE.table().group_by(cluster="organisation_id").aggregate(n=lambda one: one.count())
    order = ibis.window(order_by=counted.cluster, preceding=None, following=0)
    placed = counted.mutate(part=((counted.n.sum().over(order) - counted.n) / touches).floor())
    return placed.group_by("part").aggregate(first=placed.cluster.min()).order_by("part")


def spans(firsts: Sequence[str]) -> list[Span]:
    """Give the spans of accounts that begin at these; the first begins with whoever comes first.

    >>> spans(["a", "h"])
    [(None, 'h'), ('h', None)]
    >>> spans([])
    [(None, None)]
    """
    inner = firsts[1:]
    return list(zip((None, *inner), (*inner, None), strict=True))


def _within(table: ir.Table, span: Span) -> ir.Table:
    first, before = span
    if first is not None:
        table = table.filter(table.cluster >= first)
    return table if before is None else table.filter(table.cluster < before)


def _cases(as_of: datetime) -> ir.Table:
    cases = CASES.table()
    won = cases.won_at.notnull()
    cluster = ibis.coalesce(cases.organisation_id, ibis.literal("case:") + cases.case_key)
    return cases.select(
        "opened_at", "lead_at", "opportunity_at", "won_at",
        unit=ibis.literal("case:") + cases.case_key,
        who=cluster,
        cluster=cluster,
        outcome=ibis.cases((won, "won"), (cases.lost_at.notnull(), "lost"), else_="open"),
        wins=won.cast("int64"),
        value=ibis.ifelse(won, cases.amount, ibis.null(cases.amount.type())),
        currency=ibis.ifelse(won, cases.currency, ibis.null("string")),
        ended_at=ibis.coalesce(cases.won_at, cases.lost_at, _moment(as_of)),
    )  # fmt: skip


def _known(unit: Unit) -> ir.Table:
    """Give the cases of known accounts, by whose journey they are on: the account's, or that of their contact."""
    cases = CASES.table()
    known = cases.filter(cases.organisation_id.notnull())
    if unit == "account":
        return known.mutate(who=known.organisation_id)
    return known.filter(known.person_id.notnull()).mutate(who=known.person_id)


def _first_of(cases: ir.Table, as_of: datetime, unit: Unit) -> ir.Table:
    """Give one row for whoever has cases: the first of each step, and its end at the first win, else at the last end."""
    won, lost = cases.won_at.notnull(), cases.lost_at.notnull()
    own = cases.group_by("who").aggregate(
        cluster=cases.organisation_id.min(),
        opened_at=cases.opened_at.min(),
        lead_at=cases.lead_at.min(),
        opportunity_at=cases.opportunity_at.min(),
        won_at=cases.won_at.min(),
        lost_at=cases.lost_at.max(where=~won),
        going=(~won & ~lost).any(),
        value=cases.amount.argmin(cases.won_at, where=won),
        currency=cases.currency.argmin(cases.won_at, where=won),
    )
    won = own.won_at.notnull()
    return own.select(
        "opened_at", "lead_at", "opportunity_at", "won_at",
        unit=ibis.literal(f"{unit}:") + own.who,
        who=own.who,
        cluster=own.cluster,
        outcome=ibis.cases((won, "won"), (own.going, "open"), else_="lost"),
        wins=won.cast("int64"),
        value=own.value,
        currency=own.currency,
        ended_at=ibis.coalesce(own.won_at, ibis.ifelse(own.going, _moment(as_of), own.lost_at), _moment(as_of)),
    )  # fmt: skip


def _without_case(as_of: datetime, cases: ir.Table, look_back_days: int, unit: Unit, within: Span) -> ir.Table:
    touches, now = TIMELINE.table(), _moment(as_of)
    recent = _met(touches.filter(touches.happened_at >= now - ibis.interval(days=look_back_days)), unit, within)
    bare = recent.group_by("who").aggregate(cluster=recent.cluster.min()).anti_join(cases, "who")
    empty = {name: ibis.null(cases[name].type()) for name in ("lead_at", "opportunity_at", "won_at", "value", "currency")}
    prefix = "person" if unit == "person" else "account"
    found = bare.mutate(
        opened_at=now, unit=ibis.literal(f"{prefix}:") + bare.who, outcome=ibis.literal("none"), wins=ibis.literal(0, "int64"),
        ended_at=now, **empty,
    )  # fmt: skip
    return found.select(*cases.columns)


def _met(touches: ir.Table, unit: Unit, within: Span) -> ir.Table:
    """Give the touches of known accounts, by whose journey they are on.

    Accounts outside are left out first of all: DuckDB skips the groups of rows that hold none of those asked for.
    """
    known = _within(touches.mutate(cluster=touches.organisation_id), within)
    known = known.filter(known.organisation_id != "")
    if unit == "person":
        known = known.filter(known.person_id.notnull())
    return known.mutate(who=known.person_id if unit == "person" else known.organisation_id)


def _touches(unseen: Collection[str], unit: Unit, within: Span, *, placed: bool) -> ir.Table:
    touches = _met(TIMELINE.table(), unit, within)
    technique = touches.technique
    if unseen:
        technique = ibis.ifelse(technique.isin(sorted(unseen)), ibis.null("string"), technique)
    touches = touches.mutate(technique=technique)
    found = touches.select(
        "happened_at",
        "touch_key",
        "campaign",
        "carrier",
        "who",
        "technique",
        content=content_met(touches),
        spokesperson=spokesperson_met(touches),
    )
    if not placed:
        return found
    places = CONTENT_TERRITORIES.table().select(placed="content", territory="territory")
    return found.left_join(places, found.content == places.placed).drop("placed")


def _moment(as_of: datetime) -> ir.TimestampScalar:
    return ibis.literal(as_of).cast("timestamp(6)")


def _each(table: ir.Table, name: str) -> ir.Value:
    found = table.touches.map(lambda touch: touch[name])
    return ibis.coalesce(found, ibis.literal([], type=found.type()))
