"""Writing so that a kill leaves before or after, never between."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cordee.core.vocabulary.problems import DiskFull

MEGABYTE = 1_000_000


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make one file's bytes durable."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: write beside it, sync, rename, sync the folder."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def point_to(link: Path, target: str) -> None:
    """Make a symbolic link point elsewhere in one step."""
    temporary = link.parent / f".{link.name}.{os.getpid()}"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    os.replace(temporary, link)
    sync_folder(link.parent)


@contextmanager
def disk_problems(folder: Path, needed: int = 0) -> Iterator[None]:
    """Turn a full disk, or a limit on file size, into the problem that a user understands."""
    try:
        yield
    except Exception as error:
        if not tells_full_disk(error):
            raise
        raise DiskFull(folder=folder, free=free_bytes(folder) // MEGABYTE, needed=needed // MEGABYTE) from error


def tells_full_disk(error: Exception) -> bool:
    """Say whether an error, of the system or of DuckDB, means that nothing more can be written."""
    words = ("No space left", "File too large", "disk is full", "failed to offload")
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT) or any(one in str(error) for one in words)


def free_bytes(folder: Path) -> int:
    """Give the bytes free where a folder stands."""
    return shutil.disk_usage(folder).free


def need_room(folder: Path, needed: int) -> None:
    """Refuse early what cannot fit: ``needed`` bytes in ``folder``."""
    if free_bytes(folder) < needed:
        raise DiskFull(folder=folder, free=free_bytes(folder) // MEGABYTE, needed=needed // MEGABYTE)
