"""A LinkedIn archive: people and ties from Connections.csv, times and counts without a word of text from messages.csv."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cordee.core.vocabulary.facts import INTERACTIONS, PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from tests.taking_in import facts, sample, take, take_file, workspace_in

NOTES = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
CONNECTIONS = NOTES + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OLD = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
NEW = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT\n"
)
IN = "https://www.linkedin.com/in/"


def new(talk: str, sender: str, recipients: str, text: str, *, at: str = "2025-03-22 10:00:00 UTC", draft: str = "No") -> str:
    urls = ",".join(IN + one for one in recipients.split())
    return f'{talk},,{sender},{IN}{sender},somebody,"{urls}",{at},,{text},INBOX,,{draft}\n'


def test_a_connection_is_a_person_and_a_tie(tmp_path: Path) -> None:
    take(tmp_path, "Connections.csv", CONNECTIONS + f"Ada,Late,{IN}ada-late/,ADA@firm.example,Firm,Buyer,12 Mar 2021\n")

    (person,) = facts(workspace_in(tmp_path), PERSON_RECORDS)
    (tie,) = facts(workspace_in(tmp_path), INTERACTIONS)
    assert (person["full_name"], person["email"], person["linkedin_url"]) == (
        "Ada Late",
        "ada@firm.example",
        "linkedin.com/in/ada-late",
    )
    assert (person["organisation_name"], person["title"]) == ("Firm", "Buyer")
    assert (tie["to_key"], tie["kind"]) == (person["source_key"], "connected")
    assert tie["from_key"].startswith("linkedin_archive:owner:")
    assert tie["happened_at"] == datetime(2021, 3, 12)


def archive(*connections: tuple[str, str]) -> str:
    """Write an archive, newest first as LinkedIn does, of profiles and the days on which they connected."""
    return CONNECTIONS + "".join(f"Ada,Late,{IN}{who},,Firm,Buyer,{day}\n" for who, day in connections)


OLDEST = (("cleo", "3 Mar 2012"), ("bob", "2 Mar 2012"), ("ada", "1 Mar 2012"))


def test_a_longer_export_of_one_archive_has_the_same_owner_and_repeats_no_tie(tmp_path: Path) -> None:
    take(tmp_path, "Connections.csv", archive(*OLDEST))
    take(tmp_path, "Connections 2.csv", archive(("zoe", "9 May 2024"), *OLDEST))

    ties = facts(workspace_in(tmp_path), INTERACTIONS)
    assert len({tie["from_key"] for tie in ties}) == 1
    assert len({tie["source_key"] for tie in ties}) == 4


def test_two_colleagues_archives_have_two_owners_though_both_know_the_same_people(tmp_path: Path) -> None:
    take(tmp_path, "Connections.csv", archive(*OLDEST))
    take(tmp_path, "Connections 2.csv", archive(("ada", "4 Apr 2013"), *OLDEST[:2]))

    ties = facts(workspace_in(tmp_path), INTERACTIONS)
    assert len({tie["from_key"] for tie in ties}) == 2
    assert sorted(tie["to_key"].split("/")[-1] for tie in ties) == ["ada", "ada", "bob", "bob", "cleo", "cleo"]
    assert len({tie["source_key"] for tie in ties}) == 6  # the tempting key, without the owner, would leave three


def test_one_name_twice_at_one_firm_is_two_people_by_their_profiles(tmp_path: Path) -> None:
    rows = f"Ada,Late,{IN}ada-1,,Firm,Buyer,12 Mar 2021\nAda,Late,{IN}ada-2,,Firm,Buyer,12 Mar 2021\n"

    take(tmp_path, "Connections.csv", CONNECTIONS + rows)

    assert len(facts(workspace_in(tmp_path), PERSON_RECORDS)) == 2


def test_a_row_with_a_date_alone_is_nobody(tmp_path: Path) -> None:
    take(tmp_path, "Connections.csv", CONNECTIONS + f",,,,,,01 Jan 2023\nAda,Late,{IN}ada,,,,12 Mar 2021\n")

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["nobody"]


def test_no_preamble_another_order_and_no_profile_column_are_all_read(tmp_path: Path) -> None:
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Late,,Firm,Buyer,12 Mar 2021"

    take(tmp_path, "Connections.csv", text)

    (person,) = facts(workspace_in(tmp_path), PERSON_RECORDS)
    assert (person["full_name"], person["linkedin_url"]) == ("Ada Late", None)
    assert person["source_key"].startswith("linkedin_archive:connection:")


@pytest.mark.parametrize("day", ["12 août 2021", "12 aoû. 2021", "12 Aug 2021", "12 ago 2021"])
def test_dates_are_read_in_the_accounts_language(tmp_path: Path, day: str) -> None:
    head = "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le\n"

    take(tmp_path, "Connections.csv", NOTES + head + f"Ada,Retard,{IN}ada,,Firme,Acheteuse,{day}\n")

    assert [row["happened_at"] for row in facts(workspace_in(tmp_path), INTERACTIONS)] == [datetime(2021, 8, 12)]


def test_of_a_message_only_its_time_and_its_number_of_words_are_kept(tmp_path: Path) -> None:
    rows = (
        f"t1,Chat with Ada,Ada Late,{IN}ada,Me,2025-03-22 10:00:00,Blue whale,The red boat sank\n"
        't1,Chat with Ada,Me,,Ada Late,2025-03-22 11:00:00,,"How sad,\n indeed"\n'
        f"t1,Chat with Ada,Ada Late,{IN}ada,Me,2025-03-22 12:00:00,,unquoted,green parrot\n"
    )

    take(tmp_path, "messages.csv", OLD + rows)

    workspace = workspace_in(tmp_path)
    found = sorted((row["happened_at"].hour, row["direction"], row["person_key"], row["words"], row["turns"])
                   for row in facts(workspace, TOUCHES))  # fmt: skip
    assert found == [(10, "in", "linkedin:linkedin.com/in/ada", 4, 1), (11, "out", "linkedin:linkedin.com/in/ada", 3, 1)]
    (refused,) = facts(workspace, REJECTED_ROWS)
    assert (refused["reason"], refused["value"]) == ("long_row", None)
    manifest = (workspace.folder / "facts" / "manifest.json").read_bytes()
    kept = manifest + b"".join(path.read_bytes() for path in (workspace.folder / "facts").rglob("*.parquet"))
    for word in (b"red boat", b"Blue whale", b"parrot", b"Chat with"):
        assert word not in kept


def test_the_owner_is_whoever_takes_part_in_most_conversations(tmp_path: Path) -> None:
    rows = (
        new("t1", "me", "ada", "hello there")
        + new("t1", "ada", "me", "hello")
        + new("t2", "bob", "me cleo", "good day to all")
        + new("t2", "me", "bob cleo", "good day")
    )

    take(tmp_path, "messages.csv", NEW + rows)

    found = sorted(
        (row["person_key"].split("/")[-1], row["direction"], row["words"]) for row in facts(workspace_in(tmp_path), TOUCHES)
    )
    assert found == [("ada", "in", 1), ("ada", "out", 2), ("bob", "in", 4), ("bob", "out", 2)]


def test_where_nothing_tells_the_owner_no_side_is_guessed(tmp_path: Path) -> None:
    rows = new("t1", "me", "ada", "hello there") + new("t1", "ada", "me", "hello")
    old = rows + f't2,,zoe,{IN}zoe,somebody,"",2025-03-22 10:00:00 UTC,,hi,INBOX,,No\n'

    take(tmp_path, "messages.csv", NEW + old)

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["sides", "sides"]


def test_a_draft_was_never_sent(tmp_path: Path) -> None:
    rows = new("t1", "me", "ada", "hello", draft="Yes") + new("t1", "ada", "me", "hi") + new("t2", "bob", "me", "hi")

    take(tmp_path, "messages.csv", NEW + rows)

    assert {row["direction"] for row in facts(workspace_in(tmp_path), TOUCHES)} == {"in"}


def test_a_member_who_left_linkedin_is_nobody(tmp_path: Path) -> None:
    rows = f"t1,,LinkedIn Member,,Me,2025-03-22 10:00:00,,hi\nt2,,Ada,{IN}ada,Me,2025-03-22 10:00:00,,hi\n"

    take(tmp_path, "messages.csv", OLD + rows)

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["nobody"]


@pytest.mark.parametrize(
    ("name", "known_as", "refused"),
    [
        ("Connections_six-hops.csv", "linkedin.connections", 1),
        ("Connections_sourcer.csv", "linkedin.connections", 0),
        ("messages.csv", "linkedin.messages", 0),
    ],
)
def test_the_sample_is_recognised(tmp_path: Path, name: str, known_as: str, refused: int) -> None:
    outcome = take_file(tmp_path, sample("exports", "linkedin-archive", name))

    assert (outcome.entry.format, outcome.entry.sections[0]["refused"]) == (known_as, refused)
