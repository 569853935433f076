"""What an import leaves open is said: amounts whose currency no column names."""

from __future__ import annotations

import pytest

from cordee.actions.remark import own_technique, remarks
from cordee.engine.manifest import Import
from tests.taking_in import take

HEAD, ROW = "Deal ID,Company,Stage,Opened,Close date,Amount", "d1,Grand Atelier,won,2026-06-01,2026-06-20,12000"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HEAD}\n{ROW}\n", True),
        (f"{HEAD},Currency\n{ROW},USD\n", False),
        (f"{HEAD}\n{ROW} €\n", False),
        (f"{HEAD}\n{ROW} €\n{ROW.replace('d1', 'd2')}\n", True),
        (f"{HEAD.removesuffix(',Amount')}\n{ROW.removesuffix(',12000')}\n", False),
        ("date,channel,email,company\n2026-06-01,webinar,a@firme.example,Firme\n", False),
    ],
)
def test_euro_is_said_where_amounts_come_without_a_column_of_currencies(tmp_path, content, said):
    entry = take(tmp_path, "deals.csv", content).entry

    found = remarks(entry)

    assert bool(found) == said
    assert all("deals.csv" in one.says.en and "EUR" in one.says.en and "EUR" in one.says.fr for one in found)


def test_a_vendors_file_is_told_the_same(tmp_path):
    content = (
        "Record ID,Deal Name,Deal Stage,Pipeline,Create Date,Close Date,Amount,Deal owner\n"
        "1,A,Closed Won,Sales,2026-06-01 10:00,2026-06-20 10:00,12000,Jo\n"
    )

    entry = take(tmp_path, "hubspot-crm-exports-all-deals-2026-10-31.csv", content).entry

    assert entry.format == "hubspot.deals"
    assert len(remarks(entry)) == 1


@pytest.mark.parametrize(
    ("technique", "meant"),
    [("trotinette", "docs/reference/techniques.md"), ("webinnaire", "webinar"), ("webinaire", None), ("paid_search", None)],
)
def test_a_technique_that_nobody_knows_is_told_with_what_may_be_meant(technique, meant):
    entry = Import("i1", "list.csv", "", "", 1, "table.touches", "list", "", "", "said", values={"technique": technique})

    found = own_technique(entry)

    assert (found is None) == (meant is None)
    assert found is None or (technique in found.says.fr and meant in found.remedy.fr)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("webinar.csv", "email,event date,attended\na@firme.example,2026-06-01,yes\n", "its name says so"),
        ("guests.csv", "email,event date,attended\na@firme.example,2026-06-01,yes\n", ""),
        ("webinar.csv", "email,event date,attended,technique\na@firme.example,2026-06-01,yes,trade show\n", ""),
        ("budget 2026.csv", "Canal,Janvier,Février,Mars\nSalon,12 €,,12 €\n", "name no year"),
    ],
)
def test_what_the_files_name_decided_is_said(tmp_path, name, content, said):
    found = [one.says.en for one in remarks(take(tmp_path, name, content).entry)]

    assert [said in one and name in one for one in found] == [True] * bool(said)


def test_a_list_of_people_with_a_day_that_nothing_reads_says_what_it_might_be(tmp_path):
    (told,) = remarks(take(tmp_path, "liste.csv", "Date,Nom,E-mail\n10/03/2026,Ana,ana@fonderie.example\n").entry)

    assert "«\u00a0Date\u00a0»" in told.says.fr
    assert '--map visited_at="Date"' in told.remedy.fr
    assert remarks(take(tmp_path, "sans.csv", "Nom,E-mail\nAna,ana@fonderie.example\n").entry) == []
