"""Reports of LinkedIn Campaign Manager and Google Ads: what was spent, once, and never the totals."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cordee.core.vocabulary.facts import COSTS, REJECTED_ROWS
from tests.taking_in import facts, sample, take, take_file, workspace_in

MANAGER = "Campaign Performance Report (in UTC)\nReport Start: 03/01/2025, Report End: 03/02/2025\n\n"
MANAGER_HEAD = "Start Date (in UTC),Account Name,Campaign Name,Campaign ID,Total Spent,Impressions,Clicks,Conversions,Currency\n"
GOOGLE = "Campaign report\nMarch 1, 2025 - March 2, 2025\n"
GOOGLE_HEAD = "Campaign state\tCampaign\tCampaign ID\tDay\tCurrency code\tCost\tImpr.\tClicks\n"


def costs(tmp_path: Path) -> list[tuple[object, ...]]:
    rows = facts(workspace_in(tmp_path), COSTS)
    return sorted((row["happened_at"], row["campaign"], row["amount"], row["currency"], row["activities"]) for row in rows)


def utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def test_the_total_of_a_report_is_not_spent_again(tmp_path: Path) -> None:
    rows = '03/01/2025,Ours,"Boats, all",11,"1,234.50",10000,200,3,EUR\n03/02/2025,Ours,Total reach,12,10.25,500,4,0,EUR\n'

    take(tmp_path, "report.csv", MANAGER + MANAGER_HEAD + rows + 'Total,,,,"1,244.75",10500,204,3,EUR\n')

    assert costs(tmp_path) == [
        (datetime(2025, 3, 1), "Boats, all", Decimal("1234.50"), "EUR", 200),
        (datetime(2025, 3, 2), "Total reach", Decimal("10.25"), "EUR", 4),
    ]


def test_a_finer_breakdown_of_the_same_report_costs_the_same_once(tmp_path: Path) -> None:
    take(tmp_path, "campaigns.csv", MANAGER + MANAGER_HEAD + "03/01/2025,Ours,Boats,11,30.00,900,7,0,EUR\n")
    finer = MANAGER_HEAD.replace("Campaign ID,", "Campaign ID,Ad ID,")

    take(
        tmp_path,
        "ads.csv",
        MANAGER + finer + "03/01/2025,Ours,Boats,11,1,10.00,300,2,0,EUR\n03/01/2025,Ours,Boats,11,2,20.00,600,5,0,EUR\n",
    )

    workspace = workspace_in(tmp_path)
    assert {row[2] for row in costs(tmp_path)} == {Decimal("30.00")}
    assert len({row["source_key"] for row in facts(workspace, COSTS)}) == 1


def test_a_report_without_days_costs_over_its_whole_period(tmp_path: Path) -> None:
    head = MANAGER_HEAD.replace("Start Date (in UTC),", "")

    take(tmp_path, "report.csv", MANAGER + head + "Ours,Boats,11,30.00,900,7,0,EUR\nTotal,,,30.00,900,7,0,EUR\n")

    (cost,) = facts(workspace_in(tmp_path), COSTS)
    assert (cost["happened_at"], cost["until"]) == (datetime(2025, 3, 1), datetime(2025, 3, 2))


def test_a_report_in_french_writes_the_day_first(tmp_path: Path) -> None:
    text = (
        "Rapport de performance des campagnes (en UTC)\nDébut du rapport : 01/03/2025, Fin du rapport : 02/03/2025\n\n"
        "Date de début (en UTC);Nom du compte;Nom de la campagne;ID de la campagne;Total dépensé;Impressions;Clics;Devise\n"
        "02/03/2025;Nous;Bateaux;11;1 234,50;10 000;200;EUR\n"
        "Total;;;;1 234,50;10 000;200;EUR\n"
    )

    take(tmp_path, "rapport.csv", text)

    assert costs(tmp_path) == [(datetime(2025, 3, 2), "Bateaux", Decimal("1234.50"), "EUR", 200)]


def test_a_cost_without_any_currency_is_refused(tmp_path: Path) -> None:
    rows = "03/01/2025,Ours,Boats,11,30.00,900,7,0,\n03/02/2025,Ours,Boats,11,30.00,900,7,0,EUR\n"

    take(tmp_path, "report.csv", MANAGER + MANAGER_HEAD + rows)

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["currency"]


def test_expenses_by_audience_are_known_and_not_read_for_they_do_not_add_up(tmp_path: Path) -> None:
    text = MANAGER + "Job Title Segment,Campaign Name,Impressions,Clicks,Total Spent\nBuyer,Boats,900,7,30.00\n"

    outcome = take(tmp_path, "demographics.csv", text)

    assert outcome.entry.format == "linkedin_campaign_manager.segments"
    assert not outcome.entry.sections[0]["read"]


def test_two_dashes_in_google_are_no_number_and_two_totals_are_no_expense(tmp_path: Path) -> None:
    rows = (
        'Enabled\tBoats\t111\t2025-03-01\tEUR\t"1,033.33"\t"12,345"\t321\n'
        "Enabled\tBoats\t111\t2025-03-02\tEUR\t0.01\t1\t--\n"
        'Total: Campaigns\t\t\t\tEUR\t"1,033.34"\t"12,346"\t321\nTotal: Account\t\t\t\tEUR\t"1,033.34"\t"12,346"\t321\n'
    )

    take(tmp_path, "google.csv", utf16(GOOGLE + GOOGLE_HEAD + rows))

    assert costs(tmp_path) == [
        (datetime(2025, 3, 1), "Boats", Decimal("1033.33"), "EUR", 321),
        (datetime(2025, 3, 2), "Boats", Decimal("0.01"), "EUR", None),
    ]


def test_google_in_french_is_read_alike_and_takes_its_period_where_it_has_no_days(tmp_path: Path) -> None:
    text = (
        "Rapport sur les campagnes\n1 mars 2025 - 2 mars 2025\n"
        "État de la campagne\tCampagne\tCode de devise\tCoût\tImpr.\tClics\n"
        "Activée\tBateaux\tEUR\t1 033,33\t12 345\t321\n"
        "Total : campagnes\t\tEUR\t1 033,33\t12 345\t321\nTotal : compte\t\tEUR\t1 033,33\t12 345\t321\n"
    )

    take(tmp_path, "google.csv", utf16(text))

    assert costs(tmp_path) == [(datetime(2025, 3, 1), "Bateaux", Decimal("1033.33"), "EUR", 321)]


@pytest.mark.parametrize(
    ("name", "known_as", "spent"),
    [
        ("campaign_performance_en.csv", "linkedin_campaign_manager.campaigns", Decimal("1344.75")),
        ("google_ads_utf16_tab.csv", "google_ads.campaigns", Decimal("1033.34")),
    ],
)
def test_the_sample_is_recognised(tmp_path: Path, name: str, known_as: str, spent: Decimal) -> None:
    outcome = take_file(tmp_path, sample("exports", "linkedin-campaign-manager", name))

    assert outcome.entry.format == known_as
    assert sum(row["amount"] for row in facts(workspace_in(tmp_path), COSTS)) == spent
