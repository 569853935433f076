"""An experiment step by step: power in plain figures first, chance frozen at the start, looks kept, decisions with dissent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cordee.actions.experiments import usual_odds
from cordee.core.measurement.decisions import Dissent
from cordee.core.measurement.experiments import HOLDOUT, TREATED, Plan
from cordee.core.vocabulary.problems_of_trials import (
    Fixed,
    NoSuchExperiment,
    NoSuchLook,
    NothingChanges,
    NothingToMeasure,
    NotNow,
    SameKindRuns,
    SaysWhy,
)
from tests.trying import MONDAY, names, open_accounts, publish, reopened

PLAN = Plan("Spring letter", "Letters bring wins", "email_house", "won", 90, 0.10, audience="prospects", looks=3)
SMALL = replace(PLAN, effect=0.02)


@pytest.fixture
def company(tmp_path):
    with open_accounts(tmp_path / "mine") as made:
        yield made


def running(company, plan=PLAN):
    tests = company.experiments()
    key = tests.plan(plan).key
    tests.register(key)
    return tests.start(key)


def outcome(company, experiment, *, treated, held, day=20):
    """Let so many of each arm win on a day after the start; give the company with new results, as of so many days after."""
    arms = {
        arm: [one.account for one in company.book().experiments.accounts(experiment.key) if one.arm == arm]
        for arm in (TREATED, HOLDOUT)
    }
    return {one: MONDAY + timedelta(days=day) for one in arms[TREATED][:treated] + arms[HOLDOUT][:held]}


def at_day(company, wins, day, run):
    now = MONDAY + timedelta(days=day)
    publish(company, names(600), wins, as_of=now.date(), run=run)
    return reopened(company, now).experiments()


def test_the_power_question_counts_the_accounts_that_were_there_and_what_they_did_by_themselves(company):
    found = company.experiments().power(PLAN)

    assert (found.accounts, found.n, found.hits) == (540, 600, 60), "those who won since are customers now, and no prospects"
    assert (round(found.low, 3), round(found.high, 3)) == (0.078, 0.127)
    assert found.enough
    assert found.needed_low < found.needed < found.needed_high


def test_an_experiment_too_small_is_registered_with_a_reason_only_and_the_reason_stays(company):
    tests = company.experiments()
    key = tests.plan(SMALL).key

    with pytest.raises(SaysWhy) as refused:
        tests.register(key)
    made = tests.register(key, why="the board wants to see it")

    assert "540 accounts registered for" in refused.value.in_language("en")
    assert made.line("registered").why == "the board wants to see it"
    assert made.line("registered").power["needed"] > 540


def test_the_arms_are_even_within_strata_and_frozen_at_the_start(company):
    made = running(company)

    accounts = company.book().experiments.accounts(made.key)
    outcomes = at_day(company, {}, 30, "later").look(made.key)[0]

    assert made.arms == {TREATED: 270, HOLDOUT: 270}
    assert company.book().experiments.accounts(made.key) == accounts
    assert outcomes.arms == made.arms
    with pytest.raises(NotNow):
        company.experiments().start(made.key)


def test_a_difference_that_chance_does_not_make_is_read_as_works_and_ends_the_question(company):
    made = running(company)
    wins = outcome(company, made, treated=60, held=10)

    found, look, new = at_day(company, wins, 35, "later").look(made.key)

    assert (new, look.number, look.planned) == (True, 1, True)
    assert (look.seen["word"], look.seen["decides"]) == ("works", True)
    assert (look.seen["treated"]["hits"], look.seen["holdout"]["hits"]) == (60, 10)
    assert 0 < look.seen["low"] < look.seen["difference"] < look.seen["high"]
    assert found.looks == (look,)


def test_at_the_end_a_range_below_what_is_worth_having_reads_as_does_not_work(company):
    made = running(company)
    wins = outcome(company, made, treated=27, held=27)

    early = at_day(company, wins, 60, "later").look(made.key)[1]
    late = at_day(company, wins, 95, "last").look(made.key)[1]

    assert (early.seen["word"], early.seen["final"]) == ("unknown", False)
    assert (late.seen["word"], late.seen["final"]) == ("does_not_work", True)
    assert late.seen["high"] < 0.10


def test_what_happens_after_an_accounts_time_counts_no_more(company):
    made = running(company)
    wins = outcome(company, made, treated=60, held=0, day=95)

    look = at_day(company, wins, 100, "last").look(made.key)[1]

    assert look.seen["treated"]["hits"] == 0
    assert look.seen["reason"] == "too_few"


def test_the_same_results_are_not_looked_at_twice_and_a_look_outside_the_plan_says_so(company):
    made = running(company)
    tests = at_day(company, {}, 10, "later")

    first = tests.look(made.key)
    again = tests.look(made.key)

    assert (first[1].planned, first[2]) == (False, True)
    assert (again[1], again[2]) == (first[1], False)


def test_a_look_keeps_what_it_saw_when_late_data_come(company):
    made = running(company)
    first = at_day(company, outcome(company, made, treated=5, held=5), 30, "a").look(made.key)[1]

    late = at_day(company, outcome(company, made, treated=9, held=5), 31, "b").look(made.key)[0]

    assert late.looks[0] == first
    assert [one.seen["treated"]["hits"] for one in late.looks] == [5, 9]


def test_two_accounts_of_two_arms_that_turn_out_to_be_one_are_left_out(company):
    made = running(company)
    accounts = company.book().experiments.accounts(made.key)
    one = next(each.account for each in accounts if each.arm == TREATED)
    other = next(each.account for each in accounts if each.arm == HOLDOUT)
    now = MONDAY + timedelta(days=40)
    publish(company, names(600), {one: MONDAY + timedelta(days=9)}, as_of=now.date(), run="merged", links={other: one, one: one})

    look = reopened(company, now).experiments().look(made.key)[1]

    assert look.seen["left_out"] == 2
    assert (look.seen["treated"]["accounts"], look.seen["holdout"]["accounts"]) == (269, 269)


def test_results_from_before_the_start_are_no_look(company):
    made = running(company)

    with pytest.raises(NothingToMeasure):
        company.experiments().look(made.key)


def test_before_the_start_a_registered_plan_is_amended_with_a_reason_and_asked_anew_whether_it_can_answer(company):
    tests = company.experiments()
    key = tests.plan(PLAN).key
    tests.register(key)

    with pytest.raises(NothingChanges):
        tests.amend(key, PLAN, why="a reason for nothing")
    amended = tests.amend(key, replace(PLAN, effect=0.2, days=60), why="ninety days are too long")
    started = tests.start(key)

    assert amended.changes() == {3: {"effect": (0.1, 0.2), "days": (90, 60)}}
    assert amended.lines[2].power["needed"] < amended.lines[1].power["needed"]
    assert [line.plan.days for line in started.lines] == [90, 90, 60, 60], "each version stays"


def test_an_open_end_expects_what_the_plan_as_amended_expects_and_not_what_was_registered_first(company):
    tests = company.experiments()
    key = tests.plan(replace(PLAN, watch="open")).key
    registered = tests.register(key, why="to try it")
    amended = tests.amend(key, replace(registered.plan, days=30), why="a month is enough")
    tests.start(key)
    renamed = tests.amend(key, replace(amended.plan, name="Spring"), why="shorter")

    assert usual_odds(amended) < usual_odds(registered)
    assert usual_odds(renamed) == usual_odds(amended)


def test_after_the_start_nothing_that_measures_can_be_amended_and_a_name_can_with_a_reason(company):
    made = running(company)
    tests = company.experiments()

    with pytest.raises(Fixed) as refused:
        tests.amend(made.key, replace(made.plan, metric="lead", effect=0.2), why="it looks better")
    with pytest.raises(SaysWhy):
        tests.amend(made.key, replace(made.plan, name="Spring"), why=" ")
    amended = tests.amend(made.key, replace(made.plan, name="Spring"), why="shorter")

    assert refused.value.facts["fields"].en == "difference worth having, measure"
    assert [one.deed for one in amended.lines] == ["planned", "registered", "started", "amended"]
    assert (amended.plan.name, amended.lines[0].plan.name) == ("Spring", "Spring letter")


def test_two_experiments_of_one_kind_do_not_run_together(company):
    running(company)
    tests = company.experiments()
    other = tests.plan(replace(PLAN, name="Newsletter", technique="newsletter")).key
    tests.register(other)

    with pytest.raises(SameKindRuns):
        tests.start(other)


def test_stopping_before_the_end_needs_a_reason(company):
    made = running(company)

    with pytest.raises(SaysWhy):
        company.experiments().stop(made.key)
    stopped = company.experiments().stop(made.key, why="the printer went bankrupt")

    assert (stopped.state, stopped.line("stopped").why) == ("stopped", "the printer went bankrupt")


def test_a_decision_names_its_look_and_who_disagreed_and_without_a_look_it_is_an_opinion(company):
    made = running(company)
    tests = at_day(company, outcome(company, made, treated=60, held=10), 95, "last")
    tests.look(made.key)
    tests.stop(made.key)

    on_data = tests.decide(made.key, "Send them all year", by="Marketing", look=1, dissents=[Dissent("Ann", "one spring only")])
    opinion = tests.decide(made.key, "And on red paper", by="The chairman")

    assert (on_data.evidence, on_data.reference) == ("experiment", "experiment:e1:look:1")
    assert on_data.dissents == (Dissent("Ann", "one spring only"),)
    assert opinion.evidence == "opinion"
    assert tests.named(made.key).state == "decided"
    with pytest.raises(NoSuchLook):
        tests.decide(made.key, "Stop", by="Marketing", look=7)


def test_other_tools_get_the_accounts_with_their_arms_and_the_export_is_noted(company):
    made = running(company)

    table = company.experiments().accounts(made.key)

    assert table.column_names == ["account", "name", "arm", "stratum"]
    assert (len(table), table["name"][0].as_py()) == (540, table["account"][0].as_py().upper())
    from cordee.records.models import AuditEntry

    assert AuditEntry.objects.filter(deed="exported", object="experiment e1").exists()


def test_a_key_that_does_not_exist_is_told(company):
    with pytest.raises(NoSuchExperiment):
        company.experiments().named("e9")
