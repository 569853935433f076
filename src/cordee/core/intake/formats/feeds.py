"""Feeds: RSS and Atom files, as a site, a blog or a podcast gives them out. Who wrote an entry is theirs by address only."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import fingerprint, person_key
from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.text import Text

FIELDS = (
    Field("entry", ()),
    Field("title", ()),
    Field("link", ()),
    Field("author", ()),
    Field("author_email", ("author email",), "email"),
    Field("published", (), "timestamp"),
    Field("updated", (), "timestamp"),
    Field("kind", ()),
    Field("comments", (), "integer"),
)


def _contents(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """An entry is its id, else its address; one without either is its title and day."""
    named = ibis.coalesce(rows.entry, rows.link)
    plain = fingerprint(f"{context.source}:entry", rows.title, rows.published.cast("string"), rows.author)
    contents = rows.select(
        "record",
        source_key=ibis.ifelse(named.notnull(), ibis.literal(f"{context.source}:") + named, plain),
        happened_at=ibis.coalesce(rows.published, rows.updated),
        title=rows.title,
        kind=rows.kind,
        address=rows.link,
        comments=rows.comments,
        author_key=person_key(email=rows.author_email),
        author=rows.author,
    )
    return ((CONTENTS, contents),)


FORMATS = (
    Format(
        id="feed.entries",
        vendor="Feed",
        source="feed",
        title=Text("A feed file (RSS, Atom)", "Un fichier de flux (RSS, Atom)"),
        own_zone="UTC",
        sections=(Section("entries", ("entry", "title", "link", "published", "feed link"), FIELDS, _contents),),
    ),
)
