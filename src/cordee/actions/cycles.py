"""Cycles planned, begun, corrected and closed; each change noted in the audit log. What a cycle aims at is read, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cordee.actions import indicators
from cordee.core.measurement.cycles import (
    Closing,
    Cycle,
    CycleBook,
    Initiative,
    Kept,
    Plan,
    assemble,
    check_closing,
    check_follows,
    next_plan,
)
from cordee.core.measurement.indicators import TYPED, Reading
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems_of_cycles import BadCycle, CycleClosed, NoSuchCycle
from cordee.core.vocabulary.register import Line, standing
from cordee.core.vocabulary.text import Text
from cordee.engine.results import ResultsReader

KINDS = {Plan: "cycle", Initiative: "initiative", Closing: "end of cycle"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The results that stand: a reader, the run's id, the day of its figures."""

    reader: ResultsReader
    run: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the book, the log, the results where there are any, the moment, the day, who asks."""

    book: CycleBook
    audit: Audit
    results: Standing | None
    now: datetime
    today: date
    author: int | None = None


def cycles(book: CycleBook) -> list[Cycle]:
    """Give every cycle as it stands, the latest planned first."""
    lines = standing(book.plans()), standing(book.initiatives()), standing(book.closings())
    return assemble(*lines, book.readings())


def cycle_named(book: CycleBook, key: str) -> Cycle:
    """Give one cycle.

    Raises
    ------
    NoSuchCycle
        There is none of that key.
    """
    there = cycles(book)
    for one in there:
        if one.key == key.strip():
            return one
    raise NoSuchCycle(key=key, known=", ".join(one.key for one in there) or "–")


def initiative_named(book: CycleBook, key: str) -> Initiative:
    """Give one initiative as it stands; raises as ``cycle_named`` does."""
    there = [one.value for one in standing(book.initiatives())]
    for one in there:
        if one.key == key.strip():
            return one
    raise NoSuchCycle(key=key, known=", ".join(one.key for one in there) or "–")


def begin(desk: Desk, plan: Plan, *, start: float | None = None, n: int = 0) -> Cycle:
    """Keep a plan and read where it starts from.

    Parameters
    ----------
    start, n
        Of a typed figure only: where it starts, and how many cases it rests on.

    Raises
    ------
    CycleClosed
        The cycle that it follows is not closed.
    BadCycle
        A start is typed of a figure that is read.
    """
    if start is not None and plan.indicator != TYPED:
        raise BadCycle(complaint=Text("a typed start of a figure that is read", "un départ saisi pour un chiffre qui est lu"))
    check_follows(plan, cycles(desk.book))
    made = _write(desk, plan).value
    _read_baseline(desk, made, start, n)
    return cycle_named(desk.book, made.key)


def correct(desk: Desk, plan: Plan, *, why: str) -> Cycle:
    """Correct what a cycle aims at; where the figure or the days change, its start is read anew and the old one stays.

    Raises
    ------
    CycleClosed
        It is closed: what was aimed at is not changed after the result.
    """
    old = cycle_named(desk.book, plan.key)
    if old.closing is not None:
        raise CycleClosed(key=old.key, complaint=Text("it is closed already", "il est déjà clos"))
    check_follows(plan, cycles(desk.book))
    _write(desk, plan, why=why)
    before = old.plan
    if (plan.indicator, plan.narrowed, plan.since, plan.until) != (before.indicator, before.narrowed, before.since, before.until):
        _read_baseline(desk, plan, None, 0)
    return cycle_named(desk.book, plan.key)


def try_out(desk: Desk, initiative: Initiative, *, why: str = "") -> Initiative:
    """Keep an initiative, or what takes the place of its last line; after the end of its cycle it says why."""
    return _write(desk, initiative, why=why).value


def current(desk: Desk, cycle: Cycle) -> Reading | None:
    """Read how a cycle stands today; None where its figure is typed or nothing was computed yet. Nothing is kept."""
    if desk.results is None or cycle.plan.indicator == TYPED:
        return None
    return indicators.read(desk.results.reader, cycle.plan, run=desk.results.run, as_of=desk.results.as_of)


def read_start(desk: Desk, cycle: Cycle) -> Cycle:
    """Read where a cycle starts from, where that was not done when it was planned."""
    if cycle.baseline is None or (cycle.baseline.figure.value is None and cycle.closing is None):
        _read_baseline(desk, cycle.plan, None, 0)
    return cycle_named(desk.book, cycle.key)


def close(desk: Desk, cycle: Cycle, closing: Closing, *, value: float | None = None, n: int = 0) -> Cycle:
    """Close a cycle with its result, read now from the results that stand, and with what was learnt.

    Parameters
    ----------
    value, n
        Of a typed figure only: the result, and how many cases it rests on.

    Raises
    ------
    NoResultYet
        There are no results, or they do not reach its last day and no reason is given.
    """
    if cycle.plan.indicator == TYPED:
        result = indicators.typed(value, n) if value is not None else None
    else:
        result = current(desk, cycle)
    check_closing(cycle, closing, result)
    if result is not None:
        desk.book.close(closing, result, at=desk.now, author=desk.author)
        desk.audit.note("changed", author=desk.author, object=f"cycle {cycle.key}", detail={"closed": True})
    return cycle_named(desk.book, cycle.key)


def correct_learning(desk: Desk, closing: Closing, *, why: str) -> Cycle:
    """Correct what was learnt; the result stays as it was read."""
    _write(desk, closing, why=why)
    return cycle_named(desk.book, closing.key)


def proposed(book: CycleBook, follows: str) -> Plan:
    """Give the plan that a cycle after another starts with; raises as ``cycle_named`` does."""
    return next_plan(cycle_named(book, follows))


def history(book: CycleBook, key: str) -> Sequence[Line[Plan] | Line[Initiative] | Line[Closing]]:
    """Give every line of a cycle, of its initiatives and of its end, as they were written."""
    tried = [one for one in book.initiatives() if one.value.cycle == key]
    found: list[Line[Plan] | Line[Initiative] | Line[Closing]] = [one for one in book.plans() if one.value.key == key]
    found += [*tried, *(one for one in book.closings() if one.value.key == key)]
    return sorted(found, key=lambda one: one.entered_at)


def _read_baseline(desk: Desk, plan: Plan, start: float | None, n: int) -> None:
    if plan.indicator == TYPED:
        if start is not None:
            desk.book.read(plan.key, "baseline", indicators.typed(start, n), at=desk.now, author=desk.author)
    elif desk.results is not None:
        reading = indicators.read(desk.results.reader, plan, run=desk.results.run, as_of=desk.results.as_of, baseline=True)
        desk.book.read(plan.key, "baseline", reading, at=desk.now, author=desk.author)


def _write(desk: Desk, value: Kept, *, why: str = "") -> Line[Kept]:
    made = desk.book.write(value, why=why, author=desk.author, at=desk.now)
    desk.audit.note("changed", author=desk.author, object=f"{KINDS[type(value)]} {made.value.key}", detail={"line": made.number})
    return made
