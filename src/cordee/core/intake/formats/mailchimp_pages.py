"""Mailchimp as a person exports it from its pages: an audience with who left it, and the list of campaigns. Addresses of machines are not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import fingerprint, person_key
from cordee.core.vocabulary.facts import CONSENTS, CONTENTS, PERSON_RECORDS
from cordee.core.vocabulary.text import Text

SOURCE = "mailchimp"
SUBSCRIBED = re.compile(r"(?<![a-z])subscribed_", re.IGNORECASE)
AUDIENCE_FIELDS = (
    Field("email", ("Email Address", "Email", "Adresse e-mail", "Adresse email", "E-mail"), "email", required=True),
    Field("first_name", ("First Name", "FNAME", "Prénom")),
    Field("last_name", ("Last Name", "LNAME", "Nom", "Nom de famille")),
    Field("name", ("Name", "Full Name", "Nom complet")),
    Field("phone", ("Phone Number", "Phone", "Numéro de téléphone", "Téléphone")),
    Field("company", ("Company", "Company Name", "Organization", "Entreprise", "Société")),
    Field("position", ("Position", "Job Title", "Fonction", "Poste")),
    Field("country_code", ("CC",)),
    Field("opted_in", ("OPTIN_TIME",), "timestamp"),
    Field("confirmed", ("CONFIRM_TIME",), "timestamp"),
    Field("left_at", ("UNSUB_TIME",), "timestamp"),
    Field("left_campaign", ("UNSUB_CAMPAIGN_TITLE",)),
    Field("cleaned_at", ("CLEAN_TIME",), "timestamp"),
)
AUDIENCES = (  # an audience as it comes, and by the columns that nobody else writes, where others were cut away
    ("MEMBER_RATING", "LEID", "EUID"),
    ("left_at",),
    ("cleaned_at",),
    ("opted_in", "confirmed"),
)
CAMPAIGN_FIELDS = (
    Field("campaign_id", ("Unique Id", "Identifiant unique"), required=True),
    Field("title", ("Title", "Titre")),
    Field("subject", ("Subject", "Objet")),
    Field("sent", ("Send Date", "Date d'envoi"), "timestamp"),
    Field("clicks", ("Total Clicks", "Total des clics"), "integer"),
)


def _members(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give people, who left, and who came in: a consent only where the file is the one of those subscribed.

    The file of those who never subscribed has the same columns; its rows say neither yes nor no.
    """
    spelled = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    person = person_key(email=rows.email)
    people = rows.select(
        "record", "email", "first_name", "last_name", "phone",
        source_key=ibis.literal(f"{SOURCE}:") + person,
        full_name=ibis.coalesce(rows.name, spelled),
        title=rows.position,
        organisation_name=rows.company,
        country=rows.country_code,
    )  # fmt: skip
    gone = rows.mutate(person=person, when=ibis.coalesce(rows.left_at, rows.cleaned_at))
    word = ibis.ifelse(gone.left_at.notnull(), ibis.literal("unsubscribed"), ibis.literal("cleaned"))
    gone = gone.mutate(word=word).filter(gone.when.notnull() | gone.raw_left_at.notnull() | gone.raw_cleaned_at.notnull())
    objections = gone.select(
        "record",
        source_key=ibis.literal(f"{SOURCE}:audience:") + gone.person + ":" + gone.word,
        happened_at=gone.when,
        person_key=gone.person,
        channel=ibis.literal("email"),
        granted=ibis.literal(False),
        proof=ibis.literal("Mailchimp audience: ")
        + gone.word
        + ibis.coalesce(ibis.literal(", ") + gone.left_campaign, ibis.literal("")),
    )
    came = rows.mutate(person=person, when=ibis.coalesce(rows.confirmed, rows.opted_in))
    in_list = SUBSCRIBED.search(context.file) is not None
    came = came.filter(came.when.notnull() & came.left_at.isnull() & came.cleaned_at.isnull() & ibis.literal(in_list))
    consents = came.select(
        "record",
        source_key=ibis.literal(f"{SOURCE}:audience:") + came.person + ":subscribed",
        happened_at=came.when,
        person_key=came.person,
        channel=ibis.literal("email"),
        granted=ibis.literal(True),
        proof=ibis.literal("Mailchimp audience: subscribed"),
    )
    return (PERSON_RECORDS, people), (CONSENTS, objections), (CONSENTS, consents)


def _campaigns(rows: ir.Table, context: Context) -> Sequence[Filled]:
    letters = rows.select(
        "record", "clicks",
        source_key=fingerprint(f"{SOURCE}:sent_letter", rows.campaign_id),
        happened_at=rows.sent,
        title=ibis.coalesce(rows.subject, rows.title),
        kind=ibis.literal("e-mail"),
    )  # fmt: skip
    return ((CONTENTS, letters),)


FORMATS = (
    Format(
        "mailchimp.audience",
        "Mailchimp",
        SOURCE,
        Text("Mailchimp: an audience, exported by hand", "Mailchimp : une audience, exportée à la main"),
        tuple(Section("audience", ("email", *told), AUDIENCE_FIELDS, _members) for told in AUDIENCES),
        own_zone="UTC",
    ),
    Format(
        "mailchimp.campaigns",
        "Mailchimp",
        SOURCE,
        Text("Mailchimp: campaigns, exported by hand", "Mailchimp : campagnes, exportées à la main"),
        (
            Section(
                "sent_campaigns", ("campaign_id", "title", "subject", "sent", "Total Recipients"), CAMPAIGN_FIELDS, _campaigns
            ),
        ),
        dates="mdy",
    ),
)
