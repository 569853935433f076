"""How long each person was there, from rows that may overlap, repeat and lack an end. A question only."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import total


def presence(rows: ir.Table) -> ir.Table:
    """Give one row a person: first arrival, last departure, seconds present, seconds told.

    Whoever leaves and joins again has several rows; two devices make two rows of the same minutes. So the
    intervals are united, never summed.

    Parameters
    ----------
    rows
        ``record``, ``person``, ``joined``, ``left`` and ``told``: the seconds that the source itself gives.

    Returns
    -------
    ir.Table
        ``person``, ``record`` (the first), ``first``, ``last``, ``seconds`` (of the united intervals; null where
        no row has both ends) and ``told`` (the sum of what the source gives; null where it gives nothing).
    """
    starts, ends = rows.joined.epoch_seconds(), rows.left.epoch_seconds()
    whole = rows.left >= rows.joined
    spans = rows.mutate(begin=ibis.ifelse(whole, starts, ibis.null("int64")), end=ibis.ifelse(whole, ends, ibis.null("int64")))
    earlier = ibis.window(group_by="person", order_by=[spans.begin, spans.end, spans.record], rows=(None, -1))
    spans = spans.mutate(reached=spans.end.max().over(earlier))
    fresh = spans.end - ibis.greatest(spans.begin, spans.reached.fill_null(spans.begin))
    spans = spans.mutate(added=ibis.greatest(fresh, 0))
    return spans.group_by("person").aggregate(
        record=spans.record.min(),
        first=spans.joined.min(),
        last=spans.left.max(),
        seconds=total(ibis.ifelse(spans.end.notnull(), spans.added, ibis.null("int64"))),
        told=total(spans.told),
    )
