"""Olist's marketing funnel: qualified leads, closed deals, sellers, category names (a public B2B data set)."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import DEAL_MILESTONES, DEALS, ORGANISATION_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text


def _lead(mql: ir.StringValue) -> ir.StringValue:
    return ibis.literal("olist:lead:") + mql


def _leads(rows: ir.Table, context: Context) -> Sequence[Filled]:
    key = _lead(rows.mql_id)
    organisations = rows.select("record", source_key=key)
    touches = rows.select(
        "record",
        source_key=key + ":first",
        happened_at=rows.first_contact_date,
        organisation_key=key,
        technique=technique(rows.origin),
        direction=ibis.literal("in"),
        content=rows.landing_page_id,
        scanner=ibis.literal(False),
    )
    steps = rows.select(
        "record",
        source_key=key + ":lead",
        happened_at=rows.first_contact_date,
        deal_key=key,
        milestone=ibis.literal("lead"),
    )
    return (ORGANISATION_RECORDS, organisations), (TOUCHES, touches), (DEAL_MILESTONES, steps)


def _deals(rows: ir.Table, context: Context) -> Sequence[Filled]:
    key = _lead(rows.mql_id)
    deals = rows.select(
        "record",
        source_key=key,
        happened_at=rows.won_date,
        organisation_key=key,
        name=rows.business_segment,
        offer=rows.lead_type,
        owner=rows.sr_id,
    )
    steps = rows.select(
        "record",
        source_key=key + ":won",
        happened_at=rows.won_date,
        deal_key=key,
        milestone=ibis.literal("won"),
    )
    return (DEALS, deals), (DEAL_MILESTONES, steps)


FORMATS = (
    Format(
        id="olist.leads",
        vendor="Olist",
        source="olist",
        title=Text("Olist: qualified leads", "Olist : leads qualifiés"),
        sections=(
            Section(
                "marketing_qualified_leads",
                ("mql_id", "first_contact_date", "origin"),
                (
                    Field("mql_id", (), required=True),
                    Field("first_contact_date", (), "timestamp", required=True),
                    Field("landing_page_id", ()),
                    Field("origin", ()),
                ),
                _leads,
            ),
        ),
    ),
    Format(
        id="olist.deals",
        vendor="Olist",
        source="olist",
        title=Text("Olist: closed deals", "Olist : affaires conclues"),
        sections=(
            Section(
                "closed_deals",
                ("mql_id", "won_date", "seller_id"),
                (
                    Field("mql_id", (), required=True),
                    Field("won_date", (), "timestamp", required=True),
                    Field("business_segment", ()),
                    Field("lead_type", ()),
                    Field("sr_id", ()),
                ),
                _deals,
            ),
        ),
    ),
    Format(
        id="olist.sellers",
        vendor="Olist",
        source="olist",
        title=Text("Olist: sellers", "Olist : vendeurs"),
        sections=(
            Section(
                "sellers",
                ("seller_id", "seller_zip_code_prefix"),
                unread="the sellers' towns feed no fact: a lead is linked to its seller by no published name",
            ),
        ),
    ),
    Format(
        id="olist.categories",
        vendor="Olist",
        source="olist",
        title=Text("Olist: names of categories", "Olist : noms des catégories"),
        sections=(
            Section(
                "product_category_name_translation",
                ("product_category_name", "product_category_name_english"),
                unread="translations of product names feed no fact",
            ),
        ),
    ),
)
