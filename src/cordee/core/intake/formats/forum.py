"""Question-and-answer forums: a dump in the shape of Stack Exchange, and a table that says whose account is whose.

Questions and answers become contents, who answered, commented on or accepted whom becomes exchanges. Likes count for nothing,
and what people wrote is not read. An account is its forum's: it is joined to a person only by an address that is stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS, INTERACTIONS, MERGES, PERSON_RECORDS
from cordee.core.vocabulary.keys import STATED
from cordee.core.vocabulary.text import Text

SOURCE = "forum"
QUESTION, ANSWER, ACCEPTS = "1", "2", "1"
PLAIN_NAMES = ("", "posts", "comments", "votes", "users", "dump", "export", "inbox")  # they name no forum
BETWEEN = " · "  # between a title and its tags, in what an exchange was about

SITE = Field("site", ("forum", "site du forum"))
EMAIL = Field("email", ("EmailAddress", "Mail", "E-mail", "e-mail address", "adresse e-mail"), "email")
POST_FIELDS = (
    Field("id", ("Id",), required=True),
    Field("type", ("PostTypeId",), required=True),
    Field("created", ("CreationDate",), "timestamp", required=True),
    Field("parent", ("ParentId",)),
    Field("accepted", ("AcceptedAnswerId",)),
    Field("author", ("OwnerUserId",)),
    Field("title", ("Title",)),
    Field("tags", ("Tags",)),
    Field("comments", ("CommentCount",), "integer"),
    Field("answers", ("AnswerCount",), "integer"),
    SITE,
)
COMMENT_FIELDS = (
    Field("id", ("Id",), required=True),
    Field("post", ("PostId",), required=True),
    Field("created", ("CreationDate",), "timestamp", required=True),
    Field("author", ("UserId",)),
    SITE,
)
VOTE_FIELDS = (
    Field("id", ("Id",), required=True),
    Field("post", ("PostId",), required=True),
    Field("type", ("VoteTypeId",), required=True),
    Field("created", ("CreationDate",), "timestamp", required=True),
    SITE,
)
USER_FIELDS = (
    Field("id", ("Id",), required=True),
    Field("name", ("DisplayName",)),
    EMAIL,
    Field("company", ("Company", "CompanyName", "Organisation", "Organization")),
    SITE,
)
ACCOUNT_FIELDS = (
    Field(
        "account",
        (
            "forum account",
            "forum user id",
            "forum id",
            "compte forum",
            "compte du forum",
            "identifiant forum",
            "identifiant du forum",
        ),
        required=True,
    ),
    Field("email", EMAIL.headings, "email", required=True),
    SITE,
)


def site_named(file: str) -> str:
    """Give the name that a dump's file gives its forum: without endings, dates and signs; ``forum`` where it gives none.

    Examples
    --------
    >>> site_named("community.acme.example-2026-11-01.zip"), site_named("Posts.xml")
    ('community.acme.example', 'forum')
    """
    bare = re.sub(r"(\.(zip|xml|gz|csv|7z))+$", "", file.casefold())
    bare = re.sub(r"[-_. ]*20\d{2}[-_.]?[01]\d([-_.]?[0-3]\d)?", "", bare)
    bare = re.sub(r"[^\w.]+", "-", bare).strip("-._")
    return SOURCE if bare in PLAIN_NAMES else bare


def _keyed(rows: ir.Table, context: Context) -> ir.Table:
    """Give what keys of this forum begin with, as ``at``: the name that is said for it, else the one that the file gives."""
    said = rows.site.lower().re_replace(r"[^\pL\pN.]+", "-").re_replace(r"^-+|-+$", "").nullif("")
    return rows.mutate(at=ibis.literal(f"{SOURCE}:") + ibis.coalesce(said, ibis.literal(site_named(context.file))) + ":")


def _tags(rows: ir.Table) -> ir.StringValue:
    """Write tags as words with commas, however the dump marks them: <pumps><valves> or |pumps|valves|."""
    bare = rows.tags.re_replace(r"^[<|\s]+|[>|\s]+$", "")
    return bare.re_replace(r"[<>|]+", ", ").nullif("")


def _about(title: ir.StringValue, tags: ir.StringValue) -> ir.StringValue:
    return ibis.coalesce(title + BETWEEN + tags, title, tags)


def _placed(rows: ir.Table, context: Context) -> ir.Table:
    """Give every post with its question's title, tags and author, and ``why`` it is no exchange: worked out once for all that follows."""
    rows = _keyed(rows, context)
    rows = rows.mutate(tagged=_tags(rows), whose=ibis.ifelse(rows.type == QUESTION, rows.id, rows.parent))
    asked = rows.filter(rows.type == QUESTION).select(
        question="id", asker="author", asked=rows.title, about=_about(rows.title, rows.tagged), topic="tagged"
    )
    posts = rows.left_join(asked, [("whose", "question")])
    why = ibis.cases(
        (~posts.type.isin([QUESTION, ANSWER]), "no_post"),
        (posts.question.isnull(), "orphan"),
        (posts.type == QUESTION, ibis.null("string")),
        (posts.author.isnull() | posts.asker.isnull(), "no_author"),
        (posts.author == posts.asker, "own_answer"),
    )
    return posts.select(
        "record", "at", "id", "type", "created", "author", "accepted", "parent", "asker", "asked", "about", "topic",
        responses=_responses(posts), why=why,
    )  # fmt: skip


