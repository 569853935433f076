"""The exports of a French marketing team as Excel writes them, dropped into the inbox with nothing said: everything counts as it should.

The files are a small invented copy of what a first reader of the README brought: windows-1252 and semicolons, units in
headings, months without days, rows of totals, a copied row, a domain where a name should stand, a day that cannot be.
"""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cordee.actions.take_in import How
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import UNDATED
from cordee.wiring import Company, create_company

DEAL_HEAD = "N° opportunité;Nom de l'opportunité;Compte;Étape;Montant HT (€);Date de création;Date de clôture;Source\r\n"
DEALS = DEAL_HEAD + (
    "OPP-1;Boréal - projet;Boréal Systèmes;Gagné;1 200,50;05/01/2026;20/02/2026;Webinaire\r\n"
    "OPP-2;Givre - projet;givre-froid.example;Perdu;800,00;06/01/2026;31/02/2026;Salon\r\n"
    "OPP-3;Lumière - projet;Lumière Industries;Négociation;;12/05/2026;01/12/2026;\r\n"
    "OPP-1;Boréal - projet;Boréal Systèmes;Gagné;1 200,50;05/01/2026;20/02/2026;Webinaire\r\n"
    "TOTAL;;;;2 000,50;;;\r\n"
)
CONTACTS = (
    "N° contact;Prénom;Nom;E-mail;Téléphone;Société;Date de création;Score\r\n"
    "901;Maud;Dubois;maud.dubois@boreal-systemes.example;02 61 71 83 78;Boreal systemes;12/01/2026;28,0\r\n"
    "902;Léa;Faure;lea.faure@givre-froid.example;;Givre Froid;12/03/2062;12,5\r\n"
    "903;Inès;Noël;;01 34 52 57 31;Lumière Industries;03/02/2026;7,0\r\n"
    "990;Maud;Dubois;MAUD.DUBOIS@BOREAL-SYSTEMES.EXAMPLE;;Boreal systemes;12/01/2026;1,0\r\n"
    "Total;;;;;;;48,5\r\n"
)
COMPANIES = (
    "N° société;Raison sociale;Site web;Effectif;CA (M€);Pays\r\n"
    "50;Boréal Systèmes;www.boreal-systemes.example;80;12,5;France\r\n"
    "51;Givre Froid;www.givre-froid.example;;3,0;France\r\n"
    "52;Lumière Industries;www.lumiere-industries.example;35;9,1;France\r\n"
    "59;BOREAL SYSTEMES SAS;https://boreal-systemes.example/;;12,5;France\r\n"
)
SPENT = "Mois;Technique;Coût HT (€)\r\nsept.-25;Webinaire;955,50\r\nfévr.-26;Webinaire;1 044,50\r\n09/2025;Salon;2 557,50\r\nTotal;;4 557,50\r\n"
CLICKS = (
    "Email Address,First Name,Campaign,Clicked URL,Click Time\n"
    "maud.dubois@boreal-systemes.example,Maud,Newsletter January,https://vendor.example/pricing,01/20/2026 12:03 PM\n"
    "maud.dubois@boreal-systemes.example,Maud,Newsletter January,https://vendor.example/pricing,01/20/2026 12:03 PM\n"
    "lea.faure@givre-froid.example,Léa,Newsletter March,https://vendor.example/guide,03/24/2026 08:10 AM\n"
    ",,Newsletter March,https://vendor.example/guide,03/25/2026 09:12 AM\n"
)
GUESTS = (
    ("Topic", "Webinar Date", "Full Name", "Email", "Organization", "Attended", "Time in Session (minutes)"),
    ("Energy", "2026-02-12 11:00", "Maud Dubois", "maud.dubois@boreal-systemes.example", "boreal-systemes.example", "Yes", "42"),
    ("Energy", "2026-02-12 11:00", "Léa Faure", "lea.faure@givre-froid.example", "Givre Froid", "No", ""),
)


def guests() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Attendance")
        for number, row in enumerate(GUESTS):
            sheet.write_row(number, 0, row)
    return packed.getvalue()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    made = create_company(tmp_path_factory.mktemp("excel") / "mine", language="fr")
    inbox = made.folder / "inbox"
    for name, content in {"opportunites": DEALS, "contacts_crm": CONTACTS, "entreprises": COMPANIES, "couts": SPENT}.items():
        (inbox / f"{name}.csv").write_bytes(content.encode("cp1252"))
    (inbox / "newsletter_clicks.csv").write_text(CLICKS, "utf-8")
    (inbox / "webinar_attendance.xlsx").write_bytes(guests())
    taken = made.take_in(inbox)
    assert [one.problem for one in taken] == [None] * 6
    made.run()
    return made


