"""Question-and-answer dumps in the shape of Stack Exchange, read as a stream: a table of answers, one row an answer.

Nothing but who, what, when, votes and tags is kept: no text, no names. XML that declares entities is refused.
"""

from __future__ import annotations

import gzip
import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sys import intern

import numpy as np
import pyarrow as pa

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems_of_experts import NoAnswers, NotADump
from cordee.engine.dump_rows import stream_rows

TAGS = re.compile(r"<([^<>]+)>|\|?([^|]+)\|")
QUESTION, ANSWER = "1", "2"
ACCEPTS, UP, DOWN = "1", "2", "3"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STAMP = pa.timestamp("us", "UTC")


@dataclass(frozen=True, slots=True)
class Dump:
    """The answers of a dump and what was left out of it.

    Parameters
    ----------
    answers
        One row an answer: question, person, at, votes, accepted, topics, asked_at, asked_votes. ``votes`` and
        ``asked_votes`` are null where neither the posts nor a file of votes tell them.
    until
        The last moment that any post tells of: all is as of then.
    questions
        How many questions there are.
    anonymous, orphans, unreadable
        Answers without an author, answers whose question is not there, rows of posts without a type or date that can be read.
    """

    answers: pa.Table
    until: datetime
    questions: int
    anonymous: int
    orphans: int
    unreadable: int


@dataclass(slots=True)
class _Posts:
    """Posts as columns while they are read."""

    rows: int = 0
    anonymous: int = 0
    orphans: int = 0
    unreadable: int = 0
    until: int = 0
    unscored: bool = False
    questions: dict[str, int] = field(default_factory=dict)
    asked_at: array[int] = field(default_factory=lambda: array("q"))
    asked_votes: list[int | None] = field(default_factory=list)
    topics: list[tuple[str, ...]] = field(default_factory=list)
    helped: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    at: array[int] = field(default_factory=lambda: array("q"))
    votes: list[int | None] = field(default_factory=list)


def read_dump(folder: Path) -> Dump:
    """Read the answers of a dump.

    Parameters
    ----------
    folder
        Where ``Posts.xml`` or ``Posts.xml.gz`` lies, or that file itself. ``Votes`` beside it is read only where
        a post has no ``Score``.

    Raises
    ------
    NotADump, BrokenDump, DeclaresEntities, NoAnswers
        Where there is nothing to read, or nothing that can be read safely.
    """
    place = folder.parent if folder.is_file() else folder
    path = _file(place, "posts")
    if path is None:
        raise NotADump(folder=folder, detail=faults.NO_POSTS if place.is_dir() else faults.NO_FOLDER)
    posts = _Posts()
    _stream(path, lambda row: _post(row, posts))
    if not posts.rows:
        raise NotADump(folder=folder, detail=f"{path.name} without a row")
    votes = _file(place, "votes")
    if posts.unscored and votes is not None:
        _count(votes, posts)
    return _dump(posts)


def _file(folder: Path, noun: str) -> Path | None:
    if not folder.is_dir():
        return None
    found = [one for one in sorted(folder.iterdir()) if one.name.casefold() in (f"{noun}.xml", f"{noun}.xml.gz")]
    return found[0] if found else None


def _stream(path: Path, take: Callable[[Mapping[str, str]], None]) -> None:
    """Hand over the attributes of each row of a file, packed or not."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as stream:
        stream_rows(stream, path.name, take)


def _post(row: Mapping[str, str], posts: _Posts) -> None:
    posts.rows += 1
    kind = row.get("PostTypeId")
    if kind not in (QUESTION, ANSWER):
        posts.unreadable += kind is None
        return
    moment, name = _moment(row.get("CreationDate", "")), row.get("Id")
    if moment is None or not name:
        posts.unreadable += 1
        return
    posts.until = max(posts.until, moment)
    score = _number(row.get("Score"))
    if kind == QUESTION:
        posts.unscored |= score is None
        posts.questions[name] = len(posts.topics)
        posts.asked_at.append(moment)
        posts.asked_votes.append(score)
        posts.topics.append(tuple(dict.fromkeys(intern(one or other) for one, other in TAGS.findall(row.get("Tags", "")))))
        if row.get("AcceptedAnswerId"):
            posts.helped.add(row["AcceptedAnswerId"])
    elif not row.get("OwnerUserId"):
        posts.anonymous += 1
    else:
        posts.unscored |= score is None
        posts.ids.append(name)
        posts.parents.append(row.get("ParentId", ""))
        posts.people.append(intern(row["OwnerUserId"]))
        posts.at.append(moment)
        posts.votes.append(score)


def _moment(text: str) -> int | None:
    """Give a time in microseconds since 1970; without a zone it is UTC."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    aware = read.replace(tzinfo=UTC) if read.tzinfo is None else read
    return (aware - EPOCH) // timedelta(microseconds=1)


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def _count(path: Path, posts: _Posts) -> None:
    """Rebuild scores from single votes, for the posts that carry none; and acceptances."""
    sums: dict[str, int] = {}

    def vote(row: Mapping[str, str]) -> None:
        kind, post = row.get("VoteTypeId"), row.get("PostId", "")
        if kind == ACCEPTS:
            posts.helped.add(post)
        elif kind in (UP, DOWN):
            sums[post] = sums.get(post, 0) + (1 if kind == UP else -1)

    _stream(path, vote)
    posts.votes = [sums.get(name, 0) if had is None else had for name, had in zip(posts.ids, posts.votes, strict=True)]
    for name, index in posts.questions.items():
        if posts.asked_votes[index] is None:
            posts.asked_votes[index] = sums.get(name, 0)


def _dump(posts: _Posts) -> Dump:
    where = np.array([posts.questions.get(parent, -1) for parent in posts.parents], dtype=np.int64)
    kept = np.flatnonzero(where >= 0)
    posts.orphans = len(where) - len(kept)
    if not len(kept):
        raise NoAnswers(
            rows=posts.rows, questions=len(posts.questions), anonymous=posts.anonymous, orphans=posts.orphans,
            unreadable=posts.unreadable,
        )  # fmt: skip
    at, rows = pa.array(where[kept]), pa.array(kept)
    table = pa.table({
        "question": pa.array(list(posts.questions), pa.string()).take(at),
        "person": pa.array(posts.people, pa.string()).take(rows),
        "at": pa.array(np.frombuffer(posts.at, dtype=np.int64)[kept]).cast(STAMP),
        "votes": pa.array(posts.votes, pa.int64()).take(rows),
        "accepted": pa.array([posts.ids[index] in posts.helped for index in kept], pa.bool_()),
        "topics": pa.array(posts.topics, pa.list_(pa.string())).take(at),
        "asked_at": pa.array(np.frombuffer(posts.asked_at, dtype=np.int64)[where[kept]]).cast(STAMP),
        "asked_votes": pa.array(posts.asked_votes, pa.int64()).take(at),
    })  # fmt: skip
    until = EPOCH + timedelta(microseconds=posts.until)
    return Dump(table, until, len(posts.questions), posts.anonymous, posts.orphans, posts.unreadable)
