"""What is asked of the facts about everybody's conversations: how many somebody carried, and how far they went.

Sums come back, never rows. Likes, views and impressions are asked for by nobody. A trace needs a person's own key; what the
facts do not hold (LinkedIn's archive does not say who answered) stays unknown and becomes no zero.
"""

from __future__ import annotations

from datetime import datetime

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import TOUCHES

REACTS = ("answered", "commented", "quoted", "shared")
ACCEPTED = "accepted"  # an asker says that an answer solved it: it counts as an echo, and is no exchange of words
DEEP = 3  # turns from which a conversation is one
WIDEST = 14  # powers of two by which words are counted


def _carried(since: datetime, until: datetime) -> ir.Table:
    touches = TOUCHES.table()
    return touches.filter(
        touches.carrier.notnull(),
        ~touches.scanner,
        touches.happened_at >= ibis.literal(since).cast("timestamp(6)"),
        touches.happened_at < ibis.literal(until).cast("timestamp(6)"),
    )


def conversations(since: datetime, until: datetime) -> ir.Table:
    """Ask, by who carried them, how many conversations there were, how many turns, and how many went to three turns."""
    carried = _carried(since, until)
    talks = carried.filter(carried.turns >= 1)
    level = talks.turns.cast("float64").log2()
    return talks.group_by(person=talks.carrier).agg(
        talks=talks.count(),
        deep=(talks.turns >= DEEP).sum(),
        # whole numbers, so that sums are the same on every run
        level=(level * 1_000_000).round().cast("int64").sum(),
        level_squares=(level * level * 1_000_000).round().cast("int64").sum(),
        first=talks.happened_at.min(),
        last=talks.happened_at.max(),
    )
