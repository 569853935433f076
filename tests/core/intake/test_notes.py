"""Where a table ends: remarks below it are no rows, and rows are no remarks."""

from __future__ import annotations

import pytest

from cordee.core.intake.notes import notes_from

HEAD = ("Nom", "Email", "Société")
ROW = ("Ana", "ana@acier.example", "Acier")


@pytest.mark.parametrize(
    "below",
    [
        [("Source : Salesforce", "", "")],
        [("",), ("Opportunity Report",), ("Confidential Information - Do Not Distribute",), ("Acme",)],
        [("©2026 Acier. Tous droits réservés.", "", "")],
        [("Généré le 12/03/2026 par Inès", "", ""), ("", "", "")],
        [("", "", ""), ("* hors taxes", "", "")],
    ],
)
def test_a_lone_line_that_says_so_or_stands_apart_is_a_remark(below):
    rows = [HEAD, ROW, *below]

    assert notes_from(rows, 0) == 2


@pytest.mark.parametrize(
    "below",
    [
        [("Bob", "", "")],
        [("", "bob@givre.example", "")],
        [("", "", ""), ("", "bob@givre.example", "")],
        [("", "", ""), ("732829320", "", "")],
        [("", "", ""), ("Bob", "bob@givre.example", "")],
        [("", "", "")],
    ],
)
def test_a_row_of_somebody_is_kept_however_little_it_says(below):
    rows = [HEAD, ROW, *below]

    assert notes_from(rows, 0) == len(rows)


def test_a_table_of_two_columns_has_no_remarks_since_a_lone_cell_may_be_data():
    rows = [("Société", "SIREN"), ("Acier", "552100554"), ("", ""), ("Givre", "")]

    assert notes_from(rows, 0) == 4
