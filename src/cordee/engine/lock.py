"""One writer a workspace: a lock that the system releases when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cordee.core.vocabulary.problems import SecondWriter


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the workspace's lock; raise ``SecondWriter`` where another process holds it."""
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "?"
            raise SecondWriter(folder=folder, process=holder) from None
        with suppress(OSError):  # on a full disk the lock holds all the same, without its holder's number
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
        yield
    finally:
        os.close(handle)
