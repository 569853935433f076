"""Zoom's attendee report: who came, for how long, and who only said they would."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cordee.core.vocabulary.facts import ANSWERS, CONTENTS, PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from tests.taking_in import facts, sample, take, take_file, workspace_in

SUMMARY = (
    "Attendee Report,,,,,,,,,,,,\n"
    'Report generated time,"03/23/2025 09:00:00 AM",,,,,,,,,,,\n'
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,,,,,,,,\n"
    'Boats of the north,812 3456 7890,"03/22/2025 07:00:00 PM",60,5,,,,,,,,\n'
)
STAFF = (
    "Host Details,,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,,,,\n"
    'Yes,Hana Host,hana@ours.example,"03/22/2025 06:50:00 PM","03/22/2025 08:00:00 PM",70,No,France,,,,,\n'
    "Panelist Details,,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,,,,\n"
    'Yes,Paul Panel,paul@ours.example,"03/22/2025 06:55:00 PM","03/22/2025 08:00:00 PM",65,No,France,,,,,\n'
)
GUESTS = (
    "Attendee Details,,,,,,,,,,,,\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Country/Region Name,How did you hear about us?\n"
)


def report(*rows: str) -> str:
    return SUMMARY + STAFF + GUESTS + "".join(row + "\n" for row in rows)


def guest(
    name: str, join: str, leave: str, minutes: str, *, attended: str = "Yes", heard: str = "", approval: str = "approved"
) -> str:
    first, last = name.split()
    address = f"{first.lower()}@firm.example"
    session = f'"03/10/2025 08:00:00 AM",{approval},{join},{leave},{minutes}'
    return f"{attended},{name},{first},{last},{address},{session},Yes,France,{heard}"


def touches(tmp_path: Path, act: str) -> dict[str, dict[str, object]]:
    rows = facts(workspace_in(tmp_path), TOUCHES)
    return {row["person_key"]: row for row in rows if row["content"] == act}


def test_minutes_of_two_overlapping_visits_count_once(tmp_path: Path) -> None:
    twice = (
        guest("Ada Late", '"03/22/2025 07:00:00 PM"', '"03/22/2025 07:30:00 PM"', "30"),
        guest("Ada Late", '"03/22/2025 07:20:00 PM"', '"03/22/2025 07:40:00 PM"', "20"),
        guest("Ada Late", '"03/22/2025 07:50:00 PM"', '"03/22/2025 08:00:00 PM"', "10"),
    )

    take(tmp_path, "attendee.csv", report(*twice))

    there = touches(tmp_path, "attended")["email:ada@firm.example"]
    assert there["seconds"] == 50 * 60
    assert there["happened_at"] == datetime(2025, 3, 22, 18, 0)
    assert there["campaign"] == "Boats of the north"
    assert there["carrier"] == "Hana Host"


def test_a_visit_inside_another_adds_nothing_even_when_a_third_follows(tmp_path: Path) -> None:
    rows = (
        guest("Ada Late", '"03/22/2025 07:00:00 PM"', '"03/22/2025 07:40:00 PM"', "40"),
        guest("Ada Late", '"03/22/2025 07:05:00 PM"', '"03/22/2025 07:10:00 PM"', "5"),
        guest("Ada Late", '"03/22/2025 07:30:00 PM"', '"03/22/2025 07:45:00 PM"', "15"),
    )

    take(tmp_path, "attendee.csv", report(*rows))

    assert touches(tmp_path, "attended")["email:ada@firm.example"]["seconds"] == 45 * 60


def test_whoever_registered_and_stayed_away_did_not_attend(tmp_path: Path) -> None:
    take(tmp_path, "attendee.csv", report(guest("Noa Absent", "--", "--", "--", attended="No")))

    assert touches(tmp_path, "attended") == {}
    registered = touches(tmp_path, "registered")["email:noa@firm.example"]
    assert registered["seconds"] is None
    assert registered["happened_at"] == datetime(2025, 3, 10, 7, 0)
    assert [row["full_name"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["Noa Absent"]


def test_a_cancelled_registration_is_no_touch(tmp_path: Path) -> None:
    gone = guest("Noa Absent", "", "", "0", attended="No", approval="cancelled by self")

    take(tmp_path, "attendee.csv", report(gone, guest("Ada Late", "", "", "0", attended="No")))

    assert set(touches(tmp_path, "registered")) == {"email:ada@firm.example"}


def test_a_panelist_who_is_also_listed_as_attendee_is_no_guest(tmp_path: Path) -> None:
    paul = guest("Paul Panel", '"03/22/2025 07:00:00 PM"', '"03/22/2025 08:00:00 PM"', "60").replace(
        "paul@firm.example", "PAUL@ours.example"
    )

    outcome = take(tmp_path, "attendee.csv", report(paul, guest("Ada Late", "", "", "0", attended="No")))

    keys = {row["person_key"] for row in facts(workspace_in(tmp_path), TOUCHES)}
    assert keys == {"email:ada@firm.example"}
    attendees = next(section for section in outcome.entry.sections if section["table"] == "attendees")
    assert attendees["left_out"] == {"host_or_panelist": 1}


def test_hosts_and_panelists_are_known_and_not_read(tmp_path: Path) -> None:
    outcome = take(tmp_path, "attendee.csv", report(guest("Ada Late", "", "", "0", attended="No")))

    assert {section["table"]: section["read"] for section in outcome.entry.sections} == {
        "webinar": True, "hosts": False, "panelists": False, "attendees": True,
    }  # fmt: skip


def test_an_answer_about_how_they_heard_of_us_names_a_technique(tmp_path: Path) -> None:
    told = guest("Ada Late", "", "", "0", attended="No", heard='"a ""Colleague"""').replace('"a ""Colleague"""', "Colleague")

    take(tmp_path, "attendee.csv", report(told))

    assert [(row["question"], row["answer"]) for row in facts(workspace_in(tmp_path), ANSWERS)] == [
        ("how_did_you_hear", "referral")
    ]


