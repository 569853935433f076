"""A cycle reads what it aims at from the results, ends with a result and a learning only, and hands both to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cordee.core.measurement.cycles import Closing, Initiative
from cordee.core.vocabulary.problems_of_cycles import (
    BadCycle,
    CycleClosed,
    LineSaysWhy,
    NoLearning,
    NoResultYet,
    NoSuchCycle,
)
from tests.cycling import BEFORE, PLAN, WITHIN, company_in_spring, company_with_cases
from tests.site import leave

LEARNT = Closing("c1", "Invite two people of each account")


@pytest.fixture
def spring(tmp_path):
    yield company_in_spring(tmp_path / "mine")
    leave()


def test_a_cycle_starts_from_what_as_many_days_before_it_brought_read_from_the_run(spring):
    company, cycle = spring

    start = cycle.baseline

    assert start is not None
    assert not start.typed
    assert (start.figure.value, start.figure.n, start.run) == (BEFORE, BEFORE, company.runs()[-1])
    assert (start.since, start.until) == (date(2025, 12, 31), date(2026, 3, 31))
    assert start.figure.low < BEFORE < start.figure.high


def test_what_came_in_is_read_over_the_days_of_the_cycle(spring):
    company, cycle = spring

    closed = company.cycles().close(cycle, LEARNT)

    assert closed.result is not None
    assert (closed.result.figure.value, closed.result.since, closed.result.until) == (WITHIN, PLAN.since, PLAN.until)
    assert company.cycles().step(closed) == "act"


def test_a_cycle_cannot_close_without_a_learning(spring):
    with pytest.raises(NoLearning):
        Closing("c1", " ")


def test_a_cycle_cannot_close_where_nothing_was_computed(tmp_path):
    from cordee.wiring import create_company
    from tests.site import point_at

    company = create_company(tmp_path / "bare")
    point_at(company.folder)
    company.clock = lambda: datetime(2026, 3, 30, tzinfo=UTC)
    cycle = company.cycles().begin(PLAN)

    with pytest.raises(NoResultYet):
        company.cycles().close(cycle, replace(LEARNT, early="we stop"))

    assert company.cycles().one("c1").closing is None
    leave()


def test_a_cycle_whose_last_days_are_not_in_the_figures_closes_only_with_a_reason(tmp_path):
    company = company_with_cases(tmp_path / "mine")
    cycle = company.cycles().begin(replace(PLAN, until=date(2026, 9, 30)))

    with pytest.raises(NoResultYet):
        company.cycles().close(cycle, LEARNT)
    closed = company.cycles().close(cycle, replace(LEARNT, early="the offer was withdrawn"))

    assert closed.result is not None
    assert closed.result.until == date(2026, 7, 1)
    leave()


def test_the_register_itself_takes_no_end_without_a_result(spring):
    company, _ = spring

    with pytest.raises(NoResultYet):
        company.book().cycles.write(LEARNT)


def test_a_cycle_closes_once(spring):
    company, cycle = spring
    company.cycles().close(cycle, LEARNT)

    with pytest.raises(CycleClosed):
        company.book().cycles.close(LEARNT, cycle.baseline, at=company.clock())
    with pytest.raises(CycleClosed):
        company.cycles().correct(replace(cycle.plan, target=5), why="easier")


def test_the_next_cycle_starts_from_a_closed_one_with_its_figure_and_owner(spring):
    company, cycle = spring
    with pytest.raises(CycleClosed):
        company.cycles().begin(company.cycles().proposed("c1"))
    company.cycles().close(cycle, LEARNT)

    following = company.cycles().begin(company.cycles().proposed("c1"))

    assert following.plan.follows == "c1"
    assert (following.plan.since, following.plan.until) == (date(2026, 7, 1), date(2026, 9, 29))
    assert (following.plan.indicator, following.plan.narrowed, following.plan.owner) == ("opportunities", "webinar", "Ada")


def test_a_correction_says_why_and_the_old_line_stays(spring):
    company, cycle = spring
    later = replace(cycle.plan, target=36.0)
    with pytest.raises(LineSaysWhy):
        company.cycles().correct(later, why=" ")

    company.cycles().correct(later, why="a second webinar a month")

    assert [line.value.target for line in company.cycles().history("c1")] == [24.0, 36.0]
    assert company.cycles().one("c1").plan.target == 36.0


def test_a_start_is_read_anew_where_the_days_change_and_the_old_reading_stays(spring):
    company, cycle = spring

    company.cycles().correct(replace(cycle.plan, since=date(2026, 5, 1)), why="it began late")

    readings = company.book().cycles.readings()
    assert [one.reading.since for one in readings] == [date(2025, 12, 31), date(2026, 3, 1)]
    assert company.cycles().one("c1").baseline == readings[1].reading


def test_a_start_before_the_data_begin_is_not_taken_for_nought(tmp_path):
    company = company_with_cases(tmp_path / "mine")

    cycle = company.cycles().begin(replace(PLAN, since=date(2025, 7, 1), until=date(2026, 6, 30)))

    assert cycle.baseline is not None
    assert cycle.baseline.figure.value is None
    assert cycle.baseline.figure.reason == "history_short"
    leave()


def test_a_figure_that_is_read_cannot_be_typed_and_a_typed_one_is_marked(spring):
    company, _ = spring
    with pytest.raises(BadCycle):
        company.cycles().begin(PLAN, start=3.0)

    made = company.cycles().begin(replace(PLAN, indicator="typed", called="Calls of journalists", narrowed=""), start=3.0)
    closed = company.cycles().close(made, replace(LEARNT, key=made.key), value=9.0, n=9)

    assert closed.result is not None
    assert closed.result.typed
    assert (closed.result.figure.value, closed.result.figure.reason) == (9.0, "typed_in")


def test_a_refused_initiative_keeps_its_reason_and_shows_that_nothing_proved_it(spring):
    company, _ = spring
    with pytest.raises(BadCycle):
        Initiative("", "c1", "A podcast", state="refused")

    made = company.cycles().try_out(Initiative("", "c1", "A podcast", state="refused", why="the board does not listen to any"))

    assert company.cycles().initiative(made.key) == made
    assert made.unproved
    assert not replace(made, evidence="survey of 40 buyers").unproved


def test_a_failed_initiative_stays_in_the_history_after_it_is_corrected(spring):
    company, _ = spring
    made = company.cycles().try_out(Initiative("", "c1", "A podcast", state="running"))

    company.cycles().try_out(replace(made, state="failed", why="forty listeners"), why="it ended")

    states = [line.value.state for line in company.cycles().history("c1") if isinstance(line.value, Initiative)]
    assert states == ["running", "failed"]


def test_an_initiative_belongs_to_a_cycle_that_there_is(spring):
    company, _ = spring

    with pytest.raises(NoSuchCycle):
        company.cycles().try_out(Initiative("", "c9", "A podcast"))


def test_a_cycle_that_ends_in_five_days_and_one_that_ended_without_a_result_are_told(spring):
    company, _ = spring
    overdue = [one.key for one in company.cycles().overdue()]

    company.clock = lambda: datetime(2026, 6, 25, tzinfo=UTC)

    assert overdue == ["c1"]
    assert [(one.key, left) for one, left in company.cycles().soon()] == [("c1", 5)]
    assert company.cycles().overdue() == []


def test_what_sales_said_of_a_technique_is_counted_case_by_case_the_last_word_holding(spring):
    company, _ = spring

    rows = {(row["technique"], row["judged_by"]): row for row in company.rows("judgements")}

    assert (rows["webinar", "sales"]["useful"], rows["webinar", "sales"]["judged"], rows["webinar", "sales"]["too_early"]) == (
        3,
        3,
        1,
    )
    assert (rows["webinar", "marketing"]["useful"], rows["webinar", "marketing"]["judged"]) == (0, 1)
    assert rows["webinar", "sales"]["evidence"]["low"] < 1.0


def test_a_judgement_that_cannot_be_read_or_names_no_known_case_counts_for_nothing(spring):
    company, _ = spring

    refused = [(row["reason"], row["value"]) for row in company.rows("rejected_rows")]

    assert refused == [("judgement", "perhaps")]
    assert {row["case_key"].rpartition(":")[2] for row in company.rows("judged_cases")} == {"0", "1", "2", "12"}


def test_what_an_initiative_cost_is_read_from_the_expenses_taken_in_within_its_cycle(spring):
    company, cycle = spring
    verbs = company.cycles()
    whole, tour, nothing, unnamed = (
        verbs.try_out(Initiative("", cycle.key, "x", technique=technique, campaign=campaign))
        for technique, campaign in (("webinar", ""), ("webinar", "Spring tour"), ("direct_mail", ""), ("", ""))
    )

    [of_technique], [of_campaign] = verbs.spent(cycle, whole), verbs.spent(cycle, tour)

    assert (of_technique.amount, of_technique.expenses, of_technique.shared) == (Decimal("550.00"), 2, 1), (
        "fifteen of thirty days"
    )
    assert (of_campaign.amount, of_campaign.expenses) == (Decimal("400.00"), 1)
    assert verbs.spent(cycle, nothing) == verbs.spent(cycle, unnamed) == ()


def test_beyond_the_money_says_what_was_spent_beside_what_was_won(spring):
    company, _ = spring

    spent = next(one for one in company.cycles().beyond() if one.name.en == "Spent on techniques")

    assert (spent.kind, spent.now.figure.value, spent.now.currency) == ("money", 1433.33, "EUR"), (
        "28 of 30 days, a month, 16 of 30 days"
    )