def _responses(posts: ir.Table) -> ir.IntegerValue:
    """Count what was written in return: comments, and the answers to a question; null where the dump does not count."""
    told = posts.comments.notnull() | posts.answers.notnull()
    return ibis.ifelse(told, posts.comments.fill_null(0) + posts.answers.fill_null(0), ibis.null("int64"))


def _exchange(rows: ir.Table, kind: str, *, key: ir.StringValue, said_by: ir.StringValue, to: ir.StringValue) -> ir.Table:
    return rows.select(
        "record",
        source_key=rows["at"] + key,
        happened_at=rows.created,
        from_key=rows["at"] + said_by,
        to_key=rows["at"] + to,
        kind=ibis.literal(kind),
        topic=rows.about,
    )


def _posts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    known = rows.filter(~rows.why.isin(["no_post", "orphan"]).fill_null(False))
    contents = known.select(
        "record", "topic",
        source_key=known["at"] + "post:" + known.id,
        happened_at=known.created,
        title=known.asked,
        kind=ibis.ifelse(known.type == QUESTION, ibis.literal("question"), ibis.literal("answer")),
        comments=known.responses,
        author_key=known["at"] + known.author,
    )  # fmt: skip
    replies = rows.filter((rows.type == ANSWER) & rows.why.isnull())
    answered = _exchange(
        replies, "answered", key=ibis.literal("answered:") + replies.id, said_by=replies.author, to=replies.asker
    )
    questions = rows.filter((rows.type == QUESTION) & rows.asked.notnull())
    asked = questions.select(
        "record",
        source_key=questions["at"] + "question:" + questions.id,
        happened_at=questions.created,
        person_key=questions["at"] + questions.author,
        question=questions.asked,
        heard=ibis.literal("other"),
        occasion=questions["at"].re_replace(rf"^{SOURCE}:|:$", ""),
        answered=questions.accepted.notnull(),
    )
    orphans = rows.filter(rows.why == "orphan")
    return (
        (CONTENTS, contents),
        (INTERACTIONS, answered),
        (AUDIENCE_QUESTIONS, asked),
        refuse(orphans, "orphan", field="parent", value=orphans.parent),
        _left_out(rows),
    )


def _left_out(rows: ir.Table) -> Filled:
    return leave_out(rows.filter(rows.why.notnull() & (rows.why != "orphan")), "why")


def _addressed(rows: ir.Table, context: Context) -> ir.Table:
    """Put beside each comment or vote whose post it is about; without posts, none is known."""
    rows = _keyed(rows, context)
    if "posts" not in context.before:
        nothing = ibis.null("string")
        return rows.mutate(owner=nothing, asker=nothing, about=nothing, kind_of_post=nothing, known=ibis.literal(False))
    posts = context.before["posts"]
    posts = posts.filter(~posts.why.isin(["no_post", "orphan"]).fill_null(False))
    on = posts.select(on="id", owner="author", asker="asker", about="about", kind_of_post="type", known=ibis.literal(True))
    found = rows.left_join(on, [("post", "on")]).drop("on")
    return found.mutate(known=found.known.fill_null(False))


def _between(one: ir.StringValue, other: ir.StringValue, own: str) -> ir.StringValue:
    """Say why nobody addressed anybody: an account is gone, or it is one's own; null where somebody did."""
    return ibis.cases((one.isnull() | other.isnull(), "no_author"), (one == other, own))


