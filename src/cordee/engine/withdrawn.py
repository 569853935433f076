"""The ledger of withdrawals: a line for each thing that was taken back, in the workspace and beside its backups.

Lines are added and never changed, so that a withdrawal costs one write; a last line that was cut off counts as none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from cordee.engine.ledger import backup_places, beside_backups

WITHDRAWN = "withdrawals.jsonl"
Line = Mapping[str, str]


def read_lines(path: Path) -> list[dict[str, str]]:
    """Read a ledger, of a file or of a workspace's folder, each line once; an absent one is empty."""
    file = path / WITHDRAWN if path.is_dir() else path
    if not file.exists():
        return []
    found: dict[str, dict[str, str]] = {}
    for text in file.read_text("utf-8", "replace").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue  # cut off by a lost machine: the records hold it, and the next backup brings it here again
        if isinstance(line, dict) and all(isinstance(one, str) for one in line.values()):
            found.setdefault(_text(line), line)
    return list(found.values())


def add_lines(path: Path, lines: Iterable[Line]) -> None:
    """Add lines at the end, made durable before this returns."""
    content = "".join(f"{_text(one)}\n" for one in lines).encode("utf-8")
    if not content:
        return
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            content = b"\n" + content
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def add_missing(path: Path, lines: Iterable[Line]) -> int:
    """Add those lines that a ledger does not hold yet; give how many."""
    there = {_text(one) for one in read_lines(path)}
    missing = [one for one in lines if _text(one) not in there]
    add_lines(path, missing)
    return len(missing)


def tell_withdrawn(folder: Path, secret: str, lines: Iterable[Line]) -> list[Path]:
    """Add lines to the ledger of a workspace and to those beside its backups; give what could not be written."""
    told, lost = list(lines), []
    for path in (folder / WITHDRAWN, *(place / withdrawn_beside(secret) for place in backup_places(folder))):
        try:
            add_lines(path, told)
        except OSError:
            lost.append(path)
    return lost


def leave_beside(folder: Path, secret: str, place: Path) -> int:
    """Bring the ledger beside a backup up to date; give how many lines it lacked."""
    return add_missing(place / withdrawn_beside(secret), read_lines(folder))


def withdrawn_beside(secret: str) -> str:
    """Name the ledger that lies beside the backups of a workspace, apart from those of other workspaces."""
    return beside_backups(secret).replace("erasures", "withdrawals")


def _text(line: Line) -> str:
    return json.dumps(dict(line), sort_keys=True, ensure_ascii=False)
