"""A full disk, a second writer, a newer workspace: the workspace is left exactly as it was."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import resource
import signal
from datetime import UTC, datetime

import pytest

from cordee.actions.read_file import How
from cordee.actions.take_in import take_in
from cordee.core.vocabulary.problems import DiskFull, NewerWorkspace, Problem, SecondWriter
from cordee.engine import atomic, manifest
from cordee.engine.workspace import Workspace
from tests.taking_in import state, take, workspace_in

TOUCH_HEAD = "date,channel,email,company\n"
TOUCH = TOUCH_HEAD + "2026-03-02,webinar,lea@cordage.example,Cordage SA\n"


def test_a_file_larger_than_the_free_room_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    workspace = workspace_in(tmp_path)
    before = state(workspace)
    monkeypatch.setattr(atomic, "free_bytes", lambda folder: 100)

    with pytest.raises(DiskFull) as problem:
        take(tmp_path, "touches.csv", TOUCH * 3)

    assert problem.value.code == "MACHINE-01"
    assert state(workspace) == before


@pytest.mark.parametrize("about", ["cordee.toml", "facts/manifest.json"])
def test_a_workspace_of_a_newer_version_is_left_alone(tmp_path, about):
    workspace = workspace_in(tmp_path)
    take(tmp_path, "touches.csv", TOUCH)
    path = workspace.folder / about
    path.write_text(path.read_text("utf-8").replace("format = 1", "format = 99").replace('"format": 1', '"format": 99'), "utf-8")
    before = state(workspace)

    with pytest.raises(NewerWorkspace):
        take(tmp_path, "more.csv", TOUCH.replace("lea@", "zoe@"))

    assert state(workspace) == before


# another process: a disk that is full, a writer that is first

FORK = multiprocessing.get_context("spawn")


def _take_in_with_files_bounded(folder, path, bound, tell):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound))
    workspace = Workspace(folder)
    try:
        with workspace.writing():
            take_in(workspace, path, How(), now=datetime(2026, 11, 1, tzinfo=UTC))
    except Problem as problem:
        tell.put((problem.code, str(problem)))
    except BaseException as error:
        tell.put((type(error).__name__, str(error)))
    else:
        tell.put(("done", ""))


def incompressible(number):
    return f"{hashlib.sha256(str(number).encode()).hexdigest()}@cordage.example,C{number}"


def compressible(number):
    return f"p{number}@cordage.example,Cordage {'et Filets ' * 40}"


@pytest.mark.parametrize(
    ("row", "bound"),
    [
        (incompressible, 0),
        (incompressible, 3_000),
        (incompressible, 60_000),
        (incompressible, 200_000),
        (compressible, 1_000_000),
    ],
    ids=["nothing", "a page", "while staging", "while storing", "while keeping the original"],
)
def test_a_full_disk_leaves_the_workspace_exactly_as_it_was(tmp_path, row, bound):
    workspace = workspace_in(tmp_path)
    take(tmp_path, "standing.csv", TOUCH)
    path = tmp_path / "many.csv"
    path.write_text(TOUCH_HEAD + "".join(f"2026-03-02,webinar,{row(number)}\n" for number in range(6_000)), "utf-8")
    before = state(workspace)
    tell = FORK.Queue()

    child = FORK.Process(target=_take_in_with_files_bounded, args=(workspace.folder, path, bound, tell))
    child.start()
    code, message = tell.get(timeout=120)
    child.join(30)

    assert code == "MACHINE-01", message
    assert state(workspace) == before


def test_a_disk_that_fills_up_with_the_manifest_leaves_no_trace(tmp_path, monkeypatch):
    workspace = workspace_in(tmp_path)
    take(tmp_path, "standing.csv", TOUCH)
    before = state(workspace)

    def full(path, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(manifest, "write_whole", full)

    with pytest.raises(DiskFull):
        take(tmp_path, "april.csv", TOUCH.replace("2026-03", "2026-04"))

    assert state(workspace) == before


def _hold(folder, ready, done):
    with Workspace(folder).writing():
        ready.set()
        done.wait(60)


def test_a_second_writer_is_told_who_is_first_and_changes_nothing(tmp_path):
    workspace = workspace_in(tmp_path)
    ready, done = FORK.Event(), FORK.Event()
    other = FORK.Process(target=_hold, args=(workspace.folder, ready, done))
    other.start()
    assert ready.wait(60)
    before = state(workspace)

    with pytest.raises(SecondWriter) as problem:
        take(tmp_path, "touches.csv", TOUCH)

    done.set()
    other.join(30)
    assert str(other.pid) in str(problem.value)
    assert other.pid != os.getpid()
    assert state(workspace) == before
