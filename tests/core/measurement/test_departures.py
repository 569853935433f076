"""Where something else was done than advised: only where it was, with the comment of that moment, from every register that keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cordee.actions.departures import of_rules
from cordee.core.measurement.cycles import Closing, Cycle
from cordee.core.measurement.cycles import Plan as CyclePlan
from cordee.core.measurement.decided_figures import KeptFigure
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.departures import of_cycles, of_decisions, of_experiments
from cordee.core.measurement.experiment_power import Power
from cordee.core.measurement.experiment_reading import Seen, Side
from cordee.core.measurement.experiments import Experiment, Line, Look, Plan
from cordee.core.trust.rule import Change
from cordee.core.trust.rulebook import RULES
from cordee.core.vocabulary.estimate import Estimate

AT = datetime(2026, 3, 2, tzinfo=UTC)
PLAN = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03)
POWER = Power(600, 0.1, 0.08, 0.12, 600, 60, 1400, 1200, 1600, 0.4, 0.08, ())
SEEN = Seen("works", False, True, Side(300, 60, 0.2), Side(300, 20, 0.07), 0.13, 0.05, 0.2, 0.5, 1.0, None, 0.1, None, 2.0)
FIGURE = KeptFigure("r1", "techniques", "webinar", "won_rate", Estimate(0.5, 40, 0.35, 0.65), AT.date(), says="better")


def test_a_decision_against_a_figure_tells_what_was_read_in_it_then_and_others_are_left_out():
    made = Decision("Webinars?", "Fewer", "Us", AT, FIGURE.reference, about=FIGURE.about, figure=FIGURE, id=4)
    others = [made, replace(made, stance="follows"), Decision("Red paper?", "Yes", "Us", AT)]

    found = of_decisions([*others, replace(made, stance="departs", comment="the room is booked")], [])

    assert [(one.key, one.advised.en, one.done.en, one.comment, one.taken) for one in found] == [
        ("4", "by the figure, better than the rest", "Fewer", "the room is booked", None)
    ]


def test_a_decision_against_an_experiment_tells_by_the_stamps_whether_its_result_was_known():
    looks = (Look(1, AT, True, SEEN.as_facts(), None, AT + timedelta(days=1)),)
    tested = Experiment("e1", "stopped", (Line(1, "started", PLAN, {}, "", None, AT),), looks, started_at=AT)
    told = {"reference": "experiment:e1:look:1", "about": "experiment:e1", "stance": "departs", "comment": "too dear"}

    found = of_decisions([Decision("Letters?", "None", "Us", AT + timedelta(days=2), **told)], [tested])

    assert (found[0].advised.en, found[0].taken) == ("by the experiment, works", "after")


@pytest.mark.parametrize(
    ("power", "why", "advised"),
    [
        (POWER, "the board insists", "do not run it: 600 accounts for 1400 needed"),
        (None, "to learn how", "first find out how many accounts it needs: nobody could say"),
        (replace(POWER, needed=500), "a remark", None),
        (POWER, "", None),
    ],
)
def test_an_experiment_registered_against_advice_needed_a_reason_and_one_that_could_answer_goes_against_nothing(
    power, why, advised
):
    line = Line(1, "registered", PLAN, power.as_facts() if power else {}, why, None, AT)

    found = of_experiments([Experiment("e1", "registered", (line,))])

    assert [one.advised.en for one in found] == ([advised] if advised else [])


@pytest.mark.parametrize(("days", "counted"), [(20, 1), (400, 0)])
def test_an_experiment_is_stopped_against_advice_only_before_its_end(days, counted):
    lines = tuple(
        Line(n, deed, PLAN, {}, why, None, AT + timedelta(days=at))
        for n, deed, why, at in ((1, "started", "", 0), (2, "stopped", "enough", days))
    )

    found = of_experiments([Experiment("e1", "stopped", lines, started_at=AT)])

    assert len(found) == counted
    assert [one.taken for one in found] == ["before"] * counted


def test_a_cycle_closed_before_its_end_says_why_and_one_closed_in_time_is_left_out():
    plan = CyclePlan("c1", "More", "wins", 12, date(2026, 1, 1), date(2026, 6, 30), "Ann")
    early, late = Closing("c1", "learnt", early="the fair is off"), Closing("c1", "learnt")

    found = of_cycles([Cycle(plan, closing=early, closed_at=AT), Cycle(plan, closing=late, closed_at=AT), Cycle(plan)])

    assert [one.comment for one in found] == ["the fair is off"]


def test_a_rule_made_softer_counts_and_one_made_harder_does_not():
    rule = next(one for one in RULES if not one.firm and one.severity == "needs_reason")

    found = of_rules(
        [Change(rule.id, severity, AT.date(), "why", "Ann", AT) for severity in ("blocks", "needs_reason", "warns", "off")]
    )

    assert [one.done.en for one in found] == ["warns", "off"]
    assert {one.name for one in found} == {rule.says}
