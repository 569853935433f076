"""An opened file as sections of staged cells: what reading it, and looking up a column of it again, both start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from cordee.core.intake.format import Section
from cordee.core.intake.reading import raw_table
from cordee.core.intake.recognise import Found, Part, parts
from cordee.engine.database import Database
from cordee.engine.files import Sheet, Source, stage_lines, stage_parquet, stage_rows, stage_text
from cordee.engine.forums import stage_forum

CONTEXT_ROWS = 50
REMARKS = 10_000


@dataclass(frozen=True, slots=True)
class StagedSection:
    """One section of a file, its cells staged as Parquet of text.

    Parameters
    ----------
    section, headings, path, rows
        What it is, its headings in order, where its cells lie, and how many rows it has.
    preamble
        Rows that stand outside all sections; of files of free lines, the remarks with their numbers.
    named
        The first rows of every section of the file, as dictionaries by field.
    unreadable
        Complaints about rows that could not even be parted into cells.
    notes
        How many lines stand below the table that are none of its rows.
    """

    section: Section
    headings: Sequence[str]
    path: Path
    rows: int
    preamble: Sequence[Sequence[str]] = ()
    named: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    unreadable: Sequence[dict[str, Any]] = ()
    notes: int = 0


def staged_sections(database: Database, source: Source, found: Found, sheet: Sheet, scratch: Path) -> Iterator[StagedSection]:
    """Stage every section of an opened file, one after the other."""
    if found.format.layout == "lines":
        yield _lines(database, source, found, scratch / "raw.parquet")
    elif source.kind == "forum":
        yield from _forum(database, source, found, scratch)
    elif sheet.whole:
        yield from _small(found, sheet, scratch)
    else:
        yield _large(database, source, found, sheet, scratch / "raw.parquet")


def bound(database: Database, staged: StagedSection) -> ir.Table:
    """Let ``raw`` stand for a section's cells, and give its table."""
    return _bound(database, staged.path, len(staged.headings))


def _lines(database: Database, source: Source, found: Found, path: Path) -> StagedSection:
    rows = stage_lines(source.text, path)
    raw = _bound(database, path, 1)
    said = raw.filter(raw.c0.startswith("#")).order_by("record").limit(REMARKS).select("record", "c0")
    remarks = [[str(row["record"]), row["c0"]] for row in database.rows(said)]  # in logs they say what the other lines hold
    return StagedSection(found.section, ["line"], path, rows, remarks)


def _forum(database: Database, source: Source, found: Found, scratch: Path) -> Iterator[StagedSection]:
    """Give the tables of a dump, each as the section that bears its name."""
    named = {one.table: one for one in found.format.sections}
    for one in stage_forum(database.connection, source.text, source.name, scratch):
        if one.table in named:
            yield StagedSection(named[one.table], one.headings, one.path, one.rows)


def _small(found: Found, sheet: Sheet, scratch: Path) -> Iterator[StagedSection]:
    split = parts(sheet.rows, found.format, found)
    named = {part.section.table: _dictionaries(sheet, part) for part in split}
    inside = {number for part in split for number in (part.header, *part.rows)}
    preamble = tuple(row for number, row in enumerate(sheet.rows) if number not in inside and any(row))
    for index, part in enumerate(split):
        headings = [cell.strip() for cell in sheet.rows[part.header]]
        while headings and not headings[-1]:
            headings.pop()
        path = scratch / f"raw{index}.parquet"
        rows = stage_rows(sheet.rows, part.rows, len(headings), path)
        if rows:
            yield StagedSection(part.section, headings, path, rows, preamble, named, notes=part.notes)


def _large(database: Database, source: Source, found: Found, sheet: Sheet, path: Path) -> StagedSection:
    headings = [cell.strip() for cell in sheet.rows[found.header]]
    if source.kind == "parquet":
        rejected: Sequence[tuple[int, str]] = ()
        rows = stage_parquet(database.connection, source, path)
    else:
        rejected = stage_text(database.connection, source, found.header, len(headings), path)
        rows = database.value(_bound(database, path, len(headings)).count())
    unreadable = [
        {"record": line, "field": None, "value": text[:500], "reason": "unreadable", "kept": False} for line, text in rejected
    ]
    return StagedSection(found.section, headings, path, rows, tuple(sheet.rows[: found.header]), unreadable=unreadable)


def _dictionaries(sheet: Sheet, part: Part) -> list[dict[str, str]]:
    headings = sheet.rows[part.header]
    columns = part.section.columns(headings, {}) or {heading: index for index, heading in enumerate(headings)}
    rows = [sheet.rows[number] for number in part.rows[:CONTEXT_ROWS]]
    return [{name: row[index].strip() for name, index in columns.items() if index < len(row)} for row in rows]


def _bound(database: Database, path: Path, width: int) -> ir.Table:
    database.bind_files("raw", [path])
    return raw_table(width)
