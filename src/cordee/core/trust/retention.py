"""How long somebody may be kept: who is due, as a question. It proposes; nobody is erased by a rule alone.

The times are those of the French authority (CNIL): a prospect three years after the collection or the last contact that
came from them, a customer three years after the relation ended, the audience's data twenty-five months.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import ibis
import ibis.expr.types as ir

from cordee.core.identity.keys import dated
from cordee.core.vocabulary.facts import PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.results import CASES, IDENTITY_LINKS, ORGANISATIONS, PERSONS, RETENTION, TIMELINE

CUSTOMER = "customer"


def due(as_of: datetime, settings: Mapping[str, int]) -> ir.Table:
    """List whose time to be kept is over.

    A *prospect*'s time runs from the last thing they did themselves (a visit under their name, a click, an answer, an
    attendance; what we sent does not count, nor that they opened it), or from the day they were collected where there is
    no such thing or that was later: the day that their record states, else the first trace of them that we have, for an
    export without dates only says that they were known by then. Where a source says that their company is a customer, the relation goes on and
    nobody of it is due. Where it only has won cases, their time runs from the last of these or the last contact from
    anybody of the company, whichever is later: nothing in the data says when the relation ended, so it is taken to have
    lasted until then.

    Parameters
    ----------
    as_of
        The moment of the run.
    settings
        ``prospect_months``, ``former_customer_months`` and ``audience_months``.

    Returns
    -------
    ibis.Table
        Rows under the contract ``retention``.
    """
    return ibis.union(_people(as_of, settings), _visits(as_of, settings["audience_months"]))


def _people(as_of: datetime, settings: Mapping[str, int]) -> ir.Table:
    persons, timeline, cases = PERSONS.table(), TIMELINE.table(), CASES.table()
    organisations = ORGANISATIONS.table()
    theirs = timeline.filter((timeline.direction == "in") & timeline.person_id.notnull())
    last = theirs.group_by(last_of="person_id").aggregate(last_contact=theirs.happened_at.max())
    company = theirs.group_by(company_of="organisation_id").aggregate(company_contact=theirs.happened_at.max())
    seen = timeline.filter(timeline.person_id.notnull())
    first = seen.group_by(seen_of="person_id").aggregate(first_seen=seen.happened_at.min())
    wins = cases.filter(cases.won_at.notnull())
    won = wins.group_by(won_of="organisation_id").aggregate(last_won=wins.won_at.max())
    found = persons.select("person_id", "name", "organisation_id")
    for table, key, other in (
        (last, "person_id", "last_of"),
        (first, "person_id", "seen_of"),
        (_collected(), "person_id", "collected_of"),
        (company, "organisation_id", "company_of"),
        (won, "organisation_id", "won_of"),
        (organisations.select(relation_of="organisation_id", relation="relation"), "organisation_id", "relation_of"),
    ):
        found = found.left_join(table, [(key, other)]).drop(other)
    found = found.filter(~(found.relation.lower() == CUSTOMER).fill_null(False))
    collected = ibis.coalesce(found.stated, ibis.least(found.known_first, found.first_seen), found.known_first, found.first_seen)
    alone = ibis.greatest(collected, ibis.coalesce(found.last_contact, collected))
    ended = ibis.greatest(
        found.last_won, ibis.coalesce(found.company_contact, found.last_won), ibis.coalesce(alone, found.last_won)
    )
    bought = found.last_won.notnull()
    found = found.mutate(kind=ibis.ifelse(bought, CUSTOMER, "prospect"), since=ibis.ifelse(bought, ended, alone), known=collected)
    found = found.filter(found.since.notnull())
    months = {
        kind: ibis.interval(months=settings[f"{name}_months"])
        for kind, name in (("prospect", "prospect"), (CUSTOMER, "former_customer"))
    }
    over = ibis.ifelse(found.kind == CUSTOMER, found.since + months[CUSTOMER], found.since + months["prospect"])
    found = found.mutate(over=over)
    found = found.filter(found.over <= ibis.literal(as_of))
    return found.select(
        "person_id", "kind", "name", "organisation_id",
        collected_on=found.known.date(), last_contact=found.last_contact.date(), counted_from=found.since.date(),
        due_on=found.over.date(), rows=ibis.null("int64"),
    )  # fmt: skip


def _visits(as_of: datetime, months: int) -> ir.Table:
    """Count the visits of anonymous visitors that are older than they may be; no row where there are none."""
    touches = TOUCHES.table()
    oldest = ibis.literal(as_of) - ibis.interval(months=months)
    old = touches.filter(touches.visitor_key.notnull() & touches.person_key.isnull() & (touches.happened_at < oldest))
    counted = old.aggregate(rows=old.count(), first=old.happened_at.min())
    counted = counted.filter(counted.rows > 0)
    nothing, day = ibis.null("string"), ibis.null("date")
    return counted.select(
        person_id=ibis.literal(""), kind=ibis.literal("visits"), name=nothing, organisation_id=nothing, collected_on=day,
        last_contact=day, counted_from=counted["first"].date(), due_on=(counted["first"] + ibis.interval(months=months)).date(),
        rows=counted["rows"],
    ).select(*RETENTION.names)  # fmt: skip


def _collected() -> ir.Table:
    """Give when each person was collected, as a record of theirs states it, and since when any import knows them."""
    records, links = dated(PERSON_RECORDS), IDENTITY_LINKS.table()
    people = links.filter(links.kind == "person").select(link_key="key", collected_of="id")
    linked = records.inner_join(people, [("source_key", "link_key")])
    return linked.group_by("collected_of").aggregate(stated=linked.happened_at.min(), known_first=linked.since.min())
