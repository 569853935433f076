"""A forum's dump: questions and answers, who answered, commented on and accepted whom; likes and texts count for nothing."""

from __future__ import annotations

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

from cordee.actions.take_in import How
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS, INTERACTIONS, MERGES, PERSON_RECORDS, REJECTED_ROWS
from cordee.core.vocabulary.problems import AllRowsRefused, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from tests.taking_in import facts, take, workspace_in

POSTS = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<posts>
<row Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2026-03-02T09:00:00.000" Score="99" Title="How is a pump stopped?"
 Tags="&lt;pumps&gt;&lt;safe-stop&gt;" Body="SECRET" OwnerUserId="7" CommentCount="1" AnswerCount="2"/>
<row Id="2" PostTypeId="2" ParentId="1" CreationDate="2026-03-02T10:00:00.000" Score="0" Body="SECRET" OwnerUserId="7"/>
<row Id="3" PostTypeId="2" ParentId="1" CreationDate="2026-03-02T11:00:00.000" Score="-4" Body="SECRET" OwnerUserId="8" CommentCount="2"/>
<row Id="4" PostTypeId="2" ParentId="1" CreationDate="2026-03-03T11:00:00.000" Body="SECRET"/>
<row Id="5" PostTypeId="4" CreationDate="2026-03-03T12:00:00.000" Body="SECRET" OwnerUserId="8"/>
<row Id="6" PostTypeId="2" ParentId="77" CreationDate="2026-03-04T11:00:00.000" OwnerUserId="8"/>
<row Id="8" PostTypeId="1" CreationDate="yesterday" Title="When?" OwnerUserId="9"/>
<row Id="9" PostTypeId="1" CreationDate="2026-03-05T09:00:00.000" Title="Which valve?" Tags="|valves|" OwnerUserId="9"/>
</posts>"""
COMMENTS = """<comments>
<row Id="1" PostId="3" CreationDate="2026-03-02T12:00:00.000" Text="SECRET" UserId="7"/>
<row Id="2" PostId="3" CreationDate="2026-03-02T13:00:00.000" Text="SECRET" UserId="8"/>
<row Id="3" PostId="77" CreationDate="2026-03-02T13:00:00.000" Text="SECRET" UserId="8"/>
</comments>"""
VOTES = """<votes>
<row Id="1" PostId="3" VoteTypeId="1" CreationDate="2026-03-06T00:00:00.000"/>
<row Id="2" PostId="3" VoteTypeId="2" CreationDate="2026-03-06T00:00:00.000"/>
<row Id="3" PostId="1" VoteTypeId="2" CreationDate="2026-03-06T00:00:00.000"/>
</votes>"""
USERS = """<users>
<row Id="7" DisplayName="Anne R." CreationDate="2026-01-01T00:00:00.000" Email="Anne.Roux@atelier.example" AboutMe="SECRET"/>
<row Id="8" DisplayName="pumpkin" CreationDate="2026-01-01T00:00:00.000" Reputation="9000"/>
<row Id="55" DisplayName="Reader" CreationDate="2026-01-01T00:00:00.000" Email="reader@atelier.example"/>
</users>"""
WHOLE = {"Posts.xml": POSTS, "Comments.xml": COMMENTS, "Votes.xml": VOTES, "Users.xml": USERS}


def zipped(**files: str) -> bytes:
    """Pack files as a dump's archive does, in a folder of its own."""
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"forum/{name}", text)
    return stream.getvalue()


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("forum")
    outcome = take(tmp_path, "community.acme.example-2026-10-31.zip", zipped(**WHOLE))
    return outcome.entry, workspace_in(tmp_path)


def short(key):
    return key and key.removeprefix("forum:community.acme.example:")


def test_questions_and_answers_are_contents_by_their_question_s_title_and_tags_whatever_their_score(taken):
    entry, workspace = taken

    rows = facts(workspace, CONTENTS)

    assert entry.format == "forum.dump"
    assert [(short(row["source_key"]), row["kind"], short(row["author_key"]), row["comments"]) for row in rows] == [
        ("post:1", "question", "7", 3), ("post:2", "answer", "7", None), ("post:3", "answer", "8", 2), ("post:4", "answer", None, None),
        ("post:9", "question", "9", None),
    ]  # fmt: skip
    assert {(row["title"], row["topic"]) for row in rows[:4]} == {("How is a pump stopped?", "pumps, safe-stop")}
    assert (rows[4]["topic"], {row["reactions"] for row in rows}) == ("valves", {None})


