"""Which version of a message stands: by an experiment that found that it works or by a decision, and by neither where there is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cordee.core.programmes.versions import Chosen, Heard, Standing, Verdict, Version, standing
from cordee.core.vocabulary.problems_of_messages import BadVersion

AT = datetime(2026, 3, 2)
LATER = AT + timedelta(days=1)
MADE = [Version("m1", "Late", "a", experiment="e1"), Version("m1", "Late", "b", number=2, experiment="e2")]


@pytest.mark.parametrize(
    ("verdicts", "chosen", "stands"),
    [
        ({}, [], Standing(None)),
        ({"e2": Verdict("does_not_work", AT)}, [], Standing(None)),
        ({"e2": Verdict("unknown", None)}, [], Standing(None)),
        ({"e1": Verdict("works", AT)}, [], Standing(1, "experiment", None, True)),
        ({"e1": Verdict("works", AT), "e2": Verdict("works", LATER)}, [], Standing(2, "experiment", None, True)),
        ({}, [Chosen(2, AT, 7, False)], Standing(2, "decision", 7, False)),
        ({}, [Chosen(9, AT, 7, False)], Standing(None)),
        ({"e1": Verdict("works", AT)}, [Chosen(2, LATER, 7, True)], Standing(2, "decision", 7, True)),
        ({"e1": Verdict("works", LATER)}, [Chosen(2, AT, 7, False)], Standing(1, "experiment", None, True)),
    ],
)
def test_a_version_stands_by_a_verdict_or_a_decision_the_later_of_both_and_never_for_being_new(verdicts, chosen, stands):
    assert standing(MADE, verdicts, chosen) == stands


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Version("", " ", "text"),
        lambda: Version("", "name", " "),
        lambda: Version("", "name", "x" * 50_001),
        lambda: Heard("m1", 1, " "),
        lambda: Heard("m1", 1, "good", "x" * 201),
    ],
)
def test_a_version_or_a_note_that_says_nothing_or_too_much_is_refused(wrong):
    with pytest.raises(BadVersion):
        wrong()
