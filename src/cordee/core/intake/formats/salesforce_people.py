"""Salesforce's contacts and leads: who they are, whether they object, where a lead came from, what case it opened."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import CONSENTS, DEAL_LINKS, DEAL_MILESTONES, DEALS, MERGES, PERSON_RECORDS, TOUCHES

CONTACT, LEAD = "salesforce:contact:", "salesforce:lead:"
ACCOUNT, OPPORTUNITY = "salesforce:account:", "salesforce:opportunity:"
BOUGHT = ("purchased list", "list purchase", "list import", "data import", "import", "liste achetee")

RECORD_ID = Field("record_id", ("id",), required=True)
MARKS = (
    Field("deleted", ("is_deleted", "_fivetran_deleted"), "boolean"),
    Field("active", ("_fivetran_active",), "boolean"),
)
MASTER = Field("master", ("master_record_id",))
_PERSON_FIELDS = (
    RECORD_ID,
    Field("email", (), "email"),
    Field("linkedin_url", ("linked_in_url_c", "linkedin_url_c", "linkedin_c", "linkedin_profile_c"), "linkedin"),
    Field("full_name", ("name",)),
    Field("first_name", ()),
    Field("last_name", ()),
    Field("phone", ("mobile_phone",)),
    Field("title", ()),
    Field("owner", ("owner_id",)),
    Field("created", ("created_date",), "timestamp"),
    Field("lead_source", ()),
    Field("no_email", ("has_opted_out_of_email",), "boolean"),
    Field("no_call", ("do_not_call",), "boolean"),
    MASTER,
    *MARKS,
)
CONTACT_FIELDS = (*_PERSON_FIELDS, Field("country", ("mailing_country", "mailing_country_code")), Field("account_id", ()))
LEAD_FIELDS = (
    *_PERSON_FIELDS,
    Field("country", ("country_code",)),
    Field("company", ()),
    Field("account_id", ("converted_account_id",)),
    Field("opportunity_id", ("converted_opportunity_id",)),
)


ROLE_FIELDS = (
    RECORD_ID,
    Field("opportunity_id", (), required=True),
    Field("contact_id", (), required=True),
    Field("role", ()),
    Field("is_primary", (), "boolean"),
    Field("created", ("created_date",), "timestamp"),
    *MARKS,
)


def gone(rows: ir.Table) -> ir.BooleanValue:
    """Say which rows are deleted, or versions that another has replaced."""
    return rows.deleted.fill_null(False) | ~rows.active.fill_null(True)


def past(rows: ir.Table) -> ir.BooleanValue:
    """Say which rows are no data: gone, and not because they were merged into another."""
    return gone(rows) & rows.master.isnull()


def part_merged(rows: ir.Table, prefix: str, kind: str) -> tuple[ir.Table, Filled]:
    """Part the records that stand from the merges: a merged record is marked as deleted and names its master."""
    merged = rows.filter(rows.master.notnull() & (rows.master != rows.record_id))
    merges = merged.select(
        "record",
        source_key=ibis.literal("salesforce:merged:") + merged.record_id,
        kind=ibis.literal(kind),
        from_key=ibis.literal(prefix) + merged.record_id,
        into_key=ibis.literal(prefix) + merged.master,
    )
    return rows.filter(rows.master.isnull()), (MERGES, merges)


def contacts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the people of accounts. Their lead source is their lead's, whose touch it is already."""
    rows, merged = part_merged(rows, CONTACT, "person")
    rows = rows.mutate(key=ibis.literal(CONTACT) + rows.record_id, company=ibis.null("string"))
    return (PERSON_RECORDS, _people(rows)), merged, *_objections(rows)


def leads(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the people, the touch that brought them, and their case: the opportunity, once converted to one."""
    rows, merged = part_merged(rows, LEAD, "person")
    key = ibis.literal(LEAD) + rows.record_id
    rows = rows.mutate(key=key, case_key=ibis.coalesce(ibis.literal(OPPORTUNITY) + rows.opportunity_id, key))
    rows = rows.mutate(bought=plain_words(rows.lead_source).isin(list(BOUGHT)).fill_null(False))
    dated = rows.filter(rows.created.notnull())
    came = dated.filter(dated.lead_source.notnull() & ~dated.bought)
    touches = came.select(
        "record",
        source_key=came.key + ":source",
        happened_at=came.created,
        person_key=came.key,
        organisation_key=ibis.literal(ACCOUNT) + came.account_id,
        technique=technique(came.lead_source),
        direction=ibis.literal("in"),
        scanner=ibis.literal(False),
    )
    own = rows.filter(rows.opportunity_id.isnull())
    cases = own.select(
        "record",
        "owner",
        source_key=own.key,
        organisation_key=ibis.literal(ACCOUNT) + own.account_id,
        person_key=own.key,
        name=own.full_name,
        declared_technique=ibis.ifelse(own.lead_source.notnull(), technique(own.lead_source), ibis.null("string")),
    )
    steps = dated.select("record", source_key=dated.key + ":lead", happened_at=dated.created, deal_key=dated.case_key,
                         milestone=ibis.literal("lead"))  # fmt: skip
    return (
        (PERSON_RECORDS, _people(rows)),
        merged,
        *_objections(rows),
        (TOUCHES, touches),
        (DEALS, cases),
        (DEAL_MILESTONES, steps),
    )


def roles(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give who takes part in an opportunity, in which role."""
    links = rows.select(
        "record",
        "role",
        source_key=ibis.literal("salesforce:opportunity_contact_role:") + rows.record_id,
        happened_at=rows.created,
        deal_key=ibis.literal(OPPORTUNITY) + rows.opportunity_id,
        person_key=ibis.literal(CONTACT) + rows.contact_id,
        main=rows.is_primary,
    )
    return ((DEAL_LINKS, links),)


def _people(rows: ir.Table) -> ir.Table:
    named = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    return rows.select(
        "record", "email", "linkedin_url", "first_name", "last_name", "phone", "title", "country", "owner",
        source_key=rows.key,
        full_name=ibis.coalesce(rows.full_name, named),
        organisation_key=ibis.literal(ACCOUNT) + rows.account_id,
        organisation_name=rows.company,
    )  # fmt: skip


def _objections(rows: ir.Table) -> Sequence[Filled]:
    def objected(column: str, channel: str, proof: str) -> Filled:
        some = rows.filter(rows[column].fill_null(False))
        objections = some.select(
            "record",
            source_key=some.key + f":{channel}",
            person_key=some.key,
            channel=ibis.literal(channel),
            granted=ibis.literal(False),
            proof=ibis.literal(proof),
        )
        return CONSENTS, objections

    return (
        objected("no_email", "email", "Salesforce: has_opted_out_of_email"),
        objected("no_call", "phone", "Salesforce: do_not_call"),
    )
