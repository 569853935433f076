"""Teams' attendance report: the same person under two names, guests without address, titles in two languages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cordee.core.vocabulary.facts import PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from tests.taking_in import facts, sample, take, take_file, workspace_in

SUMMARY = '1. Summary\r\nMeeting title\t"{title}"\r\nAttended participants\t9\r\nStart time\t9/22/26, 2:00:00 PM\r\n\r\n'
PARTICIPANTS = (
    "2. Participants\r\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\tEngagement: Camera On\r\n"
)
ACTIVITIES = "\r\n3. In-Meeting Activities\r\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"


def report(*people: tuple[str, ...], title: str = "Boats\nof the north", activities: tuple[tuple[str, ...], ...] = ()) -> bytes:
    text = SUMMARY.format(title=title) + PARTICIPANTS + "".join("\t".join(one) + "\r\n" for one in people)
    if activities:
        text += ACTIVITIES + "".join("\t".join(one) + "\r\n" for one in activities)
    return b"\xff\xfe" + text.encode("utf-16-le")


def there(
    name: str, first: str, last: str, told: str, email: str = "", upn: str = "", role: str = "Presenter"
) -> tuple[str, ...]:
    return name, first and f"9/22/26, {first}", last and f"9/22/26, {last}", told, email, upn, role


ADA = there("Ada Late", "3:00:00 PM", "3:30:00 PM", "30m", "ada@firm.example")


def touches(tmp_path: Path) -> dict[str, dict[str, object]]:
    return {row["person_key"]: row for row in facts(workspace_in(tmp_path), TOUCHES)}


def test_one_address_in_two_spellings_is_one_person_and_two_devices_one_hour(tmp_path: Path) -> None:
    twice = (
        there("Lee Wong", "3:00:00 PM", "4:00:00 PM", "1h", "lee@firm.example", "upn-1@tenant.example"),
        there("Wong, Lee  (External)", "3:30:00 PM", "4:10:07 PM", "40m 7s", "LEE@firm.example", "upn-1@tenant.example"),
    )

    take(tmp_path, "attendance.csv", report(*twice))

    (one,) = touches(tmp_path).values()
    assert (one["person_key"], one["seconds"]) == ("email:lee@firm.example", 70 * 60 + 7)
    assert [row["full_name"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["Lee Wong"]


def test_a_row_with_the_account_alone_joins_the_row_that_has_the_address(tmp_path: Path) -> None:
    rows = (
        there("Lee Wong", "3:00:00 PM", "4:00:00 PM", "1h", "lee@firm.example", "upn-1@tenant.example"),
        there("Lee Wong", "4:30:00 PM", "5:00:00 PM", "30m", "", "UPN-1@tenant.example"),
    )

    take(tmp_path, "attendance.csv", report(*rows))

    (one,) = touches(tmp_path).values()
    assert (one["person_key"], one["seconds"]) == ("email:lee@firm.example", 90 * 60)


def test_an_account_without_address_is_a_person_of_its_own(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(there("Lee Wong", "3:00:00 PM", "4:00:00 PM", "1h", "", "upn-1@tenant.example")))

    assert set(touches(tmp_path)) == {"teams:upn:upn-1@tenant.example"}
    assert [row["source_key"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["teams:upn:upn-1@tenant.example"]


def test_breaks_are_not_time_spent(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(there("Rita", "3:00:00 PM", "6:00:00 PM", "1h 30m", "rita@firm.example")))

    assert touches(tmp_path)["email:rita@firm.example"]["seconds"] == 90 * 60


def test_each_join_and_leave_tells_better_than_the_sum_where_the_report_has_them(tmp_path: Path) -> None:
    rita = there("Rita", "3:00:00 PM", "6:00:00 PM", "1h 30m", "rita@firm.example")
    joins = (
        ("Rita", "9/22/26, 3:00:00 PM", "9/22/26, 4:00:00 PM", "1h", "rita@firm.example", "Presenter"),
        ("Rita", "9/22/26, 3:50:00 PM", "9/22/26, 4:20:00 PM", "30m", "rita@firm.example", "Presenter"),
    )

    take(tmp_path, "attendance.csv", report(rita, activities=joins))

    assert touches(tmp_path)["email:rita@firm.example"]["seconds"] == 80 * 60


def test_a_guest_without_address_or_account_is_refused_however_named(tmp_path: Path) -> None:
    dial_in = there('" 15550100123 (Unverified)"', "3:00:00 PM", "4:00:00 PM", "1h")
    twins = there("Dana Twin (Unverified)", "3:00:00 PM", "4:00:00 PM", "1h")

    take(tmp_path, "attendance.csv", report(ADA, dial_in, twins, twins))

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["nobody"] * 3
    assert set(touches(tmp_path)) == {"email:ada@firm.example"}


def test_someone_listed_without_any_time_did_not_attend(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(ADA, there("Quinn, Avery", "", "", "", "avery@firm.example")))

    assert set(touches(tmp_path)) == {"email:ada@firm.example"}
    assert len(facts(workspace_in(tmp_path), PERSON_RECORDS)) == 2


def test_who_has_only_a_departure_arrived_the_told_time_before(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(there("Noor", "", "6:00:00 PM", "30m", "noor@firm.example")[:5]))

    noor = touches(tmp_path)["email:noor@firm.example"]
    assert (noor["happened_at"], noor["seconds"]) == (datetime(2026, 9, 22, 15, 30), 1800)


def test_the_organiser_carries_the_meeting_and_is_no_guest(tmp_path: Path) -> None:
    host = there("Olga Ours", "2:00:00 PM", "6:00:00 PM", "4h", "olga@ours.example", role="Organizer")

    outcome = take(tmp_path, "attendance.csv", report(host, ADA))

    assert set(touches(tmp_path)) == {"email:ada@firm.example"}
    assert touches(tmp_path)["email:ada@firm.example"]["carrier"] == "Olga Ours"
    assert outcome.entry.sections[0]["left_out"] == {"organiser": 1}


def test_a_title_over_two_lines_is_one_title(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(ADA))

    assert touches(tmp_path)["email:ada@firm.example"]["campaign"] == "Boats of the north"


def test_marks_and_company_tags_are_no_part_of_a_name(tmp_path: Path) -> None:
    tagged = there("[Firm] Zoë O'Connor-Müller (Unverified)", "3:00:00 PM", "4:00:00 PM", "1h", "zoe@firm.example")

    take(tmp_path, "attendance.csv", report(tagged))

    (zoe,) = facts(workspace_in(tmp_path), PERSON_RECORDS)
    assert (zoe["full_name"], zoe["organisation_name"]) == ("Zoë O'Connor-Müller", "Firm")


def test_a_meeting_where_all_may_present_is_a_meeting(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report(ADA))

    assert touches(tmp_path)["email:ada@firm.example"]["technique"] == "meeting"


def test_a_meeting_where_most_may_only_listen_is_a_webinar_and_its_presenters_are_ours(tmp_path: Path) -> None:
    paul = there("Paul Panel", "2:00:00 PM", "4:00:00 PM", "2h", "paul@ours.example", role="Presenter")
    ada = (*ADA[:6], "Attendee")

    take(tmp_path, "attendance.csv", report(paul, ada))

    assert {key: row["technique"] for key, row in touches(tmp_path).items()} == {"email:ada@firm.example": "webinar"}


def test_a_meeting_that_calls_itself_a_webinar_is_one(tmp_path: Path) -> None:
    take(tmp_path, "attendance.csv", report((*ADA[:6], ""), title="Webinaire : les bateaux"))

    assert touches(tmp_path)["email:ada@firm.example"]["technique"] == "webinar"


def test_a_report_in_french_is_read_alike(tmp_path: Path) -> None:
    french = (
        "1. Résumé\r\nTitre de la réunion\tBateaux du nord\r\nHeure de début\t22/09/2026 14:00:00\r\n\r\n"
        "2. Participants\r\n"
        "Nom\tPremière participation\tDernier départ\tDurée de la réunion\tE-mail\tID du participant (UPN)\tRôle\r\n"
        "Olga Ours\t22/09/2026 14:00:00\t22/09/2026 18:00:00\t4 h\tolga@ours.example\t\tOrganisateur\r\n"
        "Retard, Ada (Externe)\t22/09/2026 15:00:00\t22/09/2026 16:05:00\t1 h 5 min\tada@firm.example\t\tPrésentateur\r\n"
    )

    take(tmp_path, "presence.csv", b"\xff\xfe" + french.encode("utf-16-le"))

    (ada,) = touches(tmp_path).values()
    assert (ada["campaign"], ada["seconds"], ada["carrier"]) == ("Bateaux du nord", 65 * 60, "Olga Ours")
    assert ada["happened_at"] == datetime(2026, 9, 22, 13, 0)
    assert [row["full_name"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["Ada Retard"]


def test_the_report_of_older_years_with_one_row_a_join_is_read_too(tmp_path: Path) -> None:
    old = (
        "Meeting Summary\r\nTotal Number of Participants\t1\r\nMeeting Title\tBoats\r\n"
        "Meeting Start Time\t9/22/2021, 2:00:00 PM\r\n\r\n"
        "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\r\n"
        "Ada Late\t9/22/2021, 3:00:00 PM\t9/22/2021, 3:30:00 PM\t30m\tada@firm.example\tPresenter\tada@firm.example\r\n"
        "Ada Late\t9/22/2021, 3:40:00 PM\t9/22/2021, 3:50:00 PM\t10m\tada@firm.example\tPresenter\tada@firm.example\r\n"
    )

    take(tmp_path, "meetingAttendanceReport.csv", b"\xff\xfe" + old.encode("utf-16-le"))

    assert {key: row["seconds"] for key, row in touches(tmp_path).items()} == {"email:ada@firm.example": 40 * 60}


def test_the_sample_is_recognised(tmp_path: Path) -> None:
    outcome = take_file(tmp_path, sample("exports", "teams-attendance", "attendance_utf16le.csv"))

    assert outcome.entry.format == "teams.attendance"
    found = {str(key).split(":")[1].split("@")[0]: row["seconds"] for key, row in touches(tmp_path).items()}
    assert found == {
        "jane.doe": 10800, "taro.yamada": 9005, "zoe.oconnor-mueller": 2700,
        "lee.wong": 9000, "rita.rejoin": 5400, "noor.late": 1800,
    }  # fmt: skip
    assert len(facts(workspace_in(tmp_path), REJECTED_ROWS)) == 4
