"""A small invented forum for tests: answers as a table, and the same as a dump in the shape of Stack Exchange."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
import pyarrow as pa

from cordee.core.opinion.expertise import Answers

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def row(question, person, day, votes, topics=("pumps",), **more):
    """One answer as a row of a table of answers."""
    at = BEGAN + timedelta(days=day)
    return {"question": question, "person": person, "at": at, "votes": votes, "topics": list(topics), "accepted": False,
            "asked_at": BEGAN, "asked_votes": 3} | more  # fmt: skip


def table(rows):
    return pa.Table.from_pylist(list(rows))


def answers_of(person, question, at, votes, *, topics=None, accepted=None, now=None, asked_votes=None):
    """Make the arrays of the core from lists; topics is a list of lists, one a question."""
    person, question = np.asarray(person, dtype=np.int64), np.asarray(question, dtype=np.int64)
    at, votes = np.asarray(at, dtype=float), np.asarray(votes, dtype=float)
    n_questions = int(question.max()) + 1
    topics = topics if topics is not None else [[0]] * n_questions
    flat = [one for group in topics for one in group]
    asked_at = np.full(n_questions, np.inf)
    np.minimum.at(asked_at, question, at)
    return Answers(
        person, question, at, votes,
        np.zeros(len(person), dtype=bool) if accepted is None else np.asarray(accepted, dtype=bool),
        np.where(np.isinf(asked_at), 0.0, asked_at),
        np.zeros(n_questions) if asked_votes is None else np.asarray(asked_votes, dtype=float),
        np.concatenate([[0], np.cumsum([len(group) for group in topics])]).astype(np.int64), np.asarray(flat, dtype=np.int64),
        float(at.max()) if now is None else now, int(person.max()) + 1, max(flat, default=0) + 1,
    )  # fmt: skip


def invented(rng, *, people=40, questions=300, days=200.0, spread=0.5, noise=0.6, topics=4):
    """Invent a forum where the level of each person is known; give its answers and the levels."""
    levels = rng.normal(0, spread, people)
    appetite = rng.dirichlet(np.full(people, 0.4))
    person, question, at, votes = [], [], [], []
    asked = np.sort(rng.uniform(0, days * 0.98, questions))
    for code in range(questions):
        many = min(1 + rng.poisson(1.2), people)
        who = rng.choice(people, size=many, replace=False, p=0.9 * appetite + 0.1 / people)
        interest = rng.normal(0, 0.3)
        for one in who:
            person.append(one)
            question.append(code)
            at.append(min(asked[code] + rng.exponential(1.0), days))
            votes.append(np.round(np.expm1(max(1.0 + levels[one] + interest + rng.normal(0, noise), 0.0))))
    person[0] = people - 1
    groups = [[int(rng.integers(topics))] for _ in range(questions)]
    return answers_of(person, question, at, votes, topics=groups, now=days), levels


def write_dump(folder: Path, rows, *, packed=False, pipes=False, scores=True, extra=""):
    """Write a table's rows as Posts.xml and Votes.xml; ``extra`` stands in every post."""
    folder.mkdir(parents=True, exist_ok=True)
    posts, votes, number = [], [], 1000
    names = list(dict.fromkeys(one["question"] for one in rows))
    ids = {name: index + 1 for index, name in enumerate(names)}
    for name in names:
        first = next(one for one in rows if one["question"] == name)
        tags = "|" + "|".join(first["topics"]) + "|" if pipes else "".join(f"<{topic}>" for topic in first["topics"])
        answered = [(1000 + index, one) for index, one in enumerate(rows) if one["question"] == name and one["accepted"]]
        accepted = f' AcceptedAnswerId="{answered[0][0]}"' if answered and scores else ""
        score = f' Score="{first["asked_votes"]}"' if scores else ""
        votes += [(ids[name], 2)] * first["asked_votes"]
        posts.append(f'<row Id="{ids[name]}" PostTypeId="1" CreationDate="{_stamp(first["asked_at"])}"{score}{accepted} '
                     f"Tags={quoteattr(tags)} Body={quoteattr('<p>How?</p>')} {extra}/>")  # fmt: skip
    for one in rows:
        score = f' Score="{one["votes"]}"' if scores else ""
        owner = f' OwnerUserId="{one["person"]}"' if one["person"] is not None else ""
        votes += [(number, 2 if one["votes"] > 0 else 3)] * abs(one["votes"])
        votes += [(number, 1)] if one["accepted"] else []
        posts.append(f'<row Id="{number}" PostTypeId="2" ParentId="{ids[one["question"]]}" CreationDate="{_stamp(one["at"])}"'
                     f"{score}{owner} Body={quoteattr('<p>So.</p>')} {extra}/>")  # fmt: skip
        number += 1
    _save(folder, "Posts", posts, packed)
    if not scores:
        _save(
            folder,
            "Votes",
            [f'<row Id="{n}" PostId="{post}" VoteTypeId="{kind}" />' for n, (post, kind) in enumerate(votes)],
            packed,
        )
    return folder


def _stamp(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}"


def _save(folder, name, rows, packed):
    text = '<?xml version="1.0" encoding="utf-8"?>\n<{0}>\n{1}\n</{0}>\n'.format(name.lower(), "\n".join(rows))
    if packed:
        (folder / f"{name}.xml.gz").write_bytes(gzip.compress(text.encode()))
    else:
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
