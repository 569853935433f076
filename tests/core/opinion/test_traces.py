"""What is asked of the facts on traces, answered on a handful of rows."""

from __future__ import annotations

from datetime import datetime

import pytest

from cordee.core.opinion import traces
from cordee.core.opinion.depth import depth
from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, TOUCHES
from tests.asking import answer

SINCE, UNTIL, THEN = datetime(2026, 1, 1), datetime(2026, 12, 31), datetime(2026, 5, 1)
QUESTIONS = ("conversations", "lengths", "circles", "exchanges", "echoes", "contributions", "publications")


def asked(question, *, interactions=(), touches=(), contents=()):
    world = {
        contract: [{"happened_at": THEN} | row for row in rows]
        for contract, rows in ((INTERACTIONS, interactions), (TOUCHES, touches), (CONTENTS, contents))
    }
    return answer(world, question(SINCE, UNTIL))


def said(*pairs, kind="answered", topic="bim"):
    return [{"from_key": one, "to_key": other, "kind": kind, "topic": topic} for one, other in pairs]


def talk(turns, **more):
    return {"carrier": "ana", "person_key": "bo", "organisation_key": "firm", "turns": turns, "scanner": False} | more


def test_three_turns_are_deep_and_what_a_machine_did_is_no_conversation():
    rows = asked(traces.conversations, touches=[talk(1), talk(4), talk(2, scanner=True), talk(None), talk(9, carrier=None)])

    assert [(row["person"], row["talks"], row["deep"]) for row in rows] == [("ana", 2, 1)]
    assert depth(talks=rows[0]).turns.value == pytest.approx(2.0)


def test_an_exchange_is_words_both_ways_whoever_began():
    rows = asked(traces.exchanges, interactions=said(("bo", "ana"), ("ana", "bo"), ("cy", "ana"), ("bo", "ana"), ("ana", "ana")))

    found = {row["person"]: (row["addressed_by"], row["answered"]) for row in rows}
    assert found == {"ana": (2, 1), "bo": (1, 1)}


def test_an_echo_counts_people_not_clicks_and_a_connection_is_none():
    rows = asked(
        traces.echoes, interactions=said(("bo", "ana"), ("bo", "ana"), ("cy", "ana")) + said(("di", "ana"), kind="connected")
    )

    assert [(row["person"], row["reacting"], row["times"]) for row in rows] == [("ana", 2, 3)]


def test_contents_that_a_person_carried_count_once_each_and_likes_are_not_asked_for():
    rows = asked(
        traces.publications,
        touches=[talk(None, content="c1"), talk(None, content="c1"), talk(None, content="c2")],
        contents=[
            {"source_key": "c1", "kind": "post", "comments": 3, "shares": 1, "reactions": 900},
            {"source_key": "c2", "kind": "post", "reactions": 500},
        ],
    )

    assert rows == [{"person": "ana", "kind": "post", "posts": 2, "tracked": 1, "responses": 4}]


def test_words_are_counted_by_powers_of_two():
    rows = asked(traces.lengths, touches=[talk(None, words=one) for one in (1, 8, 15, 16, 0)])

    assert {row["step"]: row["contacts"] for row in rows} == {0: 1, 3: 2, 4: 1}


def test_a_circle_is_told_by_organisation():
    rows = asked(traces.circles, touches=[talk(1), talk(1, person_key="cy"), talk(1, organisation_key=None)])

    assert [(row["organisation"], row["contacts"], row["people"]) for row in rows] == [("firm", 2, 2)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_happened_outside_the_period_is_not_asked_for(name):
    old = {"happened_at": datetime(2024, 1, 1)}

    rows = asked(
        getattr(traces, name),
        interactions=[row | old for row in said(("bo", "ana"))],
        touches=[talk(3, words=5, content="c1") | old],
        contents=[{"source_key": "c1"}],
    )

    assert rows == []
