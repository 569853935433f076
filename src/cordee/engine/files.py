"""Files as tables of text: any container and encoding, opened, peeked at, and staged as Parquet.

A staged table has ``record`` (the row's number in the file, from 1), ``extra`` (cells beyond the headings)
and one text column a cell: ``c0``, ``c1`` …
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from cordee.engine.atomic import need_room, tells_full_disk
from cordee.engine.feeds import NoFeed, feed_rows, looks_like_feed
from cordee.engine.forums import dump_head, looks_like_dump
from cordee.engine.unpacking import check_workbook, unzip

SMALL = 10_000_000
HEAD_BYTES = 400_000
HEAD_ROWS = 400
CHUNK = 1 << 20
SPARE_CELLS = 3
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
csv.field_size_limit(SMALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of cells in a file: its name, its first rows, and all rows where the file is small."""

    name: str
    rows: Sequence[Sequence[str]]
    whole: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A file made ready to read: UTF-8 text, or a container of typed cells.

    Parameters
    ----------
    path, name, sha256, size
        The file as it came.
    kind
        ``delimited``, ``sheets``, ``parquet`` or ``forum``, a question-and-answer dump.
    text
        For delimited files: the clean UTF-8 copy, or the file itself where it is clean.
    delimiter
        What parts the cells.
    sheets
        The tables, each with its first rows.
    lines
        The first lines as they stand, for formats of free lines.
    unclosed
        The row whose quote never closes and swallows the rest of the file; 0 where none does.
    """

    path: Path
    name: str
    sha256: str
    size: int
    kind: str
    text: Path
    delimiter: str
    sheets: tuple[Sheet, ...]
    lines: tuple[str, ...]
    unclosed: int = 0

    @property
    def decimal(self) -> Literal[",", "."]:
        """The decimal mark this delimiter usually comes with."""
        return "," if self.delimiter == ";" else "."


def open_source(path: Path, scratch: Path) -> Source:
    """Open a file: hash it, tell its container, clean its text, read its head."""
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(file=path.name, detail="0 bytes")
    need_room(scratch, 2 * size)
    sha256 = hash_file(path)
    with path.open("rb") as stream:
        magic = stream.read(8)
    name, body = path.name, path
    if magic[:2] == b"\x1f\x8b":
        name, body = name.removesuffix(".gz"), unzip(path, scratch)
        with body.open("rb") as stream:
            magic = stream.read(8)
    if magic[:6] == SEVEN_ZIP:
        raise PackedFolder(file=name, inside="7z")
    if looks_like_dump(body):
        sheet = Sheet("", dump_head(body, name), False)
        return Source(path, name, sha256, size, "forum", body, "", (sheet,), ())
    if magic[:4] == b"PAR1":
        return _open_parquet(path, body, name, sha256, size)
    if magic[:2] == b"PK" or magic[:4] == b"\xd0\xcf\x11\xe0":
        return _open_workbook(path, body, name, sha256, size)
    if looks_like_feed(body):
        return _open_feed(path, body, name, sha256, size)
    text = _clean_text(body, scratch, name)
    delimiter, lines = _delimiter(text)
    whole = text.stat().st_size <= SMALL
    rows = list(_csv_rows(text, delimiter, limit=None if whole else HEAD_ROWS))
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise EmptyFile(file=name, detail=faults.BLANK)
    sheets = (Sheet("", rows, whole),)
    return Source(path, name, sha256, size, "delimited", text, delimiter, sheets, lines, _unclosed(text, delimiter))


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stage_rows(rows: Sequence[Sequence[str]], numbers: range, width: int, path: Path) -> int:
    """Stage rows of a small file or sheet; give how many."""
    columns: list[list[str | None]] = [[] for _ in range(width)]
    records: list[int] = []
    extras: list[str | None] = []
    for number in numbers:
        row = rows[number]
        records.append(number + 1)
        beyond = [cell for cell in row[width:] if cell.strip()]
        extras.append(" | ".join(beyond) if beyond else None)
        for index in range(width):
            columns[index].append(row[index] if index < len(row) else None)
    arrays: dict[str, pa.Array] = {"record": pa.array(records, pa.int64()), "extra": pa.array(extras, pa.string())}
    arrays |= {f"c{index}": pa.array(column, pa.string()) for index, column in enumerate(columns)}
    pq.write_table(pa.table(arrays), path, compression="lz4")
    return len(records)


def stage_lines(text: Path, path: Path) -> int:
    """Stage every line of a text as one cell; give how many."""
    schema = pa.schema([("record", pa.int64()), ("extra", pa.string()), ("c0", pa.string())])
    number = 0
    with pq.ParquetWriter(path, schema, compression="lz4") as writer, text.open(encoding="utf-8", newline="\n") as stream:
        while lines := stream.readlines(CHUNK):
            cells = pa.array([line.rstrip("\r\n") for line in lines], pa.string())
            records = pa.array(range(number + 1, number + len(lines) + 1), pa.int64())
            writer.write_table(pa.table([records, pa.nulls(len(lines), pa.string()), cells], schema=schema))
            number += len(lines)
    return number


def stage_text(
    connection: duckdb.DuckDBPyConnection, source: Source, header: int, width: int, path: Path
) -> list[tuple[int, str]]:
    """Stage a large delimited file in one streaming pass; give the records that could not be read."""
    names = [f"c{index}" for index in range(width + SPARE_CELLS)]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    spare = "concat_ws(' | ', " + ", ".join(f"CASE WHEN trim({name}) <> '' THEN {name} END" for name in names[width:]) + ")"
    listed = ", ".join(names[:width])

    def copy(parallel: bool) -> None:
        connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
        connection.execute(
            f"COPY (SELECT row_number() OVER () + {header + 1} AS record, "
            f"CASE WHEN {names[width]} IS NOT NULL THEN nullif({spare}, '') END AS extra, {listed} "
            f"FROM read_csv(?, auto_detect=false, header=false, skip={header + 1}, delim=?, quote='\"', escape='\"', "
            f"columns={{{columns}}}, null_padding=true, strict_mode=false, max_line_size={SMALL}, buffer_size={2 * SMALL}, parallel={parallel}, "
            f"store_rejects=true)) TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION lz4_raw)",
            [str(source.text), source.delimiter],
        )

    try:
        copy(parallel=True)
    except duckdb.Error as error:
        if tells_full_disk(error) or isinstance(error, duckdb.OutOfMemoryException):
            raise
        try:  # cells of several lines, in rows of several widths, are read one after the other
            copy(parallel=False)
        except (duckdb.InvalidInputException, duckdb.ConversionException) as other:
            raise UnreadableFile(file=source.name, detail=faults.NO_CELLS) from other
    rejected = connection.execute("SELECT DISTINCT line, csv_line FROM reject_errors ORDER BY line").fetchall()
    return [(int(line), str(content)) for line, content in rejected]


def stage_parquet(connection: duckdb.DuckDBPyConnection, source: Source, path: Path) -> int:
    """Stage a Parquet file with every cell as text; give how many rows."""
    names = source.sheets[0].rows[0]
    cells = ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}"::VARCHAR AS c{index}' for index, name in enumerate(names))
    try:
        connection.execute(
            f"COPY (SELECT row_number() OVER () + 1 AS record, NULL::VARCHAR AS extra, {cells} "
            f"FROM read_parquet(?)) TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION lz4_raw)",
            [str(source.text)],
        )
    except duckdb.Error as error:
        if tells_full_disk(error):
            raise
        raise UnreadableFile(file=source.name, detail=faults.BROKEN_PARQUET) from error
    return int(pq.read_metadata(path).num_rows)


def date_in_name(name: str) -> date | None:
    """Give the date that a file's name carries, as exports often do; None where there is none."""
    for pattern, order in ((r"(20\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)", (1, 2, 3)),):
        if found := re.search(pattern, name):
            try:
                return date(*(int(found.group(part)) for part in order))
            except ValueError:
                continue
    return None


