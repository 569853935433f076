"""Lists of people with a day and no word on the technique: who registered, who came to our stand, who downloaded what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.formats.generic import PERSON_FIELDS
from cordee.core.intake.formats.generic_touches import TOUCH_FIELDS, there
from cordee.core.intake.formats.generic_words import EMAIL, WEBINAR_NAMED, table_of
from cordee.core.intake.keys import person_key
from cordee.core.vocabulary.facts import PERSON_RECORDS
from cordee.core.vocabulary.text import Text

SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (technique, re.compile(rf"(?<![a-zà-ÿ])(?:{words})s?(?![a-zà-ÿ])", re.IGNORECASE))
    for technique, words in (
        ("webinar", "webinar|webinaire|web-conférence"),
        ("trade_show", "salon|trade show|tradeshow|foire|congrès"),
        ("seminar", "séminaire|seminar|atelier|workshop|matinale|petit[ -]déjeuner"),
        ("white_paper", "livre blanc|livres blanc|white ?paper|guide|e-?book"),
    )
)
REGISTERED = Field(
    "registered_at",
    ("registration time", "registration date", "registered at", "registered on", "date d'inscription", "date inscription", "heure d'inscription",
     "inscrit le", "inscrite le", "horodateur", "order date", "date de commande"),
    "timestamp",
    required=True,
)  # fmt: skip
VISITED = Field(
    "visited_at",
    ("visit date", "scan date", "scan time", "scanned at", "scanned on", "date de visite", "date de passage", "date du scan", "date de scan", "scanné le",
     "date du salon", "date de rencontre", "rencontré le"),
    "timestamp",
    required=True,
)  # fmt: skip
DOWNLOADED = Field(
    "downloaded_at",
    (
        "download date",
        "download time",
        "downloaded at",
        "downloaded on",
        "date de téléchargement",
        "date téléchargement",
        "téléchargé le",
    ),
    "timestamp",
    required=True,
)
DOCUMENT = Field(
    "content",
    ("asset", "document", "white paper", "livre blanc", "guide", "contenu", "titre", "title", "fichier", "file"),
    column=True,
)
PEOPLE = tuple(one for one in PERSON_FIELDS if one.name in ("name", "first_name", "last_name", "title", "phone", "country"))


def _fields(when: Field, content: Field | None = None) -> tuple[Field, ...]:
    """Give the columns of touches under their own heading of the day, and those of the people."""
    own = {"date": when, "email": Field("email", EMAIL, "email", column=True)} | ({"content": content} if content else {})
    people = tuple(replace(one, name="position") if one.name == "title" else one for one in PEOPLE)
    return *(own.get(one.name, one) for one in TOUCH_FIELDS if one.name != "minutes"), Field("minutes", (), "minutes"), *people


def told(context: Context) -> str:
    """Give the technique that the title or the name of the file says; unknown where it says none or several."""
    words = " ".join([*(cell for row in context.preamble for cell in row), context.file]).replace("_", " ")
    found = [technique for technique, pattern in SAID if pattern.search(words)]
    return found[0] if len(found) == 1 else "unknown"


def _registered(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Whoever registered did so, whether they came or not; that they came has no day of its own here."""
    return _people(rows, context), *there(
        rows.mutate(date=rows.registered_at), context, ibis.literal(True), otherwise=told(context)
    )


def _visited(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _people(rows, context), *there(
        rows.mutate(date=rows.visited_at), context, rows.attended.fill_null(True), otherwise=told(context)
    )


def _downloaded(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _people(rows, context), *there(
        rows.mutate(date=rows.downloaded_at), context, ibis.literal(True), otherwise="white_paper"
    )


def _people(rows: ir.Table, context: Context) -> Filled:
    person = person_key(email=rows.email)
    spelled = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    named = rows.mutate(person=person, full=ibis.coalesce(rows.name, spelled)).filter(rows.email.notnull())
    people = named.group_by("person").aggregate(
        record=named.record.min(),
        email=named.email.max(),
        full_name=named.full.max(),
        first_name=named.first_name.max(),
        phone=named.phone.max(),
        title=named.position.max(),
        organisation_name=named.company.max(),
        country=named.country.max(),
    )
    return PERSON_RECORDS, people.mutate(source_key=ibis.literal(f"{context.source}:") + people.person)


FORMATS = (
    table_of("registrations", Text("A list of who registered", "Une liste d’inscriptions"), ("email", "registered_at"),
             _fields(REGISTERED, Field("content", WEBINAR_NAMED)), _registered),
    table_of("visits", Text("A list of who came to our stand", "Une liste de visiteurs de notre stand"), ("email", "visited_at"),
             _fields(VISITED), _visited),
    table_of("downloads", Text("A list of who downloaded what", "Une liste de téléchargements"), ("email", "downloaded_at", "content"),
             _fields(DOWNLOADED, DOCUMENT), _downloaded),
)  # fmt: skip
