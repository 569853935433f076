"""LinkedIn's pages and advertising as a connector lands them: contents and costs, no person."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cordee.core.vocabulary.facts import CONTENTS, COSTS, REJECTED_ROWS
from tests.taking_in import facts, sample, take, take_file, workspace_in

COST_HEAD = "campaign_id,day,ad_unit_clicks,clicks,cost_in_local_currency,cost_in_usd,impressions\n"
PAGES = {
    "share_statistic": True, "ugc_post_history": True, "post_content": False, "organization": False,
    "organization_ugc_post": False, "ugc_post_share_statistic": False,
}  # fmt: skip
ADS = {
    "ad_analytics_by_campaign": True, "ad_analytics_by_creative": False, "monthly_ad_analytics_by_member_country": False,
    "monthly_ad_analytics_by_member_region": False, "account_history": False, "campaign_group_history": False,
    "campaign_history": False, "creative_history": False, "geo": False,
}  # fmt: skip


def test_a_post_keeps_its_counts_as_of_each_sync(tmp_path: Path) -> None:
    head = (
        "_fivetran_id,_fivetran_synced,_organization_entity_urn,_share_entity_urn,click_count,comment_count,engagement,"
        "impression_count,like_count,share_count\n"
    )
    rows = (
        "a,2025-03-22T08:00:00,urn:o:1,urn:li:share:7,2,0,1,40,3,1\nb,2025-03-20T08:00:00,urn:o:1,urn:li:share:7,1,0,1,10,1,0\n"
    )

    take(tmp_path, "share_statistic.csv", head + rows)

    found = [
        (row["known_at"].day, row["impressions"], row["reactions"], row["clicks"])
        for row in facts(workspace_in(tmp_path), CONTENTS)
    ]
    assert sorted(found) == [(20, 10, 1, 1), (22, 40, 3, 2)]


def test_a_cost_is_in_dollars_and_nothing_spent_needs_no_currency(tmp_path: Path) -> None:
    take(tmp_path, "by_campaign.csv", COST_HEAD + "11,2025-03-20 00:00:00,0,18,45.50,50.25,99\n11,2025-03-21 00:00:00,0,3,0,,9\n")

    found = [
        (row["happened_at"], row["amount"], row["currency"], row["activities"]) for row in facts(workspace_in(tmp_path), COSTS)
    ]
    assert found == [
        (datetime(2025, 3, 20), Decimal("50.25"), "USD", 18),
        (datetime(2025, 3, 21), Decimal("0.00"), "USD", 3),
    ]


def test_a_sum_in_an_unknown_currency_is_refused_rather_than_called_dollars(tmp_path: Path) -> None:
    take(tmp_path, "by_campaign.csv", COST_HEAD + "11,2025-03-20 00:00:00,0,18,45.50,,99\n11,2025-03-21 00:00:00,0,3,1,1,9\n")

    assert [(row["reason"], row["value"]) for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == [("currency", "45.50")]


def test_expenses_by_creative_are_known_and_not_read_for_they_would_count_twice(tmp_path: Path) -> None:
    take(tmp_path, "by_campaign.csv", COST_HEAD + "11,2025-03-20 00:00:00,0,18,45.50,50.25,99\n")

    outcome = take(
        tmp_path,
        "by_creative.csv",
        COST_HEAD.replace("campaign_id", "creative_id") + "5,2025-03-20 00:00:00,0,18,45.50,50.25,99\n",
    )

    assert "twice" in outcome.entry.sections[0]["unread"]
    assert len(facts(workspace_in(tmp_path), COSTS)) == 1


def test_a_table_of_three_columns_with_common_names_is_not_taken_for_linkedins_places(tmp_path: Path) -> None:
    outcome = take(tmp_path, "people.csv", "_fivetran_synced,id,value,email\n2025-03-20,1,x,ada@firm.example\n")

    assert outcome.entry.format == "table.people"


@pytest.mark.parametrize("table", sorted(PAGES))
def test_the_sample_of_pages_is_recognised(tmp_path: Path, table: str) -> None:
    outcome = take_file(tmp_path, sample("exports", "linkedin-pages-warehouse", f"linkedin_pages_{table}_data.csv"))

    (section,) = outcome.entry.sections
    assert (outcome.entry.format, section["read"], section["refused"]) == (f"linkedin_pages.{table}", PAGES[table], 0)


@pytest.mark.parametrize("table", sorted(ADS))
def test_the_sample_of_advertising_is_recognised(tmp_path: Path, table: str) -> None:
    outcome = take_file(tmp_path, sample("exports", "linkedin-ads-warehouse", f"linkedin_{table}_data.csv"))

    (section,) = outcome.entry.sections
    assert (outcome.entry.format, section["read"], section["refused"]) == (f"linkedin_ads.{table}", ADS[table], 0)
