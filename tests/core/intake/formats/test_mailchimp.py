"""Mailchimp's tables: opens count for nothing, machines' clicks are marked, an objection is an objection."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cordee.core.vocabulary.facts import CONSENTS, CONTENTS, PERSON_RECORDS, TOUCHES
from tests.taking_in import facts, sample, take, take_file, workspace_in

MEMBER = (
    "id,list_id,_fivetran_synced,country_code,email_address,ip_signup,last_changed,merge_fname,merge_lname,status,"
    "timestamp_opt,timestamp_signup,unique_email_id\n"
)
ACTIVITY = "action,campaign_id,member_id,timestamp,_fivetran_synced,bounce_type,combination_id,ip,list_id,url\n"


def activity(action: str, second: str, url: str = "", *, member: str = "m1") -> str:
    return f"{action},c1,{member},2025-03-22 10:00:{second},2025-03-23 00:00:00,,,203.0.113.9,l1,{url}\n"


def clicks(tmp_path: Path, *rows: str) -> dict[str, bool]:
    take(tmp_path, "campaign_recipient_activity.csv", ACTIVITY + "".join(rows))
    return {row["content"]: row["scanner"] for row in facts(workspace_in(tmp_path), TOUCHES)}


def test_an_open_is_no_touch(tmp_path: Path) -> None:
    rows = activity("open", "01") + activity("click", "40", "https://ours.example/boats") + activity("bounce", "01", member="m2")

    outcome = take(tmp_path, "campaign_recipient_activity.csv", ACTIVITY + rows)

    (click,) = facts(workspace_in(tmp_path), TOUCHES)
    assert (click["person_key"], click["direction"]) == ("mailchimp:member:m1", "in")
    assert click["happened_at"] == datetime(2025, 3, 22, 10, 0, 40)
    assert outcome.entry.sections[0]["left_out"] == {"bounce": 1, "open": 1}


def test_two_addresses_clicked_in_one_second_were_clicked_by_a_machine(tmp_path: Path) -> None:
    found = clicks(
        tmp_path,
        activity("click", "05", "https://ours.example/a"),
        activity("click", "05", "https://ours.example/b"),
        activity("click", "45", "https://ours.example/c"),
        activity("click", "05", "https://ours.example/d", member="m2"),
    )

    assert found == {
        "https://ours.example/a": True,
        "https://ours.example/b": True,
        "https://ours.example/c": False,
        "https://ours.example/d": False,
    }


def test_a_click_ten_seconds_after_the_send_was_a_machines_where_the_file_tells_the_send(tmp_path: Path) -> None:
    found = clicks(
        tmp_path,
        activity("sent", "00"),
        activity("click", "10", "https://ours.example/a"),
        activity("click", "11", "https://ours.example/b"),
    )

    assert found == {"https://ours.example/a": True, "https://ours.example/b": False}


def test_neither_ip_addresses_nor_what_follows_an_address_are_kept(tmp_path: Path) -> None:
    clicks(tmp_path, activity("click", "30", "https://ours.example/a?mc_eid=token77#x"))

    kept = b"".join(path.read_bytes() for path in (workspace_in(tmp_path).folder / "facts").rglob("*.parquet"))
    assert b"203.0.113.9" not in kept
    assert b"token77" not in kept


def test_whoever_unsubscribed_or_bounced_for_good_objects(tmp_path: Path) -> None:
    rows = "".join(
        f"m{number},l1,2025-03-23 00:00:00,FR,p{number}@firm.example,203.0.113.9,2025-03-20 08:00:00,Ada,,{status},"
        "2025-01-01 08:00:00,2025-01-01 07:59:00,u1\n"
        for number, status in enumerate(("subscribed", "unsubscribed", "cleaned", "pending"))
    )

    take(tmp_path, "member.csv", MEMBER + rows)

    workspace = workspace_in(tmp_path)
    found = {row["person_key"]: (row["granted"], row["happened_at"]) for row in facts(workspace, CONSENTS)}
    assert found == {
        "email:p0@firm.example": (True, datetime(2025, 1, 1, 8)),
        "email:p1@firm.example": (False, datetime(2025, 3, 20, 8)),
        "email:p2@firm.example": (False, datetime(2025, 3, 20, 8)),
    }
    assert [row["source_key"] for row in facts(workspace, PERSON_RECORDS)] == [f"mailchimp:member:m{n}" for n in range(4)]


def test_a_hashed_address_leaves_a_person_known_by_number_alone(tmp_path: Path) -> None:
    row = "m1,l1,2025-03-23 00:00:00,FR,9XlkQ2v==,,2025-03-20 08:00:00,Ada,Late,unsubscribed,,,u1\n"

    take(tmp_path, "member.csv", MEMBER + row)

    (person,) = facts(workspace_in(tmp_path), PERSON_RECORDS)
    (consent,) = facts(workspace_in(tmp_path), CONSENTS)
    assert (person["email"], person["full_name"], consent["person_key"]) == (None, "Ada Late", "mailchimp:member:m1")


def test_a_send_has_no_time_where_the_table_gives_none(tmp_path: Path) -> None:
    take(
        tmp_path,
        "campaign_recipient.csv",
        "campaign_id,member_id,_fivetran_synced,combination_id,list_id\nc1,m1,2025-03-23 00:00:00,,l1\n",
    )

    (send,) = facts(workspace_in(tmp_path), TOUCHES)
    assert (send["direction"], send["happened_at"], send["campaign"]) == ("out", None, "c1")


def test_a_deleted_campaign_is_no_content(tmp_path: Path) -> None:
    head = (
        "id,_fivetran_deleted,_fivetran_synced,archive_url,auto_tweet,list_id,send_time,subject_line,title,winning_campaign_id\n"
    )
    rows = "c1,false,2025-03-23,http://l.example/1,false,l1,2025-03-22 09:59:58,Boats,March,\n"
    rows += "c2,true,2025-03-23,,false,l1,,Gone,Gone,\n"

    take(tmp_path, "campaign.csv", head + rows)

    assert [row["title"] for row in facts(workspace_in(tmp_path), CONTENTS)] == ["Boats"]


READ = {
    "member": True, "campaign_recipient": True, "campaign_recipient_activity": True, "automation_recipient": True,
    "automation_recipient_activity": True, "unsubscribe": True, "campaign": True, "automation_email": True,
    "automation": False, "list": False, "segment": False, "segment_member": False,
}  # fmt: skip


@pytest.mark.parametrize("table", sorted(READ))
def test_the_sample_is_recognised(tmp_path: Path, table: str) -> None:
    outcome = take_file(tmp_path, sample("exports", "mailchimp-warehouse", f"{table}.csv"))

    (section,) = outcome.entry.sections
    assert (outcome.entry.format, section["read"], section["refused"]) == (f"mailchimp.{table}", READ[table], 0)
    assert bool(section["unread"]) is not READ[table]


@pytest.mark.parametrize("heading", ["merge_company", "merge_societe"])
def test_a_merge_field_for_the_company_names_it(tmp_path: Path, heading: str) -> None:
    head = MEMBER.replace("merge_lname,", f"merge_lname,{heading},")
    row = "m1,l1,2025-03-23 00:00:00,FR,ada@firm.example,,2025-03-22 10:00:00,Ada,Late,Firm SA,subscribed,,,u1\n"

    take(tmp_path, "member.csv", head + row)

    assert [one["organisation_name"] for one in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["Firm SA"]


def test_a_list_of_unsubscribed_objects_though_columns_were_cut_away(tmp_path: Path) -> None:
    content = "Email Address,First Name,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE\na@f.example,Ana,2026-05-12 10:00:00,May\n"

    outcome = take(tmp_path, "unsubscribed_members_export.csv", content)

    (objection,) = facts(workspace_in(tmp_path), CONSENTS)
    assert outcome.entry.format == "mailchimp.audience"
    assert (objection["person_key"], objection["granted"]) == ("email:a@f.example", False)
