"""HubSpot as a connector lands it in a warehouse: one file a table, ``property_`` columns, times in UTC."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Reader, Section
from cordee.core.intake.formats import hubspot_links as links
from cordee.core.intake.formats import hubspot_records as records
from cordee.core.intake.formats.hubspot_touches import act_key, intent
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import CONSENTS, CONTENTS, DEAL_MILESTONES, TOUCHES
from cordee.core.vocabulary.text import Text

SYNCED = "_fivetran_synced"
CAMPAIGN = "hubspot:email_campaign:"


def _format(*sections: Section) -> Format:
    table = sections[0].table
    title = Text(f"HubSpot, by a connector: {table}", f"HubSpot, par un connecteur : {table}")
    return Format(f"hubspot_warehouse.{table}", "HubSpot", "hubspot", title, sections, own_zone="UTC")


def _read(
    table: str,
    signature: tuple[str, ...],
    fields: tuple[Field, ...],
    facts: Reader,
    drop: Callable[[ir.Table], ir.BooleanValue] | None = None,
    *,
    also: tuple[str, ...] = (),
) -> Format:
    """Declare a table as one connector lands it, and by the signature of another in ``also``."""
    more = (Section(table, also, fields, facts, drop),) if also else ()
    return _format(Section(table, signature, fields, facts, drop), *more)


def _known(table: str, signature: tuple[str, ...], unread: str, *, exact: bool = False) -> Format:
    return _format(Section(table, signature, unread=unread, exact=exact))


def _record_id(*headings: str) -> Field:
    return Field("record_id", headings, required=True)


FORM_FIELDS = (
    Field("contact_id", (), required=True),
    Field("moment", ("timestamp",), "timestamp", required=True),
    Field("title", ()),
    Field("page_url", ()),
)


def _forms(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read who filled a form; the key is that of the contact's own conversion dates, so that both count once."""
    person = ibis.literal(links.CONTACT) + rows.contact_id
    touches = rows.select(
        "record",
        source_key=person + ":form:" + rows.moment.cast("string"),
        happened_at=rows.moment,
        person_key=person,
        technique=ibis.literal("form"),
        direction=ibis.literal("in"),
        content=ibis.coalesce(rows.title, rows.page_url),
        intent=intent(rows.title),
        scanner=ibis.literal(False),
    )
    return ((TOUCHES, touches),)


EVENT_FIELDS = (
    _record_id("id"),
    Field("type", (), required=True),
    Field("created", (), "timestamp", required=True),
    Field("recipient", (), "email"),
    Field("campaign_id", ("email_campaign_id",)),
    Field("filtered", ("filtered_event",), "boolean"),
)


