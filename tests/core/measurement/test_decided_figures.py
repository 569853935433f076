"""Figures that decisions rest on: which may be, kept whole, named by table and row, compared with what they become."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.measurement.decided_figures import DECIDABLE, KeptFigure, decidable, kept
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import RESULTS

TODAY = date(2026, 3, 2)
TOLD = Estimate(0.5, 40, 0.35, 0.65, method="wilson")


def row(figure=TOLD, **more):
    return {"technique": "webinar", "verdict": "better", "best_bet": False} | figure.columns("won_rate") | more


def test_every_figure_that_may_be_decided_on_stands_in_the_contract_of_its_table():
    tables = {one.name: one for one in RESULTS}

    assert not [one for one in DECIDABLE if set(one.columns) - set(tables[one.table].names)]
    assert not [one for one in DECIDABLE if one.key != tables[one.table].order]


def test_no_figure_of_a_person_or_an_account_may_be_decided_on():
    people = {"accounts", "persons", "timeline", "leaders", "organisations", "judged_cases"}

    assert not people & {one.table for one in DECIDABLE}
    assert decidable("credits/carrier/w/Ann/share") is None
    assert decidable("credits/technique/w/webinar/share") is not None


@pytest.mark.parametrize(
    "wrong", ["", "techniques", "techniques//won_rate", "techniques/webinar/touches", "techniques/a/b/won_rate"]
)
def test_what_is_no_figure_is_none(wrong):
    assert decidable(wrong) is None


def test_a_figure_is_kept_with_its_range_and_what_was_read_in_it_and_comes_back_the_same():
    made = kept(row(), DECIDABLE[0], run="r1", as_of=TODAY)

    assert made == KeptFigure("r1", "techniques", "webinar", "won_rate", TOLD, TODAY, says="better")
    assert KeptFigure.from_facts(made.as_facts()) == made


def test_a_figure_that_is_not_known_is_kept_with_its_reason_and_nothing_else():
    made = kept(row(unknown("no_win", 3)), DECIDABLE[0], run="r1", as_of=TODAY)

    assert (made.estimate.value, made.estimate.reason, made.estimate.n) == (None, "no_win", 3)


@pytest.mark.parametrize(("value", "holds"), [(0.35, True), (0.65, True), (0.66, False), (0.34, False)])
def test_today_holds_where_it_lies_in_the_range_of_then_its_ends_counted(value, holds):
    then = kept(row(), DECIDABLE[0], run="r1", as_of=TODAY)

    now = kept(row(Estimate(value, 90, value - 0.1, value + 0.1)), DECIDABLE[0], run="r2", as_of=TODAY)

    assert then.holds(now) is holds
    assert then.about == now.about
    assert then.reference != now.reference


def test_a_figure_without_a_range_holds_neither_way():
    then = kept(row(unknown("counted", 9, 0.5)), DECIDABLE[0], run="r1", as_of=TODAY)

    assert then.holds(then) is None
