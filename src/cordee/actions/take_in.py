"""Take a file in: recognise it, stage it, read it, and make it live, or leave everything as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cordee.actions.keep_out import finish_keeping_out, keep_out
from cordee.actions.read_file import FileReader, How
from cordee.core.intake.format import Format
from cordee.core.intake.recognise import Found, fit_as, recognise
from cordee.core.intake.registry import FORMATS, format_named
from cordee.core.vocabulary.problems import (
    MissingColumn,
    NoSuchFile,
    NoSuchFormat,
    UnknownFormat,
    UnknownMapping,
)
from cordee.engine.atomic import disk_problems
from cordee.engine.files import (
    Sheet,
    Source,
    date_in_name,
    open_source,
)
from cordee.engine.manifest import Import
from cordee.engine.workspace import Workspace

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its import, and whether it was there already."""

    entry: Import
    already: bool


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def take_in(workspace: Workspace, path: Path, how: How | None = None, *, now: datetime, progress: Progress = _silent) -> Outcome:
    """Take one file in under the writer's lock, which the caller holds.

    Parameters
    ----------
    workspace
        Where it goes.
    path
        The file.
    how
        What the user says about it.
    now
        The moment of taking in (UTC).
    progress
        Called with the stage's name and the share done.

    Raises
    ------
    IntakeProblem
        Where the file cannot be taken in; nothing has changed then.
    """
    how = how or How()
    if not path.is_file():
        raise NoSuchFile(file=path)
    with disk_problems(workspace.folder, needed=3 * path.stat().st_size), workspace.scratch() as scratch:
        progress("open", 0.0)
        source = open_source(path, scratch)
        found, sheet = choose(source, how)
        entry = _describe(workspace, source, found.format, how, now)
        standing = next((one for one in workspace.manifest().imports if one.id == entry.id), None)
        if standing is not None:
            workspace.keep_original(path, standing.original)
            return Outcome(standing, already=True)
        progress("read", 0.2)
        with workspace.database() as database:
            reader = FileReader(workspace, database, source, entry, how, scratch)
            entry, staged = reader.read(found, sheet)
            kept = keep_out(workspace, database, scratch, path, entry, staged)
        progress("store", 0.9)
        original = kept.original or path
        copied = workspace.copy_original(original, kept.entry.original)
        try:
            workspace.commit_import(kept.entry, kept.staged)
        except BaseException:
            if copied is not None and not workspace.is_live(entry):
                copied.unlink(missing_ok=True)
            raise
        workspace.keep_original(path, "" if kept.original else kept.entry.original)
        finish_keeping_out(workspace, kept)
        entry = kept.entry
        progress("done", 1.0)
        return Outcome(entry, already=False)


def choose(source: Source, how: How) -> tuple[Found, Sheet]:
    """Choose the format and the sheet that a file is read as."""
    named = None
    if how.as_format is not None:
        named = format_named(how.as_format)
        if named is None:
            raise NoSuchFormat(file=source.name, format=how.as_format, detail="no format of that name")
    for sheet in source.sheets:
        fitting = recognise(sheet.rows, source.lines, FORMATS)
        if named is not None:
            fitting = [one for one in fitting if one.format.id == named.id]
            if not fitting and (mapped := fit_as(sheet.rows, named, how.mapping)):
                fitting = [mapped]
        elif not fitting and how.mapping:
            weak = [fit_as(sheet.rows, one, how.mapping) for one in FORMATS if one.weak]
            fitting = sorted((one for one in weak if one), key=lambda one: (-one.score, one.format.id))
        if fitting:
            _check_mapping(source, sheet, fitting[0], how.mapping)
            return fitting[0], sheet
    headings = _headings(source)
    if named is not None:
        needed = [one.name for one in named.sections[0].fields if one.required]
        if needed:
            raise MissingColumn(file=source.name, columns=", ".join(needed), headings=headings, example=f'{needed[0]}="…"')
        raise NoSuchFormat(file=source.name, format=named.id, detail=headings)
    raise UnknownFormat(file=source.name, headings=headings)


def _headings(source: Source) -> str:
    row = max(source.sheets[0].rows[:20], key=lambda cells: sum(1 for cell in cells if cell.strip()))
    shown = ", ".join(cell.strip() for cell in row[:30] if cell.strip())
    return shown[:300] or "no cells"


def _check_mapping(source: Source, sheet: Sheet, found: Found, mapping: Mapping[str, str]) -> None:
    if not mapping:
        return
    row = sheet.rows[found.header]
    fields = {one.name for one in found.section.fields}
    columns = found.section.columns(row, mapping)
    for name, heading in mapping.items():
        there = name in columns and row[columns[name]].strip().casefold() == heading.strip().casefold()
        if name not in fields or not there:
            raise UnknownMapping(file=source.name, mapping=f"{name}={heading}", headings=", ".join(row), fields=", ".join(sorted(fields)))  # fmt: skip


def _describe(workspace: Workspace, source: Source, format: Format, how: How, now: datetime) -> Import:
    latest = workspace.manifest().latest()
    taken = now if latest is None or now > latest else latest + timedelta(microseconds=1)
    if how.exported_on is not None:
        known, because = how.exported_on, "said"
    elif (in_name := date_in_name(source.name)) is not None and in_name <= now.date():
        known, because = in_name, "name"
    else:
        known, because = now.date(), "taken in"
    options = {"dates": how.dates} if how.dates else {}
    said = [source.sha256, format.id, dict(how.mapping), options, str(how.exported_on or "")]
    identity = hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8")).hexdigest()[:12]
    suffix = "".join(Path(source.path.name).suffixes[-2:]) if source.path.suffix == ".gz" else source.path.suffix
    return Import(
        id=identity,
        file=source.path.name,
        original="" if any(section.private for section in format.sections) else f"{source.sha256[:16]}{suffix}",
        sha256=source.sha256,
        bytes=source.size,
        format=format.id,
        source=format.source,
        taken_in_at=taken.isoformat(),
        known_at=known.isoformat(),
        known_because=because,
        mapping=dict(how.mapping),
        options={name: str(value) for name, value in options.items()},
    )


def undo(workspace: Workspace, entry: Import) -> Path | None:
    """Undo an import under the writer's lock: its rows are gone from every later run; the original stays."""
    workspace.undo_import(entry)
    kept = workspace.folder / "originals" / entry.original
    return kept if entry.original and kept.exists() else None


__all__ = ["How", "Outcome", "choose", "take_in", "undo"]
