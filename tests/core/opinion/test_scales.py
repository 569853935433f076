"""Every scale says where its words come from, and nothing of ours passes for somebody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cordee.core.opinion.scales import SCALES, Item, scale_named
from cordee.core.vocabulary.text import LANGUAGES, Text

BLANKS = {"domain": "BIM", "person": "Noor Haddad"}


def test_a_scale_is_found_by_its_name_and_an_unknown_name_lists_those_there_are():
    assert all(scale_named(scale.id) is scale for scale in SCALES)

    with pytest.raises(KeyError, match="opinion-seeking"):
        scale_named("charisma")


def test_items_have_one_name_each_over_all_scales():
    names = [item.id for scale in SCALES for item in scale.items]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_can_be_read_once_its_blanks_are_filled(language):
    read = [item.words.in_language(language, **BLANKS) for scale in SCALES for item in scale.items]

    assert not [sentence for sentence in read if "{" in sentence or sentence.count("Noor Haddad") > 1]


def test_words_of_somebody_else_name_their_source_and_year():
    borrowed = [scale for scale in SCALES if scale.wording != "our own"]

    assert {scale.id for scale in borrowed} == {
        "opinion-leadership",
        "opinion-seeking",
        "market-maven",
        "opinion-leadership-childers",
    }
    assert all(scale.source and scale.year for scale in borrowed)
    assert [scale.id for scale in borrowed if scale.wording == "published"] == ["opinion-leadership"]


def test_no_french_wording_is_said_to_be_published_for_none_was_found():
    assert {scale.translation for scale in SCALES} == {"our own"}


def test_a_scale_of_agreement_has_an_answer_in_the_middle_and_a_reversed_item_in_each_facet():
    agreeing = [scale for scale in SCALES if scale.points == 7 and scale.id != "market-maven"]

    assert all(scale.neutral == 4 for scale in agreeing)
    assert not [
        (scale.id, facet)
        for scale in agreeing
        for facet in scale.facets
        if not any(item.reverse for item in scale.items if item.facet == facet)
    ]


def test_an_item_of_its_own_ends_keeps_them_and_the_others_take_the_scale_s():
    childers, leadership = scale_named("opinion-leadership-childers"), scale_named("opinion-leadership")

    assert childers.anchors(childers.items[0])[1].en == "Very often"
    assert leadership.anchors(leadership.items[0]) == (leadership.low, leadership.high)


def test_a_question_that_asks_for_names_has_no_points_and_no_middle():
    naming = scale_named("sociometric")

    assert naming.asks_for_names
    assert naming.neutral is None


def test_an_item_with_an_unknown_blank_is_refused():
    with pytest.raises(ValueError, match="domain"):
        Item("x-1", Text("{company} helps", "{company} aide"), reverse=False)


@pytest.mark.parametrize("wrong", [{"points": 1}, {"items": ()}, {"source": ""}])
def test_a_scale_that_cannot_be_asked_or_names_nobody_is_refused(wrong):
    with pytest.raises(ValueError):
        replace(scale_named("opinion-leadership"), **wrong)
