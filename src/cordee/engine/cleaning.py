"""Putting a workspace's rewritten files in place: facts and originals by the manifest, then results, report and journal.

The manifest is replaced in one step, as at an import. What comes after it is done again where a kill cut it short.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq

from cordee.engine.atomic import point_to, sync_file, sync_folder, write_whole
from cordee.engine.database import Database
from cordee.engine.erase import Marked, rewrite
from cordee.engine.files import hash_file
from cordee.engine.manifest import Manifest, write_manifest
from cordee.engine.workspace import Workspace

ROWS_FILTERED = 20_000_000  # of earlier runs; those beyond are dropped
TEXTS = (".json", ".jsonl", ".txt", ".log", "")


def place_original(workspace: Workspace, cleaned: Path, suffix: str) -> tuple[str, str, int]:
    """Put a rewritten original under its new hash; give its name, hash and size."""
    sha256 = hash_file(cleaned)
    target = workspace.folder / "originals" / f"{sha256[:16]}{suffix}"
    size = cleaned.stat().st_size
    sync_file(cleaned)
    os.replace(cleaned, target)
    sync_folder(target.parent)
    return target.name, sha256, size


def commit_rewritten(workspace: Workspace, manifest: Manifest, staged: Mapping[str, Path]) -> None:
    """Make rewritten fact files live in one step; the old ones go with the next sweep, which follows at once."""
    facts = workspace.folder / "facts"
    for place, path in staged.items():
        target = facts / place
        target.parent.mkdir(parents=True, exist_ok=True)
        sync_file(path)
        os.replace(path, target)
        sync_folder(target.parent)
    write_manifest(workspace.manifest_path, manifest)
    workspace.sweep()


def filter_runs(
    workspace: Workspace, database: Database, scratch: Path, marks: Marked, opaque: str, progress: Callable[[float], None]
) -> dict[str, int]:
    """Write every kept run that holds something of a person anew, the newest first, and drop what is too much to write.

    A run that is written anew has a new id, so that nobody goes on showing what they remember of the old one.
    """
    results = workspace.folder / "results"
    current = (results / "current").resolve().name if (results / "current").exists() else ""
    done = {"results": 0, "runs_dropped": 0}
    written, runs = 0, sorted(workspace.runs(), key=lambda one: (one == current, one), reverse=True)
    for number, run_id in enumerate(runs):
        if written > ROWS_FILTERED and run_id != current:
            shutil.rmtree(results / run_id)
            done["runs_dropped"] += 1
            continue
        rows, gone = _filter_run(workspace, database, scratch / run_id, run_id, marks, opaque, run_id == current)
        written += rows
        done["results"] += gone
        progress((number + 1) / len(runs))
    return done


def _filter_run(
    workspace: Workspace, database: Database, scratch: Path, run_id: str, marks: Marked, opaque: str, stands: bool
) -> tuple[int, int]:
    folder = workspace.folder / "results" / run_id
    scratch.mkdir(parents=True)
    changed: dict[str, Path] = {}
    written, gone = 0, 0
    for path in sorted(folder.glob("*.parquet")):
        found = rewrite(database, path.stem, path, scratch / path.name, marks, opaque, as_result=True)
        if found.path is not None:
            changed[path.name] = found.path
            written, gone = written + found.rows, gone + found.gone + found.scrubbed
    if not changed:
        return 0, 0
    new_id = _next_id(workspace, run_id)
    built = scratch / "whole"
    built.mkdir()
    for path in sorted(folder.iterdir()):
        if path.name in changed:
            os.rename(changed[path.name], built / path.name)
        elif path.name != "run.json":
            os.link(path, built / path.name)
    info = json.loads((folder / "run.json").read_bytes())
    info["run_id"] = new_id
    info["rows"] = {path.stem: int(pq.read_metadata(path).num_rows) for path in sorted(built.glob("*.parquet"))}
    write_whole(built / "run.json", json.dumps(info, indent=1, sort_keys=True).encode("utf-8"))
    for path in built.iterdir():
        sync_file(path)
    sync_folder(built)
    os.rename(built, folder.parent / new_id)
    sync_folder(folder.parent)
    if stands:
        point_to(folder.parent / "current", new_id)
    shutil.rmtree(folder)
    return written, gone


def _next_id(workspace: Workspace, run_id: str) -> str:
    stem, _, number = run_id.rpartition("-")
    following = int(number) + 1 if number.isdecimal() else 1
    while (workspace.folder / "results" / f"{stem}-{following:02d}").exists():
        following += 1
    return f"{stem}-{following:02d}"


def clean_journal(workspace: Workspace, marks: Marked, opaque: str) -> int:
    """Scrub the lines of jobs, and remove what was only passing: reports, spilled data."""
    for path in (workspace.folder / "report").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(workspace.folder / "journal" / "spill", ignore_errors=True)
    loose = (path for path in workspace.folder.glob("[!.]*") if path.suffix in (".json", ".txt") and path.is_file())
    reasons = (workspace.folder / "refused").glob("*.reason.txt")
    return sum(scrub_file(path, marks, opaque) for path in (*_texts(workspace.folder / "journal"), *reasons, *loose))


def scrub_file(path: Path, marks: Marked, opaque: str) -> int:
    """Scrub a small text in place, in one step; give 1 where it changed."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return 0
    as_json = path.suffix in (".json", ".jsonl")
    lines = [
        _scrub_json(line, marks, opaque) if as_json else marks.scrub(line, opaque) for line in text.splitlines(keepends=True)
    ]
    if (scrubbed := "".join(lines)) == text:
        return 0
    write_whole(path, scrubbed.encode("utf-8"))
    return 1


def scrub_values(value: object, marks: Marked, opaque: str) -> object:
    """Scrub every text of a JSON value."""
    match value:
        case str():
            return marks.scrub(value, opaque)
        case list():
            return [scrub_values(one, marks, opaque) for one in value]
        case dict():
            return {marks.scrub(str(name), opaque): scrub_values(one, marks, opaque) for name, one in value.items()}
    return value


def _scrub_json(line: str, marks: Marked, opaque: str) -> str:
    with suppress(ValueError):
        value = json.loads(line)
        clean = scrub_values(value, marks, opaque)
        return line if clean == value else json.dumps(clean, ensure_ascii=False) + line[len(line.rstrip("\r\n")) :]
    return marks.scrub(line, opaque)


def _texts(folder: Path) -> Iterator[Path]:
    passing = ("scratch-", "backup-", "erasing-")
    for path in sorted(folder.rglob("*")):
        top = path.relative_to(folder).parts[0]
        if path.is_file() and path.suffix in TEXTS and not top.startswith(passing):
            yield path
