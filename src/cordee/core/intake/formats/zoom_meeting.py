"""Zoom: who took part in a meeting (the usage report), in the layouts of several years. Whoever hosts it is ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.attendance import presence
from cordee.core.intake.cells import read_cells
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import person_key
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.vocabulary.facts import PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

SOURCE = "zoom"
MEETING_FIELDS = (
    Field("topic", ("Sujet", "Thème")),
    Field("meeting_id", ("Meeting ID", "ID", "ID de réunion", "ID de la réunion")),
    Field("host", ("Host", "Host name", "User Name", "Hôte", "Nom de l'hôte")),
    Field("host_email", ("User Email", "Host email", "E-mail de l'hôte", "E-mail de l'utilisateur"), "email"),
    Field("start", ("Start Time", "Heure de début"), "timestamp"),
    Field("participants", ("Participants",), "integer"),
)
PARTICIPANT_FIELDS = (
    Field(
        "name", ("Name (Original Name)", "User Name (Original Name)", "Nom (nom d'origine)", "Nom (nom original)"), column=True
    ),
    Field("email", ("User Email", "Email", "E-mail", "E-mail de l'utilisateur", "Adresse e-mail"), "email"),
    Field("join_time", ("Join Time", "Heure d'arrivée", "Heure d'entrée", "Heure de connexion"), "timestamp"),
    Field("leave_time", ("Leave Time", "Heure de départ", "Heure de sortie", "Heure de déconnexion"), "timestamp"),
    Field("minutes", ("Duration (Minutes)", "Total Duration (Minutes)", "Durée (minutes)", "Durée totale (minutes)"), "minutes"),
)
UNREAD = "one line on the meeting itself: who came stands below it"


def _said(context: Context, name: str) -> str:
    return next(iter(context.sections.get("meeting", ())), {}).get(name, "")


def _participants(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """One person is one row, however often they came back; guests without an address are nobody."""
    host = re.search(r"[^\s()]+@[^\s()]+", _said(context, "host_email") or _said(context, "host"))
    ours = rows.email == ibis.literal(host.group().lower() if host else "")
    rows = rows.mutate(ours=ours.fill_null(False), because=ibis.literal("host_or_panelist"), person=person_key(email=rows.email))
    guests = rows.filter(~rows.ours)
    nobody, known = guests.filter(guests.person.isnull()), guests.filter(guests.person.notnull())
    return (
        (PERSON_RECORDS, _people(known)),
        (TOUCHES, _attendances(known, context)),
        refuse(nobody, "nobody", field=None),
        leave_out(rows.filter(rows.ours), "because"),
    )


def _people(known: ir.Table) -> ir.Table:
    original = known.name.re_extract(r"\(([^()]+)\)\s*$", 1).nullif("")
    bare = known.name.re_replace(r"\s*\([^()]*\)\s*$", "").strip().nullif("")
    named = known.mutate(full=ibis.coalesce(original, bare))
    people = named.group_by("person").aggregate(record=named.record.min(), email=named.email.max(), full_name=named.full.max())
    return people.mutate(source_key=ibis.literal(f"{SOURCE}:") + people.person)


def _attendances(known: ir.Table, context: Context) -> ir.Table:
    number = re.sub(r"\D", "", _said(context, "meeting_id"))
    meeting = f"{SOURCE}:meeting:{number or context.file}:{_said(context, 'start')}"
    once = presence(known.select("record", "person", joined="join_time", left="leave_time", told="minutes"))
    once = once.mutate(raw_start=ibis.literal(_said(context, "start")).nullif(""))
    once = read_cells(once, {"start": "timestamp"}, context.reading)
    return once.select(
        "record",
        source_key=ibis.literal(f"{meeting}:") + once.person,
        happened_at=ibis.coalesce(once["first"], once.start),
        person_key=once.person,
        technique=ibis.literal("meeting"),
        direction=ibis.literal("in"),
        campaign=ibis.literal(_said(context, "topic")).nullif(""),
        content=ibis.literal("attended"),
        seconds=ibis.coalesce(once.seconds, once.told),
        scanner=ibis.literal(False),
    )


FORMATS = (
    Format(
        id="zoom.meeting",
        vendor="Zoom",
        source=SOURCE,
        title=Text("Zoom: participants of a meeting", "Zoom : participants d’une réunion"),
        layout="sections",
        dates="mdy",
        sections=(
            Section("meeting", ("topic", "meeting_id", "start", "participants"), MEETING_FIELDS, unread=UNREAD),
            Section("participants", ("name", "email", "join_time", "leave_time", "minutes"), PARTICIPANT_FIELDS, _participants),
            Section("participants", ("Name (Original Name)", "email", "minutes"), PARTICIPANT_FIELDS, _participants),
        ),
    ),
)
