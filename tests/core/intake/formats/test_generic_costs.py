"""Costs as spreadsheets hold them: a row an expense, or a row a channel and a column a month."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from cordee.actions.remark import remarks
from cordee.actions.take_in import How
from cordee.core.intake.months import month_named
from cordee.core.vocabulary.facts import COSTS, REJECTED_ROWS, SOURCE_FIELDS
from cordee.core.vocabulary.problems import AllRowsRefused
from tests.taking_in import facts, take, workspace_in

EXPORTED = date(2026, 10, 31)
BY_MONTH = (
    "Canal;janv. 2026;févr. 2026;mars 2026;Total\n"
    "Webinaire;1 200,50;;300;1 500,50\n"
    "Salon;0;4 000;-250;3 750\n"
    "Total;1200,50;4000;50;5250,50\n"
)


def spent(tmp_path):
    return sorted(
        (one["technique"], f"{one['happened_at']:%Y-%m}", f"{one['until']:%d}", one["amount"])
        for one in facts(workspace_in(tmp_path), COSTS)
    )


def complained(tmp_path):
    return [(one["record"], one["field"], one["reason"], one["value"]) for one in facts(workspace_in(tmp_path), REJECTED_ROWS)]


def test_a_column_a_month_gives_an_expense_a_filled_cell_and_sums_are_no_expenses(tmp_path):
    outcome = take(tmp_path, "budget.csv", BY_MONTH)

    assert outcome.entry.format == "table.costs_by_month"
    assert spent(tmp_path) == [
        ("trade_show", "2026-01", "31", Decimal("0.00")),
        ("trade_show", "2026-02", "28", Decimal("4000.00")),
        ("webinar", "2026-01", "31", Decimal("1200.50")),
        ("webinar", "2026-03", "31", Decimal("300.00")),
    ]


def test_a_credit_note_among_the_months_is_refused_under_its_own_month(tmp_path):
    take(tmp_path, "budget.csv", BY_MONTH)

    assert complained(tmp_path) == [(3, "mars 2026", "negative", "-250")]


def test_both_shapes_of_one_table_give_the_same_expenses(tmp_path):
    rows = "Mois;Canal;Dépense\n01/2026;Webinaire;1200,50\n03/2026;Webinaire;300\n01/2026;Salon;0\n02/2026;Salon;4000\n"
    take(tmp_path, "budget.csv", BY_MONTH)
    take(tmp_path, "lignes.csv", rows)

    first, second = ({one["source_key"] for one in facts(workspace_in(tmp_path), COSTS)[half::2]} for half in (0, 1))

    assert first == second


@pytest.mark.parametrize(
    ("name", "title", "amount"),
    [("budget 2025.csv", "", 12), ("budget.csv", "Budget marketing 2025\n\n", 12), ("b.csv", "Budget 2025 (en k€)\n\n", 12_000)],
)
def test_months_without_a_year_take_that_of_the_title_or_of_the_files_name(tmp_path, name, title, amount):
    take(tmp_path, name, f"{title}Levier;Janvier;Février;Mars\nSalon;12;;12\n")

    assert [(month, paid) for _, month, _, paid in spent(tmp_path)] == [("2025-01", amount), ("2025-03", amount)]


def test_months_without_any_year_are_refused_and_taken_in_once_the_year_is_said(tmp_path):
    content = "Canal;Janvier;Février;Mars\nSalon;12;;12\n"
    with pytest.raises(AllRowsRefused, match="no year is said with this month"):
        take(tmp_path, "budget.csv", content)

    take(tmp_path, "budget.csv", content, How(exported_on=EXPORTED, values={"year": "2026"}))

    assert [month for _, month, _, _ in spent(tmp_path)] == ["2026-01", "2026-03"]


def test_a_workbook_whose_months_are_dates_is_read_too_and_what_is_paid_for_stands_before_them(tmp_path):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet, month = book.add_worksheet("2026"), book.add_format({"num_format": "mmm-yy"})
        sheet.write_row(0, 0, ["Actions menées"])
        for place in range(3):
            sheet.write_datetime(0, place + 1, datetime(2026, place + 1, 1), month)
        sheet.write_row(1, 0, ["Newsletter", 10, 20, 30.5])
    take(tmp_path, "actions.xlsx", content.getvalue())

    assert [paid for *_, paid in spent(tmp_path)] == [Decimal("10.00"), Decimal("20.00"), Decimal("30.50")]


def test_every_month_stands_in_the_use_of_data_under_its_own_heading(tmp_path):
    outcome = take(tmp_path, "budget.csv", BY_MONTH)

    read = {one["field"]: one["facts"] for one in facts(workspace_in(tmp_path), SOURCE_FIELDS)}
    assert "costs.amount" in read["janv. 2026"]
    assert read["Total"] == []
    assert "EUR" in remarks(outcome.entry)[0].says.en


def test_two_expenses_of_one_month_and_channel_are_two_and_the_same_line_again_is_one(tmp_path):
    rows = "Mois;Canal;Dépense\n03/2026;Salon;3000\n03/2026;Salon;1200\n03/2026;Salon;3000\n"
    outcome = take(tmp_path, "a.csv", rows)
    take(tmp_path, "b.csv", rows + "04/2026;Salon;5\n")

    keys = {(one["source_key"], one["amount"]) for one in facts(workspace_in(tmp_path), COSTS)}
    assert sorted(amount for _, amount in keys) == [5, 1200, 3000]
    assert outcome.entry.sections[0]["repeated"] == 1


def test_of_months_in_pairs_what_was_spent_is_the_cost_and_what_was_planned_is_not(tmp_path):
    outcome = take(
        tmp_path,
        "budget.csv",
        "Canal;janv. 2026 budget;janv. 2026 réel;févr. 2026 budget;févr. 2026 réel\nSalon;4000;3 850,20;500;\nWebinaire;100;120;;90\n",
    )

    assert spent(tmp_path) == [
        ("trade_show", "2026-01", "31", Decimal("3850.20")),
        ("webinar", "2026-01", "31", Decimal("120.00")),
        ("webinar", "2026-02", "28", Decimal("90.00")),
    ]
    assert outcome.entry.sections[0]["left"] == ["janv. 2026 budget", "févr. 2026 budget"]


@pytest.mark.parametrize("heading", ["Marketing", "Mailing", "Décoration", "Mai 2026 réel", "13/2026", "2026", "", "Total"])
def test_a_heading_that_only_begins_like_a_month_is_none(heading):
    assert month_named(heading) is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Mois;Canal;Dépense ($)\n03/2026;Salon;3000\n", "USD"),
        ("Dépenses en CHF\n\nMois;Canal;Dépense\n03/2026;Salon;3000\n", "CHF"),
        ("Budget 2026 (€ HT)\n\nCanal;Mars;Avril;Mai\nSalon;3000;;\n", "EUR"),
    ],
)
def test_a_currency_that_a_heading_or_the_title_names_holds_for_every_amount_and_nothing_is_assumed(tmp_path, content, code):
    outcome = take(tmp_path, "a.csv", content)

    assert [one["currency"] for one in facts(workspace_in(tmp_path), COSTS)] == [code]
    assert remarks(outcome.entry) == []


def test_a_column_for_the_currency_goes_before_what_the_title_says(tmp_path):
    take(tmp_path, "a.csv", "Dépenses en CHF\n\nMois;Canal;Dépense;Devise\n03/2026;Salon;3000;EUR\n")

    assert [one["currency"] for one in facts(workspace_in(tmp_path), COSTS)] == ["EUR"]
