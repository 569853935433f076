"""Answers to questions as arrays, and the figures of expertise that are read from them. Names and files do not come here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
OVERALL = -1
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answered which question, when, and how the readers voted, as of a moment.

    Parameters
    ----------
    person, question
        Codes from 0, one of each an answer.
    at
        When the answer was given, in days since any fixed moment.
    votes
        Votes for it minus votes against it, as of ``now``.
    accepted
        Whether who asked marked the answer as the one that helped.
    asked_at, asked_votes
        When each question was asked, and the votes on the question itself; one a question code.
    topic_start, topic
        The topics of question ``q`` are ``topic[topic_start[q]:topic_start[q + 1]]``, codes from 0.
    now
        The moment as of which all this is known, in the same days.
    people, topics
        How many persons and topics there are.

    Notes
    -----
    The order of the answers has no meaning: they are sorted when the value is made, so that sums agree to the bit.
    """

    person: Ints
    question: Ints
    at: Floats
    votes: Floats
    accepted: Flags
    asked_at: Floats
    asked_votes: Floats
    topic_start: Ints
    topic: Ints
    now: float
    people: int
    topics: int

    def __post_init__(self) -> None:
        lengths = {len(column) for column in (self.person, self.question, self.at, self.votes, self.accepted)}
        if len(lengths) != 1:
            raise ValueError("person, question, at, votes and accepted differ in length")
        if len(self.asked_at) != len(self.asked_votes) or len(self.topic_start) != len(self.asked_at) + 1:
            raise ValueError("asked_at, asked_votes and topic_start are one a question (and one more)")
        for codes, n, name in ((self.person, self.people, "person"), (self.question, len(self.asked_at), "question")):
            if len(codes) and (codes.min() < 0 or codes.max() >= n):
                raise ValueError(f"a {name} has a code outside 0 to {n - 1}")
        if len(self.topic) and (self.topic.min() < 0 or self.topic.max() >= self.topics):
            raise ValueError("a topic has a code outside its range")
        for column in (self.at, self.votes, self.asked_at, self.asked_votes):
            if not np.isfinite(column).all():
                raise ValueError("times and votes are finite numbers")
        if len(self.at) and self.at.max() > self.now:
            raise ValueError("an answer lies after now")
        order = np.lexsort((self.votes, self.person, self.question, self.at))
        for name in ("person", "question", "at", "votes", "accepted"):
            object.__setattr__(self, name, getattr(self, name)[order])

    def __len__(self) -> int:
        return len(self.person)

    @property
    def age(self) -> float:
        """Days from the first answer to now; never below an hour, so that it can divide."""
        return max(self.now - float(self.at[0]), 1 / 24) if len(self) else 1 / 24

    def counts(self) -> Ints:
        """Give how many answers each person gave."""
        return np.bincount(self.person, minlength=self.people)

    def tagged(self) -> tuple[Ints, Ints]:
        """Give answer × topic, one entry for each topic of the question of each answer: positions of answers, topics."""
        many = np.diff(self.topic_start)[self.question]
        answer = np.repeat(np.arange(len(self)), many)
        ends = np.cumsum(many)
        within = np.arange(len(answer)) - np.repeat(ends - many, many)
        return answer, self.topic[np.repeat(self.topic_start[self.question], many) + within]

    def before(self, moment: float) -> Answers:
        """Give the answers before a moment, as of that moment; their votes stay as they are."""
        kept = self.at < moment
        return Answers(
            self.person[kept], self.question[kept], self.at[kept], self.votes[kept], self.accepted[kept],
            self.asked_at, self.asked_votes, self.topic_start, self.topic, moment, self.people, self.topics,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranking:
    """A figure for persons, overall and by topic, each with what it rests on; a person without any answer is not in it.

    Parameters
    ----------
    topic
        Code of the topic, or ``OVERALL``.
    person
        Code of the person.
    score, low, high
        The figure in its own unit, and the range in which it lies with 90 in 100; always finite.
    n
        Answers of this person that stand behind: on the topic, or overall. 0 on a topic says that the figure
        comes from what the person does elsewhere.
    """

    topic: Ints
    person: Ints
    score: Floats
    low: Floats
    high: Floats
    n: Ints

    def __post_init__(self) -> None:
        if len({len(column) for column in (self.topic, self.person, self.score, self.low, self.high, self.n)}) != 1:
            raise ValueError("the columns of a ranking differ in length")
        if not (np.isfinite(self.score) & np.isfinite(self.low) & np.isfinite(self.high)).all():
            raise ValueError("a score that is not a finite number is no score")
        if (self.low > self.high).any():
            raise ValueError("an interval runs upwards")

    def __len__(self) -> int:
        return len(self.person)


def pairs_of(person: Ints, topic: Ints, *, topics: int) -> tuple[Ints, Ints, Ints]:
    """Give the different person × topic pairs, sorted, and for each entry the position of its pair.

    Examples
    --------
    >>> people, topics, position = pairs_of(np.array([1, 0, 1]), np.array([2, 0, 2]), topics=3)
    >>> people.tolist(), topics.tolist(), position.tolist()
    ([0, 1], [0, 2], [1, 0, 1])
    """
    width = max(topics, 1)
    keys, position = np.unique(person * width + topic, return_inverse=True)
    return keys // width, keys % width, position.astype(np.int64)


def sums(codes: Ints, values: Floats, n: int) -> Floats:
    """Give the sum of the values under each code from 0 to n - 1.

    Examples
    --------
    >>> sums(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    return np.bincount(codes, values, n).astype(np.float64)
