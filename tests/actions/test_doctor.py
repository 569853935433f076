"""The doctor names every harm that is done to a workspace, and does none."""

from __future__ import annotations

import shutil

import pytest

from cordee.actions import doctor as checks
from cordee.actions.doctor import doctor
from cordee.actions.run import run
from cordee.core.vocabulary.results import TECHNIQUES
from cordee.engine.workspace import Workspace
from tests.taking_in import NOW, take, workspace_in

LEADS = "mql_id,first_contact_date,landing_page_id,origin\n" + f"{1:032x},2018-02-01,{1:032x},social\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    take(folder, "olist_marketing_qualified_leads_dataset.csv", LEADS)
    made = workspace_in(folder)
    with made.writing():
        run(made, as_of=None, now=NOW, progress=lambda stage, share: None)
    return made


@pytest.fixture
def workspace(model, tmp_path):
    return Workspace(shutil.copytree(model.folder, tmp_path / "workspace", symlinks=True))


def wrong(workspace):
    return {one.check for one in doctor(workspace) if one.state == "wrong"}


def noticed(workspace):
    return {one.check for one in doctor(workspace) if one.state == "notice"}


def first_fact(workspace):
    return next((workspace.folder / "facts").rglob("*.parquet"))


def test_a_sound_workspace_is_called_sound(workspace):
    found = doctor(workspace)

    assert not [one for one in found if one.state == "wrong"]
    assert {one.check for one in found} >= {"python", "packages", "format", "facts", "originals", "results", "lock"}


def test_every_finding_speaks_both_languages(workspace):
    first_fact(workspace).unlink()
    for one in doctor(workspace):
        english, french = one.sentences("en"), one.sentences("fr")
        assert all(english[:1] + french[:1])
        assert [bool(english[1]), bool(french[1])] == [one.state != "fine"] * 2


def test_a_file_of_facts_that_lacks_is_found(workspace):
    first_fact(workspace).unlink()

    assert wrong(workspace) == {"facts"}


def test_a_damaged_file_of_facts_is_found(workspace):
    first_fact(workspace).write_bytes(b"PAR1")

    assert wrong(workspace) == {"facts"}


def test_a_changed_original_is_found(workspace):
    next((workspace.folder / "originals").iterdir()).write_bytes(b"x")

    assert wrong(workspace) == {"originals"}


def test_a_table_of_results_that_lacks_is_found(workspace):
    (workspace.current() / f"{TECHNIQUES.name}.parquet").unlink()

    assert wrong(workspace) == {"results"}


def test_a_broken_manifest_does_not_stop_the_other_checks(workspace):
    workspace.manifest_path.write_text("{", "utf-8")

    assert {"facts", "originals"} <= wrong(workspace)
    assert "python" not in wrong(workspace)


def test_damaged_records_are_found(workspace):
    (workspace.folder / "records.sqlite3").write_bytes(b"not a database" * 100)

    assert wrong(workspace) == {"records"}


def test_a_writer_leftovers_and_an_open_secret_are_noticed(workspace):
    (workspace.folder / "facts" / "orphan.parquet").write_bytes(b"")
    (workspace.folder / ".secret").chmod(0o644)
    assert {"leftovers", "folders"} <= noticed(workspace)

    with workspace.writing():
        assert "lock" in noticed(workspace)


def test_a_package_of_another_version_is_named(workspace, monkeypatch):
    monkeypatch.setattr(checks, "PINNED", {"duckdb": "0.0.1"})

    assert wrong(workspace) == {"packages"}


def test_the_doctor_changes_nothing(workspace):
    (workspace.folder / "facts" / "orphan.parquet").write_bytes(b"")
    before = {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*") if path.name != ".lock"}

    doctor(workspace)

    after = {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*") if path.name != ".lock"}
    assert after == before


@pytest.mark.parametrize(("hour", "sound"), [("02:30", True), ("2:30", True), ("tonight", False), ("25:00", False)])
def test_an_hour_of_the_night_that_is_none_is_named(workspace, hour, sound):
    toml = workspace.folder / "cordee.toml"
    toml.write_text(toml.read_text() + f'nightly = "{hour}"\n')

    assert ("format" not in wrong(Workspace(workspace.folder))) == sound
