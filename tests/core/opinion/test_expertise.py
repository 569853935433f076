"""Answers as arrays, and rankings that refuse what cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.expertise import Ranking
from tests.forum import answers_of

ONE = np.array([0])


def test_an_answer_after_now_is_refused():
    with pytest.raises(ValueError, match="after now"):
        answers_of([0, 1], [0, 0], [1.0, 5.0], [1, 1], now=4.0)


def test_votes_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match="finite"):
        answers_of([0, 1], [0, 0], [1.0, 2.0], [1, np.nan])


def test_a_person_outside_the_list_is_refused():
    with pytest.raises(ValueError, match="person"):
        answers_of([0, -1], [0, 0], [1.0, 2.0], [1, 1])


def test_each_answer_meets_every_topic_of_its_question():
    answers = answers_of([0, 1, 0], [0, 0, 1], [1.0, 2.0, 3.0], [1, 1, 1], topics=[[0, 2], []])

    entry, topic = answers.tagged()

    assert (entry.tolist(), topic.tolist()) == ([0, 0, 1, 1], [0, 2, 0, 2])


def test_what_came_later_is_not_in_what_was_before():
    answers = answers_of([0, 1, 2], [0, 0, 1], [1.0, 2.0, 3.0], [1, 5, 1])

    earlier = answers.before(2.0)

    assert (len(earlier), earlier.now, earlier.counts().tolist()) == (1, 2.0, [1, 0, 0])


@pytest.mark.parametrize("score", [np.nan, np.inf, -np.inf])
def test_a_score_that_is_no_finite_number_is_never_ranked(score):
    with pytest.raises(ValueError, match="finite"):
        Ranking(ONE, ONE, np.array([score]), np.array([0.0]), np.array([1.0]), ONE)


def test_a_range_that_runs_downwards_is_refused():
    with pytest.raises(ValueError, match="upwards"):
        Ranking(ONE, ONE, np.array([0.5]), np.array([0.6]), np.array([0.4]), ONE)
