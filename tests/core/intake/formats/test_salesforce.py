"""Salesforce as a connector lands it: every table is named, the ones that say something are read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cordee.core.intake.formats import salesforce
from cordee.core.vocabulary.facts import (
    CONSENTS,
    COSTS,
    DEAL_LINKS,
    DEAL_MILESTONES,
    DEALS,
    MERGES,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    REJECTED_ROWS,
    TOUCHES,
)
from cordee.core.vocabulary.problems import EmptyFile
from cordee.wiring import Company
from tests.taking_in import facts, read_as, sample, take, workspace_in

TABLES = (
    "account", "contact", "contact_history", "event", "lead", "opportunity", "opportunity_history",
    "opportunity_line_item", "task", "user", "user_role",
)  # fmt: skip
LEADS = (
    "id,_fivetran_synced,company,name,email,lead_source,created_date,is_converted,converted_date,converted_contact_id,"
    "converted_account_id,converted_opportunity_id,has_opted_out_of_email,is_deleted\n"
)
TASKS = (
    "id,_fivetran_synced,who_id,what_id,account_id,owner_id,type,task_subtype,status,is_closed,call_type,"
    "call_duration_in_seconds,activity_date,created_date,completed_date_time,is_deleted\n"
)
EVENTS = (
    "id,_fivetran_synced,who_id,what_id,account_id,owner_id,type,event_subtype,start_date_time,duration_in_minutes,"
    "is_child,is_recurrence,is_deleted\n"
)


@pytest.mark.parametrize("table", TABLES)
def test_a_sample_of_each_table_is_recognised_without_being_named(table: str, tmp_path: Path):
    path = sample("exports", "salesforce-warehouse", f"sf_{table}_data.csv")

    assert read_as(path, tmp_path) == (f"salesforce.{table}", "Salesforce", table)


def test_a_table_that_is_not_read_says_why():
    unread = [one.sections[0] for one in salesforce.FORMATS if one.sections[0].facts is None]

    assert unread
    assert all(section.unread for section in unread)


def test_a_heading_row_alone_is_recognised_and_said_to_be_empty(tmp_path: Path):
    with pytest.raises(EmptyFile, match="headings only"):
        take(tmp_path, "lead.csv", LEADS)


def test_an_account_keeps_its_parent_and_deleted_or_replaced_rows_are_left_out(tmp_path: Path):
    take(
        tmp_path,
        "account.csv",
        "_fivetran_synced,id,name,owner_id,parent_id,billing_city,number_of_employees,type,website,is_deleted,_fivetran_active\n"
        "2019-10-17,001A,Blue,005A,001Z,Lyon,120,Customer - Direct,www.blue.example,false,true\n"
        "2019-10-17,001B,Green,005A,,,,Channel Partner / Reseller,,false,\n"
        "2019-10-17,001C,Red,005A,,,,Prospect,,true,true\n"
        "2019-10-17,001D,Old,005A,,,,Prospect,,false,false\n",
    )

    told = ("source_key", "parent_key", "relation", "domain", "employees")
    assert [tuple(one[name] for name in told) for one in facts(workspace_in(tmp_path), ORGANISATION_RECORDS)] == [
        ("salesforce:account:001A", "salesforce:account:001Z", "customer", "blue.example", 120),
        ("salesforce:account:001B", None, "partner", None, None),
    ]


def test_a_contact_may_object_to_mails_and_to_calls(tmp_path: Path):
    take(
        tmp_path,
        "contact.csv",
        "id,_fivetran_synced,account_id,name,last_name,email,reports_to_id,created_date,has_opted_out_of_email,do_not_call,"
        "lead_source\n"
        "003A,2019-04-04,001X,Ada Martin,Martin,Ada@Example.org,,2019-11-11 17:23:34,TRUE,FALSE,Web\n"
        "003B,2019-04-04,,Bo Lind,Lind,,,2019-11-11 17:23:34,FALSE,TRUE,\n",
    )

    workspace = workspace_in(tmp_path)
    assert [(one["person_key"], one["channel"], one["granted"]) for one in facts(workspace, CONSENTS)] == [
        ("salesforce:contact:003A", "email", False),
        ("salesforce:contact:003B", "phone", False),
    ]
    assert [(one["full_name"], one["email"], one["organisation_key"]) for one in facts(workspace, PERSON_RECORDS)] == [
        ("Ada Martin", "ada@example.org", "salesforce:account:001X"),
        ("Bo Lind", None, None),
    ]
    assert facts(workspace, TOUCHES) == []


def test_a_converted_lead_opens_the_case_of_its_opportunity_and_another_its_own(tmp_path: Path):
    take(
        tmp_path,
        "lead.csv",
        LEADS
        + "00QA,2024-01-01,Blue,Ada,a@example.org,Trade Show,2024-01-02 09:00:00,true,2024-02-01,003A,001A,006A,false,false\n"
        + "00QB,2024-01-01,Green,Bo,b@example.org,Purchased List,2024-01-03 09:00:00,false,,,,,false,false\n",
    )

    workspace = workspace_in(tmp_path)
    assert [(one["deal_key"], one["milestone"]) for one in facts(workspace, DEAL_MILESTONES)] == [
        ("salesforce:opportunity:006A", "lead"),
        ("salesforce:lead:00QB", "lead"),
    ]
    assert [one["source_key"] for one in facts(workspace, DEALS)] == ["salesforce:lead:00QB"]
    assert [(one["person_key"], one["technique"], one["happened_at"]) for one in facts(workspace, TOUCHES)] == [
        ("salesforce:lead:00QA", "trade_show", datetime(2024, 1, 2, 9))
    ]
    assert [one["organisation_name"] for one in facts(workspace, PERSON_RECORDS)] == ["Blue", "Green"]


def test_an_opportunity_ends_only_when_it_is_closed(tmp_path: Path):
    take(
        tmp_path,
        "opportunity.csv",
        "_fivetran_synced,id,account_id,name,amount,close_date,created_date,stage_name,is_won,is_closed,lead_source,is_deleted\n"
        "2019-04-04,006A,001A,Won one,1000,2018-12-19 00:00:00,2018-11-19 19:51:13,Closed Won,true,true,Referral,false\n"
        "2019-04-04,006B,001A,Lost one,,2018-12-20 00:00:00,2018-11-20 19:51:13,Dropped,false,true,,false\n"
        "2019-04-04,006C,001A,Open one,5,2018-12-21 00:00:00,2018-11-21 19:51:13,Proposal,false,false,,false\n"
        "2019-04-04,006D,001A,Wrong one,-5,2018-12-21 00:00:00,2018-11-21 19:51:13,Proposal,false,false,,false\n"
        "2019-04-04,006E,001A,Gone one,5,2018-12-21 00:00:00,2018-11-21 19:51:13,Closed Won,true,true,,true\n",
    )

    workspace = workspace_in(tmp_path)
    ended = {
        one["deal_key"][-1]: one["milestone"] for one in facts(workspace, DEAL_MILESTONES) if one["milestone"] != "opportunity"
    }
    assert ended == {"A": "won", "B": "lost"}
    assert [(one["name"], one["amount"], one["currency"]) for one in facts(workspace, DEALS)] == [
        ("Won one", Decimal("1000.00"), "EUR"),
        ("Lost one", None, None),
        ("Open one", Decimal("5.00"), "EUR"),
    ]
    assert facts(workspace, DEALS)[0]["declared_technique"] == "referral"
    assert [one["reason"] for one in facts(workspace, REJECTED_ROWS)] == ["negative"]


def test_a_completed_call_is_a_touch_and_a_note_to_ourselves_is_none(tmp_path: Path):
    take(
        tmp_path,
        "task.csv",
        TASKS
        + "00TA,2024-01-01,003A,006A,001A,005A,Call,Task,Completed,TRUE,,90,2024-01-02,2024-01-01,2024-01-02 10:00:00,FALSE\n"
        + "00TB,2024-01-01,00QB,,,005A,,Email,Completed,TRUE,,,2024-01-03,2024-01-01,,FALSE\n"
        + "00TC,2024-01-01,003A,,,005A,X,Task,Completed,TRUE,,,2024-01-04,2024-01-01,,FALSE\n"
        + "00TD,2024-01-01,003A,,,005A,Call,Task,Open,FALSE,,,2024-01-05,2024-01-01,,FALSE\n"
        + "00TE,2024-01-01,003A,,,005A,Call,Task,Completed,TRUE,Inbound,,2024-01-06,2024-01-01,,FALSE\n"
        + "00TF,2024-01-01,,,,005A,Call,Task,Completed,TRUE,,,2024-01-07,2024-01-01,,FALSE\n",
    )

    workspace = workspace_in(tmp_path)
    told = ("person_key", "organisation_key", "technique", "direction", "seconds", "carrier")
    assert [tuple(one[name] for name in told) for one in facts(workspace, TOUCHES)] == [
        ("salesforce:contact:003A", "salesforce:account:001A", "cold_call", "out", 90, "005A"),
        ("salesforce:lead:00QB", None, "sales_email", "out", None, "005A"),
        ("salesforce:contact:003A", None, "cold_call", "in", None, "005A"),
    ]
    assert [one["reason"] for one in facts(workspace, REJECTED_ROWS)] == ["nobody"]


def test_an_event_counts_once_though_colleagues_were_invited_to_it(tmp_path: Path):
    take(
        tmp_path,
        "event.csv",
        EVENTS
        + "00UA,2024-01-01,003A,,001A,005A,Meeting,Event,2024-01-02 10:00:00,30,FALSE,FALSE,FALSE\n"
        + "00UB,2024-01-01,003A,,001A,005B,Meeting,Event,2024-01-02 10:00:00,30,TRUE,FALSE,FALSE\n"
        + "00UC,2024-01-01,,001B,,005A,Call,Event,2024-01-03 10:00:00,15,FALSE,FALSE,FALSE\n"
        + "00UD,2024-01-01,003A,,,005A,,Event,2024-01-04 10:00:00,,FALSE,TRUE,FALSE\n",
    )

    told = ("organisation_key", "technique", "seconds", "happened_at")
    assert [tuple(one[name] for name in told) for one in facts(workspace_in(tmp_path), TOUCHES)] == [
        ("salesforce:account:001A", "meeting", 1800, datetime(2024, 1, 2, 10)),
        ("salesforce:account:001B", "cold_call", 900, datetime(2024, 1, 3, 10)),
    ]


def test_a_campaign_costs_and_only_those_who_answered_it_were_touched(tmp_path: Path):
    take(
        tmp_path,
        "campaign.csv",
        "_fivetran_synced,id,name,type,start_date,end_date,actual_cost,budgeted_cost,number_of_leads,number_sent,currency_iso_code\n"
        "2024-01-01,701A,Spring fair,Trade Show,2024-03-01,2024-03-03,5000,4000,9,,USD\n"
        "2024-01-01,701B,Later,Webinar,2024-04-01,,,900,0,,USD\n",
    )
    take(
        tmp_path,
        "campaign_member.csv",
        "_fivetran_synced,id,campaign_id,lead_id,contact_id,has_responded,first_responded_date\n"
        "2024-01-01,00vA,701A,,003A,true,2024-03-02\n"
        "2024-01-01,00vB,701A,00QB,,false,\n",
    )

    workspace = workspace_in(tmp_path)
    assert [(one["technique"], one["campaign"], one["amount"], one["currency"]) for one in facts(workspace, COSTS)] == [
        ("trade_show", "701A", Decimal("5000.00"), "USD")
    ]
    assert [(one["person_key"], one["campaign"]) for one in facts(workspace, TOUCHES)] == [("salesforce:contact:003A", "701A")]


CONTACTS = "_fivetran_synced,id,account_id,email,last_name,reports_to_id,created_date,is_deleted,master_record_id\n"
ACCOUNTS = "_fivetran_synced,id,name,owner_id,parent_id,billing_city,number_of_employees,website,is_deleted,master_record_id\n"
ROLES = "_fivetran_synced,id,opportunity_id,contact_id,role,is_primary,created_date,is_deleted\n"
OPPORTUNITIES = "_fivetran_synced,id,account_id,name,close_date,stage_name,is_won,is_closed,created_date,is_deleted\n"


def test_a_role_is_a_link_to_the_opportunity_dated_as_it_was_given_and_a_deleted_one_is_none(tmp_path: Path):
    take(tmp_path, "opportunity_contact_role.csv", ROLES
         + "2024-01-09,00K1,006A,003A,Decision Maker,true,2024-01-05 10:00:00,false\n"
         + "2024-01-09,00K2,006A,003B,Evaluator,false,2024-01-06 10:00:00,false\n"
         + "2024-01-09,00K3,006A,003C,Evaluator,false,2024-01-06 10:00:00,true\n")  # fmt: skip

    found = [(one["deal_key"], one["person_key"], one["role"], one["main"], one["happened_at"])
             for one in facts(workspace_in(tmp_path), DEAL_LINKS)]  # fmt: skip
    assert found == [
        ("salesforce:opportunity:006A", "salesforce:contact:003A", "Decision Maker", True, datetime(2024, 1, 5, 10)),
        ("salesforce:opportunity:006A", "salesforce:contact:003B", "Evaluator", False, datetime(2024, 1, 6, 10)),
    ]


def test_a_merged_contact_or_account_is_a_merge_and_no_record_and_a_merely_deleted_one_is_neither(tmp_path: Path):
    take(tmp_path, "contact.csv", CONTACTS
         + "2024-01-09,003A,001A,ada@acme.example,Late,,2024-01-01,false,\n"
         + "2024-01-09,003B,001B,old@acme.example,Late,,2023-01-01,true,003A\n"
         + "2024-01-09,003C,001A,bo@acme.example,Bo,,2023-01-01,true,\n")  # fmt: skip
    take(
        tmp_path,
        "account.csv",
        ACCOUNTS + "2024-01-09,001A,Acme,005A,,Lyon,5,,false,\n2024-01-09,001B,Acme,005A,,Lyon,5,,true,001A\n",
    )
    workspace = workspace_in(tmp_path)

    assert [one["source_key"] for one in facts(workspace, PERSON_RECORDS)] == ["salesforce:contact:003A"]
    assert [one["source_key"] for one in facts(workspace, ORGANISATION_RECORDS)] == ["salesforce:account:001A"]
    assert [(one["kind"], one["from_key"], one["into_key"]) for one in facts(workspace, MERGES)] == [
        ("organisation", "salesforce:account:001B", "salesforce:account:001A"),
        ("person", "salesforce:contact:003B", "salesforce:contact:003A"),
    ]


def test_the_primary_role_names_the_cases_person_whose_account_is_the_cases(tmp_path: Path):
    take(tmp_path, "contact.csv", CONTACTS
         + "2024-01-09,003A,001A,ada@acme.example,Late,,2024-01-01,false,\n"
         + "2024-01-09,003B,001Z,bo@zed.example,Bo,,2024-01-01,false,\n")  # fmt: skip
    take(tmp_path, "opportunity.csv", OPPORTUNITIES + "2024-01-09,006A,,Big,2024-03-01,Won,true,true,2024-01-02,false\n")
    take(tmp_path, "opportunity_contact_role.csv", ROLES
         + "2024-01-09,00K1,006A,003A,Decision Maker,true,2024-01-05,false\n"
         + "2024-01-09,00K2,006A,003B,Evaluator,false,2024-01-06,false\n")  # fmt: skip
    company = Company(workspace_in(tmp_path))

    company.run()

    [case] = company.rows("cases")
    assert (case["person_id"], case["organisation_id"]) == ("salesforce:contact:003A", "salesforce:account:001A")
