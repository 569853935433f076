"""Leaders are found where audience says nothing, and no audience can be bought into being one."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.voices import BASELINES, compared
from benchmarks.voices_method import judged, ours
from cordee.core.opinion.classes import CELEBRITY, EXPERT, IDS, LEADER, RELAY, SELLER
from cordee.core.opinion.leaders import facts, large, leaders, ranks
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import Laws

PEOPLE, TERRITORIES = 60, 3


@cache
def office():
    return judged(voices(7, Laws(people=PEOPLE, territories=TERRITORIES, asked=3, response=0.5)).seen)


def called(audience, *, gifts=()):
    """Call everybody, with an audience each and gifts at (person, territory)."""
    heard, found, _ = office()
    interest = np.zeros((PEOPLE, TERRITORIES), dtype=bool)
    for one in gifts:
        interest[one] = True
    proof = np.zeros((PEOPLE, TERRITORIES), dtype=bool)
    return leaders(found, facts(heard, interest=interest, proof=proof, audience=np.asarray(audience)))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=PEOPLE, max_size=PEOPLE))
def test_a_bought_audience_of_any_size_only_turns_relays_into_celebrities(bought):
    before, after = called(np.zeros(PEOPLE)), called(bought)

    moved = before.part != after.part
    assert (before.part[moved] == RELAY).all()
    assert (after.part[moved] == CELEBRITY).all()
    np.testing.assert_array_equal(before.score, after.score)
    np.testing.assert_array_equal(before.rank, after.rank)


def test_a_gift_makes_a_seller_of_the_first_leader_and_of_nobody_else():
    before = called(np.zeros(PEOPLE))
    first = tuple(int(one) for one in np.argwhere(before.part == LEADER)[0])

    after = called(np.zeros(PEOPLE), gifts=[first])

    assert after.part[first] == SELLER
    assert after.score[first] == 0
    assert (after.part != before.part).sum() == 1


def test_nobody_with_fewer_than_three_raters_leads_or_is_an_expert():
    heard, _, found = office()

    assert not np.isin(found.part[heard.raters < 3], (LEADER, EXPERT)).any()
    assert np.isin(found.part[heard.raters >= 3], (LEADER, EXPERT)).any()


def test_whoever_nobody_rated_or_named_is_not_established_whatever_the_audience():
    heard, _, _ = office()
    unheard = heard.raters.sum(axis=1) == 0

    found = called(np.where(unheard, 10**9, 0))

    assert unheard.any()
    assert {IDS[one] for one in found.part[unheard].ravel()} == {"not established"}


def test_an_audience_that_is_not_measurable_is_not_large():
    assert large(np.array([np.nan, 5.0, 0.0]), 0.5).tolist() == [False, True, False]
    assert not large(np.zeros(4)).any()


def test_the_highest_score_has_rank_one_and_equals_share():
    assert ranks(np.array([[0.1, 0.5], [0.3, 0.5]])).tolist() == [[2, 1], [1, 1]]


def test_in_two_small_worlds_leaders_are_found_by_more_than_every_plain_ranking():
    told = compared(range(600, 602), size="small", broken=None, method=ours)

    assert min(told["ahead"][name]["mean"] for name in BASELINES) > 0.15


@pytest.mark.nightly
def test_over_100_worlds_leaders_are_found_and_classes_told():
    told = compared(range(1_000, 1_100), size="small", broken=None, method=ours)

    for name in BASELINES:
        assert told["ahead"][name]["mean"] >= 0.15
        assert told["ahead"][name]["low"] > 0
    assert told["method"]["recall"]["macro"] >= 0.75
    covered = [one["mean"] for one in told["method"]["covered"].values()]
    assert 0.88 <= np.mean(covered) <= 0.92
    assert all(0.86 <= one <= 0.94 for one in covered)


@pytest.mark.nightly
@pytest.mark.parametrize("broken", ["cliques", "scale_use", "liked_are_rated", "audience_follows_expertise"])
def test_where_assumptions_break_leaders_are_still_found_by_more_than_every_plain_ranking(broken):
    told = compared(range(1_000, 1_030), size="small", broken=broken, method=ours)

    assert min(told["ahead"][name]["low"] for name in BASELINES) > 0.15
