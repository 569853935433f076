"""How a brief stands among the results says of a no, of silence and of our own end the same, and names nobody."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.briefs_told import judge_briefs
from cordee.core.vocabulary.results_of_voices import BRIEFS

QUIET = {"brief": 1, "question": 2, "territory": "bim", "words": "Which first?", "kind": "interview", "stage": "awareness", "audience": "builders",
         "proposed_on": date(2026, 11, 1), "until": date(2026, 11, 15), "answer": "", "later_on": None, "left": False, "done_on": None}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({}, ("open", "not_taken")),
        ({"answer": "later", "later_on": date(2026, 11, 10)}, ("moved", "moved")),
        ({"answer": "accepted"}, ("accepted", "accepted")),
        ({"answer": "accepted", "left": True}, ("not_taken", "not_taken")),
        ({"answer": "accepted", "done_on": date(2026, 11, 12)}, ("done", "done")),
    ],
)
def test_a_brief_stands_as_pages_say_on_its_last_day_and_on_the_morning_after(changes, states):
    assert tuple(judge_briefs([QUIET | changes], date(2026, 11, day))[0]["state"] for day in (15, 16)) == states


def test_no_column_names_a_person():
    assert not {"speaker", "subject", "person_id", "name", "label"} & set(BRIEFS.names)
