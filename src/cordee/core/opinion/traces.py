"""What is asked of the facts about people's traces: what they published and carried, who answered, how far talks went.

Sums come back, never rows. Likes, views and impressions are asked for by nobody. A trace needs a person's own key; what the
facts do not hold (LinkedIn's archive does not say who answered) stays unknown and becomes no zero.
"""

from __future__ import annotations

from datetime import datetime

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, TOUCHES

REACTS = ("answered", "quoted", "shared")
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


def lengths(since: datetime, until: datetime) -> ir.Table:
    """Ask, by who carried them, how many contacts had how many words, in steps of powers of two."""
    carried = _carried(since, until)
    written = carried.filter(carried.words >= 1)
    step = ibis.least(written.words.cast("float64").log2().floor().cast("int64"), ibis.literal(WIDEST))
    return written.group_by(person=written.carrier, step=step).agg(contacts=written.count())


def circles(since: datetime, until: datetime) -> ir.Table:
    """Ask, by who carried them, how many contacts there were with people of each organisation, and with how many people."""
    carried = _carried(since, until)
    met = carried.filter(carried.organisation_key.notnull())
    return met.group_by(person=met.carrier, organisation=met.organisation_key).agg(
        contacts=met.count(), people=met.person_key.nunique()
    )


def exchanges(since: datetime, until: datetime) -> ir.Table:
    """Ask, by person, how many people addressed them and with how many of these words went both ways."""
    said = _said(since, until)
    pairs = said.group_by("from_key", "to_key").agg(times=said.count())
    other = pairs.view()
    both = pairs.left_join(other, (pairs.from_key == other.to_key) & (pairs.to_key == other.from_key)).select(
        person=pairs.to_key, answered=other.times.notnull()
    )
    return both.group_by("person").agg(addressed_by=both.count(), answered=both.answered.sum())


def echoes(since: datetime, until: datetime) -> ir.Table:
    """Ask, by person and topic, how many different people answered, quoted or shared them, and how often."""
    said = _said(since, until)
    return said.group_by(person=said.to_key, topic=said.topic).agg(reacting=said.from_key.nunique(), times=said.count())


def contributions(since: datetime, until: datetime) -> ir.Table:
    """Ask, by person and topic, how often they spoke: answered, quoted or shared."""
    said = _said(since, until)
    return said.group_by(person=said.from_key, topic=said.topic).agg(times=said.count())


def publications(since: datetime, until: datetime) -> ir.Table:
    """Ask, by who carried them and kind, how many contents there were, with their comments and shares."""
    carried, contents = _carried(since, until), CONTENTS.table()
    one = carried.filter(carried.content.notnull()).select(person="carrier", content="content").distinct()
    known = one.inner_join(contents, one.content == contents.source_key).select(
        "person", kind=contents.kind, comments=contents.comments, shares=contents.shares
    )
    return known.group_by("person", "kind").agg(
        posts=known.count(),
        tracked=known.comments.notnull().sum(),
        responses=(known.comments.fill_null(0) + known.shares.fill_null(0)).sum(),
    )


def _said(since: datetime, until: datetime) -> ir.Table:
    interactions = INTERACTIONS.table()
    return interactions.filter(
        interactions.kind.isin(REACTS),
        interactions.from_key != interactions.to_key,
        interactions.happened_at >= ibis.literal(since).cast("timestamp(6)"),
        interactions.happened_at < ibis.literal(until).cast("timestamp(6)"),
    )
