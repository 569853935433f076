"""Experiments on the records' database, SQLite and PostgreSQL: lines are added, arms written once, two of a kind never run together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cordee.core.measurement.experiments import HOLDOUT, TREATED, Assigned, Plan
from cordee.core.vocabulary.problems_of_trials import NotNow, SameKindRuns
from tests.stores import STORES, at_once, store

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLAN = Plan("Spring letter", "Letters bring wins", "email_house", "won", 90, 0.10, channel="email")
ARMS = [Assigned("org:1", HOLDOUT, "prospect"), Assigned("org:2", TREATED, "prospect")]
SENDERS = 8


@pytest.fixture(
    scope="module", params=[pytest.param(one, marks=[pytest.mark.nightly] if one == "postgresql" else []) for one in STORES]
)
def book(request, tmp_path_factory):
    with store(request.param, tmp_path_factory.mktemp(request.param)):
        from cordee.records import experiments

        yield experiments


def write(book, key, deed, plan=PLAN):
    return book.write(key, deed, plan, power={}, why="", author=None, at=MONDAY)


def registered(book, plan=PLAN):
    key = write(book, "", "planned", plan).key
    return write(book, key, "registered", plan).key


def test_every_step_stays_as_it_was_written(book):
    key = registered(book)
    write(book, key, "amended", replace(PLAN, name="Spring"))

    found = book.named(key)

    assert [(one.number, one.deed, one.plan.name) for one in found.lines] == [
        (1, "planned", "Spring letter"), (2, "registered", "Spring letter"), (3, "amended", "Spring"),
    ]  # fmt: skip
    assert found in book.listed()


def test_many_who_start_two_of_a_kind_at_once_start_one(book):
    keys = [registered(book) for _ in range(SENDERS)]

    def starting(key):
        def start():
            try:
                return book.start(key, ARMS, author=None, at=MONDAY).key
            except SameKindRuns:
                return None

        return start

    started = [one for one in at_once([starting(key) for key in keys]) if one is not None]

    assert len(started) == 1
    assert list(book.accounts(started[0])) == ARMS
    with pytest.raises(NotNow):
        book.start(started[0], ARMS, author=None, at=MONDAY)
    assert book.withheld(["org:1", "org:9"], "email", "") == [(started[0], "Spring letter")]
    assert book.withheld(["org:2"], "email", "") == book.withheld(["org:1"], "call", "") == []
    write(book, started[0], "stopped")
    assert book.withheld(["org:1"], "email", "") == []


def test_many_looks_at_once_are_numbered_one_after_the_other(book):
    key = registered(book, replace(PLAN, channel="call"))
    book.start(key, ARMS, author=None, at=MONDAY)

    at_once([lambda: book.look(key, {"word": "unknown"}, as_of=MONDAY, planned=True, author=None, at=MONDAY)] * SENDERS)

    assert [one.number for one in book.named(key).looks] == list(range(1, SENDERS + 1))
