"""A decision without data is an opinion, whatever it is called; a dissent has a name and a reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.measurement.decisions import Decision, Dissent, line_of, timing

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


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": "gut feeling"},
        {"by": " "},
        {"corrects": 1},
        {"stance": "departs", "comment": "we know better"},
        {"stance": "departs", "reference": "experiment:e1:look:1"},
    ],
)
def test_an_impossible_decision_is_refused(wrong):
    told = {"question": "Go on?", "decided": "Yes", "by": "Marketing", "at": AT} | wrong

    with pytest.raises(ValueError, match=r"decision|correction"):
        Decision(**told)


def test_a_dissent_without_a_reason_is_none():
    with pytest.raises(ValueError, match="reason"):
        Dissent("Ann", "")


def test_a_decision_goes_against_figures_only_with_a_comment_and_only_where_it_names_them():
    made = Decision("Go on?", "Yes", "Us", AT, "experiment:e1:look:1", stance="departs", comment="the list was old")

    assert made.stance == "departs"


def test_whether_a_decision_came_before_the_result_is_told_by_the_time_stamps_alone():
    looks = [(AT, False), (AT + timedelta(days=9), True)]

    said = [timing(AT + timedelta(days=days, seconds=seconds), looks) for days, seconds in ((0, -1), (0, 0), (9, -1), (9, 0))]

    assert said == ["before", "between", "between", "after"]
    assert timing(AT, []) == "before"


def test_any_version_of_a_decision_leads_to_all_of_them():
    made = [Decision("Go on?", "Yes", "Us", AT, id=1), Decision("Another?", "No", "Us", AT, id=2)]
    made += [Decision("Go on?", "No", "Us", AT, corrects=one, why="anew", id=id) for one, id in ((1, 3), (3, 4))]

    assert [[one.id for one in line_of(made, id)] for id in (1, 3, 4, 2)] == [[1, 3, 4]] * 3 + [[2]]
