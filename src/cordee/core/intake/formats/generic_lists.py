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
from cordee.core.intake.formats.generic_words import CLICKED as CLICKED_WHAT
from cordee.core.intake.formats.generic_words import CLICKED_AT, EMAIL, WEBINAR_NAMED, WHEN, table_of
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
     "inscrit le", "inscrite le", "order date", "date de commande"),
    "timestamp",
    required=True,
)  # fmt: skip
SENT_IN = replace(
    REGISTERED, headings=("horodateur",)
)  # every form writes this one: what else it asks says whether one registered
OF_A_GUEST = ("technique", "company", "content", "name", "first_name", "last_name", "position", "phone")
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
DAY = Field("date", WHEN, "timestamp", required=True)
DOCUMENT = Field(
    "content",
    ("asset", "document", "white paper", "livre blanc", "guide", "contenu", "titre", "title", "fichier", "file"),
    column=True,
)
CLICKED = Field("clicked_at", CLICKED_AT, "timestamp", required=True)
LETTER = Field("content", (*CLICKED_WHAT, "url", "link", "page", "contenu", "titre", "title", "article"))
TAKEN = Field(
    "content",
    ("downloaded", "downloaded document", "downloaded file", "downloaded asset", "document téléchargé", "fichier téléchargé",
     "contenu téléchargé", "livre blanc téléchargé", "guide téléchargé"),
    column=True,
)  # fmt: skip
MET_BY = Field(
    "carrier",
    ("met by", "seen by", "scanned by", "welcomed by", "vu par", "rencontré par", "accueilli par", "reçu par", "scanné par"),
    column=True,
)
PEOPLE = tuple(one for one in PERSON_FIELDS if one.name in ("name", "first_name", "last_name", "title", "phone", "country"))


def _fields(when: Field, *others: Field) -> tuple[Field, ...]:
    """Give the columns of touches under their own heading of the day, and those of the people."""
    own = {"date": when, "email": Field("email", EMAIL, "email", column=True)} | {one.name: one for one in others}
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


def _met(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """A day and who of us met them: the title or the file's name may say where."""
    return _people(rows, context), *there(rows, context, ibis.literal(True), otherwise=told(context))


def _taken(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _people(rows, context), *there(rows, context, ibis.literal(True), otherwise="white_paper")


def _clicked(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _people(rows, context), *there(rows.mutate(date=rows.clicked_at), context, ibis.literal(True), otherwise="newsletter")


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


_REGISTERED = table_of(
    "registrations", Text("A list of who registered", "Une liste d’inscriptions"), ("email", "registered_at"),
    _fields(REGISTERED, Field("content", WEBINAR_NAMED)), _registered,
)  # fmt: skip
_SENT_IN = replace(_REGISTERED.sections[0], fields=_fields(SENT_IN, Field("content", WEBINAR_NAMED)), besides=OF_A_GUEST)
FORMATS = (
    replace(_REGISTERED, sections=(*_REGISTERED.sections, _SENT_IN)),
    table_of("dated_clicks", Text("A list of who clicked, and when", "Une liste de clics datés"), ("email", "clicked_at"),
             _fields(CLICKED, LETTER), _clicked),
    table_of("met", Text("A list of people met, and by whom", "Une liste de personnes rencontrées, et par qui"), ("email", "date", "carrier"),
             _fields(DAY, MET_BY), _met),
    table_of("taken", Text("A list of who took which document", "Une liste de documents téléchargés"), ("email", "date", "content"),
             _fields(DAY, TAKEN), _taken),
    table_of("visits", Text("A list of who came to our stand", "Une liste de visiteurs de notre stand"), ("email", "visited_at"),
             _fields(VISITED), _visited),
    table_of("downloads", Text("A list of who downloaded what", "Une liste de téléchargements"), ("email", "downloaded_at", "content"),
             _fields(DOWNLOADED, DOCUMENT), _downloaded),
)  # fmt: skip
