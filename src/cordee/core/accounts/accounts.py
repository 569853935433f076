"""Accounts seen from all sides: people, touches, time, deals and money, each its own figure."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.accounts.stages import counted
from cordee.core.vocabulary.results import CASES, ORGANISATIONS, PERSONS, STAGES, TIMELINE

RECENT_DAYS = 90


@cache
def account_techniques() -> ir.Table:
    """Give what passed between each account and us, technique by technique."""
    touches = TIMELINE.table().filter(lambda t: t.organisation_id != "")
    return touches.group_by("organisation_id", "technique").aggregate(
        touches=touches.count(),
        people=touches.person_id.nunique(),
        seconds=touches.seconds.sum().fill_null(0).cast("int64"),
        first_touch=touches.happened_at.min().date(),
        last_touch=touches.happened_at.max().date(),
    )


@cache
def accounts(as_of: datetime) -> ir.Table:
    """Give every organisation as an account; a competitor stays in the list and says so."""
    moment = ibis.literal(as_of).cast("timestamp(6)")
    found = ORGANISATIONS.table()
    stages = STAGES.table().filter(lambda t: t.offer == "").select("organisation_id", "stage", stage_since="since")
    for other in (stages, _people(), _touches(moment), _deals(), _money()):
        found = found.left_join(other, "organisation_id").drop("organisation_id_right")
    zero = ("people", "breadth", "touches", "touches_90_days", "engagement_minutes", "minutes_measured", "open_deals",
            "won_deals", "lost_deals")  # fmt: skip
    n = found.touches.fill_null(0)
    return found.select(
        "organisation_id", "country", "industry", "tier", "relation", "owner", "stage_since", "first_touch", "last_touch",
        "recency_days", "revenue", "currency", "other_revenue",
        *(found[name].fill_null(0).cast("int64").name(name) for name in zero),
        name=ibis.coalesce(found.name, found.organisation_id),
        stage=ibis.coalesce(found.stage, ibis.literal("none")),
        evidence=counted(n, ibis.literal("account"), ibis.literal("timeline?organisation_id=") + found.organisation_id, moment),
    )  # fmt: skip


def _people() -> ir.Table:
    people = PERSONS.table()
    return people.filter(people.organisation_id.notnull()).group_by("organisation_id").aggregate(people=people.person_id.count())


def _touches(moment: ir.Value) -> ir.Table:
    touches = TIMELINE.table().filter(lambda t: t.organisation_id != "")
    recent = touches.happened_at >= moment - ibis.interval(days=RECENT_DAYS)
    last = touches.happened_at.max()
    return touches.group_by("organisation_id").aggregate(
        touches=touches.count(),
        touches_90_days=recent.sum(),
        breadth=touches.person_id.nunique(where=recent),
        engagement_minutes=(touches.seconds.sum(where=recent).fill_null(0).cast("int64") // 60).cast("int64"),
        minutes_measured=touches.seconds.count(where=recent),
        first_touch=touches.happened_at.min().date(),
        last_touch=last.date(),
        recency_days=((moment.truncate("D").epoch_seconds() - last.truncate("D").epoch_seconds()) // 86400).cast("int64"),
    )


def _deals() -> ir.Table:
    cases = CASES.table().filter(lambda t: t.organisation_id.notnull())
    opened = cases.opportunity_at.notnull() & cases.won_at.isnull() & cases.lost_at.isnull()
    return cases.group_by("organisation_id").aggregate(
        open_deals=opened.sum(), won_deals=cases.won_at.notnull().sum(), lost_deals=cases.lost_at.notnull().sum()
    )


def _money() -> ir.Table:
    """Give won amounts in the currency used most; the others as words."""
    won = CASES.table().filter(
        lambda t: t.organisation_id.notnull() & t.won_at.notnull() & t.amount.notnull() & t.currency.notnull()
    )
    sums = won.group_by("organisation_id", "currency").aggregate(
        won_amount=won.amount.sum().cast("decimal(18, 2)"), deals=won.count()
    )
    order = ibis.window(group_by="organisation_id", order_by=[sums.deals.desc(), "currency"])
    sums = sums.mutate(place=ibis.row_number().over(order))
    words = sums.won_amount.cast("string") + " " + sums.currency
    return sums.group_by("organisation_id").aggregate(
        revenue=sums.won_amount.max(where=sums.place == 0),
        currency=sums.currency.max(where=sums.place == 0),
        other_revenue=ibis.ifelse(
            (sums.place > 0).any(), words.group_concat(sep="|", where=sums.place > 0, order_by=sums.currency), ibis.null("string")
        ).split("|"),
    )
