"""Raters' agreement: published examples, uneven groups, and raters who answer at random."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.opinion.agreement import icc, r_wg

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(("averaged", "value", "low", "high"), [(False, 0.166, -0.133, 0.723), (True, 0.443, -0.884, 0.912)])
def test_the_example_of_shrout_and_fleiss_comes_out_with_its_range(averaged, value, low, high):
    found = icc(SHROUT_FLEISS, averaged=averaged)

    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=0.001)
    assert found.n == 6


def test_a_person_with_one_rater_says_nothing_of_agreement():
    assert icc([*SHROUT_FLEISS, [7], [float("nan"), 3]]).value == icc(SHROUT_FLEISS).value


def test_one_rated_person_is_too_few_and_ratings_all_alike_show_no_difference():
    assert icc([[5, 6, 7]]).reason == "too_few_rated"
    assert icc([[5, 5], [5, 5]]).reason == "no_difference"


def test_the_range_of_a_single_rater_s_reliability_holds_the_truth_as_often_as_promised():
    rng, truth, held = np.random.default_rng(4), 0.3, 0
    for _ in range(150):
        rated = rng.normal(size=(40, 1)) * truth**0.5 + rng.normal(size=(40, 5)) * (1 - truth) ** 0.5
        found = icc(list(rated), averaged=False)
        held += found.low <= truth <= found.high

    assert 0.90 <= held / 150 <= 0.99


def test_the_range_holds_the_truth_with_uneven_numbers_of_raters_too():
    rng, truth, held = np.random.default_rng(5), 0.4, 0
    sizes = [2, 3, 3, 4, 5, 8] * 8
    for _ in range(150):
        rated = [rng.normal() * truth**0.5 + rng.normal(size=size) * (1 - truth) ** 0.5 for size in sizes]
        found = icc(rated, averaged=False)
        held += found.low <= truth <= found.high

    assert 0.90 <= held / 150 <= 0.99


def test_raters_of_one_mind_agree_wholly_and_raters_at_both_ends_not_at_all():
    assert r_wg([6, 6, 6], points=7).value == 1
    assert r_wg([1, 7, 1, 7], points=7).value == 0


def test_several_items_agree_as_james_demaree_and_wolf_reckon():
    ratings = np.array([[5, 6], [6, 5], [5, 5], [6, 6]])
    spread = (1 / 3) / 4

    found = r_wg(ratings, points=7)

    assert found.value == pytest.approx(2 * (1 - spread) / (2 * (1 - spread) + spread))
    assert found.reason == "describes_raters"


def test_two_raters_are_too_few_for_agreement():
    found = r_wg([6, 6, float("nan")], points=7)

    assert found.value is None
    assert found.reason == "too_few_raters"
