"""HubSpot's links between records: who takes part in a deal, and which record was merged into which.

A list on a record (*Associated Contact IDs*) and a connector's link table say the same; both are read.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Reader
from cordee.core.vocabulary.facts import DEAL_LINKS, MERGES

CONTACT, COMPANY, DEAL = "hubspot:contact:", "hubspot:company:", "hubspot:deal:"
KINDS = {CONTACT: "person", COMPANY: "organisation", DEAL: "deal"}
PRIMARY = "5"  # HubSpot's own number for "the deal's primary company"

DELETED = Field("deleted", ("_fivetran_deleted", "is_deleted", "archived"), "boolean")
DEAL_COMPANY_FIELDS = (
    Field("deal_id", (), required=True),
    Field("company_id", (), required=True),
    Field("type_id", ()),
    DELETED,
)
DEAL_CONTACT_FIELDS = (Field("deal_id", (), required=True), Field("contact_id", (), required=True), DELETED)


def deal_companies(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read which companies a deal is linked to; a pair may have a row for each kind of link."""
    main = ibis.ifelse(rows.type_id == PRIMARY, True, ibis.null("boolean"))
    pairs = rows.mutate(main=main).group_by("deal_id", "company_id").aggregate(record=rows.record.min(), main=main.any())
    links = pairs.select(
        "record",
        "main",
        source_key=ibis.literal("hubspot:deal_company:") + pairs.deal_id + ":" + pairs.company_id,
        deal_key=ibis.literal(DEAL) + pairs.deal_id,
        organisation_key=ibis.literal(COMPANY) + pairs.company_id,
    )
    return ((DEAL_LINKS, links),)


def deal_contacts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read which contacts a deal is linked to; HubSpot calls none of them the main one."""
    pairs = rows.group_by("deal_id", "contact_id").aggregate(record=rows.record.min())
    links = pairs.select(
        "record",
        source_key=ibis.literal("hubspot:deal_contact:") + pairs.deal_id + ":" + pairs.contact_id,
        deal_key=ibis.literal(DEAL) + pairs.deal_id,
        person_key=ibis.literal(CONTACT) + pairs.contact_id,
    )
    return ((DEAL_LINKS, links),)


def listed_links(rows: ir.Table, listed: ir.StringValue, other: str, column: str) -> Filled:
    """Read the ids that a record lists: those of a deal's contacts or companies, or of a contact's deals.

    Parameters
    ----------
    rows
        Records with their ``key``.
    listed
        Their list of ids.
    other
        What the list is of: ``CONTACT``, ``COMPANY`` or ``DEAL``.
    column
        The column of the fact that names who takes part.
    """
    each = rows.select("record", "key", one=listed.split(";").unnest().re_extract(r"^\s*(\d+)\s*$", 1))
    each = each.filter(each.one != "")
    each = each.mutate(other=ibis.literal(other) + each.one)
    deal, part = (each.other, each.key) if other == DEAL else (each.key, each.other)
    pairs = each.mutate(deal=deal, part=part).group_by("deal", "part").aggregate(record=each.record.min())
    key = pairs.deal + ":listed:" + pairs.part
    return DEAL_LINKS, pairs.select("record", source_key=key, deal_key=pairs.deal, **{column: pairs.part})


def merged_ids(rows: ir.Table) -> ir.Table:
    """List the ids that each record says were merged into it; some lists add the time after the id."""
    listed = rows.select("record", merged_id=rows.merged_ids.split(";").unnest(), into=rows.record_id)
    listed = listed.mutate(merged_id=listed.merged_id.re_extract(r"^\s*(\d+)", 1))
    return listed.filter(listed.merged_id != "", listed.merged_id != listed.into)


def merges(pairs: ir.Table, prefix: str) -> Filled:
    """Give the merges of pairs ``merged_id`` and ``into`` of one kind of record."""
    gone = ibis.literal(prefix) + pairs.merged_id
    merged = pairs.select(
        "record",
        source_key=ibis.literal("hubspot:merged:") + gone,
        kind=ibis.literal(KINDS[prefix]),
        from_key=gone,
        into_key=ibis.literal(prefix) + pairs.into,
    )
    return MERGES, merged


def merge_reader(prefix: str) -> Reader:
    """Read a table of merges of one kind of record."""

    def facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
        return (merges(rows.filter(rows.merged_id != rows.into), prefix),)

    return facts
