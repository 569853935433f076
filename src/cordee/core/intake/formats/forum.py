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


def _known_posts(rows: ir.Table) -> ir.Table:
    """Give every question and answer with its question's title, tags and author; an answer without its question is none."""
    posts = rows.filter(rows.type.isin([QUESTION, ANSWER])).mutate(tagged=_tags(rows))
    asked = posts.filter(posts.type == QUESTION).select(
        question="id", asker="author", asked=posts.title, about=_about(posts.title, posts.tagged), topic="tagged"
    )
    posts = posts.mutate(whose=ibis.ifelse(posts.type == QUESTION, posts.id, posts.parent))
    return posts.inner_join(asked, [("whose", "question")])


def _posts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    rows = _keyed(rows, context)
    kept = rows.filter(rows.type.isin([QUESTION, ANSWER]))
    known = _known_posts(kept)
    contents = known.select(
        "record", "topic",
        source_key=known["at"] + "post:" + known.id,
        happened_at=known.created,
        title=known.asked,
        kind=ibis.ifelse(known.type == QUESTION, ibis.literal("question"), ibis.literal("answer")),
        comments=_responses(known),
        author_key=known["at"] + known.author,
    )  # fmt: skip
    answers = known.filter(known.type == ANSWER)
    both = answers.author.notnull() & answers.asker.notnull()
    replies = answers.filter(both & (answers.author != answers.asker))
    answered = replies.select(
        "record",
        source_key=replies["at"] + "answered:" + replies.id,
        happened_at=replies.created,
        from_key=replies["at"] + replies.author,
        to_key=replies["at"] + replies.asker,
        kind=ibis.literal("answered"),
        topic=replies.about,
    )
    questions = kept.filter((kept.type == QUESTION) & kept.title.notnull())
    asked = questions.select(
        "record",
        source_key=questions["at"] + "question:" + questions.id,
        happened_at=questions.created,
        person_key=questions["at"] + questions.author,
        question=questions.title,
        heard=ibis.literal("other"),
        occasion=questions["at"].re_replace(rf"^{SOURCE}:|:$", ""),
        answered=questions.accepted.notnull(),
    )
    ids = known.select(known_id="id")
    orphans = kept.anti_join(ids, [("id", "known_id")])
    others = rows.filter(~rows.type.isin([QUESTION, ANSWER])).mutate(why=ibis.literal("no_post"))
    return (
        (CONTENTS, contents),
        (INTERACTIONS, answered),
        (AUDIENCE_QUESTIONS, asked),
        refuse(orphans, "orphan", field="parent", value=orphans.parent),
        leave_out(others, "why"),
        leave_out(answers.filter(~both).mutate(why=ibis.literal("no_author")), "why"),
        leave_out(answers.filter(both & (answers.author == answers.asker)).mutate(why=ibis.literal("own_answer")), "why"),
    )


def _responses(known: ir.Table) -> ir.IntegerValue:
    """Count what was written in return: comments, and the answers to a question; null where the dump does not count."""
    told = known.comments.notnull() | known.answers.notnull()
    return ibis.ifelse(told, known.comments.fill_null(0) + known.answers.fill_null(0), ibis.null("int64"))


def _before(context: Context) -> ir.Table | None:
    return _known_posts(_keyed(context.before["posts"], context)) if "posts" in context.before else None


def _comments(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Somebody who comments addresses whoever wrote the post; the comment itself is not read."""
    rows, posts = _keyed(rows, context), _before(context)
    if posts is None:
        return (refuse(rows, "orphan", field="post", value=rows.post),)
    on = posts.select(on="id", owner="author", about="about")
    known = rows.inner_join(on, [("post", "on")])
    both = known.author.notnull() & known.owner.notnull()
    said = known.filter(both & (known.author != known.owner))
    commented = said.select(
        "record",
        source_key=said["at"] + "comment:" + said.id,
        happened_at=said.created,
        from_key=said["at"] + said.author,
        to_key=said["at"] + said.owner,
        kind=ibis.literal("commented"),
        topic=said.about,
    )
    orphans = rows.anti_join(on, [("post", "on")])
    return (
        (INTERACTIONS, commented),
        refuse(orphans, "orphan", field="post", value=orphans.post),
        leave_out(known.filter(~both).mutate(why=ibis.literal("no_author")), "why"),
        leave_out(known.filter(both & (known.author == known.owner)).mutate(why=ibis.literal("own_post")), "why"),
    )


def _votes(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Of votes only the asker's own counts, that an answer solved their question."""
    rows, posts = _keyed(rows, context), _before(context)
    accepts, likes = rows.filter(rows.type == ACCEPTS), rows.filter(rows.type != ACCEPTS)
    left = leave_out(likes.mutate(why=ibis.literal("like")), "why")
    if posts is None:
        return (refuse(accepts, "orphan", field="post", value=accepts.post), left)
    answers = posts.filter(posts.type == ANSWER)
    on = answers.select(on="id", owner="author", asker="asker", about="about")
    known = accepts.inner_join(on, [("post", "on")])
    both = known.owner.notnull() & known.asker.notnull()
    given = known.filter(both & (known.owner != known.asker))
    accepted = given.select(
        "record",
        source_key=given["at"] + "accepted:" + given.post,
        happened_at=given.created,
        from_key=given["at"] + given.asker,
        to_key=given["at"] + given.owner,
        kind=ibis.literal("accepted"),
        topic=given.about,
    )
    orphans = accepts.anti_join(on, [("post", "on")])
    return (
        (INTERACTIONS, accepted),
        refuse(orphans, "orphan", field="post", value=orphans.post),
        left,
        leave_out(known.filter(~both).mutate(why=ibis.literal("no_author")), "why"),
        leave_out(known.filter(both & (known.owner == known.asker)).mutate(why=ibis.literal("own_answer")), "why"),
    )


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
            Section("posts", ("id", "type", "created"), POST_FIELDS, _posts),
            Section("votes", ("id", "post", "type"), VOTE_FIELDS, _votes),
            Section("comments", ("id", "post", "created"), COMMENT_FIELDS, _comments),
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
