"""Taking a file in: what stays of the file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cordee.engine.manifest import Manifest, write_manifest
from cordee.engine.workspace import Workspace
from cordee.wiring import Company
from tests.taking_in import take, workspace_in

MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
    "c1,,Ana Roux,https://www.linkedin.com/in/ana-roux,Us,2026-05-15 10:30:00,,A secret word\n"
    "c1,,Us,,Ana Roux,2026-05-15 14:00:00,,Another one\n"
)


def everything_in(workspace: Workspace) -> bytes:
    return b"".join(path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file())


def test_a_file_of_letters_leaves_no_letter_in_the_workspace(tmp_path: Path):
    outcome = take(tmp_path, "messages.csv", MESSAGES)

    assert outcome.entry.original == ""
    assert b"secret" not in everything_in(workspace_in(tmp_path))


def test_a_file_of_letters_leaves_the_inbox_once_it_is_taken_in(tmp_path: Path):
    workspace = workspace_in(tmp_path)
    dropped = workspace.folder / "inbox" / "messages.csv"
    dropped.write_text(MESSAGES, "utf-8")

    [taken] = Company(workspace).take_in(workspace.folder / "inbox")

    assert taken.outcome is not None
    assert not dropped.exists()
    assert [finding.state for finding in Company(workspace).doctor() if finding.check == "originals"] == ["fine"]


def test_any_other_file_is_kept_as_it_was(tmp_path: Path):
    outcome = take(tmp_path, "people.csv", "email,first name\nana@fonderie.example,Ana\n")

    kept = workspace_in(tmp_path).folder / "originals" / outcome.entry.original
    assert kept.read_text("utf-8") == "email,first name\nana@fonderie.example,Ana\n"


def test_an_import_that_is_live_keeps_its_facts_when_the_last_sync_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    workspace = workspace_in(tmp_path)
    (tmp_path / "people.csv").write_text("email,first name\nana@fonderie.example,Ana\n", "utf-8")

    def written_but_not_synced(path: Path, manifest: Manifest) -> None:
        write_manifest(path, manifest)
        raise OSError("the folder could not be synced")

    monkeypatch.setattr("cordee.engine.workspace.write_manifest", written_but_not_synced)
    with pytest.raises(OSError, match="synced"):
        Company(workspace).take_in(tmp_path / "people.csv")

    [entry] = workspace.manifest().imports
    assert all((workspace.folder / "facts" / file.path).is_file() for file in entry.files)
    assert (workspace.folder / "originals" / entry.original).is_file()
