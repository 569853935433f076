"""Orders summed up by customer: how many repeats, until when, seen for how long, and of what value."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

DAYS_A_WEEK = 7.0


def histories(orders: ir.Table, *, until: date) -> ir.Table:
    """Sum up each customer's orders until a day. Orders of one day are one purchase; a negative amount is none.

    Parameters
    ----------
    orders
        Columns ``customer``, ``day`` (a date) and ``amount``, null where it is not known.
    until
        The last day that counts.

    Returns
    -------
    ibis.expr.types.Table
        One row a customer: ``frequency`` (purchases after the first), ``recency`` and ``age`` (weeks from the first purchase to
        the last, and to ``until``), and ``mean_value`` of the purchases after the first, null where one of their amounts
        is not known.
    """
    seen = counted(orders, until=until)
    days = seen.group_by("customer", "day").aggregate(amount=seen.amount.sum(), lacking=seen.amount.isnull().cast("int64").sum())
    one = days.group_by("customer").aggregate(
        purchases=days.count(),
        first=days.day.min(),
        last=days.day.max(),
        total=days.amount.fill_null(0.0).sum(),
        lacking=days.lacking.sum(),
        first_total=days.amount.fill_null(0.0).argmin(days.day),
        first_lacking=days.lacking.argmin(days.day),
    )
    repeats = one.purchases - 1
    known = (one.lacking == one.first_lacking) & (repeats > 0)
    return one.select(
        "customer",
        frequency=repeats.cast("int64"),
        recency=one.last.delta(one.first, unit="day").cast("float64") / DAYS_A_WEEK,
        age=ibis.literal(until).delta(one.first, unit="day").cast("float64") / DAYS_A_WEEK,
        mean_value=known.ifelse((one.total - one.first_total) / repeats, ibis.null("float64")),
    )


def counted(orders: ir.Table, *, until: date) -> ir.Table:
    """Give the orders that count: somebody's, until a day, their amount not negative."""
    return orders.filter(orders.day <= ibis.literal(until), orders.customer.notnull(), orders.amount.fill_null(0.0) >= 0)


def alike(found: ir.Table) -> ir.Table:
    """Count the customers whose orders came alike: what a likelihood needs of them.

    Parameters
    ----------
    found
        The answer to ``histories``.
    """
    cells = found.group_by("frequency", "recency", "age").aggregate(customers=found.count())
    return cells.order_by("age", "recency", "frequency")
