"""Quality: who answers better against the others, whatever the volume."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.opinion.expertise import OVERALL
from cordee.core.opinion.expertise_levels import Variances
from cordee.core.opinion.expertise_quality import quality, win_share
from tests.forum import answers_of, invented

FIXED = Variances(0.2, 0.06, 0.1, 0.4)
SEVERAL = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 7), st.integers(0, 90), st.integers(-4, 40)), min_size=3, max_size=30
)


def overall(ranking):
    chosen = ranking.topic == OVERALL
    return dict(zip(ranking.person[chosen].tolist(), ranking.score[chosen].tolist(), strict=True))


def test_who_is_voted_above_the_others_in_the_same_questions_is_better():
    answers = answers_of([0, 1] * 8, np.repeat(np.arange(8), 2), np.arange(16.0), [6, 2] * 8)

    found = overall(quality(answers))

    assert found[0] > 0.5 > found[1]


def test_many_middling_answers_are_not_better_than_a_few_good_ones():
    person = [0] * 40 + [1, 2] * 6
    question = list(range(40)) + list(np.repeat(np.arange(40, 46), 2))
    votes = [3] * 40 + [9, 1] * 6

    found = overall(quality(answers_of(person, question, np.arange(52.0), votes)))

    assert found[1] > found[0]


def test_one_lucky_answer_does_not_outdo_many_good_ones():
    person = [0, 1] * 12 + [2, 1]
    question = np.repeat(np.arange(13), 2)
    votes = [8, 2] * 12 + [9, 2]

    found = overall(quality(answers_of(person, question, np.arange(26.0), votes)))

    assert found[0] > found[2]


def test_votes_that_everybody_gets_on_popular_questions_are_nobodys_merit():
    rng = np.random.default_rng(7)
    asked = [60, 2] * 60
    question = np.repeat(np.arange(120), 2)
    person = [
        code for index in range(120) for code in rng.choice([0, 2, 3, 4] if asked[index] > 2 else [1, 2, 3, 4], 2, replace=False)
    ]
    votes = [round(asked[code] * 0.7) + int(rng.integers(-1, 2)) for code in question]
    answers = answers_of(person, question, np.arange(240.0), votes, asked_votes=asked)

    found = overall(quality(answers))

    means = np.bincount(answers.person, answers.votes) / answers.counts()
    assert means[0] > 20 * means[1]
    assert abs(found[0] - found[1]) < 0.08


def test_known_levels_of_an_invented_forum_are_found_again():
    correlations = []
    for seed in range(2):
        answers, levels = invented(np.random.default_rng(seed))
        found = overall(quality(answers))
        often = [one for one in found if answers.counts()[one] >= 8]
        correlations.append(np.corrcoef([found[one] for one in often], levels[often])[0, 1])

    assert np.mean(correlations) > 0.75


def test_somebody_good_on_one_topic_stands_higher_there_than_elsewhere():
    person = [0, 1] * 24
    question = np.repeat(np.arange(24), 2)
    topics = [[0]] * 12 + [[1]] * 12
    votes = [12, 2] * 12 + [3, 3] * 12

    found = quality(answers_of(person, question, np.arange(48.0), votes, topics=topics))

    on = {(t, p): s for t, p, s in zip(found.topic.tolist(), found.person.tolist(), found.score.tolist(), strict=True)}
    assert on[0, 0] > on[1, 0]


def test_nobody_without_an_answer_has_a_row_and_n_counts_answers():
    answers = answers_of([0, 0, 3], [0, 1, 1], [1.0, 2.0, 3.0], [1, 2, 3], topics=[[0], [0, 1]])

    found = quality(answers)

    assert set(found.person.tolist()) == {0, 3}
    rows = {(t, p): n for t, p, n in zip(found.topic.tolist(), found.person.tolist(), found.n.tolist(), strict=True)}
    assert rows == {(OVERALL, 0): 2, (OVERALL, 3): 1, (0, 0): 2, (1, 0): 1, (0, 3): 1, (1, 3): 1}


@settings(max_examples=15, deadline=None)
@given(SEVERAL)
def test_every_score_is_a_share_inside_its_range(rows):
    person, question, at, votes = (list(column) for column in zip(*rows, strict=True))

    found = quality(answers_of(person, question, at, votes))

    assert ((found.low >= 0) & (found.low <= found.score) & (found.score <= found.high) & (found.high <= 1)).all()


@settings(max_examples=15, deadline=None)
@given(SEVERAL, st.integers(0, 29), st.integers(1, 50))
def test_more_votes_on_an_answer_never_lower_who_gave_it(rows, which, more):
    person, question, at, votes = (list(column) for column in zip(*rows, strict=True))
    which %= len(rows)
    better = [vote + more * (index == which) for index, vote in enumerate(votes)]

    before = overall(quality(answers_of(person, question, at, votes), variances=FIXED))
    after = overall(quality(answers_of(person, question, at, better), variances=FIXED))

    assert after[person[which]] >= before[person[which]] - 1e-6


def test_a_vote_on_one_of_two_answers_to_a_question_does_not_lower_who_gave_both():
    # taken for two answers, the later one says "later answers do better", and its author, who is often late, would fall by .08
    person, question, at = [0, 2, 1, 2, 2], [1, 1, 0, 0, 1], [1.0, 2.0, 3.0, 4.0, 5.0]

    before, after = (
        overall(quality(answers_of(person, question, at, votes), variances=FIXED))
        for votes in ([1, 1, 1, 1, 1], [1, 1, 1, 1, 11])
    )

    assert after[2] > before[2]


@settings(max_examples=10, deadline=None)
@given(SEVERAL, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_has_no_meaning(rows, shuffling):
    mixed = list(rows)
    shuffling.shuffle(mixed)

    one, other = (quality(answers_of(*(list(column) for column in zip(*them, strict=True)))) for them in (rows, mixed))

    assert np.allclose(one.score, other.score, atol=1e-9)


def test_the_typical_person_wins_half():
    assert win_share(np.array([0.0]), FIXED)[0] == pytest.approx(0.5)