def _commented(rows: ir.Table, context: Context) -> ir.Table:
    found = _addressed(rows, context)
    why = ibis.cases((~found.known, "orphan"), else_=_between(found.author, found.owner, "own_post"))
    return found.select("record", "at", "id", "created", "post", "author", "owner", "about", why=why)


def _comments(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Somebody who comments addresses whoever wrote the post; the comment itself is not read."""
    said, orphans = rows.filter(rows.why.isnull()), rows.filter(rows.why == "orphan")
    commented = _exchange(said, "commented", key=ibis.literal("comment:") + said.id, said_by=said.author, to=said.owner)
    return (INTERACTIONS, commented), refuse(orphans, "orphan", field="post", value=orphans.post), _left_out(rows)


def _voted(rows: ir.Table, context: Context) -> ir.Table:
    found = _addressed(rows, context)
    unknown = ~(found.known & (found.kind_of_post == ANSWER).fill_null(False))
    why = ibis.cases((found.type != ACCEPTS, "like"), (unknown, "orphan"), else_=_between(found.asker, found.owner, "own_answer"))
    return found.select("record", "at", "created", "post", "asker", "owner", "about", why=why)


def _votes(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Of votes only the asker's own counts, that an answer solved their question."""
    given, orphans = rows.filter(rows.why.isnull()), rows.filter(rows.why == "orphan")
    accepted = _exchange(given, "accepted", key=ibis.literal("accepted:") + given.post, said_by=given.asker, to=given.owner)
    return (INTERACTIONS, accepted), refuse(orphans, "orphan", field="post", value=orphans.post), _left_out(rows)


def _users(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Of members only those who wrote are kept; of a file of members alone, all."""
    rows = _keyed(rows, context)
    wrote = [one.select(wrote="author") for name, one in context.before.items() if name in ("posts", "comments")]
    if wrote:
        writers = (ibis.union(*wrote) if len(wrote) > 1 else wrote[0]).filter(lambda one: one.wrote.notnull()).distinct()
        members = rows.semi_join(writers, [("id", "wrote")])
        silent = rows.anti_join(writers, [("id", "wrote")])
    else:
        members, silent = rows, rows.filter(ibis.literal(False))
    people = members.select(
        "record", "email", source_key=members["at"] + members.id, full_name=members.name, organisation_name=members.company
    )
    return (PERSON_RECORDS, people), leave_out(silent.mutate(why=ibis.literal("silent")), "why")


def _accounts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Say that an account is whose address this is; the statement is a record of its own, which a later dump does not replace."""
    rows = _keyed(rows, context)
    account = rows["at"] + rows.account
    stated = ibis.literal(f"{SOURCE}{STATED}") + account + ":" + rows.email
    people = rows.select("record", "email", source_key=stated)
    merged = rows.select(
        "record",
        source_key=ibis.literal(f"{SOURCE}{STATED}of:") + account,
        kind=ibis.literal("person"),
        from_key=account,
        into_key=stated,
    )
    return (PERSON_RECORDS, people), (MERGES, merged)


FORMATS = (
    Format(
        id="forum.dump",
        vendor="Forum",
        source=SOURCE,
        title=Text(
            "A question-and-answer forum’s dump (Stack Exchange’s shape): a zip, a folder, or Posts.xml alone",
            "L’export d’un forum de questions et réponses (à la façon de Stack Exchange) : un zip, un dossier, ou Posts.xml seul",
        ),
        layout="sections",
        own_zone="UTC",
        sections=(
            Section("posts", ("id", "type", "created"), POST_FIELDS, _posts, prepare=_placed),
            Section("votes", ("id", "post", "type"), VOTE_FIELDS, _votes, prepare=_voted),
            Section("comments", ("id", "post", "created"), COMMENT_FIELDS, _comments, prepare=_commented),
            Section("users", ("id", "DisplayName", "CreationDate"), USER_FIELDS, _users),
        ),
    ),
    Format(
        id="forum.accounts",
        vendor="Forum",
        source=SOURCE,
        title=Text("A table of whose account is whose on a forum", "Un tableau qui dit à qui est chaque compte d’un forum"),
        sections=(Section("accounts", ("account", "email"), ACCOUNT_FIELDS, _accounts),),
    ),
)
