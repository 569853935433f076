"""A decision without data is an opinion, whatever it is called; a dissent has a name and a reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cordee.core.measurement.decisions import Decision, Dissent

AT = datetime(2026, 3, 2, tzinfo=UTC)


def test_a_decision_without_a_reference_is_an_opinion():
    made = Decision("Go on with webinars?", "Yes", "Marketing", AT)

    assert made.evidence == "opinion"


@pytest.mark.parametrize(
    ("reference", "evidence"), [("experiment:e1:look:3", "experiment"), ("result:r1:techniques:fair", "result")]
)
def test_what_it_rests_on_says_what_kind_of_evidence_it_is(reference, evidence):
    made = Decision("Go on with webinars?", "Yes", "Marketing", AT, reference)

    assert made.evidence == evidence


@pytest.mark.parametrize("wrong", [{"reference": "gut feeling"}, {"by": " "}, {"corrects": 1}])
def test_an_impossible_decision_is_refused(wrong):
    told = {"question": "Go on?", "decided": "Yes", "by": "Marketing", "at": AT} | wrong

    with pytest.raises(ValueError, match=r"decision|correction"):
        Decision(**told)


def test_a_dissent_without_a_reason_is_none():
    with pytest.raises(ValueError, match="reason"):
        Dissent("Ann", "")
