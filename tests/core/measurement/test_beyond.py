"""Beyond the money: nought is said only where something is kept; a figure that nobody can know says so."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cordee.core.measurement.beyond import learnt, on_data, spans, told
from cordee.core.measurement.cycles import Closing, Cycle, Plan
from cordee.core.measurement.decisions import Decision

TODAY = date(2026, 7, 1)


def cycle(until: date, *, closed: bool) -> Cycle:
    plan = Plan("c1", "More", "wins", 3, date(2026, 1, 1), until, "Ada")
    return Cycle(plan, closing=Closing("c1", "Ask earlier") if closed else None)


def test_a_register_that_nobody_keeps_does_not_say_that_nobody_objected():
    _, last = spans(TODAY)

    assert told([], last, in_use=False).value is None
    assert told([], last, in_use=True).value == 0


def test_the_two_periods_are_of_one_length_and_end_where_the_figures_do():
    before, last = spans(TODAY)

    assert before.days == last.days == 90
    assert (last.until, before.until) == (date(2026, 6, 30), date(2026, 4, 1))


def test_a_cycle_that_is_over_and_not_closed_counts_against_learning_and_one_under_way_does_not():
    found = learnt(
        [cycle(date(2026, 6, 1), closed=True), cycle(date(2026, 5, 1), closed=False), cycle(date(2026, 9, 1), closed=False)],
        TODAY,
    )

    assert (found.value, found.n) == (0.5, 2)
    assert learnt([], TODAY).value is None


def test_a_decision_without_data_is_opinion_and_an_old_one_counts_no_more():
    def decided(at: datetime, reference: str) -> Decision:
        return Decision("Go on?", "Yes", "Board", at, reference)

    lately, long_ago = datetime(2026, 6, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
    found = on_data([decided(lately, ""), decided(lately, "experiment:e1:look:2"), decided(long_ago, "")], TODAY)

    assert (found.value, found.n) == (0.5, 2)
