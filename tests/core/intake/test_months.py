"""A month without a day is its first day, and its last; a day in it is no month."""

from __future__ import annotations

from datetime import datetime

import ibis
import pyarrow as pa
import pytest

from cordee.core.intake.months import month_end, month_start


def read(cells):
    cell = ibis.memtable(pa.table({"cell": pa.array(cells, pa.string())})).cell
    table = cell.as_table().mutate(start=month_start(cell), end=month_end(cell))
    return ibis.duckdb.connect().to_pyarrow(table).to_pylist()


@pytest.mark.parametrize(
    "cell",
    ["09/2025", "9/2025", "2025-09", "sept.-25", "sept. 2025", "septembre 2025", "Sep-25", "September 2025", " SEPT 2025 "],
)
def test_a_month_is_read_however_it_is_written(cell):
    [row] = read([cell])

    assert row["start"] == datetime(2025, 9, 1)
    assert row["end"] == datetime(2025, 9, 30)


@pytest.mark.parametrize(
    ("cell", "month"), [("janv. 2026", 1), ("févr.-26", 2), ("août 2026", 8), ("juin-26", 6), ("juil.-26", 7), ("déc. 26", 12)]
)
def test_french_months_are_told_apart(cell, month):
    [row] = read([cell])

    assert row["start"] == datetime(2026, month, 1)


@pytest.mark.parametrize("cell", ["01/09/2025", "2025-09-01", "13/2025", "Total", "brumaire 2025", "2025", ""])
def test_what_is_no_month_is_none(cell):
    [row] = read([cell])

    assert row["start"] is None
