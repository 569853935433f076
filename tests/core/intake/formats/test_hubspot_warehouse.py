"""HubSpot as a connector lands it: every table is named, the ones that say something are read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cordee.core.intake.formats import hubspot_warehouse
from cordee.core.vocabulary.facts import (
    CONSENTS,
    CONTENTS,
    DEAL_LINKS,
    DEAL_MILESTONES,
    DEALS,
    MERGES,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    REJECTED_ROWS,
    TOUCHES,
)
from cordee.wiring import Company
from tests.taking_in import facts, read_as, sample, take, workspace_in

TABLES = (
    "company", "contact", "contact_form_submission", "contact_list", "contact_list_member", "contact_merge_audit",
    "deal", "deal_company", "deal_contact", "deal_pipeline", "deal_pipeline_stage", "deal_property_history", "deal_stage",
    "email_campaign", "email_event", "email_event_bounce", "email_event_click", "email_event_open", "email_event_sent",
    "email_event_spam_report", "email_event_status_change", "engagement_meeting", "form", "merged_deal", "owner",
    "owner_team", "team",
)  # fmt: skip
HASH = "fcb67ef339b691956cc85fa12be6490c"


@pytest.mark.parametrize("table", TABLES)
def test_a_sample_of_each_table_is_recognised_without_being_named(table: str, tmp_path: Path):
    path = sample("exports", "hubspot-warehouse", f"{table}_data.csv")

    assert read_as(path, tmp_path) == (f"hubspot_warehouse.{table}", "HubSpot", table)


def test_a_table_that_is_not_read_says_why():
    unread = [one.sections[0] for one in hubspot_warehouse.FORMATS if one.sections[0].facts is None]

    assert unread
    assert all(section.unread for section in unread)


def test_teams_are_recognised_only_where_nothing_else_is_in_the_file(tmp_path: Path):
    path = tmp_path / "somebody.csv"
    path.write_text("id,name,_fivetran_synced,budget\n1,North,2024-01-01,5\n", "utf-8")

    assert read_as(path, tmp_path) is None


def test_a_hashed_address_is_complained_of_and_the_contact_is_kept(tmp_path: Path):
    take(
        tmp_path,
        "contact.csv",
        "_fivetran_deleted,_fivetran_synced,id,property_email,property_firstname,property_createdate,property_hs_email_optout\n"
        f"FALSE,2021-04-02 11:16:05,1,{HASH},Ada,2021-04-01 7:32:47,true\n"
        "TRUE,2021-04-02 11:16:05,2,gone@example.org,Bo,2021-04-01 7:32:47,\n",
    )

    workspace = workspace_in(tmp_path)
    assert [(one["source_key"], one["email"]) for one in facts(workspace, PERSON_RECORDS)] == [("hubspot:contact:1", None)]
    assert [(one["value"], one["kept"]) for one in facts(workspace, REJECTED_ROWS)] == [(HASH, True)]
    assert [(one["person_key"], one["channel"], one["granted"]) for one in facts(workspace, CONSENTS)] == [
        ("hubspot:contact:1", "email", False)
    ]


def test_the_contact_that_stands_says_which_ones_were_merged_into_it(tmp_path: Path):
    take(
        tmp_path,
        "contact.csv",
        "_fivetran_synced,id,property_email,property_createdate,property_hs_merged_object_ids\n"
        "2021-04-02 11:16:05,1,ada@example.org,2021-04-01 17:32:47,2;3\n"
        "2021-04-02 11:16:05,2,old@example.org,2021-03-01 17:32:47,\n",
    )

    assert [one["source_key"] for one in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["hubspot:contact:1"]
    assert merged(tmp_path) == [
        ("person", "hubspot:contact:2", "hubspot:contact:1"),
        ("person", "hubspot:contact:3", "hubspot:contact:1"),
    ]


def merged(tmp_path: Path) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["from_key"], one["into_key"]) for one in facts(workspace_in(tmp_path), MERGES)]


def test_the_tables_of_merges_say_the_same_as_the_records_do_and_count_once(tmp_path: Path):
    take(tmp_path, "contact_merge_audit.csv",
         "canonical_vid,contact_id,vid_to_merge,_fivetran_synced,entity_id,num_properties_moved,timestamp\n"
         "1,1,2,2020-12-30 11:20:31,json,2,2019-10-08 15:50:57\n4,4,4,2020-12-30 11:20:31,json,2,2019-10-08 15:50:57\n")  # fmt: skip
    take(tmp_path, "merged_deal.csv", "deal_id,merged_deal_id,_fivetran_synced\n90,91,2023-06-22 11:37:07.210000\n")
    take(tmp_path, "contact.csv",
         "_fivetran_synced,id,property_email,property_createdate,property_hs_merged_object_ids\n"
         "2021-04-02 11:16:05,1,ada@example.org,2021-04-01 17:32:47,2:1570549857000\n")  # fmt: skip

    assert set(merged(tmp_path)) == {
        ("person", "hubspot:contact:2", "hubspot:contact:1"),
        ("deal", "hubspot:deal:91", "hubspot:deal:90"),
    }
    assert len({one["source_key"] for one in facts(workspace_in(tmp_path), MERGES)}) == 2


def test_a_deal_is_linked_to_companies_and_contacts_and_its_primary_company_is_the_main_one(tmp_path: Path):
    take(tmp_path, "deal_company.csv",
         "company_id,deal_id,type_id,category\n7,1,341,HUBSPOT_DEFINED\n7,1,5,HUBSPOT_DEFINED\n8,1,341,HUBSPOT_DEFINED\n")  # fmt: skip
    take(tmp_path, "deal_contact.csv",
         "contact_id,deal_id,_fivetran_synced,type_id,category\n3,1,2022-04-14 4:30:42,3,HUBSPOT_DEFINED\n")  # fmt: skip

    found = [(one["deal_key"], one["organisation_key"], one["person_key"], one["main"])
             for one in facts(workspace_in(tmp_path), DEAL_LINKS)]  # fmt: skip
    assert found == [
        ("hubspot:deal:1", "hubspot:company:7", None, True),
        ("hubspot:deal:1", "hubspot:company:8", None, None),
        ("hubspot:deal:1", None, "hubspot:contact:3", None),
    ]


def test_a_warehouse_deal_finds_its_company_and_its_contact_through_the_link_tables_only(tmp_path: Path):
    take(
        tmp_path, "company.csv", "_fivetran_synced,id,property_name,property_createdate\n2024-01-01,7,Acme,2023-01-01 00:00:00\n"
    )
    take(tmp_path, "contact.csv",
         "_fivetran_synced,id,property_email,property_createdate\n2024-01-01,3,ada@example.org,2023-01-01 00:00:00\n")  # fmt: skip
    take(
        tmp_path, "deal.csv", "deal_id,deal_pipeline_stage_id,property_dealname,property_createdate\n1,closedwon,Big,2024-02-01\n"
    )
    company = Company(workspace_in(tmp_path))
    company.run()
    [before] = company.rows("cases")
    take(tmp_path, "deal_company.csv", "company_id,deal_id,type_id,category\n7,1,341,HUBSPOT_DEFINED\n")
    take(tmp_path, "deal_contact.csv",
         "contact_id,deal_id,_fivetran_synced,type_id,category\n3,1,2022-04-14 4:30:42,3,HUBSPOT_DEFINED\n")  # fmt: skip

    company.run()

    [case] = company.rows("cases")
    assert (before["organisation_id"], before["person_id"]) == (None, None)
    assert (case["organisation_id"], case["person_id"]) == ("hubspot:company:7", "hubspot:contact:3")


def test_a_form_told_by_the_contact_and_by_its_submission_has_one_key(tmp_path: Path):
    take(
        tmp_path,
        "contact.csv",
        "_fivetran_synced,id,property_email,property_createdate,property_first_conversion_date\n"
        "2024-01-01,7,ada@example.org,2023-01-01 00:00:00,2023-11-01 10:20:00\n",
    )
    take(
        tmp_path,
        "contact_form_submission.csv",
        "timestamp,form_id,contact_id,conversion_id,page_url,title,_fivetran_synced\n"
        "2023-11-01 10:20:00,5,7,101,https://example.org,Contact us,2024-12-30 3:15:52\n",
    )

    touches = facts(workspace_in(tmp_path), TOUCHES)
    assert len(touches) == 2
    assert len({one["source_key"] for one in touches}) == 1
    assert {one["happened_at"] for one in touches} == {datetime(2023, 11, 1, 10, 20)}
    assert {one["intent"] for one in touches} == {None, "high"}


def test_a_click_counts_an_open_does_not_and_a_machines_click_is_marked(tmp_path: Path):
    take(
        tmp_path,
        "email_event.csv",
        "id,_fivetran_synced,created,email_campaign_id,type,filtered_event,recipient\n"
        "a,2020-03-16,2020-03-16 19:00:00,2,OPEN,false,ada@example.org\n"
        "b,2020-03-16,2020-03-16 19:01:00,2,CLICK,false,ada@example.org\n"
        "c,2020-03-16,2020-03-16 19:02:00,2,CLICK,true,bo@example.org\n"
        "d,2020-03-16,2020-03-16 19:03:00,2,SPAMREPORT,,bo@example.org\n"
        "e,2020-03-16,2020-03-16 19:04:00,2,CLICK,false,o2wjpPyUfzBfq9OSt9I2NQ==\n",
    )

    workspace = workspace_in(tmp_path)
    assert [(one["person_key"], one["technique"], one["scanner"]) for one in facts(workspace, TOUCHES)] == [
        ("email:ada@example.org", "email_house", False),
        ("email:bo@example.org", "email_house", True),
    ]
    assert [one["person_key"] for one in facts(workspace, CONSENTS)] == ["email:bo@example.org"]
    assert {(one["reason"], one["kept"]) for one in facts(workspace, REJECTED_ROWS)} == {("email", True), ("nobody", False)}


def test_a_campaign_is_a_content_under_the_id_that_its_clicks_name(tmp_path: Path):
    take(
        tmp_path,
        "email_campaign.csv",
        "id,_fivetran_synced,app_id,num_included,type,name,subject\n2,2020-03-16,9,,BATCH,Spring,Our spring offer\n",
    )

    assert [(one["source_key"], one["title"], one["kind"]) for one in facts(workspace_in(tmp_path), CONTENTS)] == [
        ("hubspot:email_campaign:2", "Our spring offer", "e-mail")
    ]


def test_a_deal_is_won_by_its_flag_or_its_default_stage_and_a_custom_stage_leaves_it_open(tmp_path: Path):
    take(
        tmp_path,
        "deal.csv",
        "deal_id,is_deleted,deal_pipeline_stage_id,owner_id,property_dealname,property_amount,property_createdate,"
        "property_closedate,property_hs_is_closed_won,property_hs_is_closed,property_hs_primary_associated_company\n"
        "1,false,13405,7,One,100,2023-01-01 9:00:00,2023-02-01 9:00:00,true,true,50\n"
        "2,false,13406,7,Two,100,2023-01-01 9:00:00,2023-02-02 9:00:00,false,true,\n"
        "3,false,closedwon,7,Three,100,2023-01-01 9:00:00,2023-02-03 9:00:00,,,\n"
        "4,false,13407,7,Four,100,2023-01-01 9:00:00,2023-02-04 9:00:00,,,\n"
        "5,true,closedwon,7,Five,100,2023-01-01 9:00:00,2023-02-05 9:00:00,,,\n",
    )

    workspace = workspace_in(tmp_path)
    ended = {
        one["deal_key"][-1]: one["milestone"] for one in facts(workspace, DEAL_MILESTONES) if one["milestone"] != "opportunity"
    }
    assert ended == {"1": "won", "2": "lost", "3": "won"}
    assert [(one["source_key"][-1], one["organisation_key"]) for one in facts(workspace, DEALS)] == [
        ("1", "hubspot:company:50"),
        ("2", None),
        ("3", None),
        ("4", None),
    ]


def test_a_deals_present_stage_tells_its_end_and_a_past_stage_does_not(tmp_path: Path):
    take(
        tmp_path,
        "deal_stage.csv",
        "_fivetran_start,deal_id,_fivetran_active,_fivetran_end,date_entered,value\n"
        "2021-01-07 6:49:18,1,TRUE,2050-01-01 00:00:00,2021-01-07 6:49:18,closedwon\n"
        "2021-01-07 6:49:18,2,FALSE,2021-02-01 00:00:00,2021-01-07 6:49:18,closedlost\n",
    )

    assert [(one["source_key"], one["milestone"]) for one in facts(workspace_in(tmp_path), DEAL_MILESTONES)] == [
        ("hubspot:deal:1:outcome", "won")
    ]


def test_the_same_company_has_one_key_in_the_export_and_in_the_warehouse(tmp_path: Path):
    take(tmp_path, "companies.csv", "Record ID,Company name,Website URL\n50,Blue,blue.example\n")
    take(
        tmp_path,
        "company.csv",
        "id,is_deleted,_fivetran_synced,property_name,property_createdate,property_domain\n"
        "50,false,2020-12-30 3:15:52,Blue,2019-07-05 20:35:26,blue.example\n",
    )

    keys = [one["source_key"] for one in facts(workspace_in(tmp_path), ORGANISATION_RECORDS)]
    assert keys == ["hubspot:company:50"] * 2