def test_who_answers_comments_or_accepts_addresses_the_other_and_nobody_addresses_themselves(taken):
    _, workspace = taken

    rows = facts(workspace, INTERACTIONS)

    assert [(row["kind"], short(row["from_key"]), short(row["to_key"]), f"{row['happened_at']:%m-%d}") for row in rows] == [
        ("accepted", "7", "8", "03-06"), ("answered", "8", "7", "03-02"), ("commented", "7", "8", "03-02"),
    ]  # fmt: skip
    assert {row["topic"] for row in rows} == {"How is a pump stopped? · pumps, safe-stop"}


def test_a_question_says_whether_its_asker_took_an_answer(taken):
    _, workspace = taken

    rows = facts(workspace, AUDIENCE_QUESTIONS)

    assert [(row["question"], row["answered"], short(row["person_key"])) for row in rows] == [
        ("How is a pump stopped?", True, "7"),
        ("Which valve?", False, "9"),
    ]
    assert {row["occasion"] for row in rows} == {"community.acme.example"}


def test_only_members_who_wrote_are_people_and_an_address_is_theirs_where_the_forum_gives_it(taken):
    _, workspace = taken

    rows = facts(workspace, PERSON_RECORDS)

    assert [(short(row["source_key"]), row["email"], row["full_name"]) for row in rows] == [
        ("7", "anne.roux@atelier.example", "Anne R."), ("8", None, "pumpkin"),
    ]  # fmt: skip


def test_what_is_left_out_is_counted_and_what_is_wrong_is_told_by_row(taken):
    entry, workspace = taken

    bad = facts(workspace, REJECTED_ROWS)

    assert sorted((row["section"], row["record"], row["reason"]) for row in bad) == [
        ("comments", 11, "orphan"), ("posts", 6, "orphan"), ("posts", 7, "timestamp"),
    ]  # fmt: skip
    assert {one["table"]: one.get("left_out") for one in entry.sections} == {
        "posts": {"no_post": 1, "no_author": 1, "own_answer": 1},
        "comments": {"own_post": 1},
        "votes": {"like": 2},
        "users": {"silent": 1},
    }


def test_nothing_that_people_wrote_becomes_a_fact(taken):
    _, workspace = taken

    assert not [path for path in (workspace.folder / "facts").rglob("*.parquet") if b"SECRET" in path.read_bytes()]


def test_posts_alone_are_read_and_a_later_dump_of_the_same_forum_repeats_nothing(tmp_path):
    named = How(values={"site": "community.acme.example"})

    take(tmp_path, "Posts.xml.gz", gzip.compress(POSTS.encode(), mtime=0), named)
    take(tmp_path, "other-name.zip", zipped(**{"Posts.xml": POSTS}), named)

    assert len({row["source_key"] for row in facts(workspace_in(tmp_path), CONTENTS)}) == 5


def test_comments_without_their_posts_say_so(tmp_path):
    with pytest.raises(AllRowsRefused) as caught:
        take(tmp_path, "Comments.xml", COMMENTS)

    assert "not in this dump" in caught.value.in_language("en")


def test_a_dump_cut_off_is_refused_with_the_file_that_is(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        take(tmp_path, "a.zip", zipped(**WHOLE | {"Comments.xml": COMMENTS[:90]}))

    assert "comments.xml" in caught.value.in_language("fr")
    assert facts(workspace_in(tmp_path), CONTENTS) == []


def test_an_archive_of_7z_is_told_to_be_unpacked(tmp_path):
    with pytest.raises(PackedFolder):
        take(tmp_path, "forum.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40))


def test_a_table_says_whose_an_account_is_and_no_later_dump_unsays_it(tmp_path):
    take(tmp_path, "accounts.csv", "Forum user ID,Forum,E-mail\n8,community.acme.example,Paul.Mint@acme.example\n9,,nobody\n")

    (person,) = facts(workspace_in(tmp_path), PERSON_RECORDS)
    (merge,) = facts(workspace_in(tmp_path), MERGES)
    assert (merge["from_key"], merge["into_key"]) == ("forum:community.acme.example:8", person["source_key"])
    assert person["email"] == "paul.mint@acme.example"
    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["email"]
