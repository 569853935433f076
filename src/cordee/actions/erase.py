"""Erase a person: from facts, originals, results and records; what remains is one keyed hash an identifier.

The erasure is written down before anything is touched and crossed out when all is done, so that one cut short is
finished by whoever writes next.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cordee.core.intake.registry import format_named
from cordee.core.trust.consent import IMPORTED_CHANNELS, Said
from cordee.core.trust.erasure import Erased, Erasures, Remains, Removed, because_of, opaque_id
from cordee.core.trust.marks import Marks, marks_from
from cordee.core.vocabulary.facts import CONSENTS
from cordee.engine.atomic import disk_problems, write_whole
from cordee.engine.cleaning import clean_journal, commit_rewritten, filter_runs, place_original, scrub_values
from cordee.engine.database import Database
from cordee.engine.erase import records_that_stay, rewrite
from cordee.engine.ledger import Entry, add_to_ledger, tell_backups
from cordee.engine.manifest import FactFile, Import, Manifest
from cordee.engine.originals import Cleaned, clean_original
from cordee.engine.search import search
from cordee.engine.workspace import Workspace

Progress = Callable[[str, float], None]
GIVEN_UP = "erased"
NO_FACTS = ("rejected_rows", "source_fields")
COMPANIES = "organisation_records"


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


@dataclass(slots=True)
class _Rewriting:
    """The facts being written anew: imports as they will stand, files in the making, records that are theirs."""

    imports: list[Import] = field(default_factory=list)
    staged: dict[str, Path] = field(default_factory=dict)
    records: dict[str, set[int]] = field(default_factory=dict)  # of an import: records of which facts went
    own: dict[str, set[int]] = field(default_factory=dict)  # of an import: records that describe the person
    counts: Counter[str] = field(default_factory=Counter)


def erase(
    workspace: Workspace,
    erased: Erased,
    marks: Marks,
    *,
    book: Erasures | None,
    now: datetime,
    author: int | None = None,
    progress: Progress = _silent,
) -> Removed:
    """Erase a person under the writer's lock, which the caller holds; search afterwards with ``prove``.

    Parameters
    ----------
    workspace
        The company's folder.
    erased
        The id that stands for them and their keyed hashes.
    marks
        What names them in plain words.
    book
        The records; None where there are none.
    now
        The moment (UTC).
    author
        The user who asked for it.
    progress
        Called with the stage's name and the share done.
    """
    with disk_problems(workspace.folder):
        note = note_erasing(workspace, erased, marks, author=author)
        add_to_ledger(workspace.folder, [Entry(erased.opaque, erased.subjects, erased.asked_at.isoformat(), erased.because)])
        if book is not None:
            book.begin(erased, objections=_objections(workspace, marks), author=author)
        counts = erase_files(
            workspace, erased.opaque, marks, progress=progress,
            before_commit=lambda old: note_erasing(workspace, erased, marks, author=author, old=old),
        )  # fmt: skip
        if book is not None:
            progress("records", 0.9)
            counts.update(book.clean(erased, lambda text: marks.scrub(text, erased.opaque)))
            book.finish(erased, counts, now)
        tell_backups(workspace.folder, workspace.secret)
        note.unlink()
    return Removed(erased.opaque, dict(counts))


def _objections(workspace: Workspace, marks: Marks) -> list[Said]:
    """Give what the person objected to, as imports tell it."""
    files = workspace.fact_files(CONSENTS)
    if not files:
        return []
    with workspace.database() as database:
        database.bind_files("said", files)
        sql = "SELECT person_key, channel, coalesce(happened_at, known_at), source FROM said WHERE NOT granted"
        rows = [row for row in database.connection.execute(sql).fetchall() if marks.is_key(row[0])]
    return [
        Said(False, moment.replace(tzinfo=UTC), IMPORTED_CHANNELS.get(channel, channel), source=f"import {source}"[:60])
        for _, channel, moment, source in rows
    ]


def note_erasing(
    workspace: Workspace, erased: Erased, marks: Marks, *, author: int | None = None, old: Sequence[str] = ()
) -> Path:
    """Write down that an erasure has begun, and of whom: gone when it is finished.

    ``old`` names the originals that go once the manifest names others.
    """
    note = workspace.folder / "journal" / f"erasing-{erased.opaque}.json"
    said = {"opaque": erased.opaque, "subjects": erased.subjects, "asked_at": erased.asked_at.isoformat(),
            "because": erased.because, "author": author, "marks": marks.as_lists(), "old": list(old)}  # fmt: skip
    write_whole(note, json.dumps(said).encode("utf-8"))
    note.chmod(0o600)
    return note


def finish_erasures(workspace: Workspace, *, book: Callable[[], Erasures], now: datetime) -> int:
    """Do erasures that a kill cut short once more, under the writer's lock; give how many there were."""
    waiting = unfinished(workspace)
    for path in waiting:
        said = json.loads(path.read_bytes())
        erased = Erased(
            said["opaque"], tuple(said["subjects"]), datetime.fromisoformat(said["asked_at"]), because_of(said["because"])
        )
        named = {one.original for one in workspace.manifest().imports}
        for name in set(said["old"]) - named:
            (workspace.folder / "originals" / name).unlink(missing_ok=True)
        erase(workspace, erased, marks_from(said["marks"]), book=book(), now=now, author=said["author"])
    return len(waiting)


