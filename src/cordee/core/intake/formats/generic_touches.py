"""Touches in any table: one row a touch, lists of clicks, lists of who attended; whoever did not come was not touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.formats.generic_words import (
    ATTENDED,
    CLICKED,
    CLICKED_AT,
    COMPANY,
    DOMAIN,
    EMAIL,
    JOINED_AT,
    WEBINAR_AT,
    WEBINAR_NAMED,
    WHEN,
    company_domain,
    company_name,
    stated_companies,
    table_of,
)
from cordee.core.intake.keys import fingerprint, organisation_key, person_key
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.vocabulary.facts import ORGANISATION_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

ATTENDANCE = "attendance"
A_WEBINAR = re.compile(r"(?<![a-z])webina(?:r|ire)s?(?![a-z])", re.IGNORECASE)
DATE = Field("date", (*WHEN, *CLICKED_AT, *WEBINAR_AT), "timestamp", required=True)
TOUCH_FIELDS = (
    DATE,
    Field("technique", ("channel", "source", "canal", "type", "activity", "activity type", "type d'action", "type d'activité", "type d'interaction", "origin", "origine", "medium"), "technique"),
    Field("email", EMAIL, "email"),
    Field("linkedin_url", ("linkedin", "linkedin profile", "profil linkedin"), "linkedin"),
    Field("company", COMPANY),
    Field("domain", DOMAIN, "domain"),
    Field("siren", ("siren number", "numéro siren")),
    Field("campaign", ("campaign name", "campagne", "utm_campaign")),
    Field("content", ("asset", "page", "contenu", "title", "titre", "topic", "sujet", "subject")),
    Field("carrier", ("brought by", "salesperson", "porteur", "porté par")),
    Field("minutes", ("duration minutes", "duration (min)", "duration", "durée (minutes)", "durée (min)", "durée en minutes", "durée", "time in session", "temps de présence"), "minutes"),
    Field("direction", ("sens",)),
    Field("attended", ATTENDED, "boolean"),
    Field("id", ("n°", "touch id", "activity id", "identifiant", "record id")),
)  # fmt: skip


def _with(**changed: Field) -> tuple[Field, ...]:
    return tuple(changed.get(one.name, one) for one in TOUCH_FIELDS)


SAID_FIELDS = _with(technique=Field("technique", ("channel", "canal"), "technique"))  # what no list of clicks calls a column
CLICK_FIELDS = _with(
    date=replace(DATE, headings=(*CLICKED_AT, *WHEN)), content=Field("content", (*CLICKED, "url", "link", "page"), column=True)
)
ATTENDANCE_FIELDS = _with(
    date=replace(DATE, headings=("event date", "date de l'événement", *WHEN, *JOINED_AT)),
    attended=Field("attended", ATTENDED, "boolean", column=True),
)
NAMED_WEBINAR_FIELDS = _with(
    date=replace(DATE, headings=(*WEBINAR_AT, "event date", "date de l'événement", *WHEN)),
    content=Field("content", WEBINAR_NAMED, column=True),
    attended=Field("attended", ATTENDED, "boolean", column=True),
)
WEBINAR_FIELDS = _with(date=replace(DATE, headings=WEBINAR_AT), attended=Field("attended", ATTENDED, "boolean", column=True))


def _touches(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """A row that says the person did not come is no touch."""
    return there(rows, context, rows.attended.fill_null(True), otherwise="unknown")


def _clicks(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return there(rows, context, ibis.literal(True), otherwise="newsletter")


def _attendance(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Only who is marked as there was there: lists of guests often leave the others blank. A title may say it was a webinar."""
    told = " ".join([*(cell for row in context.preamble for cell in row), context.file])
    otherwise = "webinar" if A_WEBINAR.search(told) else "unknown"
    return there(rows, context, rows.attended.fill_null(False), otherwise=otherwise)


def _webinars(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return there(rows, context, rows.attended.fill_null(False), otherwise="webinar")


def there(every: ir.Table, context: Context, came: ir.BooleanValue, *, otherwise: str) -> Sequence[Filled]:
    """Give a touch for each row whose person came; the others are counted as no-shows."""
    source = context.source
    every = every.mutate(came=came)
    absent, present = every.filter(~every.came), every.filter(every.came)
    rows = present.mutate(domain=company_domain(present), company=company_name(present))
    person = person_key(email=rows.email, linkedin=rows.linkedin_url)
    organisation = organisation_key(siren=rows.siren, domain=rows.domain, name=rows.company)
    named = rows.email.notnull() | rows.linkedin_url.notnull()
    nobody = ibis.ifelse(named, False, organisation.isnull())  # so that organisations are read only where nobody is named
    own = ibis.literal(f"{source}:touch:") + rows.id
    key = ibis.coalesce(own, fingerprint(f"{source}:touch", rows.date.cast("string"), person, organisation,
                                         rows.technique, rows.campaign, rows.content))  # fmt: skip
    out = rows.direction.lower().isin(["out", "outbound", "sortant", "sortante"])
    touches = rows.filter(~nobody).select(
        "record",
        source_key=key,
        happened_at=rows.date,
        person_key=person,
        organisation_key=organisation,
        technique=ibis.coalesce(rows.technique, ibis.literal(otherwise)),
        direction=ibis.ifelse(out.fill_null(False), ibis.literal("out"), ibis.literal("in")),
        campaign=rows.campaign,
        content=rows.content,
        carrier=rows.carrier,
        seconds=rows.minutes,
        scanner=ibis.literal(False),
    )
    return (
        (TOUCHES, touches),
        (ORGANISATION_RECORDS, stated_companies(present, source)),
        refuse(rows.filter(nobody), "nobody", field=None),
        leave_out(absent.mutate(why=ibis.literal("no_show")), "why"),
    )


A_TOUCH = Text("A table of touches", "Un tableau d’interactions")
FORMATS = (
    table_of("touches", A_TOUCH, ("date", "technique"), TOUCH_FIELDS, _touches, more=(("email", "content"), SAID_FIELDS)),
    table_of("clicks", Text("A list of clicks", "Une liste de clics"), ("email", "date", "content"), CLICK_FIELDS, _clicks),
    table_of(
        ATTENDANCE,
        Text("A list of who attended", "Une liste de présence"),
        ("email", "date", "attended"),
        ATTENDANCE_FIELDS,
        _attendance,
    ),
    table_of(
        "webinars",
        Text("A list of who attended webinars", "Une liste de présence à des webinaires"),
        ("email", "date", "attended"),
        WEBINAR_FIELDS,
        _webinars,
    ),
    table_of(
        "named_webinars",
        Text("A list of who attended which webinar", "Une liste de présence qui nomme le webinaire"),
        ("email", "date", "attended", "content"),
        NAMED_WEBINAR_FIELDS,
        _webinars,
    ),
)
