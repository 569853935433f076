"""Which keys each record carries, and which keys are merely mentioned: the questions that identity starts from."""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import (
    ANSWERS,
    AUDIENCE_QUESTIONS,
    CONSENTS,
    CONTENTS,
    DEAL_LINKS,
    DEALS,
    FIRST_KNOWN,
    INTERACTIONS,
    MERGES,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    TICKETS,
    TOUCHES,
)
from cordee.core.vocabulary.keys import FREE_MAIL, GENERIC_MAILBOXES

EDGE = ("record_key", "key", "because", "since")


def dated(contract: Contract) -> ir.Table:
    """Give records with ``since``: their own date, else since when any import knows them; later exports change neither."""
    records, first = contract.table(), FIRST_KNOWN.table()
    found = records.left_join(
        first.select(first_key="source_key", first_known_at="first_known_at"), [("source_key", "first_key")]
    )
    return found.mutate(since=ibis.coalesce(found.happened_at, found.first_known_at, found.known_at)).drop(
        "first_key", "first_known_at"
    )


@cache
def person_edges() -> ir.Table:
    """List record and key for every person record: its own key, its address, its profile."""
    records = dated(PERSON_RECORDS)
    personal = records.filter(records.email.notnull() & ~generic_address(records.email))
    profiled = records.filter(records.linkedin_url.notnull())
    return ibis.union(
        records.select("since", record_key="source_key", key="source_key", because=ibis.literal("record")),
        personal.select(
            "since", record_key="source_key", key=ibis.literal("email:") + personal.email, because=ibis.literal("email")
        ),
        profiled.select(
            "since",
            record_key="source_key",
            key=ibis.literal("linkedin:") + profiled.linkedin_url,
            because=ibis.literal("linkedin"),
        ),
    ).select(*EDGE)


@cache
def person_mentions() -> ir.Table:
    """List the person keys that other facts mention, each once, with the first time."""
    told = [one.table() for one in (TOUCHES, DEALS, DEAL_LINKS, ANSWERS, CONSENTS, AUDIENCE_QUESTIONS)]
    ties, written = INTERACTIONS.table(), CONTENTS.table()
    mentions = ibis.union(
        *(
            one.filter(one.person_key.notnull()).select(key="person_key", since=ibis.coalesce(one.happened_at, one.known_at))
            for one in told
        ),
        ties.select(key="from_key", since=ibis.coalesce(ties.happened_at, ties.known_at)),
        ties.select(key="to_key", since=ibis.coalesce(ties.happened_at, ties.known_at)),
        written.filter(written.author_key.notnull()).select(
            key="author_key", since=ibis.coalesce(written.happened_at, written.known_at)
        ),
    )
    address = mentions.key.re_extract(r"^email:(.*)$", 1)
    return mentions.filter(~generic_address(address)).group_by("key").aggregate(since=lambda t: t.since.min())


def generic_address(address: ir.StringValue) -> ir.BooleanValue:
    """Say whether an address is a company's own (contact@…) and so nobody's."""
    return address.re_extract(r"^([^@]*)@", 1).isin(sorted(GENERIC_MAILBOXES)).fill_null(False)


def business_domain_of(address: ir.StringValue) -> ir.StringValue:
    """Give the domain of an address unless it is a free-mail provider's."""
    host = address.re_extract(r"@(.*)$", 1).nullif("")
    return ibis.ifelse(host.isin(sorted(FREE_MAIL)), ibis.null("string"), host)


@cache
def organisation_records() -> ir.Table:
    """List every organisation record with the identifiers that can join it."""
    records = dated(ORGANISATION_RECORDS)
    return records.select("siren", "vat", "domain", "name", "country", "since", record_key="source_key")


@cache
def organisation_mentions() -> ir.Table:
    """List the organisation keys that other facts mention, each once, with the first time and a name if given."""
    told = [one.table() for one in (TOUCHES, DEALS, DEAL_LINKS, ANSWERS, AUDIENCE_QUESTIONS)]
    people, records, tickets = PERSON_RECORDS.table(), ORGANISATION_RECORDS.table(), TICKETS.table()
    mentions = ibis.union(
        *(
            one.filter(one.organisation_key.notnull()).select(
                key="organisation_key", since=ibis.coalesce(one.happened_at, one.known_at)
            )
            for one in (*told, tickets)
        ),
        *(
            one.filter(one.person_key.notnull()).select(
                key=ibis.literal("domain:") + business_domain_of(one.person_key.re_extract(r"^email:(.*)$", 1)),
                since=ibis.coalesce(one.happened_at, one.known_at),
            )
            for one in told
        ),
        people.select(key=employer_key(people), since=ibis.coalesce(people.happened_at, people.known_at)),
        records.select(key="parent_key", since=ibis.coalesce(records.happened_at, records.known_at)),
    )
    named = mentions.filter(mentions.key.notnull())
    # free mail is looked for among the keys that come out, not at every touch: DuckDB takes a condition on the key itself down there
    found = named.group_by("key").aggregate(since=named.since.min(), own=named.key.max())
    return found.filter(found.own.notin([f"domain:{one}" for one in sorted(FREE_MAIL)])).drop("own")


@cache
def merged(kind: str) -> ir.Table:
    """List which key of a person or an organisation their source has merged into which."""
    merges = MERGES.table()
    return merges.filter(merges.kind == kind).select("from_key", "into_key").distinct()


@cache
def stated_companies() -> ir.Table:
    """List which company's name and key people's records put beside which business domain, and how many addresses say so.

    Where the record gives the company's domain itself, that one counts and not the address.
    """
    people = PERSON_RECORDS.table()
    given = people.organisation_key.re_extract(r"^domain:(.*)$", 1).nullif("")
    told = people.mutate(
        host=ibis.coalesce(given, business_domain_of(people.email)),
        key=ibis.ifelse(given.notnull(), ibis.null("string"), people.organisation_key),
        name=people.organisation_name.strip().nullif(""),
        who=ibis.coalesce(people.email, people.source_key),
    )
    told = told.filter(told.host.notnull() & (told.key.notnull() | told.name.notnull()))
    return told.group_by("key", "host", "name").aggregate(people=told.who.nunique(), witness=told.source_key.min())


def employer_key(people: ir.Table) -> ir.StringValue:
    """Give the key of a person's organisation: the source's own, else the address's domain, else the name."""
    return ibis.coalesce(
        people.organisation_key,
        ibis.literal("domain:") + business_domain_of(people.email),
        ibis.literal("name:") + people.organisation_name.lower().strip().re_replace(r"\s+", " ").nullif(""),
    )
