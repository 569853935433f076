"""Exports: what leaves is whole, harmless in a spreadsheet, and the same each time."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cordee.actions import export
from cordee.actions.export import BOM, flatten, harmless, to_csv, to_json, to_xlsx
from cordee.core.vocabulary.contracts import EVIDENCE_TYPE
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.problems import TooLongForSpreadsheet

EVIL = ["=1+1", "+33 1 02 03", "-x", "@SUM(A1)", "\tx", "\rx", "  =cmd|'/c calc'!A1", "＝1+1"]


def small_table():
    evidence = [Estimate(0.2, 40, 0.1, 0.3).evidence(until=date(2026, 5, 1), formula="wilson", rows="cases?x"),
                unknown("no_closed_case").evidence()]  # fmt: skip
    return pa.table(
        {
            "technique": ["webinar", '=HYPERLINK("x")'],
            "won_rate": pa.array([0.2, None], pa.float64()),
            "won_rate_evidence": pa.array(evidence, EVIDENCE_TYPE),
            "cost": pa.array([Decimal("12.50"), None], pa.decimal128(18, 2)),
            "since": pa.array([date(2026, 1, 31), None], pa.date32()),
            "seen_at": pa.array([datetime(2026, 1, 31, 8, 5), None], pa.timestamp("us")),
            "best_bet": [True, False],
            "read_by": pa.array([["accounts", "cases"], []], pa.list_(pa.string())),
        }
    )


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_evidence_stands_in_four_columns_beside_its_figure():
    names = flatten(small_table()).column_names

    assert names[1:6] == ["won_rate", "won_rate_n", "won_rate_low", "won_rate_high", "won_rate_reason"]


def test_csv_says_everything_once_in_a_form_that_programs_read():
    head, first, second = lines(to_csv(small_table()))

    assert dict(zip(head, first, strict=True)) == {
        "technique": "webinar", "won_rate": "0.2", "won_rate_n": "40", "won_rate_low": "0.1", "won_rate_high": "0.3",
        "won_rate_reason": "", "cost": "12.50", "since": "2026-01-31", "seen_at": "2026-01-31T08:05:00", "best_bet": "true",
        "read_by": "accounts | cases",
    }  # fmt: skip
    assert second[head.index("won_rate_reason")] == "no_closed_case"


def test_csv_begins_with_the_mark_that_spreadsheets_want_unless_told_otherwise():
    assert to_csv(small_table()).startswith(BOM)
    assert not to_csv(small_table(), bom=False).startswith(BOM)


@pytest.mark.parametrize("cell", EVIL)
def test_no_cell_is_a_formula_for_a_spreadsheet(cell):
    written = lines(to_csv(pa.table({"name": [cell]})))

    assert written[1] == ["'" + cell]


@pytest.mark.parametrize("cell", ["-12.5", "+3", "-1,5", "-1e-05", "a=b", "", "Lunaire - SA"])
def test_a_number_with_its_sign_and_an_ordinary_text_stay_as_they_are(cell):
    assert harmless(cell) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12), min_size=1, max_size=5))
def test_what_csv_readers_read_is_what_was_there_but_for_the_apostrophe(cells):
    written = [row[0] if row else "" for row in lines(to_csv(pa.table({"a": cells, "b": ["end"] * len(cells)})))[1:]]

    assert written == [harmless(cell) for cell in cells]


def test_an_xlsx_cell_that_looks_like_a_formula_or_a_link_is_text():
    table = pa.table({"name": ["=1+1", "http://example.com", "0012"]})

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx({"accounts": table}))).get_sheet_by_name("accounts")

    assert sheet.to_python()[1:] == [["=1+1"], ["http://example.com"], ["0012"]]


def test_xlsx_keeps_dates_as_dates_and_money_as_numbers():
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx({"techniques": small_table()})))
    head, first, *_ = book.get_sheet_by_name("techniques").to_python()

    row = dict(zip(head, first, strict=True))
    assert row["since"] == date(2026, 1, 31)
    assert row["seen_at"] == datetime(2026, 1, 31, 8, 5)
    assert row["cost"] == 12.5
    assert row["best_bet"] is True


@pytest.mark.parametrize(("language", "name"), [("en", "Why"), ("fr", "Pourquoi")])
def test_the_last_sheet_says_what_every_column_means(language, name):
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx({"techniques": small_table()}, language=language)))

    assert book.sheet_names == ["techniques", name]
    told = {(row[0], row[1]) for row in book.get_sheet_by_name(name).to_python() if len(row) > 1}
    assert ("techniques", "won_rate") in told
    assert ("", "no_closed_case") in told


def test_a_table_too_long_for_a_sheet_is_refused_not_cut(monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 1)

    with pytest.raises(TooLongForSpreadsheet):
        to_xlsx({"techniques": small_table()})


def test_json_nests_evidence_and_keeps_cents():
    first, second = json.loads(to_json(small_table()))

    assert first["cost"] == "12.50"
    assert first["won_rate_evidence"]["until"] == "2026-05-01"
    assert first["seen_at"] == "2026-01-31T08:05:00Z"
    assert second["won_rate"] is None


def test_a_table_without_rows_is_still_a_file():
    empty = small_table().slice(0, 0)

    assert len(lines(to_csv(empty))) == 1
    assert json.loads(to_json(empty)) == []
    assert to_xlsx({"techniques": empty})


@pytest.mark.parametrize("write", [to_csv, to_json, lambda table: to_xlsx({"techniques": table})])
def test_the_same_table_gives_the_same_bytes(write):
    assert write(small_table()) == write(small_table())
