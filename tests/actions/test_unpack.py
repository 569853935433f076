"""An archive of files: what is read of it is taken in by itself, and the rest leaves no trace."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cordee.core.vocabulary.problems import DiskFull
from cordee.engine.files import Source
from cordee.engine.workspace import Workspace
from cordee.wiring import Company
from tests.actions.test_take_in import MESSAGES, everything_in
from tests.taking_in import workspace_in

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Roux,https://www.linkedin.com/in/ana-roux,,Fonderie,Buyer,12 May 2026\n"
)
ADDRESS_BOOK = "First name,Last name,Email\nBea,Friend,bea.friend@home.example\n"
PEOPLE = "email,first name\nana@fonderie.example,Ana\n"


def dropped(workspace: Workspace, name: str, files: dict[str, str]) -> Path:
    place = workspace.folder / "inbox" / name
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
    return place


def test_of_a_members_archive_only_what_is_linkedins_is_read_and_nothing_else_stays(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    files = {
        "Connections.csv": CONNECTIONS,
        "messages.csv": MESSAGES,
        "Contacts.csv": ADDRESS_BOOK,
        "Ads/Targeting.csv": "a,b\n1,2\n",
    }
    archive = dropped(workspace, "Export_2026-06-01.zip", files)

    taken = Company(workspace).take_in(workspace.folder / "inbox")

    assert [one.path.name for one in taken] == ["Connections (Export_2026-06-01).csv", "messages (Export_2026-06-01).csv"]
    entries = [one.outcome.entry for one in taken if one.outcome]
    assert [entry.sections[0].get("left_out") for entry in entries] == [{"packed": 2}, None]
    assert {entry.known_at for entry in entries} == {"2026-06-01"}, "the day stands in the archive's name"
    assert not archive.exists()
    assert b"home.example" not in everything_in(workspace)


def test_an_address_book_beside_connections_alone_is_no_list_of_the_companys_people(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped(workspace, "basic.zip", {"Contacts.csv": ADDRESS_BOOK, "Connections.csv": CONNECTIONS})

    [taken] = Company(workspace).take_in(workspace.folder / "inbox")

    assert taken.path.name == "Connections (basic).csv"
    assert b"home.example" not in everything_in(workspace)


def test_an_archive_from_elsewhere_stays_where_it_is_and_any_table_in_it_is_read(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    archive = dropped(
        workspace, "exports.zip", {"people.csv": PEOPLE, "again/people.csv": PEOPLE.replace("Ana", "Bo").replace("ana", "bo")}
    )
    elsewhere = archive.rename(tmp_path / "exports.zip")

    first, second = Company(workspace).take_in(elsewhere)
    again = Company(workspace).take_in(elsewhere)

    assert elsewhere.exists()
    assert first.outcome is not None
    assert second.outcome is not None
    assert first.outcome.entry.rows == second.outcome.entry.rows == 1
    assert all(one.outcome is not None and one.outcome.already for one in again)
    assert len(workspace.manifest().imports) == 2


def test_an_archive_of_which_nothing_is_read_is_refused_whole(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped(workspace, "odd.zip", {"one.csv": "x,y\n1,2\n", "two.csv": "z\n3\n"})

    [taken] = Company(workspace).take_in(workspace.folder / "inbox")

    assert taken.problem is not None
    assert taken.problem.code == "INTAKE-12"
    assert (workspace.folder / "refused" / "odd.zip").exists()


def test_where_one_file_is_refused_it_is_kept_with_the_reason_and_the_others_are_in(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped(workspace, "both.zip", {"people.csv": PEOPLE, "empty.csv": "email,first name\n"})

    good, bad = Company(workspace).take_in(workspace.folder / "inbox")

    assert good.outcome is not None
    assert bad.problem is not None
    assert sorted(one.name for one in (workspace.folder / "refused").iterdir()) == [
        "empty (both).csv",
        "empty (both).csv.reason.txt",
    ]
    assert not list((workspace.folder / "inbox").iterdir())


def test_a_table_that_nothing_reads_is_refused_as_if_it_had_been_dropped_alone(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped(workspace, "both.zip", {"people.csv": PEOPLE, "odd.csv": "x,y\n1,2\n"})

    good, odd = Company(workspace).take_in(workspace.folder / "inbox")

    assert good.outcome is not None
    assert odd.problem is not None
    assert (workspace.folder / "refused" / "odd (both).csv").read_text("utf-8") == "x,y\n1,2\n"


def test_where_the_disk_is_full_an_archive_stays_in_the_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    workspace = workspace_in(tmp_path)
    archive = dropped(workspace, "both.zip", {"people.csv": PEOPLE})

    def full(path: Path, scratch: Path) -> Source:
        raise DiskFull(folder=scratch, free=0, needed=1)

    monkeypatch.setattr("cordee.actions.unpack.open_source", full)
    [taken] = Company(workspace).take_in(workspace.folder / "inbox")

    assert isinstance(taken.problem, DiskFull)
    assert archive.exists()


def test_who_is_erased_stands_in_no_archive_that_was_refused(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped(workspace, "odd.zip", {"one.csv": "x,y\nana@fonderie.example,2\n"})
    dropped(workspace, "other.zip", {"one.csv": "x,y\n1,2\n"})
    company = Company(workspace)
    company.take_in(workspace.folder / "inbox")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    [taken] = company.take_in(tmp_path / "people.csv")
    assert taken.outcome is not None
    company.run()

    company.erase(company.known_as("ana@fonderie.example"))

    assert [one.name for one in (workspace.folder / "refused").glob("*.zip")] == ["other.zip"]
