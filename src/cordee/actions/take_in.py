"""Take a file in: recognise it, stage it, read it, and make it live, or leave everything as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from cordee.actions.choose import choose
from cordee.actions.correction import AS, how_of, joined, last_said, options_of, otherwise, remembered
from cordee.actions.keep_out import finish_keeping_out, keep_out
from cordee.actions.read_file import FileReader, How
from cordee.core.intake.format import Format
from cordee.core.vocabulary.problems import NoSuchFile
from cordee.engine.atomic import disk_problems
from cordee.engine.files import Source, date_in_name, open_source
from cordee.engine.manifest import Import, Manifest
from cordee.engine.workspace import Workspace

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its import, whether it was there already, what that changed and whose reading it took.

    ``replaced`` are earlier readings of the same content, ``like`` the import whose corrected reading it took over, and
    ``otherwise`` other imports of the same headings that are read otherwise than the one said last.
    """

    entry: Import
    already: bool
    replaced: tuple[Import, ...] = ()
    like: Import | None = None
    otherwise: tuple[Import, ...] = ()


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def take_in(
    workspace: Workspace,
    path: Path,
    how: How | None = None,
    *,
    now: datetime,
    progress: Progress = _silent,
    name: str | None = None,
    beside: int = 0,
) -> Outcome:
    """Take one file in under the writer's lock, which the caller holds.

    A content that is live in another reading is read anew, and the earlier reading goes in the same commit.

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
    name
        The file's own name, where the path does not carry it.
    beside
        How many files were packed with it and are not read.

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
        source = source if name is None else replace(source, name=name.removesuffix(".gz"))
        manifest = workspace.manifest()
        like = remembered(manifest, source, how)
        how = how if like is None else joined(how, like)
        found, sheet = choose(source, how)
        earlier = tuple(one for one in manifest.imports if one.sha256 == source.sha256)
        entry = _describe(manifest, source, found.format, how, now, name=name, earlier=earlier)
        standing = next((one for one in earlier if one.id == entry.id), None)
        if standing is not None:
            workspace.keep_original(path, standing.original)
            return Outcome(standing, already=True, otherwise=tuple(otherwise(manifest, standing)))
        progress("read", 0.2)
        with workspace.database() as database:
            reader = FileReader(workspace, database, source, entry, how, scratch, beside)
            entry, staged = reader.read(found, sheet)
            kept = keep_out(workspace, database, scratch, path, entry, staged)
        progress("store", 0.9)
        original = kept.original or path
        copied = workspace.copy_original(original, kept.entry.original)
        try:
            workspace.commit_import(kept.entry, kept.staged, instead_of=earlier)
        except BaseException:
            if copied is not None and not workspace.is_live(entry):
                copied.unlink(missing_ok=True)
            raise
        workspace.keep_original(path, "" if kept.original else kept.entry.original)
        finish_keeping_out(workspace, kept)
        entry = kept.entry
        progress("done", 1.0)
        others = tuple(otherwise(workspace.manifest(), entry))
        return Outcome(entry, False, earlier, like if like and like.id != entry.id and like not in earlier else None, others)


def _describe(
    manifest: Manifest,
    source: Source,
    format: Format,
    how: How,
    now: datetime,
    *,
    name: str | None,
    earlier: Sequence[Import],
) -> Import:
    latest = manifest.latest()
    taken = now if latest is None or now > latest else latest + timedelta(microseconds=1)
    known, because = _known_at(source, how, now, earlier)
    said_on = known if because == "said" else None
    options = options_of(how)
    counted = {key: value for key, value in options.items() if key != AS}
    said = [source.sha256, format.id, dict(how.mapping), counted, str(said_on or ""), *([dict(how.values)] if how.values else [])]
    identity = hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8")).hexdigest()[:12]
    file = name or source.path.name
    suffix = "".join(Path(file).suffixes[-2:]) if file.endswith(".gz") else Path(file).suffix
    return Import(
        id=identity,
        file=file,
        original="" if any(section.private for section in format.sections) else f"{source.sha256[:16]}{suffix}",
        sha256=source.sha256,
        bytes=source.size,
        format=format.id,
        source=format.source,
        taken_in_at=taken.isoformat(),
        known_at=known.isoformat(),
        known_because=because,
        mapping=dict(how.mapping),
        options=options,
        values=dict(how.values),
    )


def _known_at(source: Source, how: How, now: datetime, earlier: Sequence[Import]) -> tuple[date, str]:
    """Give the day since when the content is known, and why: reading it again makes it no younger."""
    if how.exported_on is not None:
        return how.exported_on, "said"
    if earlier:
        return date.fromisoformat(earlier[0].known_at), earlier[0].known_because
    in_name = date_in_name(source.name)
    if in_name is not None and in_name <= now.date():
        return in_name, "name"
    return now.date(), "taken in"


def read_again(workspace: Workspace, entry: Import, how: How, *, now: datetime, progress: Progress = _silent) -> Outcome:
    """Read the kept original of an import again; with nothing said, as was said last of files with the same headings."""
    original = workspace.folder / "originals" / entry.original
    if not entry.original or not original.is_file():
        raise NoSuchFile(file=original if entry.original else entry.file)
    like = last_said(workspace.manifest(), entry) if how == How() else None
    told = how if like is None else replace(how_of(like), exported_on=None)
    outcome = take_in(workspace, original, told, now=now, progress=progress, name=entry.file)
    return outcome if like is None or outcome.already else replace(outcome, like=like)


def undo(workspace: Workspace, entry: Import) -> Path | None:
    """Undo an import under the writer's lock: its rows are gone from every later run; the original stays."""
    workspace.undo_import(entry)
    kept = workspace.folder / "originals" / entry.original
    return kept if entry.original and kept.exists() else None


__all__ = ["How", "Outcome", "choose", "read_again", "take_in", "undo"]
