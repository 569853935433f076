"""Keep people who were erased out of a new import: their rows go before anything is stored, counted and never quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.actions.erase import COMPANIES, GIVEN_UP, NO_FACTS, erase_files, note_erasing, rows_that_stay
from cordee.actions.known_as import Known, keys_in, known_as
from cordee.core.intake.registry import format_named
from cordee.core.trust.erasure import Erased, kept_out
from cordee.core.vocabulary.facts import FACTS, REJECTED_ROWS
from cordee.engine.database import Database, rows_to_table
from cordee.engine.erase import rewrite
from cordee.engine.files import hash_file
from cordee.engine.ledger import Entry, add_to_ledger, hashes, read_ledger, tell_backups
from cordee.engine.manifest import FactFile, Import
from cordee.engine.originals import clean_original
from cordee.engine.workspace import Workspace

Staged = list[tuple[Path, str]]
CONTRACTS = {one.name: one for one in FACTS}


@dataclass(slots=True)
class KeptOut:
    """An import without those who were erased: its entry, its files, a cleaned original, and who was found by which new keys.

    Parameters
    ----------
    entry, staged
        The import and its finished files, as they may be stored.
    original
        The file without them; None where the file itself may be kept, or nothing may.
    found
        What names those who were found, by the id that stands for them.
    notes
        Where it is noted that facts taken in before may name them by keys that only this import tells.
    """

    entry: Import
    staged: Staged
    original: Path | None = None
    found: dict[str, Known] = field(default_factory=dict)
    notes: dict[str, Path] = field(default_factory=dict)


def keep_out(workspace: Workspace, database: Database, scratch: Path, path: Path, entry: Import, staged: Staged) -> KeptOut:
    """Take those who were erased out of an import that is not stored yet.

    Parameters
    ----------
    workspace, database, scratch
        Where it will go, what runs questions, a folder for work in progress.
    path
        The file as it came.
    entry, staged
        The import as it was read.
    """
    kept = KeptOut(entry, staged)
    ledger = read_ledger(workspace.folder)
    if not ledger:
        return kept
    files = _by_table(staged)
    keys = {key for table, paths in files.items() for key in keys_in(database, CONTRACTS[table], paths)}
    known_hashes = hashes(ledger)
    for number, (opaque, theirs) in enumerate(sorted(kept_out(keys, known_hashes, workspace.secret).items())):
        known = known_as(workspace, database, theirs, besides=_by_table(kept.staged))
        kept.found[opaque] = known
        _take_out(workspace, database, scratch / f"out{number}", path, kept, known, opaque)
        subjects = known.subjects(workspace.secret)
        if new := [one for one in subjects if one not in known_hashes]:
            began = next(one for one in ledger if one.opaque == opaque)
            erased = Erased(opaque, tuple(new), datetime.fromisoformat(began.asked_at), "request")
            kept.notes[opaque] = note_erasing(workspace, erased, known.marks)
            add_to_ledger(workspace.folder, [Entry(opaque, tuple(new), began.asked_at, began.because)])
    return kept


def finish_keeping_out(workspace: Workspace, kept: KeptOut) -> None:
    """Once the import is live: take out of earlier facts whoever is named there by keys that only this import tells."""
    for opaque, note in kept.notes.items():
        erase_files(workspace, opaque, kept.found[opaque].marks)
        note.unlink()
    if kept.notes:
        tell_backups(workspace.folder, workspace.secret)


def _take_out(
    workspace: Workspace, database: Database, scratch: Path, path: Path, kept: KeptOut, known: Known, opaque: str
) -> None:
    scratch.mkdir()
    marks, rows = known.marks, {file.table: file.rows for file in kept.entry.files}
    gone: set[int] = set()
    own: set[int] = set()
    staged: Staged = []
    for one, place in sorted(kept.staged, key=lambda pair: pair[1].startswith("rejected_rows/")):
        table = place.partition("/")[0]
        found = rewrite(database, table, one, scratch / f"{table}.parquet", marks, opaque, records=gone)
        gone |= found.records
        own |= found.records if table == "person_records" else set()
        rows[table] = found.rows
        staged.append((found.path or one, place))
    refused = f"rejected_rows/{kept.entry.id}.parquet"
    if gone:
        staged, told = _refuse(kept.entry, gone, staged, refused, scratch)
        rows["rejected_rows"] = told
    kept.staged = [(one, place) for one, place in staged if rows[place.partition("/")[0]]]
    listed = [
        FactFile(place.partition("/")[0], place, rows[place.partition("/")[0]]) for _, place in sorted(kept.staged, key=_place)
    ]
    kept.entry = replace(kept.entry, files=listed, sections=_counted(kept.entry, len(gone)))
    facts: dict[bool, list[Path]] = {True: [], False: []}
    for one, place in kept.staged:
        if (table := place.partition("/")[0]) not in NO_FACTS:
            facts[table == COMPANIES].append(one)
    known_format = format_named(kept.entry.format)
    if not kept.entry.original:
        return
    cleaned = clean_original(
        database, kept.original or path, scratch / "original", marks, opaque, theirs=gone,
        lines=known_format is not None and known_format.layout == "lines",
        staying=lambda records: rows_that_stay(database, facts[False], facts[True], records, gone) - own,
    )  # fmt: skip
    if cleaned.given_up:
        kept.entry = replace(kept.entry, original="", options={**kept.entry.options, "original": GIVEN_UP})
        kept.original = None
    elif cleaned.path is not None:
        sha256, suffix = hash_file(cleaned.path), kept.entry.original.removeprefix(kept.entry.original.partition(".")[0])
        kept.original = cleaned.path.rename(scratch / f"original{suffix}")
        size = kept.original.stat().st_size
        kept.entry = replace(kept.entry, original=f"{sha256[:16]}{suffix}", sha256=sha256, bytes=size)


def _refuse(entry: Import, records: set[int], staged: Staged, place: str, scratch: Path) -> tuple[Staged, int]:
    """Add to the refused rows that some records were left out, without a word of what they held."""
    known = datetime.combine(date.fromisoformat(entry.known_at), time())
    taken = datetime.fromisoformat(entry.taken_in_at).replace(tzinfo=None)
    section = str(entry.sections[0]["table"]) if entry.sections else ""
    rows: list[dict[str, Any]] = [
        {"source": entry.source, "source_key": f"{entry.id}:{section}:{record}::erased", "known_at": known, "recorded_at": taken,
         "import_id": entry.id, "record": record, "file": entry.file, "section": section, "reason": "erased", "kept": False}
        for record in sorted(records)
    ]  # fmt: skip
    table = rows_to_table(rows, REJECTED_ROWS)
    before = [one for one, where in staged if where == place]
    if before:
        table = pa.concat_tables([pq.read_table(before[0]).cast(REJECTED_ROWS.schema), table])
    path = scratch / "refused.parquet"
    pq.write_table(table, path)
    return [*((one, where) for one, where in staged if where != place), (path, place)], table.num_rows


def _counted(entry: Import, left_out: int) -> list[dict[str, Any]]:
    """Count the records that were left out with those refused, in the first section that was read."""
    sections = [dict(one) for one in entry.sections]
    for one in sections:
        if one["read"]:
            one["refused"] += left_out
            one["complaints"] += left_out
            break
    return sections


def _by_table(staged: Sequence[tuple[Path, str]]) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path, place in staged:
        found.setdefault(place.partition("/")[0], []).append(path)
    return found


def _place(pair: tuple[Path, str]) -> str:
    return pair[1]


__all__ = ["KeptOut", "finish_keeping_out", "keep_out"]
