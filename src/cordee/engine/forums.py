"""A question-and-answer dump as a file to take in: one zip, or one of its XML files, staged as tables of text.

What people wrote (bodies, comments, what they say of themselves) is dropped while reading; titles and tags stay.
"""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.core.vocabulary.problems_of_experts import BrokenDump, DeclaresEntities
from cordee.engine.atomic import need_room
from cordee.engine.dump_rows import Readable, stream_rows
from cordee.engine.unpacking import refuse_swelling

TABLES = ("posts", "comments", "votes", "users")  # in the order in which they are read: the others refer to posts
TEXTS = frozenset(["body", "text", "aboutme"])
SUFFIXES = (".xml", ".xml.gz")
HEAD = 4096
CHUNK = 1 << 20
PEEK = 200
BATCH = 20_000
ROOM = 16 << 20  # bytes that must be free on the disk for the next piece
_BEFORE = rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>\s*)*"
_ROOT = re.compile(_BEFORE + rb"<(" + b"|".join(one.encode() for one in TABLES) + rb")[\s/>]", re.DOTALL)


class _Enough(Exception):
    """Ends the reading of a head."""


@dataclass(frozen=True, slots=True)
class ForumTable:
    """One table of a dump, its cells staged as Parquet of text; rows are numbered over the whole dump."""

    table: str
    headings: tuple[str, ...]
    path: Path
    rows: int


