"""Depth comes from turns, words and exchanges; breadth and self-promotion stand apart; what is not there is unknown."""

from __future__ import annotations

from inspect import signature
from math import log, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion import depth as room
from cordee.core.opinion.depth import SCALE, breadth, depth, geometric, self_promotion


def talks(*turns):
    levels = [log2(one) for one in turns]
    return {
        "talks": len(turns),
        "deep": sum(one >= 3 for one in turns),
        "level": sum(round(one * SCALE) for one in levels),
        "level_squares": sum(round(one * one * SCALE) for one in levels),
    }


def test_an_ordinary_conversation_is_the_geometric_mean_with_its_range():
    found = depth(talks=talks(1, 2, 4, 8)).turns

    assert found.value == pytest.approx(2.828, abs=0.001)
    assert found.low < 2.828 < found.high
    assert found.n == 4


def test_what_the_facts_do_not_hold_is_not_measurable_and_never_zero():
    found = depth()

    for one in (found.turns, found.deep, found.words, found.exchanges):
        assert one.value is None
        assert one.reason == "not_measurable"


def test_a_single_conversation_has_a_figure_and_no_range():
    found = depth(talks=talks(5)).turns

    assert found.value == pytest.approx(5.0)
    assert found.reason == "one_case"


def test_whoever_answers_half_of_those_who_addressed_them_exchanges_with_half():
    assert depth(addressed={"addressed_by": 10, "answered": 5}).exchanges.value == 0.5


def test_no_function_here_takes_likes_views_or_followers():
    taken = {name for one in (depth, breadth, self_promotion) for name in signature(one).parameters}

    assert not {name for name in taken if any(word in name for word in ("like", "reaction", "view", "impression", "follow"))}
    assert "likes, views" in (room.__doc__ or "").lower()


@given(st.dictionaries(st.integers(0, 14), st.integers(1, 500), min_size=1))
def test_words_lie_between_the_shortest_and_the_longest_contact(lengths):
    found = depth(lengths=lengths).words

    assert 2 ** min(lengths) <= found.value <= 2 ** (max(lengths) + 1)


@given(st.dictionaries(st.text(max_size=5), st.integers(1, 1_000), min_size=1, max_size=20))
def test_nobody_is_broader_than_the_number_of_organisations(contacts):
    found = breadth(contacts)

    assert 1.0 - 1e-9 <= found.value <= len(contacts) + 1e-9


def test_equal_contacts_with_four_firms_are_four_and_most_with_one_hardly_more_than_one():
    assert breadth({"a": 5, "b": 5, "c": 5, "d": 5}).value == pytest.approx(4.0)
    assert breadth({"a": 97, "b": 1, "c": 1, "d": 1}).value < 1.3
    assert breadth({}).value is None


def test_a_quarter_about_oneself_is_a_quarter_with_a_range():
    found = self_promotion(5, 20)

    assert found.value == 0.25
    assert (round(found.low, 3), round(found.high, 3)) == (0.112, 0.469)


def test_the_range_of_a_geometric_mean_holds_it_19_times_in_20():
    dice = np.random.default_rng(4)
    held = 0
    for _ in range(600):
        levels = dice.normal(1.0, 0.7, size=12)
        found = geometric(12, float(levels.sum()), float((levels**2).sum()), "turns")
        held += log(found.low) <= 1.0 <= log(found.high)

    assert 0.93 < held / 600 < 0.97
