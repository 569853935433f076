"""Mailchimp as a connector lands it: members, consents, sends and clicks. Opens count for nothing, IP addresses are dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Reader, Section
from cordee.core.intake.keys import fingerprint, person_key
from cordee.core.intake.reading import leave_out
from cordee.core.vocabulary.facts import CONSENTS, CONTENTS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

SOURCE = "mailchimp"
SCANNER_SECONDS = 10
DELETED = Field("_fivetran_deleted", (), "boolean")
SYNCED = "_fivetran_synced"


def _member(identity: ir.StringValue) -> ir.StringValue:
    return ibis.literal(f"{SOURCE}:member:") + identity


def _deleted(rows: ir.Table) -> ir.BooleanValue:
    return rows["_fivetran_deleted"]


def _members(rows: ir.Table, context: Context) -> Sequence[Filled]:
    first, last = rows.merge_fname, rows.merge_lname
    people = rows.select(
        "record",
        source_key=_member(rows.id),
        email=rows.email_address,
        full_name=(first.fill_null("") + " " + last.fill_null("")).strip().nullif(""),
        first_name=first,
        last_name=last,
        organisation_name=rows.company,
        country=rows.country_code,
    )
    status = rows.status.lower()
    objects = status.isin(["unsubscribed", "cleaned"])
    said = rows.mutate(status=status, objects=objects).filter((status == "subscribed") | objects)
    consents = said.select(
        "record",
        source_key=ibis.literal(f"{SOURCE}:consent:") + said.list_id + ":" + said.id + ":" + said.status,
        happened_at=ibis.ifelse(said.objects, said.last_changed, ibis.coalesce(said.timestamp_opt, said.timestamp_signup)),
        person_key=ibis.coalesce(person_key(email=said.email_address), _member(said.id)),
        channel=ibis.literal("email"),
        granted=~said.objects,
        proof=ibis.literal("Mailchimp list ") + said.list_id + ": " + said.status,
    )
    return (PERSON_RECORDS, people), (CONSENTS, consents)


def _unsubscribes(rows: ir.Table, context: Context) -> Sequence[Filled]:
    consents = rows.select(
        "record",
        source_key=fingerprint(f"{SOURCE}:unsubscribe", rows.campaign_id, rows.member_id, rows.list_id),
        happened_at=rows.timestamp,
        person_key=_member(rows.member_id),
        channel=ibis.literal("email"),
        granted=ibis.literal(False),
        proof=ibis.literal("Mailchimp unsubscribe from campaign ") + rows.campaign_id.fill_null("?"),
    )
    return ((CONSENTS, consents),)


def _sends(campaign: str) -> Reader:
    """Sends carry no time in this table: the touch has none either, rather than the connector's."""

    def facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
        touches = rows.select(
            "record",
            source_key=ibis.literal(f"{SOURCE}:send:") + rows[campaign] + ":" + rows.member_id,
            happened_at=ibis.null("timestamp(6)"),
            person_key=_member(rows.member_id),
            technique=ibis.literal("email_house"),
            direction=ibis.literal("out"),
            campaign=rows[campaign],
            scanner=ibis.literal(False),
        )
        return ((TOUCHES, touches),)

    return facts


def _clicks(campaign: str) -> Reader:
    """Clicks only; one in the second of another address' click, or within seconds of the send, was a machine's."""

    def facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
        acts = rows.mutate(act=rows.action.lower(), moment=rows.timestamp.truncate("s"))
        left = ibis.ifelse(acts.act.isin(["sent", "send", "delivered"]), acts.timestamp, ibis.null("timestamp(6)"))
        acts = acts.mutate(sent=left.min().over(group_by=[campaign, "member_id"]))
        clicks = acts.filter((acts.act == "click") & acts.timestamp.notnull())
        clicks = clicks.mutate(address=clicks.url.re_replace(r"[?#].*$", ""), second=clicks.timestamp.cast("string"))
        together = ibis.window(group_by=[campaign, "member_id", "moment"])
        several = clicks.url.min().over(together) != clicks.url.max().over(together)
        waited = clicks.timestamp.epoch_seconds() - clicks.sent.epoch_seconds()
        clicks = clicks.mutate(machine=several.fill_null(False) | (waited <= SCANNER_SECONDS).fill_null(False))
        touches = clicks.select(
            "record",
            source_key=fingerprint(f"{SOURCE}:click", clicks[campaign], clicks.member_id, clicks.second, clicks.url),
            happened_at=clicks.timestamp,
            person_key=_member(clicks.member_id),
            technique=ibis.literal("email_house"),
            direction=ibis.literal("in"),
            campaign=clicks[campaign],
            content=clicks.address,
            scanner=clicks.machine,
        )
        other = acts.filter(acts.act != "click")
        return (TOUCHES, touches), leave_out(other, "act")

    return facts


def _letters(when: str) -> Reader:
    def facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
        letters = rows.select(
            "record",
            source_key=ibis.literal(f"{SOURCE}:letter:") + rows.id,
            happened_at=rows[when],
            title=ibis.coalesce(rows.subject_line, rows.title),
            kind=ibis.literal("e-mail"),
            address=rows.archive_url,
        )
        return ((CONTENTS, letters),)

    return facts