@dataclass(slots=True)
class _Columns:
    """The columns that a table turns out to have, by their spelling without case."""

    names: dict[str, str] = field(default_factory=dict)

    def of(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Give a row's cells by the column's first spelling, without what people wrote."""
        found = {}
        for name, value in attributes.items():
            plain = name.casefold()
            if plain not in TEXTS:
                found[self.names.setdefault(plain, name)] = value
        return found


@dataclass(slots=True)
class _Stage:
    """One table while it is staged: piece by piece, then as one file."""

    table: str
    scratch: Path
    last: int
    columns: _Columns = field(default_factory=_Columns)
    waiting: list[dict[str, str]] = field(default_factory=list)
    parts: list[Path] = field(default_factory=list)

    def take(self, attributes: Mapping[str, str]) -> None:
        """Take one row."""
        self.waiting.append(self.columns.of(attributes))
        if len(self.waiting) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait."""
        need_room(self.scratch, ROOM)
        numbers = range(self.last + 1, self.last + 1 + len(self.waiting))
        arrays: dict[str, pa.Array] = {"record": pa.array(numbers, pa.int64())}
        for place, name in enumerate(self.columns.names.values()):
            arrays[f"c{place}"] = pa.array([row.get(name) for row in self.waiting], pa.string())
        self.parts.append(self.scratch / f"forum-{self.table}-{len(self.parts)}.parquet")
        pq.write_table(pa.table(arrays), self.parts[-1], compression="lz4")
        self.last += len(self.waiting)
        self.waiting.clear()

    def join(self, connection: duckdb.DuckDBPyConnection) -> Path:
        """Bring the pieces together: one written before a column was met lacks it."""
        listed = ", ".join(_quoted(one) for one in self.parts)
        cells = "".join(f", c{place}" for place in range(len(self.columns.names)))
        path = self.scratch / f"forum-{self.table}.parquet"
        connection.execute(
            f"COPY (SELECT record, NULL::VARCHAR AS extra{cells} "
            f"FROM read_parquet([{listed}], union_by_name=true, hive_partitioning=false) ORDER BY record) "
            f"TO {_quoted(path)} (FORMAT parquet, COMPRESSION lz4_raw)"
        )
        for one in self.parts:
            one.unlink()
        return path


def table_in(name: str) -> str | None:
    """Say which table of a dump a file is by its name: ``posts`` for Posts.xml and Posts.xml.gz; None for any other."""
    bare = Path(name).name.casefold()
    return next((one for one in TABLES if bare in tuple(one + suffix for suffix in SUFFIXES)), None)


def looks_like_dump(body: Path) -> bool:
    """Say whether a file is a zip with the posts of a dump, or begins as one of a dump's XML files does."""
    if zipfile.is_zipfile(body):
        with zipfile.ZipFile(body) as packed:
            return any(table_in(one.filename) == "posts" for one in packed.infolist())
    with body.open("rb") as stream:
        return _ROOT.match(stream.read(HEAD)) is not None


def dump_head(body: Path, name: str) -> list[list[str]]:
    """Give the headings and first rows of a dump's first table.

    Raises
    ------
    UnreadableFile, EmptyFile
        It cannot be read, or holds no row.
    """
    table, member = next(iter(_members(body, name).items()))
    columns, rows = _Columns(), list[dict[str, str]]()

    def take(attributes: Mapping[str, str]) -> None:
        rows.append(columns.of(attributes))
        if len(rows) == PEEK:
            raise _Enough

    with suppress(_Enough):
        _read(body, member, f"{table}.xml", take, name)
    if not rows:
        raise EmptyFile(file=name, detail=faults.HEADINGS_ONLY)
    named = list(columns.names.values())
    return [named, *([row.get(one, "") for one in named] for row in rows)]


def stage_forum(connection: duckdb.DuckDBPyConnection, body: Path, name: str, scratch: Path) -> Iterator[ForumTable]:
    """Stage every table of a dump, posts first, in memory that does not grow with the dump."""
    before = 0
    for table, member in _members(body, name).items():
        stage = _Stage(table, scratch, before)
        _read(body, member, f"{table}.xml", stage.take, name)
        if stage.waiting:
            stage.flush()
        if stage.parts:
            yield ForumTable(table, tuple(stage.columns.names.values()), stage.join(connection), stage.last - before)
        before = stage.last


def forum_texts(body: Path, name: str, pattern: str) -> Iterator[str]:
    """Give every text of a dump that fits a pattern, what people wrote too; of a table that breaks off, its lines as they lie."""
    fits = re.compile(pattern or r"(?!)")
    for table, member in _members(body, name).items():
        found: list[str] = []

        def take(attributes: Mapping[str, str], found: list[str] = found) -> None:
            found.extend(value for value in attributes.values() if fits.search(value))

        try:
            _read(body, member, f"{table}.xml", take, name)
        except UnreadableFile:
            found.extend(line for line in _lines(body, member) if fits.search(line))
        yield from found


def _lines(body: Path, member: str) -> Iterator[str]:
    """Give the lines of a file as far as it can be unpacked; of one that cannot, the bytes as they lie."""
    try:
        with _opened(body, member) as stream:
            rest = b""
            while piece := stream.read(CHUNK):
                *whole, rest = (rest + piece).split(b"\n")
                yield from (line.decode("utf-8", "replace") for line in whole)
            yield rest.decode("utf-8", "replace")
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        yield body.read_bytes().decode("utf-8", "replace")


def pack(files: Iterable[Path], target: Path) -> None:
    """Pack a dump's files into one zip: the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for one in sorted(files, key=lambda file: file.name.casefold()):
            info = zipfile.ZipInfo(one.name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.file_size = one.stat().st_size
            with one.open("rb") as stream, packed.open(info, "w") as out:
                while piece := stream.read(1 << 20):
                    out.write(piece)


def _members(body: Path, name: str) -> dict[str, str]:
    """Give the tables that a dump holds, in the order of reading, by the member of the zip; an empty one for the XML file itself."""
    if not zipfile.is_zipfile(body):
        with body.open("rb") as stream:
            root = _ROOT.match(stream.read(HEAD))
        return {root[1].decode(): ""} if root else {}
    with zipfile.ZipFile(body) as packed:
        refuse_swelling(name, body.stat().st_size, sum(part.file_size for part in packed.infolist()))
        there = {table: one.filename for one in packed.infolist() if (table := table_in(one.filename)) is not None}
    return {table: there[table] for table in TABLES if table in there}


def _read(body: Path, member: str, table: str, take: Callable[[Mapping[str, str]], None], name: str) -> None:
    try:
        with _opened(body, member) as stream:
            stream_rows(stream, table, take)
    except (BrokenDump, DeclaresEntities) as problem:
        raise UnreadableFile(file=name, detail=faults.told(faults.IN_DUMP, file=table)) from problem
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as problem:  # a zip with a password, or packed in a rare way
        raise UnreadableFile(file=name, detail=faults.CLOSED_ZIP) from problem


@contextmanager
def _opened(body: Path, member: str) -> Iterator[Readable]:
    if not member:
        with body.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(body) as packed, packed.open(member) as raw:
        if member.casefold().endswith(".gz"):
            with gzip.GzipFile(fileobj=raw) as stream:
                yield stream
        else:
            yield raw


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
