"""Scores: reversed items turned round, few gaps allowed, yes-saying taken out; each respondent is asked in an order of their own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.opinion.scales import SCALES, scale_named
from cordee.core.opinion.scores import drawn, score, score_on, score_without_yes_saying, yes_saying

NAN = float("nan")


def test_a_reversed_answer_counts_as_eight_minus_itself():
    assert score([[2, 6]], reverse=[True, False]).tolist() == [6.0]


def test_one_of_six_answers_may_be_missing_and_two_may_not():
    answers = [[7, 7, 7, 1, 1, NAN], [7, 7, 7, 1, NAN, NAN]]

    found = score(answers, reverse=[False, False, False, True, True, True])

    assert found[0] == 7
    assert np.isnan(found[1])


def test_none_of_three_answers_may_be_missing():
    assert np.isnan(score([[5, 5, NAN]])[0])


@pytest.mark.parametrize("answer", [0, 8])
def test_an_answer_that_is_no_point_of_the_scale_is_refused(answer):
    with pytest.raises(ValueError, match="1 to 7"):
        score([[answer, 4]])


@given(st.lists(st.integers(1, 7), min_size=6, max_size=6))
@settings(max_examples=50, deadline=None)
def test_whoever_answers_the_contrary_of_every_item_gets_the_contrary_score(answers):
    reverse = [True, True, True, False, False, False]

    there, back = score([answers, [8 - one for one in answers]], reverse=reverse)

    assert there + back == pytest.approx(8)


def test_somebody_who_says_four_to_everything_stands_in_the_middle_of_every_scale_of_agreement():
    agreeing = [scale for scale in SCALES if scale.points == 7]

    found = [one for scale in agreeing for one in score_on(scale, {item.id: 4 for item in scale.items})]

    assert {one.side for one in found} == {"neutral"}


def test_peers_give_three_scores_and_a_facet_with_a_gap_gives_none():
    told = {"peer-1": 6, "peer-2": 7, "peer-3": 2, "peer-4": 5, "peer-5": None}

    found = {one.facet: one for one in score_on(scale_named("peer-credibility"), told)}

    assert found["expertise"].value == pytest.approx(19 / 3)
    assert found["expertise"].side == "above"
    assert found["empathy"].value is None
    assert found["empathy"].answered == 1
    assert found["impartiality"].side is None


@pytest.mark.parametrize(("name", "told"), [("sociometric", {}), ("opinion-leadership", {"peer-1": 4})])
def test_names_and_items_of_another_scale_give_no_score(name, told):
    with pytest.raises(ValueError):
        score_on(scale_named(name), told)


def test_whoever_agrees_with_a_sentence_and_its_contrary_says_yes_and_scores_in_the_middle():
    answers, reverse = [[7, 7, 7, 7], [6, 6, 2, 2]], [False, False, True, True]

    assert yes_saying(answers, reverse=reverse).tolist() == [3.0, 0.0]
    assert score_without_yes_saying(answers, reverse=reverse).tolist() == [4.0, 6.0]


def test_yes_saying_does_not_show_where_every_item_asks_in_the_same_direction():
    with pytest.raises(ValueError, match="reversed"):
        yes_saying([[7, 7]], reverse=[False, False])


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_taking_yes_saying_out_changes_nothing_where_as_many_items_are_reversed_as_not(seed):
    answers = np.random.default_rng(seed).integers(1, 8, size=(8, 6))
    reverse = [True, False, True, False, True, False]

    assert score_without_yes_saying(answers, reverse=reverse) == pytest.approx(score(answers, reverse=reverse))


def test_taking_yes_saying_out_comes_nearer_to_the_truth_than_the_plain_score_where_people_differ_in_it():
    reverse = np.array([False, False, False, False, False, True])
    plain, corrected = _correlations_with_truth(reverse, habit=1.0)

    assert corrected > plain + 0.05


def test_where_nobody_says_yes_out_of_habit_the_plain_score_is_the_better_one():
    reverse = np.array([False, False, False, False, False, True])
    plain, corrected = _correlations_with_truth(reverse, habit=0.0)

    assert plain > corrected


def test_the_order_of_asking_stays_the_same_for_one_respondent_and_is_even_over_many():
    leadership = scale_named("opinion-leadership")

    orders = [drawn(leadership, f"survey 3, link {number}") for number in range(600)]

    assert drawn(leadership, "survey 3, link 7") == orders[7]
    assert all(set(order.items) == set(leadership.items) for order in orders)
    first = [order.items[0].id for order in orders]
    assert all(60 <= first.count(item.id) <= 140 for item in leadership.items)
    assert 240 <= sum(order.high_first for order in orders) <= 360


def _correlations_with_truth(reverse, habit):
    """Answer six items from a trait, noise and a habit of saying yes; give how the two scores go with the trait."""
    rng = np.random.default_rng(11)
    trait = rng.normal(size=(3000, 1))
    keyed = np.where(reverse, -trait, trait)
    seen = 4 + keyed + habit * rng.normal(size=(3000, 1)) + 0.8 * rng.normal(size=(3000, 6))
    answers = np.clip(np.round(seen), 1, 7)
    scores = score(answers, reverse=reverse), score_without_yes_saying(answers, reverse=reverse)
    return tuple(float(np.corrcoef(one, trait[:, 0])[0, 1]) for one in scores)