def _open_parquet(path: Path, body: Path, name: str, sha256: str, size: int) -> Source:
    try:
        file = pq.ParquetFile(body)
        batch = next(file.iter_batches(batch_size=HEAD_ROWS), None)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableFile(file=name, detail=faults.BROKEN_PARQUET) from error
    if batch is None or batch.num_rows == 0:
        raise EmptyFile(file=name, detail=faults.HEADINGS_ONLY)
    head = [list(batch.schema.names), *([_cell(value) for value in row.values()] for row in batch.to_pylist())]
    return Source(path, name, sha256, size, "parquet", body, "", (Sheet("", head, False),), ())


def _open_workbook(path: Path, body: Path, name: str, sha256: str, size: int) -> Source:
    check_workbook(body, name)
    try:
        book = CalamineWorkbook.from_path(str(body))
        sheets = []
        for title in book.sheet_names:
            rows = [[_cell(value) for value in row] for row in book.get_sheet_by_name(title).to_python(skip_empty_area=False)]
            if rows:
                sheets.append(Sheet(title, rows, True))
    except Exception as error:  # calamine raises its own kinds for each damage
        raise UnreadableFile(file=name, detail=faults.NEITHER) from error
    if not sheets:
        raise EmptyFile(file=name, detail=faults.EMPTY_SHEETS)
    return Source(path, name, sha256, size, "sheets", body, "", tuple(sheets), ())


