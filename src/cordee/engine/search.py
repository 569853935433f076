"""The search that proves an erasure: every file of a workspace decoded, every value looked at."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.problems import IntakeProblem
from cordee.engine.database import Database
from cordee.engine.erase import Marked
from cordee.engine.files import open_source
from cordee.engine.originals import cells, marked_lines
from cordee.engine.unpacking import contents

NOT_SEARCHED = (".secret", ".link-key", ".lock", "cordee.toml", "erasures.jsonl")
DATABASES = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal")
PIECE = 1 << 24
OVERLAP = 1 << 10
Found = Counter[tuple[str, str]]


def search(database: Database, folder: Path, scratch: Path, marks: Marked) -> Found:
    """Look for a person in every file of a folder, decoded as what it is.

    Parameters
    ----------
    database
        What reads Parquet.
    folder
        The workspace.
    scratch
        A folder for unpacked files; it is not searched.
    marks
        What names the person.

    Returns
    -------
    Counter
        How often each kind of mark stands in each file (and column); never the mark itself.
    """
    found: Found = Counter()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or path.name in NOT_SEARCHED or scratch in path.parents:
            continue
        for kind in marks.found_in(str(inside)):
            found[f"{inside.parts[0]}/ (a file's name)", kind] += 1
        for place, text in _texts(database, path, scratch, marks):
            for kind in marks.found_in(text):
                found[f"{inside}{place}", kind] += 1
    return found


def _texts(database: Database, path: Path, scratch: Path, marks: Marked) -> Iterator[tuple[str, str]]:
    """Give a file's texts that may hold a mark, each with its place in the file."""
    if path.suffix == ".parquet" and path.parent.name != "originals":
        yield from _of_parquet(database, path, marks)
    elif path.suffix == ".sqlite3":
        yield from _of_database(path)
        yield from (("", text) for text in _bytes_of(path, marks.pattern))
    elif path.name.endswith(DATABASES):
        yield from (("", text) for text in _bytes_of(path, marks.pattern))
    else:
        yield from _of_any(database, path, scratch, marks)


def _of_parquet(database: Database, path: Path, marks: Marked) -> Iterator[tuple[str, str]]:
    source = f"read_parquet('{str(path).replace(chr(39), chr(39) * 2)}', hive_partitioning=false)"
    keys = ", ".join("'" + key.replace("'", "''") + "'" for key in sorted(marks.keys)) or "''"
    for column in pq.read_schema(path):
        if pa.types.is_string(column.type) or pa.types.is_nested(column.type):
            name = f'"{column.name}"::VARCHAR'
            sql = f"SELECT DISTINCT {name} FROM {source} WHERE regexp_matches({name}, ?) OR {name} IN ({keys})"
            for (value,) in database.connection.execute(sql, [marks.pattern or "[^\\s\\S]"]).fetchall():
                yield f" {column.name}", str(value)


def _of_database(path: Path) -> Iterator[tuple[str, str]]:
    """Give every text of every table, JSON decoded."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, bytes):
                        value = value.decode("utf-8", "replace")
                    if isinstance(value, str):
                        yield from ((f" {table}", text) for text in _in_json(value))


def _bytes_of(path: Path, pattern: str) -> Iterator[str]:
    """Give what fits in the bytes as they lie, free pages too."""
    fits = re.compile(pattern) if pattern else None
    with path.open("rb") as stream:
        rest = b""
        while fits and (piece := stream.read(PIECE)):
            text = (rest + piece).decode("utf-8", "replace")
            yield from (text[max(0, hit.start() - 100) : hit.end() + 100] for hit in fits.finditer(text))
            rest = piece[-OVERLAP:]


def _of_any(database: Database, path: Path, scratch: Path, marks: Marked) -> Iterator[tuple[str, str]]:
    if path.suffix in (".json", ".jsonl"):
        for line in (
            path.read_text("utf-8", "replace").splitlines() if path.suffix == ".jsonl" else [path.read_text("utf-8", "replace")]
        ):
            yield from (("", text) for text in _in_json(line))
        return
    if path.stat().st_size == 0:
        return
    try:
        source = open_source(path, scratch)
    except IntakeProblem:
        for content in contents(path):
            yield from (("", content.decode(one, "replace")) for one in ("utf-8", "cp1252", "utf-16-le", "utf-16-be"))
        return
    texts: Iterable[str] = (
        marked_lines(source.text, marks.pattern) if source.kind == "delimited" else cells(database, source, marks.pattern)
    )
    yield from (("", text) for text in texts)


def _in_json(text: str) -> Iterator[str]:
    """Give the texts that a JSON text holds, decoded; any other text as it is."""
    if text[:1] not in ("{", "[", '"'):
        yield text
        return
    try:
        waiting: list[Any] = [json.loads(text)]
    except ValueError:
        yield text
        return
    while waiting:
        match waiting.pop():
            case str() as one:
                yield one
            case list() as many:
                waiting += many
            case dict() as pairs:
                waiting += [*pairs, *pairs.values()]
