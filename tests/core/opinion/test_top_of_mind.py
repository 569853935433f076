"""What comes to mind: shares recomputed by hand from raw answers, rare names pooled, small segments hidden."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.top_of_mind import judge_top_of_mind, shown_segments
from cordee.core.vocabulary.shares import wilson

SURVEY = {"survey": 1, "template": "comes-to-mind", "territory": "bim", "wave": 1, "offered": ["Us", "Them"], "house": "Us",
          "opened_on": date(2026, 3, 1), "closed_on": date(2026, 3, 20), "asked": 40, "answered": 20}  # fmt: skip


def counts(mind, aided=None, segment=""):
    steps = [("step:mind", mind), ("step:aided", mind if aided is None else aided)]
    return [{"survey": 1, "segment": segment, "step": step, "raters": n} for step, n in steps]


def mention(words, raters, *, place=1, item="mind", segment=""):
    return {
        "survey": 1,
        "segment": segment,
        "item": item,
        "mention": words.casefold(),
        "words": words,
        "place": place,
        "raters": raters,
    }


def test_known_answers_give_the_known_shares_with_their_interval():
    mentions = [mention("Us", 7), mention("Us", 2, place=2), mention("Them", 11), mention("us", 15, item="aided", place=0)]

    rows = {row["mention"]: row for row in judge_top_of_mind(mentions, counts(20, 18), [SURVEY])}

    us, span = rows["us"], wilson(7, 20)
    assert (us["first"], us["first_share"], us["unaided"], us["unaided_share"], us["aided_share"]) == (7, 0.35, 9, 0.45, 15 / 18)
    assert (us["first_share_evidence"]["low"], us["first_share_evidence"]["high"]) == (span.low, span.high)
    assert us["ours"]
    assert not rows["them"]["ours"]
    assert rows["them"]["aided"] == 0  # in the list and ticked by nobody: a zero that was measured


def test_a_name_that_two_typed_is_told_with_the_others_only():
    mentions = [mention("Us", 4), mention("My cousin’s firm", 2), mention("Acme", 3, place=2)]

    rows = judge_top_of_mind(mentions, counts(12), [SURVEY])

    assert {row["mention"] for row in rows} == {"us", "them", "acme", ""}
    assert next(row for row in rows if row["mention"] == "")["first"] == 2
    assert not any("cousin" in str(row.values()) for row in rows)


def test_a_name_that_was_not_in_the_list_has_no_aided_share_and_says_why():
    (acme,) = [row for row in judge_top_of_mind([mention("Acme", 5)], counts(12), [SURVEY]) if row["mention"] == "acme"]

    assert acme["aided"] is None
    assert acme["aided_share"] is None
    assert acme["aided_share_evidence"]["reason"] == "not_asked"


@pytest.mark.parametrize("raters", [0, 1, 2])
def test_fewer_than_three_say_nothing(raters):
    assert judge_top_of_mind([mention("Us", raters)] if raters else [], counts(raters), [SURVEY]) == []


def test_the_spelling_of_most_is_shown():
    mentions = [mention("ACME", 1) | {"mention": "acme"}, mention("Acme", 4) | {"mention": "acme"}]

    rows = judge_top_of_mind(mentions, counts(12), [SURVEY])

    assert [row["name"] for row in rows if row["mention"] == "acme"] == ["Acme"]


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 40), max_size=6))
def test_nobody_left_out_of_the_segments_can_be_told_from_what_is_shown(sizes):
    whole = sum(sizes.values())

    shown = shown_segments(sizes, whole)

    left_out = whole - sum(sizes[one] for one in shown)
    assert all(sizes[one] >= 10 for one in shown)
    assert not shown or left_out == 0 or left_out >= 3
