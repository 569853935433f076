"""Customers for the long tail: what was known of each at first contact, what they brought since, and whether anybody predicted them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
from numpy.typing import NDArray

from cordee.core.measurement.ridge import chances, levels_of
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import ACCOUNTS, CASES, TIMELINE

Row = dict[str, Any]
Floats = NDArray[np.float64]
BLOCKS = 5
LEAST_TAUGHT = 60
LEAST_EACH = 15
AFTER_DAYS = 90


@dataclass(frozen=True)
class Fit:
    """The chance of winning each account, as foreseen at its first contact, and the usual chance then; NaN where none could be."""

    score: Floats
    usual: Floats


def accounts_met(as_of: datetime, currency: str, paid: Collection[str]) -> ir.Table:
    """Give each account with a closed case: its first one, whether and when it was won, what it brought since, paid touches before.

    Parameters
    ----------
    as_of
        The end of what is known.
    currency
        Only amounts in this one are added up; what a customer brought is null where a won case has no amount in it.
    paid
        Techniques that are paid for; those with a cost are paid for too.
    """
    cases, accounts = CASES.table(), ACCOUNTS.table()
    known = cases.filter(cases.organisation_id.notnull())
    priced = (known.amount.notnull() & (known.currency == currency)).fill_null(False)
    brought = known.amount.sum(where=known.won_at.notnull() & priced).cast("float64")
    own = known.group_by("organisation_id").aggregate(
        met_at=known.opened_at.min(),
        technique=known.technique.argmin(known.opened_at),
        first_order_at=known.won_at.min(),
        last_order_at=known.won_at.max(),
        orders=known.won_at.count(),
        settled_at=ibis.coalesce(known.won_at, known.lost_at).min(),
        closed=known.closed.any(),
        revenue=ibis.ifelse((known.won_at.notnull() & ~priced).any(), ibis.null("float64"), brought),
    )
    where = accounts.select("organisation_id", "country", "industry")
    found = (
        own.filter(own.closed | own.first_order_at.notnull()).left_join(where, "organisation_id").drop("organisation_id_right")
    )
    touched = _touches(found, as_of, currency, paid)
    found = found.left_join(touched, "organisation_id").drop("organisation_id_right")
    return found.mutate(
        **{name: found[name].fill_null(0) for name in ("paid_before", "spent", "attention", "attention_now")}
    ).order_by("organisation_id")


@cache
def usual_currency() -> ir.Table:
    """Count won amounts by currency."""
    won = CASES.table().filter(lambda t: t.won_at.notnull() & t.amount.notnull() & t.currency.notnull())
    return won.group_by("currency").aggregate(wins=won.count())


@cache
def contents_touched() -> ir.Table:
    """Count the touches of each content."""
    touches = TIMELINE.table()
    named = touches.filter(touches.content.notnull())
    return named.group_by("content").aggregate(touches=named.count()).order_by("content")


def _touches(found: ir.Table, as_of: datetime, currency: str, paid: Collection[str]) -> ir.Table:
    """Give each account its paid touches before the first order, what its touches cost, and our own touches in the days after it."""
    touches, costs = TIMELINE.table(), COSTS.table()
    costs = costs.filter(costs.currency == currency)
    spent = costs.group_by("technique").aggregate(cost=costs.amount.sum().cast("float64"))
    counted = touches.group_by("technique").aggregate(touches=touches.count())
    each = spent.inner_join(counted, "technique").select(costed="technique", one=lambda t: t.cost / t.touches)
    when = found.select(account="organisation_id", ordered_at="first_order_at")
    met = touches.inner_join(when, [touches.organisation_id == when.account]).left_join(each, [("technique", "costed")])
    before = (met.happened_at < met.ordered_at).fill_null(False)
    costly = met.technique.isin(sorted(paid)) | met.one.notnull()
    after = (
        (met.direction == "out")
        & (met.happened_at >= met.ordered_at)
        & (met.happened_at < met.ordered_at + ibis.interval(days=AFTER_DAYS))
    )
    now = (met.direction == "out") & (
        met.happened_at >= ibis.literal(as_of).cast("timestamp(6)") - ibis.interval(days=AFTER_DAYS)
    )
    counts = {"paid_before": before & costly, "attention": after.fill_null(False), "attention_now": now}
    return met.group_by("organisation_id").aggregate(
        spent=met.one.sum(where=before).fill_null(0.0),
        **{name: which.sum().fill_null(0).cast("int64") for name, which in counts.items()},
    )


def frozen_fit(rows: Sequence[Row], *, rng: np.random.Generator) -> Fit:
    """Foresee each account from those settled before it was met: nothing that came later is known, so the score is frozen.

    Parameters
    ----------
    rows
        The answer to ``accounts_met``: technique, country and industry foresee; whether the first case was won is foreseen.

    Returns
    -------
    Fit
        NaN for the first accounts, of which too little was known: fewer than 60 settled, or fewer than 15 of them won or not won.

    Notes
    -----
    Ridge logistic regression on levels, taught anew for each fifth of the accounts in order of time. Country and industry are as
    known today: a source that corrects them afterwards would let the score know more than one did.
    """
    n = len(rows)
    score, usual = np.full(n, np.nan), np.full(n, np.nan)
    met = np.array([_seconds(row["met_at"]) for row in rows])
    won = np.array([row["first_order_at"] is not None for row in rows], dtype=np.float64)
    settled = np.array([_seconds(row["settled_at"]) for row in rows])
    fields = [levels_of([row[name] for row in rows]) for name in ("technique", "country", "industry")]
    for block in np.array_split(np.argsort(met, kind="stable"), BLOCKS):
        if not len(block):
            continue
        taught = np.flatnonzero(settled < met[block].min())
        if len(taught) < LEAST_TAUGHT or min(won[taught].sum(), len(taught) - won[taught].sum()) < LEAST_EACH:
            continue
        hold = rng.permutation(len(taught)) % 4 == 0
        score[block] = chances([one[taught] for one in fields], won[taught], [one[block] for one in fields], hold=hold)
        usual[block] = won[taught].mean()
    return Fit(score, usual)


def _seconds(moment: datetime | None) -> float:
    return np.inf if moment is None else moment.timestamp()
