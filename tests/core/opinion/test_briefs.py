"""A brief that nobody takes looks the same to everybody, whatever happened; drafts are their author's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.briefs import (
    Brief,
    Draft,
    Question,
    Speaker,
    later_day,
    may_be_answered,
    may_go_out,
    readable,
    shown,
    solicited,
)
from cordee.core.vocabulary.problems_of_briefs import BadBrief

FIRST = date(2026, 11, 2)
BRIEF = Brief(1, 1, 1, "s", "Ada", "interview", "plant managers", FIRST, FIRST + timedelta(days=14))
AT = datetime(2026, 11, 3, 10)


def day(number):
    return FIRST + timedelta(days=number)


@given(closed=st.integers(0, 14), looked=st.integers(0, 60))
def test_a_brief_that_we_closed_looks_on_every_day_like_one_that_got_no_answer(closed, looked):
    ended = replace(BRIEF, ended_on=day(closed))

    assert shown(ended, day(looked)) == shown(BRIEF, day(looked))


def test_it_turns_on_the_morning_after_its_last_day_and_at_no_other_moment():
    states = [shown(BRIEF, day(number)) for number in range(20)]

    assert states == ["open"] * 15 + ["not_taken"] * 5


def test_a_person_is_no_longer_offered_what_we_closed():
    assert may_be_answered(BRIEF, day(1))
    assert not may_be_answered(replace(BRIEF, ended_on=day(1)), day(1))


def test_a_day_that_somebody_asked_for_moves_the_end_by_two_weeks_and_never_forward():
    moved = replace(BRIEF, answer="later", later_on=day(30))

    assert shown(moved, day(44)) == "moved"
    assert shown(moved, day(45)) == "not_taken"
    assert replace(moved, later_on=day(-1)).ends == BRIEF.until


def test_a_brief_that_was_taken_and_left_says_not_taken_and_no_more():
    taken = replace(BRIEF, answer="accepted")

    assert [shown(one, day(3)) for one in (taken, replace(taken, ended_on=day(3)), replace(taken, done_on=day(3)))] == [
        "accepted",
        "not_taken",
        "done",
    ]


@pytest.mark.parametrize("number", [0, -1, 181])
def test_nobody_moves_a_brief_to_the_past_or_beyond_half_a_year(number):
    with pytest.raises(BadBrief):
        later_day(day(number), FIRST)


def test_a_proposal_counts_as_asked_whatever_became_of_it():
    old = replace(BRIEF, proposed_on=day(-91))
    briefs = [BRIEF, replace(BRIEF, ended_on=day(1)), replace(BRIEF, answer="accepted"), old, replace(BRIEF, subject="other")]

    assert solicited(briefs, ["s"], FIRST) == (3, FIRST)


def test_we_read_of_a_text_what_was_handed_over_and_what_we_wrote():
    drafts = [Draft(1, 1, 1, "first", AT, handed=True), Draft(2, 1, 2, "ours", AT, by_author=False), Draft(3, 1, 3, "secret", AT)]

    assert [one.text for one in readable(drafts)] == ["first", "ours"]


def test_our_version_goes_out_only_where_the_author_agreed_to_it_as_it_stands():
    own = Draft(1, 1, 1, "first", AT, handed=True, agreed=True)
    ours = Draft(2, 1, 2, "ours", AT, by_author=False)

    assert may_go_out([own]) == own
    assert may_go_out([own, ours]) is None
    assert may_go_out([own, replace(ours, handed=True, agreed=True)]) is not None
    assert may_go_out([]) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Question(0, " ", "", FIRST),
        lambda: Question(0, "why", "", FIRST, source="rumour"),
        lambda: Speaker(0, "s", ""),
        lambda: Speaker(0, "s", "Ada", languages=("french",)),
        lambda: replace(BRIEF, audience=""),
        lambda: replace(BRIEF, links=("javascript:alert(1)",)),
        lambda: replace(BRIEF, until=day(-1)),
        lambda: replace(BRIEF, kind="post"),
        lambda: Draft(0, 1, 1, "x" * 20_001, AT),
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(BadBrief):
        wrong()
