"""LinkedIn: statistics of a company's page as its administrators export them: posts; followers and visitors are only counted there."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir
from ibis import literal

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import fingerprint
from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.text import Text

SOURCE = "linkedin_page"
TITLE_LENGTH = 120
POST_FIELDS = (
    Field("title", ("Post title", "Update title", "Titre du post", "Titre de la publication", "Titre de l'actualité")),
    Field(
        "address", ("Post link", "Update link", "Lien du post", "Lien de la publication", "Lien de l'actualité"), required=True
    ),
    Field("author", ("Posted by", "Publié par", "Posté par")),
    Field("date", ("Created date", "Date de création"), "date"),
    Field("impressions", (), "integer"),
    Field("clicks", ("Clics",), "integer"),
    Field("reactions", ("Likes", "Réactions", "J'aime"), "integer"),
    Field("comments", ("Commentaires",), "integer"),
    Field("shares", ("Reposts", "Republications", "Partages"), "integer"),
)
COUNTED = "sums of a day: they name nobody and no content"


def _posts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    posts = rows.select(
        "record", "address", "author", "impressions", "clicks", "reactions", "comments", "shares",
        source_key=fingerprint(f"{SOURCE}:post", rows.address),
        happened_at=rows.date,
        title=rows.title.re_replace(r"\s+", " ").left(TITLE_LENGTH),
        kind=literal("post"),
    )  # fmt: skip
    return ((CONTENTS, posts),)


def _format(table: str, title: Text, *sections: Section) -> Format:
    return Format(f"{SOURCE}.{table}", "LinkedIn", SOURCE, title, sections, dates="mdy")


FORMATS = (
    _format(
        "posts",
        Text("LinkedIn: posts of our page", "LinkedIn : publications de notre page"),
        Section("posts", ("title", "address", "date", "impressions", "clicks"), POST_FIELDS, _posts),
    ),
    _format(
        "followers",
        Text("LinkedIn: followers of our page", "LinkedIn : abonnés de notre page"),
        Section("followers", ("Date", "Sponsored followers", "Organic followers", "Total followers"), unread=COUNTED),
        Section("followers", ("Date", "Abonnés sponsorisés", "Abonnés organiques", "Total des abonnés"), unread=COUNTED),
    ),
    _format(
        "visitors",
        Text("LinkedIn: visitors of our page", "LinkedIn : visiteurs de notre page"),
        Section("visitors", ("Date", "Overview page views (desktop)", "Overview page views (total)"), unread=COUNTED),
    ),
    _format(
        "metrics",
        Text("LinkedIn: metrics of our posts by day", "LinkedIn : indicateurs de nos publications par jour"),
        Section("metrics", ("Date", "Impressions (organic)", "Impressions (total)", "Clicks (total)"), unread=COUNTED),
    ),
)
