"""Microsoft Teams: the attendance report of a meeting or a webinar, in English or French, new shape or old."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.attendance import presence
from cordee.core.intake.cells import read_cells
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.vocabulary.facts import PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text

SOURCE = "teams"
TITLES = ("meeting title", "titre de la reunion", "webinar title", "titre du webinaire")
STARTS = ("start time", "meeting start time", "heure de debut", "heure de debut de la reunion")
ORGANISERS = ("organizer", "co organizer", "organisateur", "organisatrice", "coorganisateur", "co organisateur", "producer",
              "organiser", "co organiser")  # fmt: skip
GUEST_ROLES = ("attendee", "participant", "participante", "invite")
MARKS = r"(?i)\s*\((?:external|unverified|guest|externe|non vérifiée?|non verifiee?|invitée?|invité)\)"

NAME = Field("name", ("Full Name", "Nom", "Nom complet"))
EMAIL = Field("email", ("E-mail", "Adresse e-mail", "Adresse de messagerie", "Courriel"), "email")
ROLE = Field("role", ("Rôle",))
UPN = Field("upn", ("Participant ID (UPN)", "ID du participant (UPN)", "ID de participant (UPN)"))
PARTICIPANT_FIELDS = (
    NAME,
    Field("joined", ("First Join", "Première participation", "Premier accès", "Première connexion"), "timestamp"),
    Field("left", ("Last Leave", "Dernier départ", "Dernière sortie", "Dernière déconnexion"), "timestamp"),
    Field(
        "told",
        (
            "In-Meeting Duration",
            "Durée de la réunion",
            "Durée dans la réunion",
            "Durée en réunion",
            "Durée de participation",
            "Durée de participation à la réunion",
            "Temps de présence",
        ),
        "duration",
    ),
    EMAIL,
    UPN,
    ROLE,
)
ACTIVITY_FIELDS = (
    NAME,
    Field("joined", ("Join Time", "Heure de participation", "Heure d’arrivée", "Heure de connexion"), "timestamp"),
    Field("left", ("Leave Time", "Heure de départ", "Heure de sortie", "Heure de déconnexion"), "timestamp"),
    Field("told", ("Duration", "Durée"), "duration"),
    EMAIL,
    UPN,
    ROLE,
)


def _said(context: Context, names: Sequence[str]) -> str:
    """Give what the summary says under one of these names; it stands outside the tables."""
    for row in context.preamble:
        if len(row) > 1 and plain(row[0]) in names:
            return " ".join(row[1].split())
    return ""


def _meeting(context: Context) -> str:
    said = f"{_said(context, TITLES)}\x1f{_said(context, STARTS)}"
    known = said if said.strip("\x1f") else context.file
    return f"{SOURCE}:{hashlib.sha256(known.encode('utf-8')).hexdigest()[:16]}"


def _people_rows(context: Context) -> list[tuple[str, str]]:
    rows = (*context.sections.get("participants", ()), *context.sections.get("attendance", ()))
    return [(plain(row.get("role", "")), row.get("name", "")) for row in rows]


def _is_webinar(context: Context) -> bool:
    """A webinar calls itself one, or at least half of those who do not organise it have no more than a guest's role."""
    if re.search(r"webina(r|ire)", _said(context, TITLES), re.IGNORECASE):
        return True
    roles = [role for role, _ in _people_rows(context) if role and role not in ORGANISERS]
    return bool(roles) and 2 * sum(1 for role in roles if role in GUEST_ROLES) >= len(roles)


def _carrier(context: Context) -> ir.StringValue:
    organiser = next(
        (name for role, name in _people_rows(context) if role in ("organizer", "organiser") or role.startswith("organisat")), ""
    )
    return ibis.literal(organiser.strip()).nullif("")