def unfinished(workspace: Workspace) -> list[Path]:
    """Give the notes of erasures that were begun and not finished."""
    return sorted((workspace.folder / "journal").glob("erasing-*.json"))


def newly_erased(subjects: Sequence[str], secret: str, now: datetime, because: str = "request") -> Erased:
    """Give the entry of somebody who is erased now."""
    return Erased(opaque_id(subjects, secret), tuple(sorted(subjects)), now, because_of(because))


def prove(
    workspace: Workspace, marks: Marks, *, book: Erasures | None, progress: Progress = _silent
) -> tuple[list[Remains], list[str]]:
    """Search the whole workspace for a person; give what remains, and the files that wait in the inbox and name them.

    What waits in the inbox is nobody's data here yet: it is kept out when it is taken in.
    """
    progress("search", 0.95)
    with workspace.scratch() as scratch, workspace.database() as database:
        found = search(database, workspace.folder, scratch, marks)
    remains = [Remains(place, kind, count) for (place, kind), count in sorted(found.items())]
    if book is not None:
        remains += [one for one in book.search(marks.found_in) if not any(one.place in known.place for known in remains)]
    waiting = sorted({one.place for one in remains if one.place.startswith("inbox/")})
    progress("done", 1.0)
    return [one for one in remains if not one.place.startswith("inbox/")], waiting


def erase_files(
    workspace: Workspace,
    opaque: str,
    marks: Marks,
    *,
    progress: Progress = _silent,
    before_commit: Callable[[list[str]], object] = lambda old: None,
) -> Counter[str]:
    """Take a person out of facts, originals, results, report and journal; give what went, by place.

    ``before_commit`` is told the names of the originals that go once the manifest names others.
    """
    with workspace.scratch() as scratch:
        with workspace.database() as database:
            made = rewrite_facts(workspace, database, scratch, opaque, marks, lambda share: progress("facts", 0.6 * share))
            progress("originals", 0.6)
            old = [path.name for path in _originals(workspace, database, scratch, opaque, marks, made)]
            before_commit(old)
            commit_rewritten(workspace, Manifest(tuple(made.imports)), made.staged)
            named = {one.original for one in made.imports}
            for name in set(old) - named:
                (workspace.folder / "originals" / name).unlink(missing_ok=True)
            made.counts.update(
                filter_runs(
                    workspace, database, scratch / "runs", marks, opaque, lambda share: progress("results", 0.7 + 0.2 * share)
                )
            )
        made.counts["journal"] += clean_journal(workspace, marks, opaque)
    return Counter({place: count for place, count in made.counts.items() if count})


def rewrite_facts(
    workspace: Workspace, database: Database, scratch: Path, opaque: str, marks: Marks, progress: Callable[[float], None]
) -> _Rewriting:
    """Write every fact file that holds something of a person anew, in the scratch folder."""
    made = _Rewriting()
    imports = workspace.manifest().imports
    done, rows = 0, sum(one.rows for each in imports for one in each.files) or 1
    for entry in imports:
        files: list[FactFile] = []
        gone: set[int] = set()
        for one in sorted(entry.files, key=lambda file: file.table == "rejected_rows"):
            target = scratch / f"{len(made.staged)}.parquet"
            path = workspace.folder / "facts" / one.path
            found = rewrite(database, one.table, path, target, marks, opaque, records=gone)
            gone |= found.records
            if one.table == "person_records":
                made.own[entry.id] = found.records
            made.counts[one.table] += found.gone + found.scrubbed
            files += _file_after(one, found.rows, entry, opaque, made, found.path)
            done += one.rows
            progress(done / rows)
        made.records[entry.id] = gone
        clean = {name: scrub_values(getattr(entry, name), marks, opaque) for name in ("file", "mapping", "sections")}
        changed: dict[str, Any] = {**clean, "files": sorted(files, key=lambda file: file.table)}
        made.imports.append(replace(entry, **changed))
    return made


