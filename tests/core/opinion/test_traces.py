"""What is asked of the facts on everybody's conversations, answered on a handful of rows."""

from __future__ import annotations

from datetime import datetime

import pytest

from cordee.core.opinion import traces
from cordee.core.opinion.depth import depth
from cordee.core.vocabulary.facts import TOUCHES
from tests.asking import answer

SINCE, UNTIL, THEN = datetime(2026, 1, 1), datetime(2026, 12, 31), datetime(2026, 5, 1)


def asked(touches):
    return answer({TOUCHES: [{"happened_at": THEN} | row for row in touches]}, traces.conversations(SINCE, UNTIL))


def talk(turns, **more):
    return {"carrier": "ana", "person_key": "bo", "organisation_key": "firm", "turns": turns, "scanner": False} | more


def test_three_turns_are_deep_and_what_a_machine_did_is_no_conversation():
    rows = asked([talk(1), talk(4), talk(2, scanner=True), talk(None), talk(9, carrier=None)])

    assert [(row["person"], row["talks"], row["deep"]) for row in rows] == [("ana", 2, 1)]
    assert depth(talks=rows[0]).turns.value == pytest.approx(2.0)


def test_what_happened_outside_the_period_is_not_asked_for():
    assert asked([talk(3) | {"happened_at": datetime(2024, 1, 1)}]) == []