def test_every_file_is_recognised_with_nothing_said(company: Company) -> None:
    assert {one.file: one.format for one in company.imports()} == {
        "contacts_crm.csv": "table.people", "couts.csv": "table.costs", "entreprises.csv": "table.organisations",
        "newsletter_clicks.csv": "table.clicks", "opportunites.csv": "table.deals", "webinar_attendance.xlsx": "table.webinars",
    }  # fmt: skip


def test_each_deal_counts_once_with_its_amount(company: Company) -> None:
    cases = company.rows("cases")

    assert sorted(one["case_key"].rpartition(":")[2] for one in cases) == ["OPP-1", "OPP-2", "OPP-3"]
    assert [one["amount"] for one in sorted(cases, key=lambda one: one["case_key"])] == [
        Decimal("1200.50"),
        Decimal("800.00"),
        None,
    ]


def test_a_deal_lost_on_a_day_that_cannot_be_is_lost_and_marked(company: Company) -> None:
    [lost] = [one for one in company.rows("cases") if one["lost_at"] is not None]

    assert lost["flag"] == UNDATED
    assert lost["lost_at"].date() == datetime.fromisoformat(company.imports()[0].known_at).date()
    assert lost["opened_at"] == datetime(2026, 1, 6)


def test_who_did_not_come_is_no_touch_and_a_click_counts_once(company: Company) -> None:
    assert Counter(one["technique"] for one in company.rows("timeline")) == {"newsletter": 2, "webinar": 1}
    assert {one.file: one.sections[0].get("left_out") for one in company.imports() if "left_out" in one.sections[0]} == {
        "contacts_crm.csv": {"total": 1}, "couts.csv": {"total": 1}, "opportunites.csv": {"total": 1}, "webinar_attendance.xlsx": {"no_show": 1},
    }  # fmt: skip


def test_a_months_cost_is_right_to_the_cent_and_spans_the_month(company: Company) -> None:
    costs = [row for path in company.workspace.fact_files(COSTS) for row in pq.ParquetFile(path).read().to_pylist()]

    assert sum(row["amount"] for row in costs) == Decimal("4557.50")
    assert [(row["happened_at"], row["until"]) for row in sorted(costs, key=lambda row: row["record"])] == [
        (datetime(2025, 9, 1), datetime(2025, 9, 30)), (datetime(2026, 2, 1), datetime(2026, 2, 28)), (datetime(2025, 9, 1), datetime(2025, 9, 30)),
    ]  # fmt: skip


def test_companies_are_called_as_their_own_file_calls_them(company: Company) -> None:
    assert {one["name"] for one in company.rows("organisations")} == {"Boréal Systèmes", "Givre Froid", "Lumière Industries"}


def test_people_are_counted_once_and_totals_are_nobody(company: Company) -> None:
    assert sorted(one["name"] for one in company.rows("persons")) == ["Inès Noël", "Léa Faure", "Maud Dubois"]


def test_only_what_no_one_can_read_is_complained_of(company: Company) -> None:
    found = sorted((one["file"], one["reason"], one["value"], one["kept"]) for one in company.rows("rejected_rows"))

    assert found == [
        ("contacts_crm.csv", "far_future", "2062-03-12", True),
        ("newsletter_clicks.csv", "nobody", None, False),
        ("opportunites.csv", "timestamp", "31/02/2026", True),
    ]


def test_a_correction_doubles_nothing_and_next_week_is_read_the_same_way(
    company: Company, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("week")
    (folder / "opportunites.csv").write_bytes(DEALS.encode("cp1252"))
    company.take_in(folder / "opportunites.csv", How(mapping={"offer": "Source"}))
    (company.folder / "inbox" / "opportunites-2.csv").write_bytes(DEALS.replace("Négociation", "Gagné").encode("cp1252"))

    [later] = company.take_in(company.folder / "inbox")
    company.run()

    assert later.outcome is not None
    assert later.outcome.entry.mapping == {"offer": "Source"}
    assert len(company.rows("cases")) == 3