def _file_after(one: FactFile, rows: int, entry: Import, opaque: str, made: _Rewriting, path: Path | None) -> list[FactFile]:
    """Give the entry of a fact file as it will stand: as it was, under a new name, or none where no row is left."""
    if path is None:
        return [one]
    if not rows:
        return []
    place = f"{one.table}/{entry.id}.{opaque.removeprefix('erased-')}.parquet"
    if place == one.path:
        place = f"{one.table}/{entry.id}.{opaque.removeprefix('erased-')}.again.parquet"
    made.staged[place] = path
    return [FactFile(one.table, place, rows)]


def _originals(
    workspace: Workspace, database: Database, scratch: Path, opaque: str, marks: Marks, made: _Rewriting
) -> list[Path]:
    """Clean every stored file; give the old ones, which go when the manifest no longer names them."""
    old: list[Path] = []
    for folder in ("originals", "refused"):
        for number, path in enumerate(sorted((workspace.folder / folder).glob("[!.]*"))):
            if path.name.endswith(".reason.txt") or not path.is_file():
                continue
            entries = [one for one in made.imports if folder == "originals" and one.original == path.name]
            cleaned = _clean_one(workspace, database, path, scratch / f"{folder}{number}", opaque, marks, entries, made)
            if not cleaned.hit:
                continue
            made.counts[folder] += cleaned.blanked + cleaned.scrubbed + int(cleaned.given_up)
            if folder == "refused":
                _replace_refused(path, cleaned)
                continue
            old.append(path)
            changed: dict[str, Any] = {"original": "", "options": {"original": GIVEN_UP}}
            if cleaned.path is not None:
                suffix = path.name.removeprefix(path.name.partition(".")[0])
                name, sha256, size = place_original(workspace, cleaned.path, suffix)
                changed = {"original": name, "sha256": sha256, "bytes": size, "options": {}}
            ids = {one.id for one in entries}
            made.imports = [
                replace(one, **{**changed, "options": {**one.options, **changed["options"]}}) if one.id in ids else one
                for one in made.imports
            ]
    return old


def _clean_one(
    workspace: Workspace,
    database: Database,
    path: Path,
    scratch: Path,
    opaque: str,
    marks: Marks,
    entries: list[Import],
    made: _Rewriting,
) -> Cleaned:
    known = format_named(entries[0].format) if entries else None
    theirs = {record for one in entries for record in made.records.get(one.id, ())}
    own = {record for one in entries for record in made.own.get(one.id, ())}
    facts: dict[bool, list[Path]] = {True: [], False: []}
    for file in (one for entry in entries for one in entry.files if one.table not in NO_FACTS):
        facts[file.table == COMPANIES].append(made.staged.get(file.path, workspace.folder / "facts" / file.path))

    def staying(records: Collection[int]) -> set[int]:
        return rows_that_stay(database, facts[False], facts[True], records, theirs) - own

    lines = known is not None and known.layout == "lines"
    return clean_original(database, path, scratch, marks, opaque, lines=lines, theirs=theirs, staying=staying)


def rows_that_stay(
    database: Database, files: Sequence[Path], companies: Sequence[Path], records: Collection[int], theirs: Collection[int]
) -> set[int]:
    """Give the records on which facts of others still rest; a company's name in a row of theirs is no reason to keep it."""
    alone = records_that_stay(database, companies, set(records) - set(theirs))
    return records_that_stay(database, files, records) | alone


def _replace_refused(path: Path, cleaned: Cleaned) -> None:
    if cleaned.path is not None:
        write_whole(path, cleaned.path.read_bytes())
    else:
        path.unlink()
        path.with_name(path.name + ".reason.txt").unlink(missing_ok=True)


__all__ = [
    "GIVEN_UP",
    "erase",
    "erase_files",
    "finish_erasures",
    "newly_erased",
    "note_erasing",
    "prove",
    "rewrite_facts",
    "unfinished",
]