def _email_events(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read clicks, replies and complaints; what was merely sent or opened says nothing of the reader."""
    kind = rows.type.upper()
    acts = rows.filter(kind.isin(["CLICK", "REPLY"]))
    known = acts.filter(acts.recipient.notnull())
    touches = known.select(
        "record",
        source_key=act_key(known.recipient, known.type.lower(), known.created),
        happened_at=known.created,
        person_key=ibis.literal("email:") + known.recipient,
        technique=ibis.literal("email_house"),
        direction=ibis.literal("in"),
        campaign=known.campaign_id,
        content=ibis.literal(CAMPAIGN) + known.campaign_id,
        scanner=known.filtered.fill_null(False),
    )
    spam = rows.filter((kind == "SPAMREPORT") & rows.recipient.notnull())
    objections = spam.select(
        "record",
        source_key=ibis.literal("hubspot:email_event:") + spam.record_id,
        happened_at=spam.created,
        person_key=ibis.literal("email:") + spam.recipient,
        channel=ibis.literal("email"),
        granted=ibis.literal(False),
        proof=ibis.literal("HubSpot: reported as spam"),
    )
    return (TOUCHES, touches), (CONSENTS, objections), refuse(acts.filter(acts.recipient.isnull()), "nobody", field=None)


CAMPAIGN_FIELDS = (_record_id("id"), Field("name", ()), Field("subject", ()))


def _campaigns(rows: ir.Table, context: Context) -> Sequence[Filled]:
    contents = rows.select(
        "record",
        source_key=ibis.literal(CAMPAIGN) + rows.record_id,
        title=ibis.coalesce(rows.subject, rows.name),
        kind=ibis.literal("e-mail"),
    )
    return ((CONTENTS, contents),)


STAGE_FIELDS = (
    Field("deal_id", (), required=True),
    Field("entered", ("date_entered", "_fivetran_start"), "timestamp", required=True),
    Field("stage", ("value",)),
    Field("active", ("_fivetran_active",), "boolean"),
)


def _stages(rows: ir.Table, context: Context) -> Sequence[Filled]:
    nothing = ibis.null("boolean")
    rows = rows.mutate(outcome=records.outcome(rows.stage, nothing, nothing))
    ended = rows.filter(rows.outcome.notnull())
    key = ibis.literal(links.DEAL) + ended.deal_id
    steps = ended.select("record", source_key=key + ":outcome", happened_at=ended.entered, deal_key=key, milestone=ended.outcome)
    return ((DEAL_MILESTONES, steps),)


def _past_stage(rows: ir.Table) -> ir.BooleanValue:
    return ~rows.active.fill_null(True)


MERGED_CONTACT_FIELDS = (
    Field("into", ("canonical_vid",), required=True), Field("merged_id", ("vid_to_merge",), required=True),
)  # fmt: skip
MERGED_DEAL_FIELDS = (Field("into", ("deal_id",), required=True), Field("merged_id", ("merged_deal_id",), required=True))

DETAIL = "says neither who nor when: email_event does"
STAFF = "our own staff are no fact: whoever follows somebody appears by owner id"
LISTS = "being on a list is no contact with anybody"
STAGES = "names of stages: the deal itself says whether it is closed and won"

FORMATS = (
    _read("contact", (SYNCED, "id", "property_email", "property_createdate"),
          (_record_id("id"), *records.CONTACT_FIELDS), records.contact_facts, records.deleted,
          also=("id", "properties_email", "properties_createdate")),
    _read("company", (SYNCED, "id", "property_name", "property_createdate"),
          (_record_id("id"), *records.COMPANY_FIELDS), records.company_facts, records.deleted,
          also=("id", "properties_name", "properties_createdate")),
    _read("deal", ("deal_id", "deal_pipeline_stage_id", "property_dealname"),
          (_record_id("deal_id", "id"), *records.DEAL_FIELDS), records.deal_facts, records.deleted,
          also=("id", "properties_dealname", "properties_dealstage")),
    _read("contact_form_submission", (SYNCED, "timestamp", "form_id", "contact_id", "conversion_id"), FORM_FIELDS, _forms),
    _read("email_event", (SYNCED, "id", "created", "type", "recipient", "email_campaign_id"), EVENT_FIELDS, _email_events),
    _read("email_campaign", (SYNCED, "id", "app_id", "subject", "num_included"), CAMPAIGN_FIELDS, _campaigns),
    _read("deal_stage", ("_fivetran_start", "deal_id", "date_entered", "value"), STAGE_FIELDS, _stages, _past_stage),
    _known("contact_list", (SYNCED, "id", "name", "processing_type", "list_version"), LISTS),
    _known("contact_list_member", (SYNCED, "contact_id", "contact_list_id", "added_at"), LISTS),
    _read("contact_merge_audit", (SYNCED, "canonical_vid", "vid_to_merge"), MERGED_CONTACT_FIELDS,
          links.merge_reader(links.CONTACT)),
    _read("merged_deal", (SYNCED, "deal_id", "merged_deal_id"), MERGED_DEAL_FIELDS, links.merge_reader(links.DEAL)),
    _read("deal_company", ("company_id", "deal_id", "type_id"), links.DEAL_COMPANY_FIELDS, links.deal_companies, records.deleted),
    _read("deal_contact", ("contact_id", "deal_id", "type_id"), links.DEAL_CONTACT_FIELDS, links.deal_contacts, records.deleted),
    _known("deal_pipeline", (SYNCED, "pipeline_id", "label", "display_order"), STAGES),
    _known("deal_pipeline_stage", (SYNCED, "stage_id", "pipeline_id", "closed_won", "probability"), STAGES),
    _known("deal_property_history", (SYNCED, "deal_id", "name", "value", "source_id"),
           "past values of a deal: its present row and deal_stage say what counts"),
    _known("email_event_bounce", (SYNCED, "id", "category", "status", "response"), DETAIL),
    _known("email_event_click", (SYNCED, "id", "referer", "browser", "url", "user_agent"), DETAIL),
    _known("email_event_open", (SYNCED, "id", "duration", "browser", "user_agent"), "an opened e-mail counts for nothing"),
    _known("email_event_sent", (SYNCED, "id", "bcc", "cc", "from", "reply_to"), DETAIL),
    _known("email_event_spam_report", (SYNCED, "id", "ip_address", "user_agent"), DETAIL, exact=True),
    _known("email_event_status_change", (SYNCED, "id", "portal_subscription_status", "requested_by"), DETAIL),
    _known("engagement_meeting", (SYNCED, "engagement_id", "meeting_outcome", "start_time"),
           "names nobody who was met; the contact's own columns say when a meeting was booked"),
    _known("form", ("guid", "form_type", "portal_id", "submit_text"), "a form's settings: each submission carries its title"),
    _known("owner", (SYNCED, "owner_id", "portal_id", "email", "type"), STAFF),
    _known("owner_team", (SYNCED, "owner_id", "team_id", "is_team_primary"), STAFF),
    _known("team", (SYNCED, "id", "name"), STAFF, exact=True),
)  # fmt: skip
