"""Salesforce as a connector lands it in a warehouse: one file a table, names in snake_case, times in UTC."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import currency, plain_words
from cordee.core.intake.format import Context, Field, Filled, Format, Reader, Section
from cordee.core.intake.formats import salesforce_activities as activities
from cordee.core.intake.formats import salesforce_people as people
from cordee.core.intake.formats.salesforce_people import ACCOUNT, CONTACT, MARKS, OPPORTUNITY, RECORD_ID, gone
from cordee.core.intake.keys import business_domain
from cordee.core.intake.reading import refuse
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import COSTS, DEAL_MILESTONES, DEALS, ORGANISATION_RECORDS
from cordee.core.vocabulary.text import Text

SYNCED = "_fivetran_synced"
ACCOUNT_FIELDS = (
    RECORD_ID,
    Field("name", ()),
    Field("siren", ("siren_c", "numero_siren_c", "siret_c")),
    Field("vat", ("vat_c", "vat_number_c", "tva_c")),
    Field("website", (), "domain"),
    Field("country", ("billing_country", "billing_country_code")),
    Field("industry", ()),
    Field("city", ("billing_city",)),
    Field("employees", ("number_of_employees",), "integer"),
    Field("parent_id", ()),
    Field("type", ()),
    Field("tier", ("tier_c", "account_tier_c")),
    Field("owner", ("owner_id",)),
    people.MASTER,
    *MARKS,
)
OPPORTUNITY_FIELDS = (
    RECORD_ID,
    Field("name", ()),
    Field("account_id", ()),
    Field("contact_id", ()),
    Field("amount", (), "amount"),
    Field("currency", ("currency_iso_code",)),
    Field("created", ("created_date",), "timestamp", required=True),
    Field("closed", ("close_date",), "timestamp"),
    Field("is_won", (), "boolean"),
    Field("is_closed", (), "boolean"),
    Field("lead_source", ()),
    Field("owner", ("owner_id",)),
    *MARKS,
)
CAMPAIGN_FIELDS = (
    RECORD_ID,
    Field("type", ()),
    Field("start", ("start_date",), "timestamp"),
    Field("until", ("end_date",), "timestamp"),
    Field("cost", ("actual_cost",), "amount"),
    Field("currency", ("currency_iso_code",)),
    Field("reached", ("number_sent",), "integer"),
    *MARKS,
)


def _accounts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    rows, merged = people.part_merged(rows, ACCOUNT, "organisation")
    kind = plain_words(rows.type)
    relation = ibis.cases(
        (kind.re_search(r"\b(partner|partenaire|reseller|revendeur)\b"), "partner"),
        (kind.re_search(r"\b(customer|client|cliente)\b"), "customer"),
        (kind.re_search(r"\b(prospect|target|cible)\b"), "prospect"),
        (kind.re_search(r"\b(competitor|concurrent)\b"), "competitor"),
        else_=ibis.null("string"),
    )
    organisations = rows.select(
        "record", "name", "vat", "country", "industry", "city", "employees", "tier", "owner",
        source_key=ibis.literal(ACCOUNT) + rows.record_id,
        siren=rows.siren.re_replace(r"\D", "").left(9).nullif(""),
        domain=business_domain(rows.website),
        parent_key=ibis.literal(ACCOUNT) + rows.parent_id,
        relation=relation,
    )  # fmt: skip
    return (ORGANISATION_RECORDS, organisations), merged


def _opportunities(rows: ir.Table, context: Context) -> Sequence[Filled]:
    negative = (rows.amount < 0).fill_null(False)
    good = rows.filter(~negative)
    good = good.mutate(key=ibis.literal(OPPORTUNITY) + good.record_id)
    deals = good.select(
        "record", "name", "amount", "owner",
        source_key=good.key,
        organisation_key=ibis.literal(ACCOUNT) + good.account_id,
        person_key=ibis.literal(CONTACT) + good.contact_id,
        currency=_currency(good, "amount"),
        declared_technique=ibis.ifelse(good.lead_source.notnull(), technique(good.lead_source), ibis.null("string")),
    )  # fmt: skip
    opened = good.select("record", source_key=good.key + ":opportunity", happened_at=good.created, deal_key=good.key,
                         milestone=ibis.literal("opportunity"))  # fmt: skip
    ended = good.filter(good.is_closed.fill_null(False) & good.is_won.notnull() & good.closed.notnull())
    outcome = ibis.ifelse(ended.is_won, ibis.literal("won"), ibis.literal("lost"))
    closed = ended.select("record", source_key=ended.key + ":outcome", happened_at=ended.closed, deal_key=ended.key,
                          milestone=outcome)  # fmt: skip
    return (DEALS, deals), (DEAL_MILESTONES, opened), (DEAL_MILESTONES, closed), _negative(rows, negative, "amount")


def _campaigns(rows: ir.Table, context: Context) -> Sequence[Filled]:
    negative = (rows.cost < 0).fill_null(False)
    paid = rows.filter(~negative & (rows.cost > 0).fill_null(False) & rows.start.notnull())
    costs = paid.select(
        "record", "until",
        source_key=ibis.literal("salesforce:campaign:") + paid.record_id,
        happened_at=paid.start,
        technique=technique(paid.type),
        campaign=paid.record_id,
        amount=paid.cost,
        currency=_currency(paid, "cost"),
        activities=paid.reached,
    )  # fmt: skip
    return (COSTS, costs), _negative(rows, negative, "cost")


def _currency(rows: ir.Table, amount: str) -> ir.StringValue:
    code = ibis.coalesce(currency(rows.currency), currency(rows[f"raw_{amount}"]), ibis.literal("EUR"))
    return ibis.ifelse(rows[amount].notnull(), code, ibis.null("string"))


def _negative(rows: ir.Table, negative: ir.BooleanValue, field: str) -> Filled:
    refused = rows.filter(negative)
    return refuse(refused, "negative", field=field, value=refused[f"raw_{field}"])


def _format(*sections: Section) -> Format:
    table = sections[0].table
    title = Text(f"Salesforce, by a connector: {table}", f"Salesforce, par un connecteur : {table}")
    return Format(f"salesforce.{table}", "Salesforce", "salesforce", title, sections, own_zone="UTC")


def _read(
    table: str,
    signature: tuple[str, ...],
    fields: tuple[Field, ...],
    facts: Reader,
    drop: Callable[[ir.Table], ir.BooleanValue] = gone,
) -> Format:
    """Declare a table as a connector lands it, and as Salesforce itself writes it (``AccountId``): data export, Data Loader."""
    by_interface = Section(table, signature, fields, facts, drop, compact=True, own_id="record_id")
    return _format(Section(table, (SYNCED, *signature), fields, facts, drop, own_id="record_id"), by_interface)


def _known(table: str, signature: tuple[str, ...], unread: str) -> Format:
    return _format(Section(table, (SYNCED, *signature), unread=unread))


HISTORY = ("_fivetran_start", "_fivetran_end", "_fivetran_active", "id", "is_deleted", "last_referenced_date")
PAST = "past versions of a record: its present row carries its dates and its outcome"
STAFF = "our own staff are no fact: whoever follows somebody appears by owner id"

FORMATS = (
    _read("account", ("id", "name", "owner_id", "parent_id", "billing_city", "number_of_employees"), ACCOUNT_FIELDS, _accounts,
          people.past),
    _read("contact", ("id", "account_id", "last_name", "reports_to_id", "created_date"), people.CONTACT_FIELDS, people.contacts,
          people.past),
    _read("lead", ("id", "company", "converted_date", "converted_contact_id", "is_converted"), people.LEAD_FIELDS, people.leads,
          people.past),
    _read("opportunity", ("id", "account_id", "close_date", "stage_name", "is_won", "is_closed"), OPPORTUNITY_FIELDS,
          _opportunities),
    _read("event", ("id", "who_id", "what_id", "start_date_time", "is_child"), activities.CALENDAR_FIELDS,
          activities.events, activities.not_an_event),
    _read("task", ("id", "who_id", "what_id", "task_subtype", "is_closed"), activities.ACTIVITY_FIELDS, activities.tasks),
    _read("campaign", ("id", "name", "type", "actual_cost", "budgeted_cost", "number_of_leads"), CAMPAIGN_FIELDS, _campaigns),
    _read("campaign_member", ("id", "campaign_id", "lead_id", "contact_id", "has_responded"), activities.MEMBER_FIELDS,
          activities.members),
    _known("account_history", (*HISTORY, "name", "owner_id", "parent_id", "billing_city", "number_of_employees", "type"), PAST),
    _known("contact_history", (*HISTORY, "account_id", "first_name", "last_name", "email", "reports_to_id", "owner_id", "title",
                               "name", "phone", "mobile_phone"), PAST),
    _known("opportunity_history", (*HISTORY, "account_id", "amount", "close_date", "created_date", "stage_name", "is_won",
                                   "is_closed", "name", "owner_id", "lead_source", "probability"), PAST),
    _known("opportunity_line_item", ("id", "opportunity_id", "pricebook_entry_id", "quantity", "unit_price"),
           "lines of an opportunity: its amount stands on the opportunity"),
    _read("opportunity_contact_role", ("id", "opportunity_id", "contact_id", "role", "is_primary"), people.ROLE_FIELDS,
          people.roles),
    _known("user", ("id", "username", "profile_id", "user_role_id", "is_active"), STAFF),
    _known("user_role", ("id", "name", "parent_role_id", "developer_name", "portal_type"), STAFF),
)  # fmt: skip
