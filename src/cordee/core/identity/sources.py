"""Which source knows each person, since when, and by how much: what a person is told of where their data come from."""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.identity.describe import links_of
from cordee.core.vocabulary.facts import (
    ANSWERS,
    AUDIENCE_QUESTIONS,
    CONSENTS,
    CONTENTS,
    DEAL_LINKS,
    DEALS,
    FIRST_KNOWN,
    PERSON_RECORDS,
    TOUCHES,
)


@cache
def person_sources() -> ir.Table:
    """Give, for each person and source, its records and other facts, since when they were known and until when."""
    people = links_of("person")
    records, first = PERSON_RECORDS.table(), FIRST_KNOWN.table()
    described = records.left_join(first.select(first_key="source_key", first_at="first_known_at"), [("source_key", "first_key")])
    described = described.select(
        "source",
        key="source_key",
        since=ibis.coalesce(described.first_at, described.known_at),
        until="known_at",
        record=ibis.literal(1),
        act=ibis.literal(0),
    )
    mentions = [
        one.filter(one.person_key.notnull()).select(
            "source", key="person_key", since="known_at", until="known_at", record=ibis.literal(0), act=ibis.literal(1)
        )
        for one in (contract.table() for contract in (TOUCHES, ANSWERS, DEALS, DEAL_LINKS, CONSENTS, AUDIENCE_QUESTIONS))
    ]
    written = CONTENTS.table()
    mentions.append(
        written.filter(written.author_key.notnull()).select(
            "source", key="author_key", since="known_at", until="known_at", record=ibis.literal(0), act=ibis.literal(1)
        )
    )
    everything = ibis.union(described, *mentions).left_join(people, "key")
    found = everything.group_by(person_id=everything.id, source=everything.source).aggregate(
        records=everything.record.sum(),
        acts=everything.act.sum(),
        known_since=everything.since.min(),
        known_until=everything.until.max(),
        named=everything.id.count(),
    )
    return found.filter(found.named > 0).drop("named")  # counted, for keys of nobody: contact@ and the like
