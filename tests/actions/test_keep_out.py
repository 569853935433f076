"""Somebody who was erased stays out of what is taken in later, under whatever key, and is counted without a word of them."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import xlsxwriter

from cordee.actions.erase import prove, unfinished
from cordee.actions.take_in import How, take_in
from cordee.core.vocabulary.facts import PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from cordee.engine.ledger import read_ledger
from tests.erasing import CONTACTS, HEADINGS, TOUCH_HEADINGS, TOUCH_ROWS, erased_from, filled, known_marks, table
from tests.taking_in import EXPORTED, NOW, facts, take


@pytest.fixture
def marks_and_workspace(tmp_path):
    workspace = filled(tmp_path)
    marks = known_marks(workspace)
    erased_from(workspace)
    return marks, workspace


def test_a_longer_export_brings_nothing_back_and_says_how_many_rows_were_left_out(tmp_path, marks_and_workspace):
    marks, workspace = marks_and_workspace
    longer = [*CONTACTS, "4,Lea,Blum,lea@borel.example,,Buyer,Borel,2026-05-01"]

    outcome = take(tmp_path, "hubspot-contacts-2.csv", table(HEADINGS, longer), now=NOW + timedelta(hours=2))

    assert {row["email"] for row in facts(workspace, PERSON_RECORDS)} == {
        "paul@acme.example",
        "ann@borel.example",
        "lea@borel.example",
    }
    refused = [row for row in facts(workspace, REJECTED_ROWS) if row["import_id"] == outcome.entry.id]
    assert [(row["reason"], row["record"], row["value"], row["kept"]) for row in refused] == [("erased", 2, None, False)]
    assert outcome.entry.refused == 1
    with workspace.writing():
        assert prove(workspace, marks, book=None) == ([], [])


def test_an_erased_person_under_a_new_key_stays_out_even_of_what_was_taken_in_before_the_key_was_told(
    tmp_path, marks_and_workspace
):
    marks, workspace = marks_and_workspace
    answers = "date,technique,person id,company\n2026-06-01,webinar,900,Acme\n"
    take(tmp_path, "hubspot-more.csv", answers, now=NOW + timedelta(hours=1))

    take(
        tmp_path,
        "contacts-new.csv",
        table(HEADINGS, ["900,Jane,D.,j.a.n.e.doe@ACME.example,,,,2026-06-01", CONTACTS[1]]),
        now=NOW + timedelta(hours=2),
    )

    assert "900" not in {row["source_key"].rpartition(":")[2] for row in facts(workspace, PERSON_RECORDS)}
    assert len(read_ledger(workspace.folder)) == 1
    assert not unfinished(workspace)
    with workspace.writing():
        assert prove(workspace, marks, book=None)[0] == []


def test_a_workbook_that_holds_an_erased_person_is_read_without_them_and_not_kept(tmp_path, marks_and_workspace):
    marks, workspace = marks_and_workspace
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        for number, line in enumerate([TOUCH_HEADINGS, *TOUCH_ROWS[:2]]):
            sheet.write_row(number, 0, line.split(","))

    outcome = take(tmp_path, "events.xlsx", book.getvalue(), now=NOW + timedelta(hours=1))

    assert [row["person_key"] for row in facts(workspace, TOUCHES) if row["import_id"] == outcome.entry.id] == [
        "email:paul@acme.example"
    ]
    assert (outcome.entry.original, outcome.entry.options) == ("", {"original": "erased"})
    with workspace.writing():
        assert prove(workspace, marks, book=None)[0] == []


def test_a_file_from_the_inbox_leaves_nothing_of_an_erased_person_behind(tmp_path, marks_and_workspace):
    marks, workspace = marks_and_workspace
    waiting = workspace.folder / "inbox" / "later.csv"
    waiting.write_text(table(HEADINGS, [*CONTACTS, "5,Max,Weil,max@borel.example,,Buyer,Borel,2026-05-01"]))

    with workspace.writing():
        outcome = take_in(workspace, waiting, How(exported_on=EXPORTED), now=NOW + timedelta(hours=1))

    assert not waiting.exists()
    assert (workspace.folder / "originals" / outcome.entry.original).read_text().splitlines()[1] == ",,,,,,,"
    with workspace.writing():
        assert prove(workspace, marks, book=None) == ([], [])