LETTER_FIELDS = (
    Field("id", (), required=True),
    DELETED,
    Field("archive_url", ()),
    Field("subject_line", ()),
    Field("title", ()),
    Field("send_time", (), "timestamp"),
)
MEMBER_FIELDS = (
    Field("id", (), required=True),
    Field("list_id", (), required=True),
    Field("email_address", (), "email"),
    Field("merge_fname", ()),
    Field("merge_lname", ()),
    Field("company", ("merge_company", "merge_organization", "merge_organisation", "merge_societe", "merge_entreprise")),
    Field("country_code", ()),
    Field("status", ()),
    Field("last_changed", (), "timestamp"),
    Field("timestamp_opt", (), "timestamp"),
    Field("timestamp_signup", (), "timestamp"),
)


def _activity_fields(campaign: str) -> tuple[Field, ...]:
    return (
        Field("action", (), required=True),
        Field(campaign, (), required=True),
        Field("member_id", (), required=True),
        Field("timestamp", (), "timestamp", required=True),
        Field("url", ()),
    )


def _recipient_fields(campaign: str) -> tuple[Field, ...]:
    return Field(campaign, (), required=True), Field("member_id", (), required=True)


def _format(
    table: str,
    title: Text,
    signature: tuple[str, ...],
    fields: tuple[Field, ...] = (),
    facts: Reader | None = None,
    *,
    drop: Callable[[ir.Table], ir.BooleanValue] | None = None,
    exact: bool = False,
    unread: str = "",
) -> Format:
    section = Section(table, (SYNCED, *signature), fields, facts, drop=drop, unread=unread, exact=exact)
    return Format(f"mailchimp.{table}", "Mailchimp", SOURCE, title, (section,), own_zone="UTC")


UNSUBSCRIBE_FIELDS = (
    Field("campaign_id", ()), Field("member_id", (), required=True), Field("list_id", ()), Field("reason", ()),
    Field("timestamp", (), "timestamp", required=True),
)  # fmt: skip
FORMATS = (
    _format("member", Text("Mailchimp: members of lists", "Mailchimp : membres des listes"),
            ("id", "list_id", "email_address", "unique_email_id", "merge_fname"), MEMBER_FIELDS, _members),
    _format("campaign_recipient", Text("Mailchimp: who a campaign went to", "Mailchimp : destinataires d’une campagne"),
            ("campaign_id", "member_id", "combination_id", "list_id"), _recipient_fields("campaign_id"), _sends("campaign_id"),
            exact=True),
    _format("campaign_recipient_activity", Text("Mailchimp: what recipients did", "Mailchimp : actes des destinataires"),
            ("action", "campaign_id", "member_id", "timestamp", "bounce_type"), _activity_fields("campaign_id"),
            _clicks("campaign_id")),
    _format("automation_recipient", Text("Mailchimp: who an automation wrote to",
                                         "Mailchimp : destinataires d’un envoi automatique"),
            ("automation_email_id", "member_id", "list_id"), _recipient_fields("automation_email_id"),
            _sends("automation_email_id"), exact=True),
    _format("automation_recipient_activity", Text("Mailchimp: what recipients of automations did",
                                                  "Mailchimp : actes des destinataires d’envois automatiques"),
            ("action", "automation_email_id", "member_id", "timestamp", "bounce_type"), _activity_fields("automation_email_id"),
            _clicks("automation_email_id")),
    _format("unsubscribe", Text("Mailchimp: unsubscriptions", "Mailchimp : désabonnements"),
            ("campaign_id", "member_id", "list_id", "reason", "timestamp"), UNSUBSCRIBE_FIELDS, _unsubscribes),
    _format("campaign", Text("Mailchimp: campaigns", "Mailchimp : campagnes"),
            ("id", "archive_url", "auto_tweet", "list_id", "subject_line", "winning_campaign_id"), LETTER_FIELDS,
            _letters("send_time"), drop=_deleted),
    _format("automation_email", Text("Mailchimp: letters of automations", "Mailchimp : lettres des envois automatiques"),
            ("id", "archive_url", "auto_tweet", "automation_id", "subject_line", "delay_type"), LETTER_FIELDS,
            _letters("send_time"), drop=_deleted),
    _format("automation", Text("Mailchimp: automations", "Mailchimp : envois automatiques"),
            ("id", "list_id", "segment_text", "trigger_settings", "start_time"),
            unread="the rules of an automation feed no fact; its letters and recipients have their own tables"),
    _format("list", Text("Mailchimp: lists", "Mailchimp : listes"),
            ("id", "beamer_address", "permission_reminder", "list_rating"),
            unread="a list is our own setting; its members have their own table"),
    _format("segment", Text("Mailchimp: segments", "Mailchimp : segments"),
            ("id", "list_id", "member_count", "name", "type", "updated_at"),
            unread="a segment is our own grouping; it says nothing that a member did"),
    _format("segment_member", Text("Mailchimp: members of segments", "Mailchimp : membres des segments"),
            ("member_id", "segment_id", "list_id"),
            unread="being in a segment is our own grouping; it says nothing that a member did"),
)  # fmt: skip
