"""Salesforce's activities: events and completed tasks as touches, answers to campaigns."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.formats.salesforce_people import ACCOUNT, CONTACT, LEAD, MARKS, RECORD_ID, gone
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import TOUCHES

CALLS = ("call", "appel", "phone", "telephone", "cold call")
EMAILS = ("email", "e mail", "courriel")
MEETINGS = ("meeting", "rendez vous", "reunion", "demo", "visit", "visite", "event", "lunch", "dinner")

_FIELDS = (
    RECORD_ID,
    Field("type", ()),
    Field("created", ("created_date",), "timestamp"),
    Field("who_id", ()),
    Field("what_id", ()),
    Field("account_id", ()),
    Field("owner", ("owner_id",)),
    *MARKS,
)
ACTIVITY_FIELDS = (
    *_FIELDS,
    Field("subtype", ("task_subtype",)),
    Field("status", ()),
    Field("is_closed", (), "boolean"),
    Field("completed", ("completed_date_time",), "timestamp"),
    Field("day", ("activity_date",), "timestamp"),
    Field("call_type", ()),
    Field("call_seconds", ("call_duration_in_seconds",), "integer"),
)
CALENDAR_FIELDS = (
    *_FIELDS,
    Field("subtype", ("event_subtype",)),
    Field("start", ("start_date_time", "activity_date_time"), "timestamp"),
    Field("day", ("activity_date",), "timestamp"),
    Field("length", ("duration_in_minutes",), "minutes"),
    Field("is_child", (), "boolean"),
    Field("is_recurrence", (), "boolean"),
)
MEMBER_FIELDS = (
    RECORD_ID,
    Field("campaign_id", (), required=True),
    Field("lead_id", ()),
    Field("contact_id", ()),
    Field("has_responded", (), "boolean"),
    Field("responded", ("first_responded_date",), "timestamp"),
    *MARKS,
)


def tasks(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read completed calls, e-mails and meetings; a task of another type is a note to ourselves, no contact."""
    done = rows.is_closed.fill_null(False) | (rows.status.lower() == "completed").fill_null(False)
    kind, subtype = plain_words(rows.type), plain_words(rows.subtype)
    way = ibis.cases(
        (subtype.isin(["listemail", "list email"]), "email_house"),
        (subtype.isin(["linkedin", "inmail"]), "in_mail"),
        *((word.isin(list(words)), technique) for word in (subtype, kind)
          for words, technique in ((CALLS, "cold_call"), (EMAILS, "sales_email"), (MEETINGS, "meeting"))),
        else_=ibis.null("string"),
    )  # fmt: skip
    inbound = (rows.call_type.lower() == "inbound").fill_null(False)
    rows = rows.mutate(
        way=way,
        moment=ibis.coalesce(rows.completed, rows.day, rows.created),
        direction=ibis.ifelse(inbound, ibis.literal("in"), ibis.literal("out")),
        seconds=rows.call_seconds,
    )
    return _touches(rows.filter(done & rows.way.notnull() & rows.moment.notnull()), "task")


def events(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read the calendar: calls where the type says so, meetings otherwise."""
    call = plain_words(rows.type).isin(list(CALLS)).fill_null(False)
    rows = rows.mutate(
        way=ibis.ifelse(call, ibis.literal("cold_call"), ibis.literal("meeting")),
        moment=ibis.coalesce(rows.start, rows.day),
        direction=ibis.literal("out"),
        seconds=rows.length,
    )
    return _touches(rows.filter(rows.moment.notnull()), "event")


def not_an_event(rows: ir.Table) -> ir.BooleanValue:
    """Say which rows are deleted, an invited colleague's copy, or the pattern of a series."""
    return gone(rows) | rows.is_child.fill_null(False) | rows.is_recurrence.fill_null(False)


def members(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Read who answered a campaign; its type stands in another table, so the technique stays unknown here."""
    person = ibis.coalesce(ibis.literal(CONTACT) + rows.contact_id, ibis.literal(LEAD) + rows.lead_id)
    rows = rows.mutate(person=person)
    some = rows.filter(rows.has_responded.fill_null(False) & rows.responded.notnull() & rows.person.notnull())
    touches = some.select(
        "record",
        source_key=ibis.literal("salesforce:campaign_member:") + some.record_id,
        happened_at=some.responded,
        person_key=some.person,
        technique=ibis.literal("unknown"),
        direction=ibis.literal("in"),
        campaign=some.campaign_id,
        scanner=ibis.literal(False),
    )
    return ((TOUCHES, touches),)


def _touches(rows: ir.Table, table: str) -> Sequence[Filled]:
    """Name the person by the id's kind (00Q a lead, else a contact) and the account, if only by what it is about."""
    about = ibis.ifelse(rows.what_id.startswith("001"), rows.what_id, ibis.null("string"))
    lead = rows.who_id.startswith("00Q")
    rows = rows.mutate(
        person=ibis.ifelse(lead, ibis.literal(LEAD), ibis.literal(CONTACT)) + rows.who_id,
        account=ibis.literal(ACCOUNT) + ibis.coalesce(rows.account_id, about),
    )
    nobody = rows.person.isnull() & rows.account.isnull()
    some = rows.filter(~nobody)
    touches = some.select(
        "record", "direction", "seconds",
        source_key=ibis.literal(f"salesforce:{table}:") + some.record_id,
        happened_at=some.moment,
        person_key=some.person,
        organisation_key=some.account,
        technique=some.way,
        carrier=some.owner,
        scanner=ibis.literal(False),
    )  # fmt: skip
    return (TOUCHES, touches), refuse(rows.filter(nobody), "nobody", field=None)
