"""Keeping a company's data safe: one archive of what cannot be computed again, and its way back.

A backup holds what the manifest says is live, the originals, the results that stand, the settings, the secret and the
records. It leaves out what waits in the inbox, earlier runs, and the report, which the next run writes again.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import stat
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import BadBackup, FolderInUse, NewerWorkspace, SecondWriter
from cordee.engine.atomic import disk_problems, need_room, point_to, sync_file, sync_folder
from cordee.engine.ledger import LEDGER, remember_place
from cordee.engine.manifest import read_manifest
from cordee.engine.withdrawn import WITHDRAWN, leave_beside
from cordee.engine.workspace import FOLDERS, LINK_KEY, WORKSPACE_FORMAT, Workspace

Progress = Callable[[str, float], None]
BACKUP_FORMAT = 1
INDEX = "backup.json"
RECORDS = "records.sqlite3"
PLAIN = ("cordee.toml", "settings.json", ".secret", LINK_KEY, LEDGER, WITHDRAWN, RECORDS)
INSIDE = ("facts", "originals", "refused", "results")
PIECE = 1 << 20
WAIT = 120.0
PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive that was written: where, how many files it holds, how large it is."""

    path: Path
    files: int
    bytes: int


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def backup(workspace: Workspace, target: Path, *, now: datetime, progress: Progress = _silent, wait: float = WAIT) -> Backup:
    """Write one archive (``.tar.gz``) from which the workspace comes back whole.

    Others go on reading, and writing too but for the moment in which the files are listed.

    Parameters
    ----------
    workspace
        The company's folder.
    target
        The archive, or a folder in which it is named by its date. It appears whole or not at all.
    now
        The moment of the backup (UTC).
    progress
        Called with the stage's name and the share done.
    wait
        Seconds to wait for another writer to end.
    """
    if target.is_dir():
        target = target / f"cordee-{now:%Y%m%dT%H%M%S}.tar.gz"
    with _scratch(workspace) as scratch:
        with _turn(workspace, wait):
            files = _hold_still(workspace, scratch)
        records = workspace.folder / RECORDS
        if records.exists():
            _copy_database(records, scratch / RECORDS)
            files[RECORDS] = scratch / RECORDS
        with disk_problems(target.parent):
            size = _write_archive(target, files, now, progress)
            remember_place(workspace.folder, workspace.secret, target.resolve().parent)
            leave_beside(workspace.folder, workspace.secret, target.resolve().parent)
    return Backup(target, len(files), size)


def _as_it_is(folder: Path) -> None:
    """Change nothing in a folder that came back."""


def restore(archive: Path, folder: Path, *, before: Callable[[Path], object] = _as_it_is) -> Path:
    """Bring a backup back into a new or empty folder, after checking every file against its hash.

    ``before`` is called with the whole workspace while it still stands under another name: whoever was erased after the
    backup is erased there, so that at no moment they are back.

    Raises
    ------
    FolderInUse
        The folder holds something; nothing is ever written over.
    BadBackup
        The archive is cut off, was changed, or would write outside the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        shown = sorted(one.name for one in folder.iterdir())[:5] if folder.is_dir() else [folder.name]
        raise FolderInUse(folder=folder, found=", ".join(shown))
    if not archive.is_file():
        raise BadBackup(archive=archive, detail=faults.NO_FILE)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".restore-"))
    try:
        with disk_problems(folder.parent):
            index = _unpack(archive, building)
        _check(archive, building, index)
        _furnish(building, index)
        before(building)
        if folder.exists():
            folder.rmdir()
        os.rename(building, folder)
        sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return folder


# backing up


@contextmanager
def _scratch(workspace: Workspace) -> Iterator[Path]:
    """Give a folder on the workspace's disk that another writer's sweep leaves alone."""
    folder = Path(tempfile.mkdtemp(dir=workspace.folder / "journal", prefix="backup-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _turn(workspace: Workspace, wait: float) -> Iterator[None]:
    """Hold the writer's lock, after waiting for whoever holds it."""
    until = time.monotonic() + wait
    while True:
        try:
            holding = workspace.writing()
            holding.__enter__()
            break
        except SecondWriter:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)
    try:
        yield
    finally:
        holding.__exit__(None, None, None)


def _hold_still(workspace: Workspace, scratch: Path) -> dict[str, Path]:
    """Link every file to keep into the scratch folder, so that an undo or a new run cannot take it away."""
    held: dict[str, Path] = {}
    for name, path in _listed(workspace).items():
        place = scratch / "held" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            if name in PLAIN:
                raise OSError("edited in place: a link would follow the edit")
            os.link(path, place)
        except OSError:
            shutil.copy2(path, place)
        held[name] = place
    return held


def _listed(workspace: Workspace) -> dict[str, Path]:
    folder = workspace.folder
    found = {name: folder / name for name in PLAIN if name != RECORDS and (folder / name).is_file()}
    if workspace.manifest_path.exists():
        found["facts/manifest.json"] = workspace.manifest_path
    for one in workspace.manifest().imports:
        found |= {f"facts/{each.path}": folder / "facts" / each.path for each in one.files}
    for top in ("originals", "refused"):
        found |= {f"{top}/{path.name}": path for path in sorted((folder / top).glob("[!.]*")) if path.is_file()}
    if (folder / "results" / "current").exists():
        current = workspace.current()
        found |= {f"results/{current.name}/{path.name}": path for path in sorted(current.iterdir()) if path.is_file()}
    return found


