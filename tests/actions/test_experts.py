"""Ranking experts from a dump and from any table of answers."""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

import cordee
from cordee.actions.experts import experts, rank_by_topic
from cordee.core.vocabulary.problems_of_experts import NoAnswers, NobodyToCompare, NotATableOfAnswers, NoVotes
from tests.forum import BEGAN, row, table, write_dump
from tests.taking_in import SHARED

FIGURES = ("activity", "quality")


def forum(seed=3, questions=60):
    """Invent rows: Ada answers well and seldom, Bob often and middling, others now and then."""
    rng = random.Random(seed)
    rows = []
    for number in range(questions):
        topic = rng.choice(["pumps", "valves", "seals"])
        who = ["bob", *rng.sample(["cy", "dee", "eve", "fay"], 1), *(["ada"] if number % 4 == 0 else [])]
        for person in who:
            votes = {"ada": 9, "bob": 3}.get(person, 2) + rng.randint(-1, 2)
            rows.append(
                row(f"q{number}", person, number + rng.random(), votes, (topic,), asked_at=BEGAN + timedelta(days=number))
            )
    return rows


def overall(ranking):
    return {one["person"]: one["score"] for one in ranking.to_pylist() if one["topic"] is None}


def test_activity_and_quality_are_two_figures_with_different_leaders():
    answers = table(forum())

    active, good = (overall(rank_by_topic(answers, figure=figure)) for figure in FIGURES)

    assert max(active, key=active.get) == "bob"
    assert max(good, key=good.get) == "ada"


@pytest.mark.parametrize("figure", FIGURES)
def test_every_row_has_a_finite_score_a_range_and_n(figure):
    ranking = rank_by_topic(table(forum()), figure=figure)

    for one in ranking.to_pylist():
        assert all(math.isfinite(one[name]) for name in ("score", "low", "high"))
        assert one["low"] <= one["score"] <= one["high"]
        assert one["n"] >= (one["topic"] is None)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_order_of_rows_and_the_names_of_questions_have_no_meaning(figure):
    rows = forum()
    mixed = [one | {"question": "x" + one["question"][::-1]} for one in rows]
    random.Random(1).shuffle(mixed)

    one, other = (rank_by_topic(table(them), figure=figure) for them in (rows, mixed))

    assert one.select(["topic", "person", "n"]).equals(other.select(["topic", "person", "n"]))
    assert np.allclose(one["score"], other["score"], atol=1e-6)


def test_what_came_after_the_day_asked_for_is_not_known():
    rows = forum()
    cut = BEGAN + timedelta(days=30)

    whole = rank_by_topic(table(rows), as_of=cut)
    truncated = rank_by_topic(table([one for one in rows if one["at"] <= cut]), as_of=cut)

    assert whole.equals(truncated)


def test_a_dump_gives_what_its_table_gives(tmp_path):
    rows = forum()

    found = experts(write_dump(tmp_path / "forum", rows), figure="quality")

    expected = overall(rank_by_topic(table(rows), figure="quality"))
    assert overall(found.ranking) == pytest.approx(expected, abs=1e-3)  # a dump writes times to the millisecond


def test_views_never_matter(tmp_path):
    quiet = experts(write_dump(tmp_path / "quiet", forum()), figure="activity")

    loud = experts(write_dump(tmp_path / "loud", forum(), extra='ViewCount="1000000" '), figure="activity")

    assert loud.ranking.equals(quiet.ranking)


def test_a_plain_table_needs_only_question_person_and_time():
    ranking = cordee.rank_by_topic(
        pa.table({"question": [1, 1, 2], "person": [7, 8, 7], "at": [datetime(2026, 1, day) for day in (1, 2, 9)]})
    )

    assert ranking["topic"].null_count == ranking.num_rows == 2
    assert ranking["person"].to_pylist() == ["7", "8"]


def test_a_topic_may_be_one_text():
    answers = table(forum()).set_column(4, "topics", pa.array(["pumps"] * len(forum())))

    assert "pumps" in rank_by_topic(answers)["topic"].to_pylist()


def test_quality_without_votes_is_refused_not_guessed():
    answers = table(forum()).drop_columns(["votes"])

    with pytest.raises(NoVotes):
        rank_by_topic(answers, figure="quality")


def test_quality_of_one_person_alone_is_refused():
    answers = table([one for one in forum() if one["person"] == "bob"])

    with pytest.raises(NobodyToCompare):
        rank_by_topic(answers, figure="quality")


def test_all_complaints_about_a_table_come_at_once():
    with pytest.raises(NotATableOfAnswers) as caught:
        rank_by_topic(pa.table({"person": ["ada"], "votes": ["many"]}))

    text = str(caught.value)
    assert all(word in text for word in ('"question"', '"at"', '"votes"'))


def test_rows_that_say_nothing_are_left_out_and_nothing_at_all_is_refused():
    nobody = [one | {"person": None} for one in forum()]

    with pytest.raises(NoAnswers):
        rank_by_topic(table(nobody).cast(table(forum()).schema))


def test_who_has_no_answer_has_no_row():
    people = set(rank_by_topic(table(forum()))["person"].to_pylist())

    assert people == {one["person"] for one in forum()}


def test_a_real_dump_gives_everybody_a_row_and_no_score_that_is_no_number():
    folder = SHARED / "opinion" / "stackexchange-quantum"
    if not folder.exists():
        pytest.skip("the shared samples are not here: set CORDEE_SHARED_DATA to their folder")

    found = experts(folder, figure="quality")

    answers = found.dump.answers
    assert answers.num_rows == 1059
    assert len(overall(found.ranking)) == len(set(answers["person"].to_pylist()))
    assert 0 < min(found.ranking["low"].to_pylist()) <= max(found.ranking["high"].to_pylist()) < 1
