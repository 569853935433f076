"""Stored files without a person: a text is written anew with their rows blank, any other container is given up.

A blank row stays in its place, so that the numbers by which facts name records remain true.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from cordee.core.vocabulary.problems import IntakeProblem
from cordee.engine.database import Database
from cordee.engine.erase import Marked
from cordee.engine.files import SMALL, Source, open_source
from cordee.engine.forums import forum_texts
from cordee.engine.unpacking import contents

LINES = 50_000


@dataclass(slots=True)
class Cleaned:
    """What became of a stored file: untouched, written anew, or given up; which records hold a mark."""

    path: Path | None = None
    given_up: bool = False
    blanked: int = 0
    scrubbed: int = 0
    records: set[int] = field(default_factory=set)

    @property
    def hit(self) -> bool:
        """Whether it held anything."""
        return self.given_up or bool(self.blanked or self.scrubbed)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a text: its number as facts count, and the text with its line's end."""

    number: int
    text: str


def clean_original(
    database: Database,
    path: Path,
    scratch: Path,
    marks: Marked,
    opaque: str,
    *,
    lines: bool = False,
    theirs: Collection[int] = (),
    staying: Callable[[Collection[int]], Collection[int]] = lambda records: (),
    first: int = 2,
) -> Cleaned:
    """Write a stored file without a person, if it holds anything of theirs.

    Parameters
    ----------
    database, path, scratch
        What runs questions; the file; a folder for work in progress.
    marks, opaque
        What names the person, and what stands where a row that stays named them.
    lines
        The file is one of free lines: each is a record.
    theirs
        Records that are theirs by what facts say, whatever they hold.
    staying
        Gives, of some records with a mark, those that other facts still rest on: they are scrubbed, not blanked.
    first
        The number of the first record of data; what stands before is scrubbed.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        source = open_source(path, scratch)
    except IntakeProblem:
        return Cleaned(given_up=any(_raw_hit(content, marks) for content in contents(path)))
    if source.kind != "delimited":
        return Cleaned(given_up=bool(theirs) or any(marks.found_in(text) for text in cells(database, source, marks.pattern)))
    blank_lines_count = lines or source.text.stat().st_size <= SMALL
    found = {one.number for one in _marked(source.text, marks, lines, blank_lines_count)}
    blank, stay = set(theirs), set(staying(found | set(theirs)))
    hits = found | blank
    if not hits:
        return Cleaned()
    cleaned = Cleaned(scratch / "cleaned", records=hits)
    with (
        source.text.open(encoding="utf-8", newline="") as stream,
        (scratch / "cleaned").open("w", encoding="utf-8", newline="") as out,
    ):
        for record in _records(stream, lines, blank_lines_count):
            if record.number not in hits:
                out.write(record.text)
            elif record.number in stay or record.number < first:
                out.write(marks.scrub(record.text, opaque))
                cleaned.scrubbed += 1
            else:
                out.write(_blank(record.text, source.delimiter, lines))
                cleaned.blanked += 1
    if path.suffix == ".gz":
        cleaned.path = _packed(scratch / "cleaned", scratch / "cleaned.gz")
    return cleaned


def cells(database: Database, source: Source, pattern: str) -> Iterator[str]:
    """Give the texts of the cells of a workbook, a Parquet file or a forum's dump that fit a pattern."""
    if source.kind == "forum":
        yield from forum_texts(source.text, source.name, pattern)
        return
    fits = re.compile(pattern or r"(?!)")
    if source.kind == "sheets":
        texts = (cell for sheet in source.sheets for row in sheet.rows for cell in (sheet.name, *row))
        yield from (cell for cell in texts if fits.search(cell))
        return
    for name in source.sheets[0].rows[0]:
        column = '"' + name.replace('"', '""') + '"'
        sql = f"SELECT DISTINCT {column}::VARCHAR FROM read_parquet(?) WHERE regexp_matches({column}::VARCHAR, ?)"
        if pattern:
            yield from (str(value) for (value,) in database.connection.execute(sql, [str(source.text), pattern]).fetchall())


def marked_lines(text: Path, pattern: str) -> Iterator[str]:
    """Give the lines of a UTF-8 text that fit a pattern; fast on large texts."""
    with text.open(encoding="utf-8", errors="replace", newline="\n") as stream:
        while batch := stream.readlines(1 << 23):
            if pattern:
                mask = pc.match_substring_regex(pa.array(batch, pa.large_string()), pattern)
                yield from pa.array(batch, pa.large_string()).filter(mask).to_pylist()


def _marked(text: Path, marks: Marked, lines: bool, blank_lines_count: bool) -> Iterator[Record]:
    """Give the records that hold a mark."""
    if next(marked_lines(text, marks.pattern), None) is None:
        return
    with text.open(encoding="utf-8", newline="") as stream:
        batch: list[Record] = []
        for record in _records(stream, lines, blank_lines_count):
            batch.append(record)
            if len(batch) == LINES:
                yield from _judged(batch, marks)
                batch = []
        yield from _judged(batch, marks)


def _judged(batch: list[Record], marks: Marked) -> list[Record]:
    if not batch:
        return []
    mask = pc.match_substring_regex(pa.array([one.text for one in batch], pa.large_string()), marks.pattern)
    return [batch[place] for place in pc.indices_nonzero(mask).to_pylist() if marks.found_in(batch[place].text)]


def _records(stream: Iterator[str], lines: bool, blank_lines_count: bool) -> Iterator[Record]:
    """Part a text into records as facts count them: a quote that is open goes on over the line's end."""
    number, waiting, is_open = 0, "", False
    for line in stream:
        if not lines and '"' in line and line.count('"') % 2:
            is_open = not is_open
        if is_open:
            waiting += line
            continue
        whole, waiting = waiting + line, ""
        if blank_lines_count or whole.strip("\r\n"):
            number += 1
        yield Record(number, whole)
    if waiting:
        yield Record(number + 1, waiting)


def _blank(text: str, delimiter: str, lines: bool) -> str:
    end = text[len(text.rstrip("\r\n")) :]
    if lines:
        return end
    width = max((len(row) for row in csv.reader([text.rstrip("\r\n")], delimiter=delimiter)), default=1)
    return (delimiter * (width - 1) if width > 1 else '""') + end


def _raw_hit(content: bytes, marks: Marked) -> bool:
    """Look into bytes that no reader understands, as the encodings that exports come in would read them."""
    return any(marks.found_in(content.decode(encoding, "replace")) for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be"))


def _packed(path: Path, target: Path) -> Path:
    with path.open("rb") as stream, target.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        _copy(stream, packed)
    return target


def _copy(stream: BinaryIO, out: gzip.GzipFile) -> None:
    while piece := stream.read(1 << 20):
        out.write(piece)
