"""Scores for a campaign are found by the person, by the name only where the data know nobody, and reach as the person tells it."""

from __future__ import annotations

from types import SimpleNamespace

from cordee.actions.teams import Told
from cordee.core.opinion.campaigns import ADVICE

EXPERT = {"territory": "bim", "interest": False, "raters": 5, "expertise": 1.0, "expertise_evidence": {"low": 0.0, "high": 2.0}}
NAMED = {
    "territory": "bim", "item": ADVICE[0], "survey": 1, "closed_on": 1, "raters": 5, "share": 0.2, "share_evidence": {"low": 0.1, "high": 0.4},
}  # fmt: skip
ANN = SimpleNamespace(person=SimpleNamespace(id="p1"))
STRANGER = SimpleNamespace(person=None)


def told(**tables):
    """Give what these rows tell, for a campaign on one territory."""
    return Told(SimpleNamespace(rows=lambda contract: tables.get(contract.name, [])), {"bim"})


def test_whom_the_data_know_is_found_by_id_and_not_by_a_namesake():
    found = told(
        leaders=[{**EXPERT, "person_id": "p2", "name": "Ann Lee"}], nominations=[{**NAMED, "person_id": "p1", "name": "A. Lee"}]
    )

    able, led = found.scores(ANN, "ann lee")

    assert (able.reason, led.value) == ("few", 0.2)


def test_whom_no_data_know_is_found_by_name():
    found = told(leaders=[{**EXPERT, "person_id": None, "name": "Ann Lee"}])

    assert found.scores(STRANGER, "ann lee")[0].known == 1


def test_an_interest_silences_both_scores():
    row = {**EXPERT, "interest": True, "person_id": "p1", "name": "Ann"}
    found = told(leaders=[row], nominations=[{**NAMED, "person_id": "p1", "name": "Ann"}])

    assert [one.reason for one in found.scores(ANN, "ann")] == ["interest", "interest"]


def test_an_audience_that_nobody_told_is_unknown():
    assert told(portraits=[{"person_id": "p1", "audience": None}]).reach(ANN) is None
    assert told(portraits=[{"person_id": "p1", "audience": 70}]).reach(ANN) == 70.0


def test_before_the_first_run_nothing_is_known():
    assert Told(None, {"bim"}).scores(ANN, "ann")[0].reason == "few"
