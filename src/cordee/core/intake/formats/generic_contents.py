"""What people said and wrote, in any table: speakers at events, publications, and questions that were asked of us."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.formats.generic_words import (
    COMPANY,
    DOMAIN,
    EMAIL,
    TITLE,
    WHEN,
    company_domain,
    company_name,
    stated_companies,
    table_of,
)
from cordee.core.intake.keys import fingerprint, organisation_key, person_key
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS, ORGANISATION_RECORDS
from cordee.core.vocabulary.text import Text

PROFILE = Field(
    "linkedin_url", ("linkedin", "linkedin profile", "profil linkedin", "author linkedin", "speaker linkedin"), "linkedin"
)
ADDRESS = Field("address", ("url", "link", "lien", "adresse", "doi", "web address", "page"))
SPEAKER_FIELDS = (
    Field("date", ("event date", "date de l'événement", "talk date", "date de l'intervention", *WHEN), "timestamp", required=True),
    Field(
        "speaker",
        ("speaker name", "speakers", "speaker full name", "intervenant", "intervenante", "nom de l'intervenant", "orateur", "oratrice", "conférencier", "conférencière"),
        required=True,
    ),
    Field("talk", ("talk title", "session", "session title", "title", "titre", "intervention", "titre de l'intervention", "conférence", "exposé", "sujet")),
    Field("event", ("event name", "événement", "nom de l'événement", "salon", "colloque", "conference", "congress", "congrès")),
    Field("email", ("speaker email", "e-mail de l'intervenant", "email de l'intervenant", *EMAIL), "email"),
    PROFILE,
    ADDRESS,
)  # fmt: skip
PUBLICATION_FIELDS = (
    Field(
        "date",
        ("publication date", "published", "published on", "published at", "date published", "date de publication", "publié le", "parution", "date de parution", *WHEN),
        "timestamp",
        required=True,
    ),
    Field("title", ("article", "article title", "publication", "titre", "titre de l'article"), required=True),
    Field("author", ("author name", "authors", "written by", "auteur", "auteure", "autrice", "auteurs", "nom de l'auteur", "signé par"), column=True),
    Field("email", ("author email", "e-mail de l'auteur", "email de l'auteur", *EMAIL), "email"),
    PROFILE,
    ADDRESS,
    Field("kind", ("type", "format", "support", "nature")),
    Field("comments", ("commentaires", "answers", "réponses"), "integer"),
    Field("shares", ("partages", "reposts"), "integer"),
)  # fmt: skip
QUESTION_FIELDS = (
    Field("question", ("questions", "question asked", "question posée", "question text", "texte de la question"), required=True),
    Field(
        "date", ("question time", "question date", "asked at", "asked on", "posée le", "date de la question", *WHEN), "timestamp"
    ),
    Field("email", ("asker email", "e-mail du demandeur", *EMAIL), "email"),
    Field("company", COMPANY),
    Field("domain", DOMAIN, "domain"),
    Field("role", ("role", "rôle", *TITLE)),
    Field("webinar", ("webinar name", "webinar title", "webinaire", "nom du webinaire")),
    Field("call", ("call name", "appel", "rendez-vous", "meeting", "réunion")),
    Field("event", ("event name", "événement", "salon")),
    Field("heard", ("channel", "canal", "heard at", "entendue")),
)
HEARD = {
    "webinar": ("webinar", "webinaire", "q&a", "zoom", "teams"),
    "call": ("call", "phone", "appel", "téléphone", "meeting", "réunion"),
    "mail": ("mail", "e-mail", "email", "courriel"),
    "event": ("event", "événement", "salon", "trade show", "fair"),
}


def _speakers(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """One talk of one speaker; two speakers of one talk are two contents."""
    author = person_key(email=rows.email, linkedin=rows.linkedin_url)
    talks = rows.select(
        "record",
        source_key=fingerprint(f"{context.source}:talk", rows.date.cast("string"), rows.event, rows.talk, rows.speaker, author),
        happened_at=rows.date,
        title=ibis.coalesce(rows.talk, rows.event),
        kind=ibis.literal("talk"),
        address=rows.address,
        author_key=author,
        author=rows.speaker,
    )
    return ((CONTENTS, talks),)


def _publications(rows: ir.Table, context: Context) -> Sequence[Filled]:
    author = person_key(email=rows.email, linkedin=rows.linkedin_url)
    published = rows.select(
        "record",
        source_key=fingerprint(
            f"{context.source}:publication", rows.date.cast("string"), rows.title, rows.author, author, rows.address
        ),
        happened_at=rows.date,
        title=rows.title,
        kind=ibis.coalesce(rows.kind.lower(), ibis.literal("article")),
        address=rows.address,
        comments=rows.comments,
        shares=rows.shares,
        author_key=author,
        author=rows.author,
    )
    return ((CONTENTS, published),)


def _questions(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """A question is kept with the company and the post of whoever asked; their name is not read."""
    rows = rows.mutate(domain=company_domain(rows), company=company_name(rows))
    said = rows.heard.lower()
    told = ibis.cases(
        *((_any_of(said, words), kind) for kind, words in HEARD.items()),
        (rows.webinar.notnull(), "webinar"),
        (rows.call.notnull(), "call"),
        (rows.event.notnull(), "event"),
        else_="other",
    )
    person = person_key(email=rows.email)
    asked = rows.select(
        "record",
        source_key=fingerprint(f"{context.source}:question", rows.question, rows.date.cast("string"), person, rows.webinar, rows.call, rows.event),
        happened_at=rows.date,
        person_key=person,
        organisation_key=organisation_key(domain=ibis.coalesce(rows.domain, rows.email.re_extract(r"@(.*)$", 1).nullif("")), name=rows.company),
        question=rows.question,
        heard=told,
        occasion=ibis.coalesce(rows.webinar, rows.call, rows.event),
        role=rows.role,
    )  # fmt: skip
    return (AUDIENCE_QUESTIONS, asked), (ORGANISATION_RECORDS, stated_companies(rows, context.source))


def _any_of(said: ir.StringValue, words: Sequence[str]) -> ir.BooleanValue:
    return ibis.or_(*(said.contains(word) for word in words)).fill_null(False)


FORMATS = (
    table_of(
        "speakers",
        Text("A table of speakers at events", "Un tableau d’intervenants"),
        ("date", "speaker"),
        SPEAKER_FIELDS,
        _speakers,
    ),
    table_of(
        "publications",
        Text("A table of publications", "Un tableau de publications"),
        ("date", "title", "author"),
        PUBLICATION_FIELDS,
        _publications,
    ),
    Format(
        "table.questions",
        "Any table",
        "table",
        Text("A table of questions asked", "Un tableau de questions posées"),
        (
            Section("questions", ("question", "date"), QUESTION_FIELDS, _questions, loose=True),
            Section("undated questions", ("question",), QUESTION_FIELDS, _questions, loose=True),
        ),
        weak=True,
    ),
)