def test_how_they_heard_of_the_webinar_is_another_question(tmp_path: Path) -> None:
    asked = report(guest("Ada Late", "", "", "0", attended="No", heard="Newsletter"))

    take(tmp_path, "attendee.csv", asked.replace("hear about us?", "hear about this webinar?"))

    assert [row["question"] for row in facts(workspace_in(tmp_path), ANSWERS)] == ["how_did_you_hear_of_event"]


def test_zero_bytes_a_byte_order_mark_and_quoted_quotes_do_no_harm(tmp_path: Path) -> None:
    row = guest("Ada Late", '"03/22/2025 07:00:00 PM"', '"03/22/2025 07:30:00 PM"', "30").replace(
        "Yes,Ada Late", 'Yes,"Ada ""A\x00d"" Late"'
    )

    take(tmp_path, "attendee.csv", b"\xef\xbb\xbf" + report(row + ",").encode())

    assert touches(tmp_path, "attended")["email:ada@firm.example"]["seconds"] == 30 * 60


def test_every_way_zoom_writes_a_date_is_the_same_moment(tmp_path: Path) -> None:
    for number, (join, leave) in enumerate((
        ("03/22/2025 07:13:27 PM", "03/22/2025 07:23:27 PM"),
        ("Mar 22, 2025 19:13:27", "Mar 22, 2025 19:23:27"),
        ("2025-03-22 19:13:27", "2025-03-22 19:23:27"),
    )):  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()

        take(folder, "attendee.csv", report(guest("Ada Late", f'"{join}"', f'"{leave}"', "10")))

        there = touches(folder, "attended")["email:ada@firm.example"]
        assert (there["happened_at"], there["seconds"]) == (datetime(2025, 3, 22, 18, 13, 27), 600)


def test_where_zoom_gives_no_times_its_own_minutes_and_the_webinars_start_stand(tmp_path: Path) -> None:
    take(tmp_path, "attendee.csv", report(guest("Ada Late", "--", "--", "42")))

    there = touches(tmp_path, "attended")["email:ada@firm.example"]
    assert (there["happened_at"], there["seconds"]) == (datetime(2025, 3, 22, 18, 0), 42 * 60)


def test_a_guest_without_address_is_refused(tmp_path: Path) -> None:
    take(tmp_path, "attendee.csv", report(guest("Ada Late", "", "", "0").replace("ada@firm.example", "--")))

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["nobody"]


def test_a_report_in_french_is_read_alike(tmp_path: Path) -> None:
    french = (
        "Rapport de participation\n"
        "Sujet,ID du webinaire,Heure de début réelle\n"
        "Bateaux du nord,812 3456 7890,22/03/2025 19:00:00\n"
        "Détails de l’hôte\n"
        "A participé,Nom d’utilisateur (nom d’origine),E-mail,Heure d’arrivée,Heure de départ,Temps en session (minutes)\n"
        "Oui,Hana Host,hana@ours.example,22/03/2025 18:50:00,22/03/2025 20:00:00,70\n"
        "Détails du participant\n"
        "A participé,Nom d’utilisateur (nom d’origine),Prénom,Nom,E-mail,Heure d’inscription,Statut d’approbation,"
        "Heure d’arrivée,Heure de départ,Temps en session (minutes),Comment nous avez-vous connus ?\n"
        "Oui,Ada,Ada,Retard,ada@firm.example,10/03/2025 08:00:00,approuvé,22/03/2025 19:00:00,22/03/2025 19:30:00,30,Collègue\n"
        "Non,Noa,Noa,Absent,noa@firm.example,15/03/2025 08:00:00,approuvé,,,0,\n"
    )

    take(tmp_path, "rapport.csv", french)

    there = touches(tmp_path, "attended")
    assert set(there) == {"email:ada@firm.example"}
    assert there["email:ada@firm.example"]["happened_at"] == datetime(2025, 3, 22, 18, 0)
    assert set(touches(tmp_path, "registered")) == {"email:ada@firm.example", "email:noa@firm.example"}
    assert [row["answer"] for row in facts(workspace_in(tmp_path), ANSWERS)] == ["referral"]


def test_of_a_chat_nothing_is_kept(tmp_path: Path) -> None:
    chat = "2025-03-22 19:10:00 From Ada Late to Everyone:\n\tWhat does the red boat cost?\n"
    chat += "19:11:00 From Hana Host to Everyone:\n\tAsk me\n"

    outcome = take(tmp_path, "saved_chat.txt", chat)

    assert outcome.entry.format == "zoom.chat"
    assert {one.table for one in outcome.entry.files} == {"source_fields"}
    kept = b"".join(path.read_bytes() for path in (workspace_in(tmp_path).folder / "facts").rglob("*.parquet"))
    assert b"red boat" not in kept


def test_the_sample_report_is_recognised(tmp_path: Path) -> None:
    outcome = take_file(tmp_path, sample("exports", "zoom-webinar", "attendee_report.csv"))

    assert outcome.entry.format == "zoom.attendees"
    assert [row["title"] for row in facts(workspace_in(tmp_path), CONTENTS)] == ["Smoke Test Workshop"]
    assert (len(touches(tmp_path, "registered")), len(touches(tmp_path, "attended"))) == (6, 5)


def test_the_sample_chat_is_recognised(tmp_path: Path) -> None:
    outcome = take_file(tmp_path, sample("exports", "zoom-webinar", "saved_chat.txt"))

    assert outcome.entry.format == "zoom.chat"