def _participants(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """People and their attendance; organisers are ours, whoever has neither address nor account is nobody."""
    guests, nobody, ours = _guests(rows, context)
    return (
        (PERSON_RECORDS, _records(guests)),
        (TOUCHES, _attendances(guests, context)),
        refuse(nobody, "nobody", field=None),
        leave_out(ours, "because"),
    )


def _activities(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """The same attendance by each join and leave, under the same keys: it replaces what the participants' rows gave."""
    guests, *_ = _guests(rows, context)
    return ((TOUCHES, _attendances(guests, context)),)


def _guests(rows: ir.Table, context: Context) -> tuple[ir.Table, ir.Table, ir.Table]:
    """Part those who came from those whom nothing names, and from those who organise."""
    upn = rows.upn.lower().strip().nullif("")
    role = rows.role.lower().re_replace(r"[^a-zé]+", " ").strip()
    ours = role.isin([*ORGANISERS, "presenter", "présentateur", "présentatrice"] if _is_webinar(context) else list(ORGANISERS))
    rows = rows.mutate(account=upn, ours=ours.fill_null(False), because=ibis.literal("organiser"))
    guests = rows.filter(~rows.ours)
    same = guests.email.max().over(group_by="account")
    address = ibis.coalesce(guests.email, ibis.ifelse(guests.account.notnull(), same, ibis.null("string")))
    guests = guests.mutate(address=address)
    person = ibis.coalesce(ibis.literal("email:") + guests.address, ibis.literal(f"{SOURCE}:upn:") + guests.account)
    guests = guests.mutate(person=person)
    return guests.filter(guests.person.notnull()), guests.filter(guests.person.isnull()), rows.filter(rows.ours)


def _records(guests: ir.Table) -> ir.Table:
    bare = guests.name.re_replace(MARKS, "").strip()
    company = bare.re_extract(r"^\[([^\]]+)\]", 1).nullif("")
    bare = bare.re_replace(r"^\[[^\]]+\]\s*", "").re_replace(r"\s+", " ").strip()
    turned = ibis.ifelse(bare.re_search(r"^[^,]+, [^,]+$"), bare.re_replace(r"^([^,]+), ([^,]+)$", r"\2 \1"), bare)
    named = guests.mutate(full=turned.nullif(""), company=company)
    people = named.group_by("person").aggregate(
        record=named.record.min(),
        email=named.address.max(),
        full_name=named.full.max(),
        organisation_name=named.company.max(),
    )
    by_address = people.person.startswith("email:")
    return people.mutate(source_key=ibis.ifelse(by_address, ibis.literal(f"{SOURCE}:") + people.person, people.person))


def _attendances(guests: ir.Table, context: Context) -> ir.Table:
    """One touch a person with any sign of presence; a row without any time is an invitation, not an attendance."""
    there = guests.filter(guests.joined.notnull() | guests.left.notnull() | (guests.told > 0).fill_null(False))
    once = presence(there.select("record", "person", "joined", "left", "told"))
    once = once.mutate(raw_start=ibis.literal(_said(context, STARTS)).nullif(""))
    once = read_cells(once, {"start": "timestamp"}, context.reading)
    arrived = once["last"] - once.told.as_interval("s")
    once = once.mutate(happened_at=ibis.coalesce(once["first"], arrived, once.start, once["last"]))
    once = once.filter(once.happened_at.notnull())
    # First join to last leave holds the breaks too: the duration that Teams tells does not.
    seconds = ibis.least(ibis.coalesce(once.seconds, once.told), ibis.coalesce(once.told, once.seconds))
    return once.select(
        "record",
        "happened_at",
        source_key=ibis.literal(f"{_meeting(context)}:") + once.person + ":attended",
        person_key=once.person,
        technique=ibis.literal("webinar" if _is_webinar(context) else "meeting"),
        direction=ibis.literal("in"),
        campaign=ibis.literal(_said(context, TITLES)).nullif(""),
        content=ibis.literal("attended"),
        carrier=_carrier(context),
        seconds=seconds,
        scanner=ibis.literal(False),
    )


FORMATS = (
    Format(
        id="teams.attendance",
        vendor="Microsoft Teams",
        source=SOURCE,
        title=Text("Teams: attendance report", "Teams : rapport de présence"),
        layout="sections",
        dates="mdy",
        sections=(
            Section("participants", ("name", "joined", "left", "told"), PARTICIPANT_FIELDS, _participants),
            Section("participants", ("name", "joined", "left", "upn", "role"), PARTICIPANT_FIELDS, _participants),
            Section("attendance", ("full name", "joined", "left", "told"), ACTIVITY_FIELDS, _participants),
            Section("activities", ("name", "joined", "left", "told", "role"), ACTIVITY_FIELDS, _activities),
            Section("arrivals", ("name", "action", "time"),
                    (NAME, Field("action", ("User Action", "Action de l’utilisateur", "Action")),
                     Field("time", ("Timestamp", "Date et heure", "Horodatage"))),
                    exact=True, unread="names without an address or an account: nobody can tell whose they are"),
            Section("engagement", ("name", "engagement_type", "time"),
                    (NAME, Field("engagement_type", ("Engagement Type", "Type d’engagement")), Field("time", ("Heure", "Date"))),
                    unread="raised hands and applause count for nothing in depth; the names have no address"),
        ),
    ),
)  # fmt: skip
