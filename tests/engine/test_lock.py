"""The lock: one writer a workspace, freed when its holder ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cordee.core.vocabulary.problems import SecondWriter
from cordee.engine.lock import writing

HOLDER = """
import sys
from pathlib import Path
from cordee.engine.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_writer(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process that holds the lock until its input ends."""
    source = str(Path(__file__).parents[2] / "src")
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        env=os.environ | {"PYTHONPATH": source},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        assert child.stdout.readline().strip() == b"held"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


def test_a_second_process_is_refused_and_told_who_writes(tmp_path: Path):
    with another_writer(tmp_path) as child:
        with pytest.raises(SecondWriter) as refused:
            with writing(tmp_path):
                raise AssertionError("two writers")

        assert refused.value.facts["process"] == str(child.pid)


def test_a_killed_writer_holds_nothing(tmp_path: Path):
    with another_writer(tmp_path) as child:
        child.send_signal(signal.SIGKILL)
        child.wait()

        with writing(tmp_path):
            holder = (tmp_path / ".lock").read_text("ascii")

    assert holder == str(os.getpid())


def test_the_lock_is_free_again_after_the_work_even_when_it_failed(tmp_path: Path):
    with pytest.raises(RuntimeError, match="half-way"):
        with writing(tmp_path):
            raise RuntimeError("half-way")

    with writing(tmp_path):
        pass


def test_the_same_process_cannot_write_twice_at_once(tmp_path: Path):
    with writing(tmp_path):
        with pytest.raises(SecondWriter):
            with writing(tmp_path):
                pass


def test_two_workspaces_have_two_locks(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    with writing(tmp_path / "a"), writing(tmp_path / "b"):
        pass