def _open_feed(path: Path, body: Path, name: str, sha256: str, size: int) -> Source:
    try:
        return Source(path, name, sha256, size, "sheets", body, "", (Sheet("", feed_rows(body), True),), ())
    except NoFeed as error:
        raise UnreadableFile(file=name, detail=faults.BROKEN_FEED) from error


def _cell(value: object) -> str:
    """Write a typed cell as text that reads back to the same value."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            # workbooks count days in fractions, and so fall short of a whole second by less than it
            spare = timedelta(milliseconds=500) if value.year < 9999 else timedelta()
            moment = (value + spare).replace(microsecond=0)
            return moment.date().isoformat() if moment.time() == time() else moment.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case timedelta():
            seconds = int(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        case _:
            return str(value)


def _clean_text(body: Path, scratch: Path, name: str) -> Path:
    """Give a UTF-8 text without byte-order mark and NUL bytes: the file itself where it is one."""
    encoding, clean = _encoding(body)
    if encoding is None:
        raise UnreadableFile(file=name, detail=faults.NOT_TEXT)
    if encoding == "utf-8" and clean:
        return body
    target = scratch / "clean.txt"
    with (
        body.open("r", encoding=encoding, errors="as_one_byte" if encoding == "utf-8" else "replace", newline="") as stream,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        while chunk := stream.read(CHUNK):
            out.write(chunk.replace("\x00", "").removeprefix("\ufeff"))
    return target


def _encoding(body: Path) -> tuple[str | None, bool]:
    with body.open("rb") as stream:
        head = stream.read(CHUNK)
        if head[:3] == b"\xef\xbb\xbf":
            return "utf-8-sig", False
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16", False
        nul_share = head.count(b"\x00") / len(head)
        if nul_share > 0.25:
            even = head[::2].count(b"\x00")
            odd = head[1::2].count(b"\x00")
            return ("utf-16-le" if odd > even else "utf-16-be") if max(even, odd) > len(head) * 0.3 else None, False
        controls = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
        if controls > len(head) * 0.02:
            return None, False
        has_nul = b"\x00" in head
        check = codecs.getincrementaldecoder("utf-8")()
        try:
            chunk = head
            while chunk:
                check.decode(chunk)
                has_nul = has_nul or b"\x00" in chunk
                chunk = stream.read(CHUNK)
            check.decode(b"", final=True)
        except UnicodeDecodeError:
            return ("utf-8" if _mostly_utf8(stream) else "cp1252"), False
    return "utf-8", not has_nul


def _mostly_utf8(stream: BinaryIO) -> bool:
    """Tell UTF-8 with a few odd bytes, as logs have, from text of one byte a letter."""
    stream.seek(0)
    sound = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    several, all_high = 0, 0
    while chunk := stream.read(CHUNK):
        words = sound.decode(chunk)
        several += len(words.encode("utf-8")) - sum(map(str.isascii, words))
        all_high += len(chunk.translate(None, bytes(range(128))))
    return several > all_high - several


def _as_one_byte(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as windows-1252 does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("as_one_byte", _as_one_byte)


def _delimiter(text: Path) -> tuple[str, tuple[str, ...]]:
    with text.open(encoding="utf-8", newline="") as stream:
        head = stream.read(HEAD_BYTES)
    lines = tuple(head.splitlines()[:HEAD_ROWS])
    best, best_score = ",", 0.0
    for candidate in (",", ";", "\t", "|"):
        widths: dict[int, int] = {}
        for row in csv.reader(lines[:200], delimiter=candidate):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
        score = max((count * (width - 1) ** 0.5 for width, count in widths.items()), default=0.0)
        if score > best_score:
            best, best_score = candidate, score
    return best, lines


def _unclosed(text: Path, delimiter: str) -> int:
    """Give the row whose quote never closes, 0 where none does: looked for where quotes are odd in number."""
    with text.open("rb") as raw:
        quotes = sum(chunk.count(b'"') for chunk in iter(lambda: raw.read(CHUNK), b""))
    if quotes % 2 == 0:
        return 0
    with text.open(encoding="utf-8", newline="") as stream:
        rows, last = 0, [""]
        try:
            for row in csv.reader(chain(stream, ["\n", "end"]), delimiter=delimiter):
                rows, last = rows + 1, row
        except csv.Error:
            return rows + 1
    return 0 if last == ["end"] else rows


def _csv_rows(text: Path, delimiter: str, limit: int | None) -> Iterator[list[str]]:
    with text.open(encoding="utf-8", newline="") as stream:
        reader: Iterable[list[str]] = csv.reader(stream, delimiter=delimiter)
        try:
            for number, row in enumerate(reader):
                if limit is not None and number >= limit:
                    return
                yield row
        except csv.Error:
            if limit is None:
                raise
