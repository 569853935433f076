"""Activity: who will probably contribute, from when and how often people came back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.opinion.expertise import OVERALL
from cordee.core.opinion.expertise_activity import Habits, activity, find_habits
from tests.forum import answers_of, invented

SEVERAL = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 80), st.integers(-3, 20)), min_size=3, max_size=25
)
USUAL = Habits()


def overall(ranking):
    chosen = ranking.topic == OVERALL
    return dict(zip(ranking.person[chosen].tolist(), ranking.score[chosen].tolist(), strict=True))


def test_who_answers_still_stands_above_who_answered_long_ago():
    at = list(np.arange(0.0, 20, 2)) + list(np.arange(80.0, 100, 2))

    found = overall(activity(answers_of([0] * 10 + [1] * 10, range(20), at, [3] * 20, now=100.0), habits=USUAL))

    assert found[1] > 3 * found[0]


def test_many_answers_in_one_visit_say_less_than_as_many_on_different_days():
    at = [90.0, 90.01, 90.02, 90.03, 90.0, 92.0, 94.0, 96.0, 0.0]

    found = overall(activity(answers_of([0] * 4 + [1] * 4 + [2], range(9), at, [3] * 9, now=100.0), habits=USUAL))

    assert found[1] > 1.5 * found[0]


def test_votes_raise_the_figure_but_a_lucky_one_little():
    once = [2] + [0] * 9 + [1] * 10
    at = np.concatenate([[99.0], np.linspace(50, 99, 10)[:9], np.linspace(50, 99, 10)])
    votes = [30] + [4] * 9 + [8] * 10

    found = overall(activity(answers_of(once, range(20), at, votes, now=100.0), habits=USUAL))

    assert found[1] > found[0] > found[2]


def test_a_specialist_leads_the_topic_and_a_busy_generalist_the_whole():
    person = [0] * 20 + [1] * 12
    topics = [[index % 4] for index in range(20)] + [[0]] * 12
    at = np.concatenate([np.linspace(1, 99, 20), np.linspace(1, 99, 12)])
    ranking = activity(answers_of(person, range(32), at, [3] * 32, topics=topics, now=100.0), habits=Habits(generalist=3.0))

    on = {(t, p): s for t, p, s in zip(ranking.topic.tolist(), ranking.person.tolist(), ranking.score.tolist(), strict=True)}

    assert on[0, 1] > on[0, 0]
    assert on[OVERALL, 0] > on[OVERALL, 1]


def test_a_topic_also_lists_who_never_answered_on_it_and_says_so():
    answers = answers_of([0, 1, 2, 2], [0, 1, 2, 3], [1.0, 2.0, 3.0, 9.0], [1, 1, 1, 1], topics=[[0], [0], [1], [1]])

    found = activity(answers, habits=USUAL)

    rows = {(t, p): n for t, p, n in zip(found.topic.tolist(), found.person.tolist(), found.n.tolist(), strict=True)}
    assert rows[0, 2] == 0
    assert rows[0, 0] == rows[0, 1] == 1
    assert (1, 0) not in rows  # one person alone makes no topic of its own


def test_an_empty_forum_has_nobody():
    one = answers_of([0], [0], [1.0], [1])

    assert len(activity(one.before(0.5))) == 0


@settings(max_examples=15, deadline=None)
@given(SEVERAL)
def test_every_score_is_finite_not_below_nought_and_inside_its_range(rows):
    found = activity(answers_of(*(list(column) for column in zip(*rows, strict=True))))

    assert ((found.low >= 0) & (found.low <= found.score) & (found.score <= found.high)).all()


@settings(max_examples=60, deadline=None)
@given(SEVERAL, st.integers(0, 4))
def test_who_gives_another_good_answer_is_not_overtaken_by_it(rows, who):
    columns = [list(column) for column in zip(*rows, strict=True)]
    columns = [[*column, extra] for column, extra in zip(columns, (who, 0, 82, 0), strict=True)]
    more = [[*column, extra] for column, extra in zip(columns, (who, 7, 84, 20), strict=True)]

    before = overall(activity(answers_of(*columns, now=85.0), habits=USUAL))
    after = overall(activity(answers_of(*more, now=85.0), habits=USUAL))

    below = [one for one in before if before[one] < before[who]]
    assert all(after[one] <= after[who] for one in below)


@settings(max_examples=10, deadline=None)
@given(SEVERAL, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_has_no_meaning(rows, shuffling):
    mixed = list(rows)
    shuffling.shuffle(mixed)

    one, other = (activity(answers_of(*(list(column) for column in zip(*them, strict=True)))) for them in (rows, mixed))

    assert np.array_equal(one.score, other.score)


def test_habits_are_found_by_splits_and_stay_usual_where_there_is_little_to_split():
    few = answers_of([0, 1], [0, 1], [1.0, 2.0], [1, 1])

    assert find_habits(few).half_life == USUAL.half_life


def test_a_place_of_strict_specialists_is_found_to_be_one():
    answers, _ = invented(np.random.default_rng(5), people=60, questions=1500)
    strict = answers_of(
        answers.person, answers.question, answers.at, answers.votes, now=answers.now,
        topics=[[int(answers.person[np.argmax(answers.question == code)]) % 12] for code in range(1500)],
    )  # fmt: skip
    alone = np.unique(strict.question, return_index=True)[1]
    strict = answers_of(strict.person[alone], np.arange(len(alone)), strict.at[alone], strict.votes[alone], now=answers.now,
                        topics=[[int(one) % 12] for one in strict.person[alone]])  # fmt: skip

    assert find_habits(strict).generalist < USUAL.generalist / 2


def test_habits_below_nought_are_refused():
    with pytest.raises(ValueError, match="above 0"):
        Habits(half_life=0.0)


def crowd(pace, *, seed=0, people=150, days=120.0):
    """Invent a place of people who come when they like, answer at a steady rate and leave after a while; half as many a month later."""
    rng = np.random.default_rng(seed)
    came = rng.uniform(0, days, people)
    rows = [
        (who, at)
        for who, since in enumerate(came)
        for at in since + np.concatenate([[0.0], rng.exponential(6.0, 40).cumsum()])
        if at < min(days + 30, since + rng.exponential(40.0)) and rng.random() < pace(at)
    ]
    person, at = (np.array(column) for column in zip(*sorted(rows, key=lambda row: row[1]), strict=True))
    return person, at


def foretold_and_came(person, at, habits=None):
    past = at < 120
    answers = answers_of(person[past], np.arange(past.sum()), at[past], [1] * int(past.sum()), now=120.0)
    return sum(overall(activity(answers, habits=habits)).values()), int(np.isin(person[~past], person[past]).sum())


def test_what_is_foretold_for_thirty_days_comes_on_the_whole():
    each = [foretold_and_came(*crowd(lambda at: 1.0, seed=seed)) for seed in range(3)]

    foretold, came = (sum(column) for column in zip(*each, strict=True))
    assert 0.8 < foretold / came < 1.25


def test_rates_alone_foretell_far_too_much_where_a_place_fades():
    person, at = crowd(lambda at: 0.5 ** (at / 40))

    (foretold, came), (rates, _) = foretold_and_came(person, at), foretold_and_came(person, at, USUAL)

    assert rates > 4 * came
    assert came / 2 < foretold < rates / 2