def _copy_database(source: Path, target: Path) -> None:
    """Copy the records as they stand at one moment, while the server writes on."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _write_archive(target: Path, files: dict[str, Path], now: datetime, progress: Progress) -> int:
    whole = sum(path.stat().st_size for path in files.values()) or 1
    need_room(target.parent, whole)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    done = 0
    index: dict[str, Any] = {"format": BACKUP_FORMAT, "workspace": WORKSPACE_FORMAT, "made_at": now.isoformat(), "files": {}}
    try:
        with os.fdopen(handle, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1, filename="") as packed:
            with tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tape:
                for name, path in sorted(files.items()):
                    with path.open("rb") as stream:
                        hashing = _Hashing(stream)
                        size = os.fstat(stream.fileno()).st_size
                        tape.addfile(_member(name, size, now), hashing)
                    index["files"][name] = {"bytes": size, "sha256": hashing.digest.hexdigest()}
                    done += size
                    progress("backup", done / whole)
                content = json.dumps(index, indent=1, sort_keys=True).encode("utf-8")
                tape.addfile(_member(INDEX, len(content), now), io.BytesIO(content))
        sync_file(Path(temporary))
        size = Path(temporary).stat().st_size
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return size


def _member(name: str, size: int, now: datetime) -> tarfile.TarInfo:
    one = tarfile.TarInfo(name)
    one.size, one.mtime, one.mode = size, int(now.timestamp()), 0o600
    return one


class _Hashing:
    """A stream that hashes what is read from it."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on, and hash what was read."""
        piece: bytes = self.stream.read(size)
        self.digest.update(piece)
        return piece


# restoring


def _unpack(archive: Path, building: Path) -> dict[str, Any]:
    """Write the archive's files below a folder; give its index with the hashes of what was written."""
    index: dict[str, Any] | None = None
    written: dict[str, str] = {}
    try:
        with tarfile.open(archive, "r|*") as tape:
            for member in tape:
                stream = tape.extractfile(member) if member.isreg() else None
                if stream is None or not _may_be(member.name):
                    raise BadBackup(archive=archive, detail=faults.told(faults.WRITES, path=repr(member.name)))
                if member.name == INDEX:
                    index = json.loads(stream.read())
                    continue
                if member.name in written:
                    raise BadBackup(archive=archive, detail=faults.told(faults.TWICE, path=member.name))
                need_room(building, member.size)
                written[member.name] = _write_out(stream, building / member.name)
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, ValueError) as error:
        raise BadBackup(archive=archive, detail=str(error) or faults.CUT_OFF) from error
    if not isinstance(index, dict) or not isinstance(index.get("files"), dict):
        raise BadBackup(archive=archive, detail=faults.NO_INDEX)
    index["written"] = written
    return index


def _may_be(name: str) -> bool:
    """Say whether a member's name is one that a backup writes."""
    parts = PurePosixPath(name).parts
    if name in (*PLAIN, INDEX):
        return True
    safe = "\\" not in name and "\0" not in name and "//" not in name and not name.startswith("/") and ".." not in parts
    return safe and len(parts) > 1 and parts[0] in INSIDE and parts[:2] != ("results", "current")


def _write_out(stream: Any, place: Path) -> str:
    place.parent.mkdir(parents=True, exist_ok=True)
    hashing = _Hashing(stream)
    with place.open("xb") as target:
        while piece := hashing.read(PIECE):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return hashing.digest.hexdigest()


def _check(archive: Path, building: Path, index: dict[str, Any]) -> None:
    """Refuse a backup of which a file lacks, differs, or is too many; and one of a newer Cordée."""
    if int(index.get("format", 0)) > BACKUP_FORMAT or int(index.get("workspace", 0)) > WORKSPACE_FORMAT:
        raise NewerWorkspace(folder=archive, found=index.get("workspace"), known=WORKSPACE_FORMAT)
    said = {name: one["sha256"] for name, one in index["files"].items()}
    written = index["written"]
    if different := sorted(name for name in said.keys() | written.keys() if said.get(name) != written.get(name)):
        detail = faults.told(faults.DIFFERENT, n=len(different), paths=", ".join(different[:3]))
        raise BadBackup(archive=archive, detail=detail)
    if "cordee.toml" not in written:
        raise BadBackup(archive=archive, detail=faults.NO_SETTINGS)
    try:
        manifest = read_manifest(building / "facts" / "manifest.json")
        for one in (each for each_import in manifest.imports for each in each_import.files):
            there = f"facts/{one.path}" in written
            if not there or pq.read_metadata(building / "facts" / one.path).num_rows != one.rows:
                raise BadBackup(archive=archive, detail=faults.told(faults.ROWS_LACK, path=one.path, rows=one.rows))
    except (OSError, pa.ArrowException) as error:
        raise BadBackup(archive=archive, detail=str(error)) from error


def _furnish(building: Path, index: dict[str, Any]) -> None:
    """Make what the archive does not carry: empty folders, the link to the results, the secrets' protection."""
    for name in FOLDERS:
        (building / name).mkdir(exist_ok=True)
    for secret in (building / ".secret", building / LINK_KEY):
        if secret.exists():
            secret.chmod(stat.S_IRUSR | stat.S_IWUSR)
    runs = sorted({PurePosixPath(name).parts[1] for name in index["files"] if name.startswith("results/")})
    if runs:
        point_to(building / "results" / "current", runs[-1])
    building.chmod(0o755)


__all__ = ["Backup", "backup", "restore"]
