"""Rank experts by what they answered: from a question-and-answer dump, or from any table of answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cordee.core.opinion.expertise import OVERALL, Answers, Floats, Ints, Ranking
from cordee.core.opinion.expertise_activity import activity
from cordee.core.opinion.expertise_quality import quality
from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems_of_experts import NoAnswers, NobodyToCompare, NotATableOfAnswers, NoVotes
from cordee.engine.forum_dump import Dump, read_dump

Figure = Literal["activity", "quality"]
MOMENT = pa.timestamp("us", "UTC")
KINDS: dict[str, pa.DataType] = {
    "question": pa.string(),
    "person": pa.string(),
    "at": MOMENT,
    "votes": pa.float64(),
    "accepted": pa.bool_(),
    "topics": pa.list_(pa.string()),
    "asked_at": MOMENT,
    "asked_votes": pa.float64(),
}
NEEDED = ("question", "person", "at")
DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Experts:
    """A figure of expertise for everybody who answered.

    Parameters
    ----------
    figure
        ``activity``: votes that the answers of the next thirty days will probably earn. ``quality``: how often an
        answer is voted above one of a typical other person.
    ranking
        topic (null: overall), person, score, low, high (90 in 100), n; best first within a topic, overall first.
    as_of
        All is as of then.
    dump
        What was read and left out.
    """

    figure: Figure
    ranking: pa.Table
    as_of: datetime
    dump: Dump


def experts(folder: Path, *, figure: Figure) -> Experts:
    """Rank the experts of a question-and-answer dump, overall and by topic."""
    dump = read_dump(folder)
    return Experts(figure, rank_by_topic(dump.answers, figure=figure, as_of=dump.until), dump.until, dump)


def rank_by_topic(answers: Any, *, figure: Figure = "activity", as_of: datetime | None = None) -> pa.Table:
    """Rank people by what they answered, overall and on each topic.

    Two figures, never one: *activity* is what somebody will probably contribute, *quality* how good their answers are against the
    others' in the same question. Do not use either where people answer because they are paid to.

    Parameters
    ----------
    answers
        Anything that speaks the Arrow C interface, one row an answer: ``question``, ``person`` (text), ``at`` (time; without a
        zone it is UTC); where known ``votes`` (for minus against), ``accepted`` (true or false), ``topics`` (a list of texts, or
        one text), ``asked_at``, ``asked_votes`` (of the question).
    figure
        ``activity`` or ``quality``.
    as_of
        The moment as of which the table is known; the last answer by default. Later answers are left out.

    Returns
    -------
    pyarrow.Table
        topic (null: overall), person, score, low, high (90 in 100), n (answers behind; 0 on a topic where the figure comes
        from what the person does elsewhere). Who has no answer has no row.

    Raises
    ------
    NotATableOfAnswers, NoAnswers, NoVotes, NobodyToCompare
        Where the table does not tell what is asked.

    Examples
    --------
    >>> from datetime import datetime
    >>> table = pa.table({
    ...     "question": ["q1", "q1", "q2", "q2"], "person": ["ada", "bob", "ada", "bob"], "votes": [9, 1, 7, 2],
    ...     "at": [datetime(2026, 1, day) for day in (1, 2, 3, 4)], "topics": [["pumps"]] * 4,
    ... })
    >>> found = rank_by_topic(table, figure="quality")
    >>> found.column_names
    ['topic', 'person', 'score', 'low', 'high', 'n']
    >>> found.slice(0, 2)["person"].to_pylist()
    ['ada', 'bob']
    """
    if figure not in ("activity", "quality"):
        raise ValueError("figure is 'activity' or 'quality'")
    columns = _columns(answers, as_of)
    coded, people, topics = _coded(columns, as_of)
    if figure == "activity":
        return _named(activity(coded), people, topics)
    if columns["votes"].null_count == len(columns["votes"]):
        raise NoVotes(detail=faults.told(faults.NO_VOTES, n=len(coded)))
    if len(people) < 2:
        raise NobodyToCompare(answers=len(coded))
    return _named(quality(coded), people, topics)


def _columns(answers: Any, as_of: datetime | None) -> dict[str, pa.Array]:
    """Give the columns under their types, rows that say too little left out; all complaints at once."""
    table = pa.table(answers)
    complaints = [f'no column "{name}"' for name in NEEDED if name not in table.column_names]
    columns: dict[str, pa.Array] = {}
    for name, kind in KINDS.items():
        if name not in table.column_names:
            columns[name] = pa.nulls(table.num_rows, kind)
            continue
        try:
            columns[name] = _cast(table[name].combine_chunks(), kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
            complaints.append(f'column "{name}" holds {table[name].type}')
    if complaints:
        raise NotATableOfAnswers(complaints="; ".join(complaints))
    said = pc.and_(pc.and_(pc.is_valid(columns["question"]), pc.is_valid(columns["person"])), pc.is_valid(columns["at"]))
    if as_of is not None:
        said = pc.and_(said, pc.less_equal(columns["at"], pa.scalar(_utc(as_of), MOMENT)))
    kept = {name: column.filter(pc.fill_null(said, False)) for name, column in columns.items()}
    if not len(kept["at"]):
        raise NoAnswers(rows=table.num_rows, questions=0, anonymous=0, orphans=0, unreadable=table.num_rows)
    return kept


def _cast(column: pa.Array, kind: pa.DataType) -> pa.Array:
    if kind == pa.list_(pa.string()) and not pa.types.is_nested(column.type):
        text = column.cast(pa.string())
        return pa.array([None if one is None else [one] for one in text.to_pylist()], kind)
    if kind == MOMENT and pa.types.is_timestamp(column.type) and column.type.tz is None:
        column = column.cast(pa.timestamp("us"), safe=False).cast(MOMENT)
    return column.cast(kind, safe=kind != MOMENT)


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _coded(columns: dict[str, pa.Array], as_of: datetime | None) -> tuple[Answers, list[str], list[str]]:
    """Turn names into codes in the order of the names, so that the order of the rows means nothing."""
    people, person = _codes(columns["person"])
    questions, question = _codes(columns["question"])
    at = _days(columns["at"])
    asked_at = np.full(len(questions), np.inf)
    np.minimum.at(asked_at, question, np.where(np.isnan(asked := _days(columns["asked_at"])), at, np.minimum(asked, at)))
    asked_votes = _of_questions(columns["asked_votes"], question, len(questions))
    start, topic, topics = _topics(columns["topics"], question, len(questions))
    votes = columns["votes"]
    unknown = 1.0 if votes.null_count == len(votes) else 0.0  # without any votes, each answer counts one
    now = float(at.max()) if as_of is None else _utc(as_of).timestamp() / 86_400
    coded = Answers(
        person, question, at, _numbers(votes, missing=unknown),
        np.asarray(pc.fill_null(columns["accepted"], False).to_numpy(zero_copy_only=False), dtype=np.bool_),
        asked_at, asked_votes, start, topic, max(now, float(at.max())), len(people), len(topics),
    )  # fmt: skip
    return coded, people, topics


def _codes(column: pa.Array) -> tuple[list[str], Ints]:
    names = pc.unique(column).sort()
    return names.to_pylist(), pc.index_in(column, names).to_numpy(zero_copy_only=False).astype(np.int64)


def _days(column: pa.Array) -> Floats:
    whole = column.cast(pa.int64())
    days = whole.fill_null(0).to_numpy(zero_copy_only=False) / DAY
    return np.where(pc.is_null(column).to_numpy(zero_copy_only=False), np.nan, days)


def _numbers(column: pa.Array, *, missing: float) -> Floats:
    numbers = np.asarray(pc.fill_null(column, missing).to_numpy(zero_copy_only=False), dtype=np.float64)
    return np.where(np.isfinite(numbers), numbers, missing)


def _of_questions(column: pa.Array, question: Ints, questions: int) -> Floats:
    """Give one number a question, 0 where no row tells it; the largest where rows tell several."""
    told = pc.is_valid(column).to_numpy(zero_copy_only=False)
    found = np.full(questions, -np.inf)
    np.maximum.at(found, question[told], _numbers(column, missing=0.0)[told])
    return np.where(np.isneginf(found), 0.0, found)


def _topics(column: pa.Array, question: Ints, questions: int) -> tuple[Ints, Ints, list[str]]:
    """Give the topics of each question: those that any of its rows names."""
    rows = pc.list_parent_indices(column).to_numpy(zero_copy_only=False)
    flat = pc.list_flatten(column)
    valid = pc.is_valid(flat).to_numpy(zero_copy_only=False)
    if not valid.any():
        return np.zeros(questions + 1, dtype=np.int64), np.zeros(0, dtype=np.int64), []
    topics, code = _codes(flat.filter(pa.array(valid)))
    keys = np.unique(question[rows[valid]] * len(topics) + code)
    counts = np.bincount(keys // len(topics), minlength=questions)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), keys % len(topics), topics


def _named(ranking: Ranking, people: list[str], topics: list[str]) -> pa.Table:
    order = np.lexsort((ranking.person, -ranking.score, ranking.topic))
    topic = pa.array(ranking.topic[order], pa.int64(), mask=ranking.topic[order] == OVERALL)
    return pa.table({
        "topic": pa.array(topics, pa.string()).take(topic),
        "person": pa.array(people, pa.string()).take(pa.array(ranking.person[order])),
        "score": ranking.score[order],
        "low": ranking.low[order],
        "high": ranking.high[order],
        "n": ranking.n[order],
    })  # fmt: skip
