"""Zoom: the attendee report of a webinar (several sections in one file) and the saved chat, which is not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.attendance import presence
from cordee.core.intake.cells import read_cells
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import fingerprint, organisation_key, person_key
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import ANSWERS, AUDIENCE_QUESTIONS, CONTENTS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

SOURCE = "zoom"
HEARD_OF_US = (
    "How did you hear about us", "How did you hear about us?", "How did you hear of us", "How did you hear",
    "Where did you hear about us", "How did you find us", "Comment avez-vous entendu parler de nous",
    "Comment nous avez-vous connus", "Comment nous avez-vous connu", "Comment avez-vous connu notre société",
    "Comment avez-vous connu notre entreprise",
)  # fmt: skip
HEARD_OF_EVENT = (
    "How did you hear about this webinar", "How did you hear about this event", "How did you hear about the webinar",
    "Comment avez-vous entendu parler de ce webinaire", "Comment avez-vous entendu parler de cet événement",
    "Comment avez-vous connu ce webinaire",
)  # fmt: skip

NAME = Field("name", ("User Name (Original Name)", "User Name", "Nom d’utilisateur (nom d’origine)", "Nom d’utilisateur"))
EMAIL = Field("email", ("Email Address", "User Email", "E-mail", "Adresse e-mail", "Courriel"), "email")
ATTENDED = Field("attended", ("A participé", "Présent", "Présence"), "boolean")
JOIN = Field("join_time", ("Join Time", "Heure d’arrivée", "Heure de connexion", "Heure à laquelle a rejoint"), "timestamp")
LEAVE = Field("leave_time", ("Leave Time", "Heure de départ", "Heure de déconnexion", "Heure de sortie"), "timestamp")
MINUTES = Field(
    "minutes",
    ("Time in Session (minutes)", "Temps dans la session (minutes)", "Temps en session (minutes)", "Durée (minutes)"),
    "minutes",
)

SUMMARY_FIELDS = (
    Field("topic", ("Sujet", "Thème")),
    Field("webinar_id", ("Webinar ID", "ID du webinaire", "ID de webinaire", "Meeting ID", "ID de réunion", "ID de la réunion")),
    Field(
        "start",
        (
            "Actual Start Time",
            "Start Time",
            "Scheduled Time",
            "Heure planifiée",
            "Heure prévue",
            "Heure de début réelle",
            "Heure de début effective",
        ),
        "timestamp",
    ),
)
ATTENDEE_FIELDS = (
    ATTENDED,
    NAME,
    Field("first_name", ("Prénom",)),
    Field("last_name", ("Nom", "Nom de famille")),
    EMAIL,
    Field("phone", ("Téléphone", "Numéro de téléphone")),
    Field("company", ("Organization", "Organisation", "Company Name", "Entreprise", "Société")),
    Field("title", ("Job Title", "Intitulé du poste", "Poste", "Fonction")),
    Field("registered_at", ("Registration Time", "Heure d’inscription", "Date d’inscription"), "timestamp"),
    Field("approval", ("Approval Status", "Statut d’approbation", "État d’approbation")),
    JOIN,
    LEAVE,
    MINUTES,
    Field("country", ("Country/Region Name", "Country/Region", "Nom du pays/de la région", "Pays/Région")),
    Field("heard_of_us", HEARD_OF_US),
    Field("heard_of_event", HEARD_OF_EVENT),
)
QUESTION_FIELDS = (
    Field("question", ("Questions",), required=True),
    Field("answers", ("Answer(s)", "Answers", "Answer", "Réponse(s)", "Réponses")),
    Field("asker_name", ("Asker Name", "Nom du demandeur", "Nom de l’auteur de la question")),
    Field("email", ("Asker Email", "E-mail du demandeur", "E-mail de l’auteur de la question"), "email"),
)
STAFF_FIELDS = (ATTENDED, NAME, EMAIL, JOIN, LEAVE, MINUTES)
STAFF_SIGNATURE = ("attended", "name", "email", "join_time", "minutes")
HOST_TITLES = ("host details", "details de l hote", "details sur l hote")
PANEL_TITLES = ("panelist details", "details du paneliste", "details des panelistes", "details sur les panelistes")
GUEST_TITLES = ("attendee details", "details du participant", "details des participants", "details sur les participants")
OTHER_TITLES = ("other attended", "autres participants", "autres presents")


def _webinar(context: Context) -> str:
    """Name one webinar: a series shares its ID, so its start belongs to the name."""
    told = next(iter(context.sections.get("webinar", ())), {})
    number = re.sub(r"\D", "", told.get("webinar_id", ""))
    return f"{SOURCE}:{number or context.file}:{told.get('start', '')}"


def _told(context: Context, name: str) -> str:
    return next(iter(context.sections.get("webinar", ())), {}).get(name, "")


def _staff(context: Context) -> list[str]:
    people = (*context.sections.get("hosts", ()), *context.sections.get("panelists", ()))
    return sorted({one["email"].strip().lower() for one in people if one.get("email", "").strip()})


def _host(context: Context) -> ir.StringValue:
    host = next(iter(context.sections.get("hosts", ())), {}).get("name", "")
    return ibis.literal(host).nullif("")


def _summary(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """The webinar itself; rows without a webinar's number belong to a table below that nobody knows, and are told."""
    numbered = rows.webinar_id.re_search(r"^\d[\d \-]{6,}$").fill_null(False)
    other, rows = rows.filter(~numbered).mutate(what=ibis.literal("note")), rows.filter(numbered)
    webinar = rows.select(
        "record",
        source_key=ibis.literal(_webinar(context)),
        happened_at=rows.start,
        title=rows.topic,
        kind=ibis.literal("webinar"),
    )
    return (CONTENTS, webinar), leave_out(other, "what")


