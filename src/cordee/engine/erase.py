"""Taking a person out of Parquet files: facts and results, each written anew only where it holds a mark of theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.engine.database import ROWS_A_GROUP, Database
from cordee.engine.staging import OPTIONS

WHO = ("person_key", "from_key", "to_key", "person_id", "author_key")  # columns that say whose a row is
OWN_KEYS = {"person_records": ("source_key",), "merges": ("from_key", "into_key"), "identity_links": ("key", "id")}
ROW_STAYS = ("deals", "cases")  # the row is about a company: only who the contact was goes
NO_TEXT = frozenset(
    ["import_id", "visitor_key", "technique", "direction", "intent", "currency", "milestone", "channel", "reason", "format",
     "stage", "rule", "family", "verdict", "flag", "language"]
)  # fmt: skip


class Marked(Protocol):
    """What names the person: their keys, a pattern that every text with a mark fits, and the ways to judge and scrub one."""

    @property
    def keys(self) -> frozenset[str]:
        """Their keys as facts hold them."""
        ...

    @property
    def pattern(self) -> str:
        """A pattern for RE2 and for Python; empty where no text can hold a mark."""
        ...

    def is_key(self, key: str) -> bool:
        """Say whether a key is theirs."""
        ...

    def found_in(self, text: str) -> Collection[str]:
        """Say which kinds of marks a text holds."""
        ...

    def scrub(self, text: str, opaque: str) -> str:
        """Write the opaque id where marks stood."""
        ...


@dataclass(slots=True)
class Rewritten:
    """What became of one table's file: rows gone, texts scrubbed, and the records of the original that its rows came from."""

    rows: int
    gone: int = 0
    scrubbed: int = 0
    records: set[int] = field(default_factory=set)
    path: Path | None = None

    @property
    def hit(self) -> bool:
        """Whether the file held anything."""
        return bool(self.gone or self.scrubbed)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which keys a file's rows go by, and which texts become which."""

    keys: dict[str, list[str]]
    texts: dict[str, dict[str, str]]


def rewrite(
    database: Database,
    table: str,
    path: Path,
    target: Path,
    marks: Marked,
    opaque: str,
    *,
    records: Collection[int] = (),
    as_result: bool = False,
) -> Rewritten:
    """Write a table's file without a person, if it holds anything of theirs.

    Parameters
    ----------
    database
        What runs the questions.
    table
        The table's name.
    path
        The file.
    target
        Where the new file goes.
    marks
        What names the person.
    opaque
        What stands where a kept row named them.
    records
        Records of the original that are theirs: of refused rows these go.
    as_result
        Written as results are (the same bytes for the same rows), not as facts are.
    """
    rows = int(pq.read_metadata(path).num_rows)
    schema = pq.read_schema(path)
    plan = _plan(database, table, path, schema, marks, opaque)
    going = _going(table, plan, schema, records)
    source = f"read_parquet('{_escaped(path)}', hive_partitioning=false)"
    gone = 0
    if going:
        counted = database.connection.execute(f"SELECT count(*) FROM {source} WHERE {going}").fetchone()
        gone = int(counted[0]) if counted else 0
    texts: dict[str, dict[str, str | None]] = {name: {**changed} for name, changed in plan.texts.items() if changed}
    if table in ROW_STAYS:
        for name, keys in plan.keys.items():
            texts[name] = texts.get(name, {}) | dict.fromkeys(keys)
    found = Rewritten(rows, gone, sum(map(len, texts.values())))
    if not found.hit:
        return found
    if gone and "record" in schema.names:
        theirs = database.connection.execute(f"SELECT DISTINCT record FROM {source} WHERE {going}").fetchall()
        found.records = {int(record) for (record,) in theirs}
    columns = ", ".join(_changed(name, texts.get(name, {})) for name in schema.names)
    sql = f"SELECT {columns} FROM {source}" + (f" WHERE NOT coalesce({going}, false)" if gone else "")
    if as_result:
        _write_as_result(database, sql, schema, target)
    else:
        database.connection.execute(f"COPY ({sql}) TO '{_escaped(target)}' ({OPTIONS})")
    found.path = target
    found.rows = rows - gone
    return found


def records_that_stay(database: Database, paths: Sequence[Path], among: Collection[int]) -> set[int]:
    """Give those of some records from which facts remain."""
    listed = ", ".join(str(int(one)) for one in sorted(among))
    found: set[int] = set()
    for path in paths if listed else ():
        sql = f"SELECT DISTINCT record FROM read_parquet('{_escaped(path)}') WHERE record IN ({listed})"
        found |= {int(record) for (record,) in database.connection.execute(sql).fetchall()}
    return found


def key_columns(contract: Contract) -> tuple[str, ...]:
    """Give the columns of a table that name a person by key."""
    return (*(name for name in WHO if name in contract.names), *OWN_KEYS.get(contract.name, ()))


def _plan(database: Database, table: str, path: Path, schema: pa.Schema, marks: Marked, opaque: str) -> _Plan:
    """Look through a file once: the keys and texts that hold a mark, each different one judged."""
    whose = [*(name for name in WHO if name in schema.names), *OWN_KEYS.get(table, ())]
    texts = [one.name for one in schema if _is_text(one.type) and one.name not in NO_TEXT]
    asked = []
    for name in texts:
        fits = f"regexp_matches({_name(name)}, {_quoted(marks.pattern)})" if marks.pattern else "false"
        if marks.keys:
            fits = f"({fits} OR {_name(name)} IN ({_listed(marks.keys)}))"
        asked.append(f"list(DISTINCT {_name(name)}) FILTER (WHERE {fits})")
    if not asked:
        return _Plan({}, {})
    sql = f"SELECT {', '.join(asked)} FROM read_parquet('{_escaped(path)}', hive_partitioning=false)"
    answer = database.connection.execute(sql).fetchone() or ()
    seen = {name: [one for one in found or () if one is not None] for name, found in zip(texts, answer, strict=True)}
    keys = {name: sorted(one for one in seen[name] if marks.is_key(one)) for name in texts if name in whose}
    changed = {}
    for name in texts:
        left = [one for one in dict.fromkeys(seen[name]) if one not in keys.get(name, ())]
        changed[name] = {one: new for one in left if (new := marks.scrub(one, opaque)) != one}
    return _Plan(keys, changed)


def _going(table: str, plan: _Plan, schema: pa.Schema, records: Collection[int]) -> str:
    """Give the condition under which a row goes; empty where none does."""
    parts = [] if table in ROW_STAYS else [f"{_name(name)} IN ({_listed(keys)})" for name, keys in plan.keys.items() if keys]
    if table == "rejected_rows" and records and "record" in schema.names:
        parts.append(f"record IN ({', '.join(str(int(one)) for one in sorted(records))})")
    return " OR ".join(f"coalesce({one}, false)" for one in parts)


def _changed(name: str, texts: Mapping[str, str | None]) -> str:
    """Write a column with some of its texts become others."""
    if not texts:
        return _name(name)
    cases = " ".join(f"WHEN {_quoted(old)} THEN {'NULL' if new is None else _quoted(new)}" for old, new in texts.items())
    return f"CASE {_name(name)} {cases} ELSE {_name(name)} END AS {_name(name)}"


def _write_as_result(database: Database, sql: str, schema: pa.Schema, target: Path) -> None:
    reader = database.connection.execute(sql).to_arrow_reader(ROWS_A_GROUP)
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=ROWS_A_GROUP)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _listed(values: Collection[str]) -> str:
    return ", ".join(_quoted(one) for one in sorted(values))


def _quoted(text: str) -> str:
    return "'" + re.sub("'", "''", text) + "'"


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
