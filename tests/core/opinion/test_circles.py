"""With whom somebody exchanges is told as a share of people met, where they agreed, and never as nought where it is not known."""

from __future__ import annotations

from datetime import date, datetime

from cordee.core.opinion.circles import LEAST_MET, Circle, circles_of, met, talked
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.facts import INTERACTIONS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from tests.asking import answer

DAY = date(2026, 3, 1)
NOW, BEFORE = datetime(2026, 3, 1), datetime(2026, 1, 10)
LONG_AGO = datetime(2024, 1, 10)


def asked(question, *, said=(), touched=(), field="exchanges"):
    """Answer a question in a world of Ann, whose key is k0, and of people k1 … who work at firms f1 …, of which f1 is a target."""
    world = {
        PORTRAIT_RECORDS: [{"portrait": "ann", "subject": "s", "field": field, "words": "counted"}],
        SUBJECT_PEOPLE: [{"subject": "s", "person_id": "p0"}],
        IDENTITY_LINKS: [{"kind": "person", "key": f"k{one}", "id": f"p{one}"} for one in range(5)]
        + [{"kind": "person", "key": "other-k1", "id": "p1"}],
        PERSONS: [{"person_id": f"p{one}", "organisation_id": f"f{one}" if one < 4 else None} for one in range(5)],
        ORGANISATIONS: [{"organisation_id": f"f{one}", "tier": "A" if one == 1 else None} for one in range(4)],
        INTERACTIONS: [{"from_key": a, "to_key": b, "kind": "answered", "happened_at": at} for a, b, at in said],
        TOUCHES: [
            {"carrier": "k0", "person_key": key, "turns": turns, "scanner": False, "happened_at": at}
            for key, turns, at in touched
        ],
    }
    return answer(world, question)


def test_people_are_counted_once_however_they_were_met_and_whatever_key_they_go_by():
    said = [("k0", "k1", BEFORE), ("other-k1", "k0", BEFORE), ("k2", "k0", BEFORE)]

    assert asked(met(NOW), said=said, touched=[("k1", 1, BEFORE)]) == [{"portrait": "ann", "met": 2, "targets": 1}]


def test_who_is_of_no_known_company_or_was_met_long_ago_is_not_in_it():
    said = [("k0", "k4", BEFORE), ("k0", "k1", LONG_AGO), ("k0", "k3", BEFORE)]

    assert asked(met(NOW), said=said) == [{"portrait": "ann", "met": 1, "targets": 0}]


def test_an_agreement_that_texts_are_counted_is_none_on_exchanges():
    assert asked(met(NOW), said=[("k0", "k1", BEFORE)], field="traces") == []
    assert asked(talked(NOW), touched=[("k1", 4, BEFORE)], field="traces") == []


def test_talks_of_three_turns_are_deep():
    touched = [("k1", 1, BEFORE), ("k2", 3, BEFORE), ("k3", 9, LONG_AGO)]

    assert asked(talked(NOW), touched=touched) == [{"portrait": "ann", "talks": 2, "deep": 1}]


def test_a_share_has_its_range_and_what_is_not_known_its_reason():
    whole = Circle(met=40, targets=10, listed=True, talks=20, deep=15).columns(True, DAY)
    few = Circle(met=LEAST_MET - 1, targets=9, listed=True).columns(True, DAY)
    silent = Circle(met=40, targets=10, listed=True, talks=20, deep=15).columns(False, DAY)

    assert (whole["on_target"], whole["deep"]) == (0.25, 0.75)
    assert whole["on_target_evidence"]["low"] < 0.25 < whole["on_target_evidence"]["high"]
    assert (few["on_target"], few["on_target_evidence"]["reason"]) == (None, "too_few_met")
    assert (silent["on_target"], silent["on_target_evidence"]["n"], silent["deep_evidence"]["reason"]) == (
        None,
        0,
        "exchanges_not_agreed",
    )


def test_without_a_target_list_nobody_has_a_share_of_nought():
    found = circles_of([{"portrait": "ann", "met": 30, "targets": 0}], [], [{"targets": 0}])

    assert found["ann"].columns(True, DAY)["on_target_evidence"]["reason"] == "no_target_list"