def _attendees(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Guests only: whoever is a host or panelist of the same webinar is ours and is left out here."""
    person = person_key(email=rows.email)
    staff = rows.email.isin(_staff(context)).fill_null(False) if _staff(context) else ibis.literal(False)
    rows = rows.mutate(staff=staff, because=ibis.literal("host_or_panelist"))
    ours, guests = rows.filter(rows.staff), rows.filter(~rows.staff)
    nobody = guests.filter(guests.email.isnull())
    guests = guests.filter(guests.email.notnull()).mutate(person=person)
    return (
        (PERSON_RECORDS, _people(guests)),
        (TOUCHES, _registrations(guests, context)),
        (TOUCHES, _attendances(guests, context)),
        (ANSWERS, _answers(guests, guests.heard_of_us, "how_did_you_hear", context)),
        (ANSWERS, _answers(guests, guests.heard_of_event, "how_did_you_hear_of_event", context)),
        refuse(nobody, "nobody", field=None),
        leave_out(ours, "because"),
    )


def _questions(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """What guests asked: known by the webinar's own start, since the report gives no question a time. Names are not read."""
    asked = rows.mutate(raw_start=ibis.literal(_told(context, "start")).nullif(""))
    asked = read_cells(asked, {"start": "timestamp"}, context.reading)
    staff = asked.email.isin(_staff(context)).fill_null(False) if _staff(context) else ibis.literal(False)
    asked = asked.filter(~staff)
    questions = asked.select(
        "record", "question",
        source_key=fingerprint(f"{_webinar(context)}:question", asked.question, asked.email),
        happened_at=asked.start,
        person_key=person_key(email=asked.email),
        organisation_key=organisation_key(domain=asked.email.re_extract(r"@(.*)$", 1).nullif("")),
        heard=ibis.literal("webinar"),
        occasion=ibis.literal(_told(context, "topic")).nullif(""),
    )  # fmt: skip
    return ((AUDIENCE_QUESTIONS, questions),)


def _words(cell: ir.StringValue) -> ir.StringValue:
    """Text cells keep Zoom's dashes for "nothing"; drop them."""
    return cell.nullif("--")


def _people(guests: ir.Table) -> ir.Table:
    first, last = _words(guests.first_name), _words(guests.last_name)
    original = guests.name.re_extract(r"\(([^()]+)\)\s*$", 1).nullif("")
    spelled = (first.fill_null("") + " " + last.fill_null("")).strip().nullif("")
    named = guests.mutate(first=first, last=last, full=ibis.coalesce(spelled, original, _words(guests.name)))
    people = named.group_by("person").aggregate(
        record=named.record.min(),
        email=named.email.max(),
        full_name=named.full.max(),
        first_name=named["first"].max(),
        last_name=named["last"].max(),
        phone=_words(named.phone).max(),
        title=_words(named.title).max(),
        organisation_name=_words(named.company).max(),
        country=_words(named.country).max(),
    )
    return people.mutate(source_key=ibis.literal(f"{SOURCE}:") + people.person)


def _registrations(guests: ir.Table, context: Context) -> ir.Table:
    """One touch a registration that stands; whoever was denied or cancelled has none."""
    off = guests.approval.lower().re_search(r"^(denied|cancel|refus|annul|rejet)").fill_null(False)
    standing = guests.filter(guests.registered_at.notnull() & ~off)
    once = standing.group_by("person").aggregate(record=standing.record.min(), happened_at=standing.registered_at.min())
    return _touches(once, context, "registered")


def _attendances(guests: ir.Table, context: Context) -> ir.Table:
    """One touch a person who was there: a No is none, whatever else the row says."""
    there = guests.filter(ibis.coalesce(guests.attended, guests.join_time.notnull()))
    told = ibis.ifelse(there.minutes > 0, there.minutes, ibis.null("int64"))
    once = presence(there.select("record", "person", joined="join_time", left="leave_time", told=told))
    once = _with_start(once, context)
    once = once.mutate(happened_at=ibis.coalesce(once["first"], once.start), time=ibis.coalesce(once.seconds, once.told))
    return _touches(once.filter(once.happened_at.notnull()), context, "attended", seconds=once.time)


def _with_start(rows: ir.Table, context: Context) -> ir.Table:
    """Add the webinar's start, for the rows that say "Yes" without a time."""
    told = rows.mutate(raw_start=ibis.literal(_told(context, "start")).nullif(""))
    return read_cells(told, {"start": "timestamp"}, context.reading)


def _touches(once: ir.Table, context: Context, act: str, *, seconds: ir.IntegerValue | None = None) -> ir.Table:
    return once.select(
        "record",
        "happened_at",
        source_key=ibis.literal(f"{_webinar(context)}:") + once.person + f":{act}",
        person_key=once.person,
        technique=ibis.literal("webinar"),
        direction=ibis.literal("in"),
        campaign=ibis.literal(_told(context, "topic")).nullif(""),
        content=ibis.literal(act),
        carrier=_host(context),
        seconds=ibis.null("int64") if seconds is None else seconds,
        scanner=ibis.literal(False),
    )


def _answers(guests: ir.Table, said: ir.StringValue, question: str, context: Context) -> ir.Table:
    told = guests.mutate(said=_words(said))
    told = told.filter(told.said.notnull())
    return told.select(
        "record",
        source_key=fingerprint(f"{_webinar(context)}:{question}", told.person, told.said),
        happened_at=told.registered_at,
        person_key=told.person,
        question=ibis.literal(question),
        answer=technique(told.said),
    )


def _is_chat(line: str) -> bool:
    stamp = r"(\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}:\d{2}\s+"
    return re.match(stamp + r"(From\s.+\s(to|To)\s.+:|De\s.+\sà\s.+\s?:)", line) is not None


FORMATS = (
    Format(
        id="zoom.attendees",
        vendor="Zoom",
        source=SOURCE,
        title=Text("Zoom: attendee report of a webinar", "Zoom : rapport de participation à un webinaire"),
        layout="sections",
        dates="mdy",
        sections=(
            Section("webinar", ("topic", "webinar_id"), SUMMARY_FIELDS, _summary),
            Section("attendees", (*STAFF_SIGNATURE, "registered_at"), ATTENDEE_FIELDS, _attendees, titles=GUEST_TITLES),
            Section("hosts", STAFF_SIGNATURE, STAFF_FIELDS, titles=HOST_TITLES,
                    unread="hosts are our own people: they carry the webinar and are no guests of it"),
            Section("panelists", STAFF_SIGNATURE, STAFF_FIELDS, titles=PANEL_TITLES,
                    unread="panelists carry the webinar and are no guests of it"),
            Section("open_attendees", STAFF_SIGNATURE, ATTENDEE_FIELDS, _attendees, titles=GUEST_TITLES),
            Section("attendees", ("attended", "first_name", "email", "join_time", "minutes"), ATTENDEE_FIELDS, _attendees),
            Section("registrants", ("first_name", "email", "registered_at", "approval"), ATTENDEE_FIELDS, _attendees),
            Section("questions", ("question", "asker_name", "email", "answers"), QUESTION_FIELDS, _questions),
            Section("polls", ("name", "email", "Submitted Date/Time"), (NAME, EMAIL),
                    unread="answers to polls and surveys stand in columns of their own in each row"),
            Section("others", ("name", "join_time", "minutes"), (NAME, JOIN, LEAVE, MINUTES), titles=OTHER_TITLES,
                    unread="people who came by telephone or without signing in have no address"),
        ),
    ),
    Format(
        id="zoom.chat",
        vendor="Zoom",
        source=SOURCE,
        title=Text("Zoom: saved chat", "Zoom : discussion enregistrée"),
        layout="lines",
        line=_is_chat,
        sections=(
            Section("chat", (), (Field("line", ()),), private=True,
                    unread="a chat names people without an address and holds what they wrote: none of it becomes a fact"),
        ),
    ),
)  # fmt: skip
