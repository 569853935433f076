"""The eight cases, one fixture each; what audience and interests can do to them and what not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.classes import CELEBRITY, IDS, PARTS, Case, Chances, Facts, call, chance_of_each, classify, how_common
from cordee.core.opinion.classes import LEADER as LEADER_AT
from cordee.core.opinion.classes import RELAY as RELAY_AT

LEADER = Case(expert=True, empathic=True, raters=3)

EIGHT = {
    "seller": replace(LEADER, interest=True),
    "leader": LEADER,
    "expert": Case(expert=True, raters=3),
    "emerging expert": Case(expert=True, empathic=True, raters=2, proof=True),
    "maven": Case(empathic=True, raters=4, named_in=3),
    "celebrity": Case(raters=3, reach=True),
    "relay": Case(raters=3),
    "not established": Case(reach=True),
}
BOOK = ("leader", "expert", "emerging expert", "maven")

cases = st.builds(
    Case,
    expert=st.booleans(),
    empathic=st.booleans(),
    elsewhere=st.booleans(),
    interest=st.booleans(),
    raters=st.integers(0, 6),
    proof=st.booleans(),
    named_in=st.integers(0, 5),
    reach=st.booleans(),
    outside_raters=st.none() | st.integers(0, 3),
    employed=st.booleans(),
)


@pytest.mark.parametrize("part", EIGHT)
def test_each_of_the_eight_cases_is_called_by_its_name(part):
    assert classify(EIGHT[part]).part == part


def test_the_first_case_that_holds_wins():
    everything = Case(True, True, False, True, 9, True, 9, True)

    assert classify(everything).part == "seller"
    assert classify(replace(everything, interest=False)).part == "leader"
    assert classify(replace(everything, interest=False, empathic=False)).part == "expert"
    assert classify(replace(everything, interest=False, raters=2)).part == "emerging expert"
    assert classify(replace(everything, interest=False, expert=False)).part == "maven"


def test_three_thousand_followers_and_no_name_are_not_established_and_lack_raters():
    called = classify(Case(reach=True))

    assert called.part == "not established"
    assert called.lacks == ("raters",)
    assert called.there == ("reach",)


def test_a_gift_makes_a_leader_a_seller_who_lacks_independence():
    called = classify(replace(LEADER, interest=True))

    assert called.part == "seller"
    assert called.lacks == ("independence",)


def test_somebody_employed_here_is_called_internal_in_both_languages():
    called = classify(replace(LEADER, employed=True))

    assert (called.name.en, called.name.fr) == ("internal leader", "leader interne")
    assert called.part == "leader"


def test_an_expert_without_peers_outside_is_told_so():
    called = classify(Case(expert=True, empathic=True, raters=2, proof=True, outside_raters=0))

    assert called.words.en == "emerging expert; lacks three people who rate or endorse, peers outside the firm"


def test_being_high_elsewhere_makes_no_maven():
    assert classify(replace(EIGHT["maven"], elsewhere=True)).part == "relay"


def test_nobody_may_ask_for_fewer_than_three_raters():
    with pytest.raises(ValueError, match="three"):
        classify(LEADER, enough=2)


@given(cases)
def test_a_bought_audience_can_only_turn_a_relay_into_a_celebrity(case):
    before, after = (classify(replace(case, reach=reach)).part for reach in (False, True))

    assert (before, after) == ("relay", "celebrity") or before == after


@given(cases)
def test_fewer_than_three_raters_lead_nothing_and_an_interest_sells(case):
    called = classify(case).part

    assert called not in ("leader", "expert") or case.raters >= 3
    assert (called == "seller") == case.interest
    assert case.raters or case.named_in or called in ("not established", "seller")


@given(cases, st.lists(st.floats(0, 1), min_size=4, max_size=4), st.lists(st.floats(0.001, 1), min_size=8, max_size=8))
def test_no_weights_and_no_chances_call_somebody_what_the_cases_forbid(case, drawn, common):
    expert, empathic, part, elsewhere = drawn
    chances = Chances(*(np.array([one]) for one in (expert, empathic, part * min(expert, empathic), elsewhere)))
    allowed = {
        classify(replace(case, expert=e, empathic=m, elsewhere=o)).part
        for e in (False, True)
        for m in (False, True)
        for o in (False, True)
    }

    each = chance_of_each(chances, facts_of(case))
    called = IDS[call(each, np.array(common))[0]]

    assert called in allowed
    assert each.sum() == pytest.approx(1.0)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), cases)
def test_an_audience_of_any_size_moves_chance_from_relay_to_celebrity_only(drawn, case):
    expert, empathic, part, elsewhere = drawn
    chances = Chances(*(np.array([one]) for one in (expert, empathic, part * min(expert, empathic), elsewhere)))

    before, after = (chance_of_each(chances, facts_of(replace(case, reach=reach)))[0] for reach in (False, True))

    for part in BOOK:
        assert after[IDS.index(part)] == before[IDS.index(part)]
    assert after[IDS.index("celebrity")] == pytest.approx(before[IDS.index("relay")] + before[IDS.index("celebrity")])


def test_without_favour_the_likeliest_class_is_called():
    each = np.zeros((1, len(PARTS)))
    each[0, LEADER_AT], each[0, RELAY_AT] = 0.4, 0.6
    common = np.full(len(PARTS), 0.1)
    common[LEADER_AT] = 0.01

    assert IDS[call(each, common, favour=0)[0]] == "relay"
    assert IDS[call(each, common)[0]] == "leader"


def test_the_rarer_a_class_the_less_chance_it_needs_to_be_called():
    each = np.zeros((1, len(PARTS)))
    each[0, LEADER_AT], each[0, RELAY_AT] = 0.4, 0.6
    common = np.full(len(PARTS), 0.1)

    assert IDS[call(each, common)[0]] == "relay"


def test_an_audience_makes_no_other_class_rarer():
    each = np.zeros((3, len(PARTS)))
    each[:, RELAY_AT], each[:, LEADER_AT] = 0.7, 0.3
    famous = each.copy()
    famous[1, CELEBRITY], famous[1, RELAY_AT] = famous[1, RELAY_AT], 0.0

    np.testing.assert_array_equal(how_common(each), how_common(famous))


def facts_of(case):
    return Facts(**{name: np.array([getattr(case, name)]) for name in ("interest", "raters", "proof", "named_in", "reach")})
