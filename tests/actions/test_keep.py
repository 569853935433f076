"""Backup and restore: what comes back is what was there, and nothing else is ever touched."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import sqlite3
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest

from cordee.actions.keep import backup, restore
from cordee.actions.run import run
from cordee.core.vocabulary.problems import BadBackup, FolderInUse, SecondWriter
from cordee.engine.workspace import Workspace
from tests.taking_in import NOW, take, workspace_in

LEADS = "mql_id,first_contact_date,landing_page_id,origin\n" + "".join(
    f"{number:032x},2018-02-{1 + number % 27:02d},{number:032x},paid_search\n" for number in range(40)
)
LATER = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    take(folder, "olist_marketing_qualified_leads_dataset.csv", LEADS)
    made = workspace_in(folder)
    with made.writing():
        run(made, as_of=None, now=NOW, progress=lambda stage, share: None)
    with closing(sqlite3.connect(made.folder / "records.sqlite3")) as records:
        records.execute("CREATE TABLE users (name TEXT)")
        records.execute("INSERT INTO users VALUES ('Nadia')")
        records.commit()
    return made


@pytest.fixture
def workspace(model, tmp_path):
    return Workspace(shutil.copytree(model.folder, tmp_path / "workspace", symlinks=True))


def contents(folder):
    left_out = ("inbox", "journal", "report")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in (*left_out, ".lock", "records.sqlite3")
    }


def archive_of(folder, members):
    path = folder / "made-by-hand.tar.gz"
    with tarfile.open(path, "w:gz") as tape:
        for name, content in members:
            one = tarfile.TarInfo(name)
            one.size = len(content)
            tape.addfile(one, io.BytesIO(content))
    return path


def test_what_is_restored_is_what_was_backed_up_byte_for_byte(workspace, tmp_path):
    kept = backup(workspace, tmp_path / "kept.tar.gz", now=LATER)

    restored = Workspace(restore(kept.path, tmp_path / "back"))

    assert contents(restored.folder) == contents(workspace.folder)
    assert restored.current().name == workspace.current().name
    assert restored.secret == workspace.secret
    assert (restored.folder / ".secret").stat().st_mode & 0o777 == 0o600


def test_a_restored_workspace_takes_in_and_runs_on(workspace, tmp_path):
    restored = Workspace(restore(backup(workspace, tmp_path / "kept.tar.gz", now=LATER).path, tmp_path / "back"))

    with restored.writing():
        again = run(restored, as_of=None, now=LATER, progress=lambda stage, share: None, again=True)

    assert again.rows == json.loads((workspace.current() / "run.json").read_bytes())["rows"]


def test_records_are_backed_up_while_the_server_writes_them(workspace, tmp_path):
    with closing(sqlite3.connect(workspace.folder / "records.sqlite3")) as server:
        server.execute("PRAGMA journal_mode=WAL")
        server.execute("INSERT INTO users VALUES ('Paul')")
        server.commit()
        server.execute("INSERT INTO users VALUES ('not yet')")
        kept = backup(workspace, tmp_path / "kept.tar.gz", now=LATER)
        server.rollback()

    with closing(sqlite3.connect(restore(kept.path, tmp_path / "back") / "records.sqlite3")) as records:
        assert records.execute("SELECT name FROM users").fetchall() == [("Nadia",), ("Paul",)]


def test_a_backup_waits_for_a_writer_and_says_who_if_it_does_not_end(workspace, tmp_path):
    with workspace.writing(), pytest.raises(SecondWriter):
        backup(workspace, tmp_path / "kept.tar.gz", now=LATER, wait=0.0)
    assert not list(tmp_path.glob("*kept*"))

    free, held = threading.Event(), threading.Event()

    def write():
        with workspace.writing():
            held.set()
            free.wait()

    writer = threading.Thread(target=write)
    writer.start()
    held.wait()
    threading.Timer(0.3, free.set).start()

    assert backup(workspace, tmp_path / "kept.tar.gz", now=LATER, wait=60.0).files > 5
    writer.join()


def test_a_backup_leaves_nothing_in_the_workspace(workspace, tmp_path):
    before = contents(workspace.folder)

    backup(workspace, tmp_path, now=LATER)

    assert (tmp_path / "cordee-20261102T000000.tar.gz").exists()
    assert contents(workspace.folder) == before
    assert not list((workspace.folder / "journal").glob("backup-*"))


def test_nothing_is_restored_over_something(workspace, tmp_path):
    kept = backup(workspace, tmp_path / "kept.tar.gz", now=LATER)
    before = contents(workspace.folder)

    with pytest.raises(FolderInUse):
        restore(kept.path, workspace.folder)

    assert contents(workspace.folder) == before


@pytest.mark.parametrize(
    "name", ["../outside", "facts/../../outside", "/outside", "facts//x", "inbox/x", "x", "results/current/x", "facts\\..\\x"]
)
def test_an_archive_that_reaches_outside_is_refused(tmp_path, name):
    path = archive_of(tmp_path, [(name, b"x")])
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(BadBackup):
        restore(path, tmp_path / "back")

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_an_archive_of_links_and_devices_is_refused(tmp_path, kind):
    path = tmp_path / "links.tar.gz"
    with tarfile.open(path, "w:gz") as tape:
        one = tarfile.TarInfo("originals/x")
        one.type, one.linkname = kind, "/etc/passwd"
        tape.addfile(one)

    with pytest.raises(BadBackup):
        restore(path, tmp_path / "back")

    assert not (tmp_path / "back").exists()


def test_an_archive_with_a_changed_a_missing_or_a_doubled_file_is_refused(workspace, tmp_path):
    kept = backup(workspace, tmp_path / "kept.tar.gz", now=LATER)
    with tarfile.open(kept.path) as tape:
        members = [(one.name, tape.extractfile(one).read()) for one in tape]
    fact = next(place for place, (name, _) in enumerate(members) if name.endswith(".parquet"))
    changed = [*members[:fact], (members[fact][0], members[fact][1] + b"!"), *members[fact + 1 :]]

    for wrong in (changed, members[:fact] + members[fact + 1 :], [members[0], *members], members[:-1]):
        with pytest.raises(BadBackup):
            restore(archive_of(tmp_path, wrong), tmp_path / "back")
        assert not (tmp_path / "back").exists()


def test_a_cut_off_archive_is_refused(workspace, tmp_path):
    kept = backup(workspace, tmp_path / "kept.tar.gz", now=LATER)
    whole = kept.path.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.tar.gz").write_bytes(gzip.compress(b"no archive"))

    for name in ("cut.tar.gz", "text.tar.gz", "absent.tar.gz"):
        with pytest.raises(BadBackup):
            restore(tmp_path / name, tmp_path / "back")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".restore")]
