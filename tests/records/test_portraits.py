"""Portraits on the records' database: replaced and withdrawn values are gone from every row; dates stay; erasing leaves nothing."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cordee.core.opinion.portraits import MOST_PARTS, Part, standing
from cordee.core.trust.consent import Said
from cordee.core.vocabulary.problems_of_portraits import FullPortrait, NoSuchPart
from cordee.wiring import create_company
from tests.site import leave, point_at

MARCH, MAY = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
ANNE, BOB = "a" * 64, "b" * 64
BIM = Part("", "topic", "BIM on building sites")


@pytest.fixture
def books(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book()
    leave()


@pytest.fixture
def book(books):
    books.portraits.ask(ANNE, label="Anne Roux", side="employee", at=MARCH)
    return books.portraits


def texts():
    """Give every text that the lines hold."""
    rows = importlib.import_module("cordee.records.models").PortraitLine.objects.values_list("value", "proof", "level")
    return [one for row in rows for one in row if one not in ("", None)]


def test_what_is_agreed_to_is_read_back_with_its_day(book):
    written = book.write([ANNE], BIM, at=MARCH)

    assert written.ended == ()
    assert [(one.part.value, one.entered_at) for one in standing(book.lines([ANNE]))] == [("BIM on building sites", MARCH)]


def test_a_withdrawn_value_is_in_no_row_and_the_day_it_was_there_is(book):
    line = book.write([ANNE], replace(BIM, field="experience", proof="the library, 2025"), at=MARCH).line

    ended = book.withdraw([ANNE], [line.part.key], at=MAY)

    assert ended == [line.consent]
    assert texts() == []
    assert [(one.part.state, one.entered_at) for one in book.lines([ANNE])] == [("withdrawn", MARCH)]


def test_a_corrected_value_leaves_no_older_one_behind(book):
    line = book.write([ANNE], BIM, at=MARCH).line

    written = book.write([ANNE], replace(line.part, value="digital twins"), at=MAY)

    assert (written.line.number, written.ended) == (2, (line.consent,))
    assert texts() == ["digital twins"]


def test_a_field_that_stands_once_takes_the_place_of_the_old_one(book):
    book.write([ANNE], Part("", "rhythm", "weekly"), at=MARCH)

    book.write([ANNE], Part("", "rhythm", "rarely"), at=MAY)

    assert [one.part.value for one in standing(book.lines([ANNE]))] == ["rarely"]


def test_nobody_changes_the_part_of_somebody_else(book):
    line = book.write([ANNE], BIM, at=MARCH).line

    with pytest.raises(NoSuchPart):
        book.write([BOB], replace(line.part, value="mine"), at=MAY)

    assert book.withdraw([BOB], [line.part.key], at=MAY) == []
    assert texts() == ["BIM on building sites"]


def test_a_portrait_holds_no_more_than_somebody_reads(book):
    for number in range(MOST_PARTS):
        book.write([ANNE], Part("", "topic", f"subject {number}"), at=MARCH)

    with pytest.raises(FullPortrait):
        book.write([ANNE], BIM, at=MARCH)


def test_a_run_sees_what_is_agreed_for_the_team_and_nothing_else(book):
    book.write([ANNE], BIM, at=MARCH)
    book.write([ANNE], Part("", "topic", "for myself", sees="me"), at=MARCH)
    book.write([ANNE], Part("", "topic", "proposed", state="proposed"), at=MARCH)
    book.write([BOB], Part("", "topic", "never asked"), at=MARCH)

    snapshot = importlib.import_module("cordee.records.portraits").visible_rows()

    assert [(one["words"], one["label"]) for one in snapshot] == [("BIM on building sites", "Anne Roux")]


def test_a_look_back_shows_nothing_that_was_withdrawn_since(book):
    line = book.write([ANNE], BIM, at=MARCH).line
    book.withdraw([ANNE], [line.part.key], at=MAY)

    assert importlib.import_module("cordee.records.portraits").visible_rows(datetime(2026, 4, 1, tzinfo=UTC)) == []


def test_an_objection_to_everything_hides_what_was_agreed_before_and_not_what_is_agreed_after(books, book):
    book.write([ANNE], BIM, at=MARCH)
    books.statements.say([ANNE], Said(False, MAY, by_themselves=True))
    hidden = importlib.import_module("cordee.records.portraits").visible_rows()
    book.write([ANNE], Part("", "topic", "after all"), at=datetime(2026, 6, 1, tzinfo=UTC))

    shown = importlib.import_module("cordee.records.portraits").visible_rows()

    assert hidden == []
    assert [one["words"] for one in shown] == ["after all"]
