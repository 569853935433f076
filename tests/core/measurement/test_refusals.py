"""Refused rows: a row counts once however much is wrong with it, and only what a correction can bring back is to do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.refusals import refusals


def complaint(record: int = 1, value: str | None = "x", reason: str = "timestamp", **more: Any) -> dict[str, Any]:
    one = {"file": "a.csv", "import_id": "i", "section": "touches", "record": record, "field": "Date", "kept": False}
    return one | {"value": value, "reason": reason} | more


def test_a_row_with_two_complaints_is_one_row_under_one_reason():
    found = refusals([complaint(field="Date"), complaint(field="Montant", reason="amount")])

    assert (found.rows, found.reasons) == (1, {"timestamp": 1})


def test_a_cell_set_aside_in_a_row_that_counts_is_no_refused_row():
    found = refusals([complaint(kept=True), complaint(2)])

    assert (found.rows, found.cells) == (1, 1)


def test_one_record_of_two_imports_or_of_two_sections_is_two_rows():
    assert refusals([complaint(), complaint(import_id="j"), complaint(section="costs")]).rows == 3


@pytest.mark.parametrize(
    ("value", "field", "mendable"),
    [
        ("sept.-25", "Mois", True),
        ("Total", "Mois", False),
        ("TOTAL GÉNÉRAL", "Mois", False),
        ("Sous-total 2025", "Mois", False),
        ("Totalgaz", "Compte", True),
        ("", "Mois", False),
        ("  ", "Mois", False),
        (None, "Mois", False),
        ("x", None, False),
    ],
)
def test_a_correction_recovers_no_total_and_nothing_from_an_empty_cell(value: str | None, field: str | None, mendable: bool):
    assert refusals([complaint(value=value, field=field)]).mendable == ({"a.csv": 1} if mendable else {})


def test_a_row_is_mendable_only_where_all_that_is_wrong_with_it_is():
    found = refusals(
        [complaint(1), complaint(1, "", "missing", field="E-mail"), complaint(2, file="b.csv"), complaint(3, file="b.csv")]
    )

    assert found.mendable == {"b.csv": 2}


some = st.lists(
    st.builds(
        complaint,
        st.integers(1, 4),
        st.sampled_from(["x", "Total", None]),
        st.sampled_from(["timestamp", "amount"]),
        kept=st.booleans(),
        file=st.just("a.csv"),
    ),
    max_size=12,
)


@given(some)
def test_the_reasons_sum_to_the_rows_and_no_more_is_mendable_than_was_refused(complaints: list[dict[str, Any]]):
    found = refusals(complaints)

    assert sum(found.reasons.values()) == found.rows == len({one["record"] for one in complaints if not one["kept"]})
    assert sum(found.mendable.values()) <= found.rows
    assert refusals(complaints[::-1]) == found


def test_a_credit_note_was_read_well_so_that_no_correction_of_a_column_brings_it_back():
    rows = [complaint(1, "-250,00", "negative", field="Montant"), complaint(2, "beaucoup", "amount", field="Montant")]

    found = refusals(rows)

    assert (found.rows, found.mendable, found.negative) == (2, {"a.csv": 1}, {"a.csv": 1})
