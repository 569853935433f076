"""An experiment asks of somebody what its plan says, when it says it; an amendment keeps what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.measurement.experiments import Experiment, Line, Look, Plan, awaits, check_amendment
from cordee.core.vocabulary.problems_of_trials import Fixed, NothingChanges, SaysWhy

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
PLAN = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03, looks=3)


def running(*looks, plan=PLAN, state="running"):
    line = Line(1, "registered" if state == "registered" else "started", plan, {}, "", None, START)
    return Experiment("e1", state, (line,), tuple(looks), None if state == "registered" else START, stopped_at=START)


def look(day, *, decides=False, planned=True):
    return Look(1, START + timedelta(days=day), planned, {"decides": decides}, None, START + timedelta(days=day))


def on(day):
    return START + timedelta(days=day)


def test_a_planned_look_is_due_from_its_day_until_it_is_taken():
    assert awaits(running(), on(29), figures=on(29)) is None
    assert awaits(running(), on(40), figures=on(40)) == ("look", running().due()[0])
    assert awaits(running(look(31)), on(40), figures=on(40)) is None
    assert awaits(running(look(31)), on(61), figures=on(61)) == ("look", running().due()[1])


@pytest.mark.parametrize(("seen", "figures"), [((), None), ((), on(29)), ((look(45),), on(45)), ((look(62),), on(62))])
def test_a_look_whose_day_has_come_asks_for_figures_where_those_that_stand_cannot_be_read(seen, figures):
    made = running(*seen)

    assert awaits(made, on(65), figures=figures) == ("figures", made.due()[len(seen)])
    assert awaits(made, on(65), figures=on(64)) == ("look", made.due()[len(seen)])


def test_a_look_outside_the_plan_does_not_stand_for_one_of_the_plan():
    assert awaits(running(look(20, planned=False)), on(40), figures=on(40)) == ("look", running().due()[0])


def test_what_is_settled_or_over_asks_to_be_stopped_and_what_is_stopped_asks_for_a_decision():
    assert awaits(running(look(31, decides=True)), on(90), figures=on(90)) == ("settled", on(31))
    assert awaits(running(look(31), look(61), look(92)), on(93), figures=on(93)) == ("over", running().ends_at)
    assert awaits(running(state="stopped"), on(93), figures=None) == ("decide", START)


def test_an_open_end_asks_for_nothing_before_it_is_settled():
    assert awaits(running(plan=replace(PLAN, watch="open")), on(400), figures=on(400)) is None


def test_before_the_start_everything_may_be_amended_and_afterwards_nothing_that_measures():
    longer = replace(PLAN, days=120, metric="won")

    check_amendment(running(state="registered"), longer, "too short")
    check_amendment(running(), replace(PLAN, holder="Ada"), "Ann left")

    with pytest.raises(Fixed) as refused:
        check_amendment(running(), longer, "too short")
    assert refused.value.facts["fields"].fr == "durée en jours, mesure"


def test_an_amendment_changes_something_and_says_why():
    with pytest.raises(NothingChanges):
        check_amendment(running(state="registered"), PLAN, "no reason")
    with pytest.raises(SaysWhy):
        check_amendment(running(state="registered"), replace(PLAN, days=60), " ")
