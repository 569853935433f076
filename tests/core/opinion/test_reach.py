"""Reach, resonance, relevance, echo and share of voice by their formulas, worked by hand."""

from __future__ import annotations

from math import exp, log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.reach import Publication, echo, reach, relevance, resonance, share_of_voice
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.why import FORMULAS

OTHERS = [float(one) for one in range(20)]


def test_reach_is_the_logarithm_of_the_audience_on_a_scale_of_100():
    assert reach(3_000, 100_000).value == pytest.approx(100 * log10(3_001) / log10(100_001))
    assert reach(200_000, 100_000).value == 100


def test_an_audience_that_no_channel_tells_is_not_zero():
    assert reach(None, 10).value is None
    assert reach(0, 10).value == 0


@pytest.mark.parametrize(
    ("responses", "posts", "audience", "others", "reason"),
    [
        (None, 50, 5_000, OTHERS, "not_measurable"),
        (10, 50, None, OTHERS, "not_measurable"),
        (10, 9, 5_000, OTHERS, "too_few_posts"),
        (10, 50, 1_999, OTHERS, "small_audience"),
        (10, 50, 5_000, OTHERS[:9], "nobody_alike"),
    ],
)
def test_resonance_says_why_it_cannot_be_told(responses, posts, audience, others, reason):
    found = resonance(responses, posts, audience, others)

    assert found.value is None
    assert found.reason == reason


def test_resonance_places_answers_a_content_among_like_channels():
    found = resonance(100, 10, 2_000, OTHERS)

    assert found.value == 52.5
    assert found.low < 52.5 < found.high


def test_relevance_weighs_titles_kinds_rarity_and_halves_every_180_days():
    one = relevance([Publication(180, kind_weight=0.5, rarity=3.0, in_title=True)])

    assert one.value == pytest.approx(100 * (1 - exp(-1.5 / 5)))


def test_whoever_published_nothing_on_a_followed_channel_has_no_relevance_with_a_range():
    found = relevance([])

    assert found.value == 0
    assert found.high > 0
    assert relevance(None).value is None


@given(st.lists(st.builds(Publication, age=st.floats(0, 2_000), rarity=st.floats(0, 5), in_title=st.booleans())))
def test_relevance_stays_between_0_and_100_and_one_more_content_never_lowers_it(contents):
    before, after = relevance(contents), relevance([*contents, Publication(30)])

    assert 0 <= before.value <= after.value <= 100
    assert before.low <= before.value <= before.high


def test_echo_and_share_of_voice_rest_on_people_and_contributions():
    assert echo(12, 4).value == 3
    assert echo(0, 4).value == 0
    assert share_of_voice(0, 40).high > 0


def test_every_reason_and_formula_met_here_has_words():
    for found in (reach(None, 10), resonance(1, 2, 3, []), relevance(None), echo(1, 4), share_of_voice(1, 4)):
        assert found.method in FORMULAS
        assert found.reason is None or found.reason in REASONS
