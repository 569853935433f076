"""Dumps in the shape of Stack Exchange: what is read, what is left out, what is refused."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from cordee.core.vocabulary.problems_of_experts import BrokenDump, DeclaresEntities, NoAnswers, NotADump
from cordee.engine.forum_dump import read_dump
from tests.forum import row, write_dump

ROWS = [
    row("q1", "ada", 1, 5, ("pumps", "valves"), accepted=True),
    row("q1", "bob", 2, -1, ("pumps", "valves")),
    row("q2", "ada", 3, 0, ("c++",), asked_votes=0),
]
BOMB = """<?xml version="1.0"?>
<!DOCTYPE posts [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<posts><row Id="1" PostTypeId="1" CreationDate="2026-01-01T00:00:00.000" Score="1" Body="&c;" /></posts>
"""


def shown(dump):
    return [(one["person"], one["votes"], one["accepted"], one["topics"]) for one in dump.answers.to_pylist()]


def test_a_dump_is_read_as_answers_with_the_topics_of_their_questions(tmp_path):
    dump = read_dump(write_dump(tmp_path / "forum", ROWS))

    assert shown(dump) == [
        ("ada", 5, True, ["pumps", "valves"]),
        ("bob", -1, False, ["pumps", "valves"]),
        ("ada", 0, False, ["c++"]),
    ]
    assert (dump.questions, dump.anonymous, dump.orphans, dump.unreadable) == (2, 0, 0, 0)
    assert dump.until == datetime(2026, 1, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("pipes", [False, True])
def test_packed_or_not_and_with_either_way_of_writing_tags_the_answers_are_the_same(tmp_path, packed, pipes):
    plain = read_dump(write_dump(tmp_path / "plain", ROWS))

    other = read_dump(write_dump(tmp_path / "other", ROWS, packed=packed, pipes=pipes))

    assert other.answers.equals(plain.answers)


def test_the_file_of_posts_may_be_named_itself(tmp_path):
    folder = write_dump(tmp_path / "forum", ROWS)

    assert read_dump(folder / "Posts.xml").answers.num_rows == 3


def test_scores_are_rebuilt_from_votes_where_posts_carry_none(tmp_path):
    scored = read_dump(write_dump(tmp_path / "scored", ROWS))

    counted = read_dump(write_dump(tmp_path / "counted", ROWS, scores=False))

    assert shown(counted) == shown(scored)
    assert counted.answers["asked_votes"].to_pylist() == [3, 3, 0]


def test_without_scores_and_votes_the_votes_are_unknown_not_nought(tmp_path):
    folder = write_dump(tmp_path / "forum", ROWS, scores=False)
    (folder / "Votes.xml").unlink()

    assert read_dump(folder).answers["votes"].to_pylist() == [None, None, None]


def test_without_a_file_of_votes_scored_posts_are_read_all_the_same(tmp_path):
    folder = write_dump(tmp_path / "forum", ROWS)

    assert not (folder / "Votes.xml").exists()
    assert read_dump(folder).answers["votes"].to_pylist() == [5, -1, 0]


def test_views_likes_and_names_change_nothing(tmp_path):
    plain = read_dump(write_dump(tmp_path / "plain", ROWS))

    loud = read_dump(
        write_dump(tmp_path / "loud", ROWS, extra='ViewCount="99999" FavoriteCount="500" OwnerDisplayName="A star" ')
    )

    assert loud.answers.equals(plain.answers)
    assert "display" not in " ".join(loud.answers.column_names).lower()


def test_answers_without_an_author_or_question_and_unreadable_rows_are_counted(tmp_path):
    folder = write_dump(tmp_path / "forum", [*ROWS, row("q2", None, 4, 9)])
    posts = folder / "Posts.xml"
    more = (
        '<row Id="77" PostTypeId="2" ParentId="no such" CreationDate="2026-01-09T00:00:00.000" Score="1" OwnerUserId="cy" />'
        '<row Id="78" PostTypeId="2" ParentId="1" CreationDate="yesterday" Score="1" OwnerUserId="cy" /><row Id="79" />'
    )
    posts.write_text(posts.read_text("utf-8").replace("</posts>", more + "</posts>"), "utf-8")

    dump = read_dump(folder)

    assert dump.answers.num_rows == 3
    assert (dump.anonymous, dump.orphans, dump.unreadable) == (1, 1, 2)


def test_a_folder_without_posts_is_no_dump_and_neither_is_none(tmp_path):
    (tmp_path / "readme.txt").write_text("hello")

    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotADump):
            read_dump(folder)


def test_xml_of_something_else_is_no_dump(tmp_path):
    (tmp_path / "Posts.xml").write_text("<rss><channel /></rss>")

    with pytest.raises(NotADump):
        read_dump(tmp_path)


@pytest.mark.parametrize("name", ["Posts.xml", "Posts.xml.gz"])
def test_a_dump_that_is_cut_short_says_after_how_many_rows(tmp_path, name):
    folder = write_dump(tmp_path / "forum", ROWS, packed=name.endswith(".gz"))
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BrokenDump) as caught:
        read_dump(folder)

    assert caught.value.facts["file"] == name


def test_text_that_is_not_xml_is_a_broken_dump(tmp_path):
    (tmp_path / "Posts.xml").write_text("Id,Score\n1,2\n")

    with pytest.raises(BrokenDump):
        read_dump(tmp_path)


@pytest.mark.parametrize("name", ["Posts.xml", "Votes.xml"])
def test_a_file_that_declares_entities_is_refused_before_they_unfold(tmp_path, name):
    folder = write_dump(tmp_path / "forum", ROWS, scores=False)
    (folder / name).write_text(BOMB)

    with pytest.raises(DeclaresEntities):
        read_dump(folder)


def test_a_packed_file_that_unfolds_into_one_endless_text_is_refused(tmp_path):
    endless = b'<posts><row Id="1" Body="' + b"a" * (80 << 20)
    (tmp_path / "Posts.xml.gz").write_bytes(gzip.compress(endless, 1))

    with pytest.raises(BrokenDump, match="without a row"):
        read_dump(tmp_path)


def test_questions_alone_are_no_answers(tmp_path):
    (tmp_path / "Posts.xml").write_text(
        '<posts><row Id="1" PostTypeId="1" CreationDate="2026-01-01T00:00:00" Score="1" /></posts>'
    )

    with pytest.raises(NoAnswers) as caught:
        read_dump(tmp_path)

    assert caught.value.facts["questions"] == 1
