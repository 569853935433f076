"""Taking small files in, for tests of formats: a workspace, one file, the facts that became of it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cordee.actions.take_in import How, Outcome, take_in
from cordee.core.intake.recognise import recognise
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.contracts import Contract
from cordee.engine.files import hash_file, open_source
from cordee.engine.workspace import Workspace

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
EXPORTED = date(2026, 10, 31)
SHARED = Path(os.environ.get("CORDEE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")


def workspace_in(tmp_path: Path, zone: str = "Europe/Paris") -> Workspace:
    """Open the test's workspace, or make it."""
    folder = tmp_path / "workspace"
    return Workspace(folder) if (folder / "cordee.toml").exists() else Workspace.create(folder, zone=zone)


def take(tmp_path: Path, name: str, content: str | bytes, how: How | None = None, *, now: datetime = NOW) -> Outcome:
    """Write a file and take it in, as exported the day before ``now``."""
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return take_file(tmp_path, path, how, now=now)


def take_file(tmp_path: Path, path: Path, how: How | None = None, *, now: datetime = NOW) -> Outcome:
    """Take a file in that stands somewhere."""
    workspace = workspace_in(tmp_path)
    with workspace.writing():
        return take_in(workspace, path, how or How(exported_on=EXPORTED), now=now)


def facts(workspace: Workspace, contract: Contract) -> list[dict[str, Any]]:
    """Read the live rows of a facts table, by source key and record."""
    rows = [row for path in workspace.fact_files(contract) for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted(rows, key=lambda row: (row["source_key"], row["record"]))


def state(workspace: Workspace) -> dict[str, str]:
    """Give every file of a workspace with its bytes' hash, and every folder: what must not change where nothing may."""
    return {
        str(path.relative_to(workspace.folder)): hash_file(path) if path.is_file() else "folder"
        for path in sorted(workspace.folder.rglob("*"))
        if path.name != ".lock"
    }


def sample(*parts: str) -> Path:
    """Give a file of the shared samples; skip the test where they are not on this machine."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip("the shared samples are not here: set CORDEE_SHARED_DATA to their folder")
    return path


def read_as(path: Path, scratch: Path) -> tuple[str, str, str] | None:
    """Say as what a file is recognised: format, vendor, table; None where no vendor's format fits."""
    source = open_source(path, scratch)
    found = [one for sheet in source.sheets for one in recognise(sheet.rows, source.lines, FORMATS) if not one.format.weak]
    return (found[0].format.id, found[0].format.vendor, found[0].section.table) if found else None
