"""The one place that runs questions: DuckDB in memory over Parquet, tables bound by their contract's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract, Kind

ibis.options.sql.fuse_selects = False  # DuckDB merges selects itself, and much faster
ROWS_A_GROUP = 100_000
SQL_TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "timestamp": "TIMESTAMP",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "money": "DECIMAL(18, 2)",
    "boolean": "BOOLEAN",
    "texts": "VARCHAR[]",
    "evidence": (
        "STRUCT(n BIGINT, low DOUBLE, high DOUBLE, reason VARCHAR, since DATE, until DATE, formula VARCHAR, rows VARCHAR)"
    ),
}


class Database:
    """A connection that binds tables by name and runs questions on them.

    Parameters
    ----------
    temporary
        Folder for what does not fit in memory.
    memory
        Upper bound in DuckDB's words (``1200MB``).
    threads
        How many threads a question may use.
    """

    def __init__(self, temporary: Path, *, memory: str = "1200MB", threads: int = 2) -> None:
        temporary.mkdir(parents=True, exist_ok=True)
        self.connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "memory_limit": memory,
                "threads": threads,
                "temp_directory": str(temporary),
            }
        )
        self.connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")

    def __enter__(self) -> Database:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def bind_files(self, name: str, files: Sequence[Path], contract: Contract | None = None) -> None:
        """Let a name stand for Parquet files, or for an empty table of its contract where there are none."""
        if files:
            listed = ", ".join(_quoted(str(path)) for path in files)
            self._view(name, f"SELECT * FROM read_parquet([{listed}], hive_partitioning=false)")
        elif contract is not None:
            self.bind_arrow(name, contract.schema.empty_table())
        else:
            raise ValueError(f"{name}: no files and no contract")

    def bind_arrow(self, name: str, table: pa.Table) -> None:
        """Let a name stand for an Arrow table."""
        self.connection.execute(f"DROP VIEW IF EXISTS {_name(name)}")
        self.connection.register(name, table)

    def bind_facts(self, contract: Contract, files: Sequence[Path], as_of: datetime | None) -> None:
        """Let a facts table's name stand for its live rows as of a moment, repeats of a key collapsed.

        Of the rows that share a source key the one known last stands; where several imports know the same,
        the one taken in last.
        """
        stored = f"stored_{contract.name}"
        self.bind_stored(stored, files, contract)
        known = "TRUE"
        if as_of is not None:
            moment = f"TIMESTAMP '{as_of:%Y-%m-%d %H:%M:%S.%f}'"
            known = f"known_at <= {moment} AND (happened_at IS NULL OR happened_at <= {moment})"
        newest = "known_at DESC, recorded_at DESC, record DESC"
        twice = _name(
            f"twice_{contract.name}"
        )  # found once: to group ten million keys again for each question costs most of a run
        keys = f"SELECT source_key FROM {_name(stored)} WHERE {known} GROUP BY source_key HAVING count(*) > 1"
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {twice} AS {keys}")
        self._view(
            contract.name,
            f"SELECT * FROM {_name(stored)} WHERE {known} AND source_key NOT IN (FROM {twice}) UNION ALL "
            f"SELECT * FROM {_name(stored)} WHERE {known} AND source_key IN (FROM {twice}) "
            f"QUALIFY row_number() OVER (PARTITION BY source_key ORDER BY {newest}) = 1",
        )

    def bind_stored(self, name: str, files: Sequence[Path], contract: Contract) -> None:
        """Let a name stand for all rows of a facts table's files; a column that came after a file was stored is null in it."""
        if all(set(pq.read_schema(path).names) >= set(contract.names) for path in files):
            self.bind_files(name, files, contract)
            return
        self.bind_arrow(f"empty_{name}", contract.schema.empty_table())
        listed = ", ".join(_quoted(str(path)) for path in files)
        stored = f"SELECT * FROM read_parquet([{listed}], union_by_name=true, hive_partitioning=false)"
        self._view(name, f"SELECT * FROM {_name(f'empty_{name}')} UNION ALL BY NAME {stored}")

    def bind_first_known(self, records: Sequence[Contract], first: Contract) -> None:
        """Let a name stand for the earliest ``known_at`` of each record, over all versions that are live."""
        stored = " UNION ALL ".join(f"SELECT source_key, known_at FROM {_name(f'stored_{one.name}')}" for one in records)
        earliest = f"SELECT source_key, min(known_at) AS first_known_at FROM ({stored}) GROUP BY source_key"
        self._view(first.name, earliest)

    def run(self, question: ir.Table) -> pa.Table:
        """Answer a question as an Arrow table."""
        return self.connection.execute(self.sql(question)).to_arrow_table()

    def rows(self, question: ir.Table) -> list[dict[str, Any]]:
        """Answer a question that asks for few rows, as dictionaries."""
        return list(self.run(question).to_pylist())

    def value(self, question: ir.Scalar) -> Any:
        """Answer a question whose answer is one value."""
        found = self.connection.execute(str(ibis.to_sql(question, dialect="duckdb"))).fetchone()
        return found[0] if found else None

    def sql(self, question: ir.Table) -> str:
        """Give the SQL of a question."""
        return _sql(question.op())

    def write(self, question: ir.Table, contract: Contract, path: Path) -> int:
        """Answer a question into one sorted Parquet file under its contract; give the rows written."""
        ordered = question.select(*contract.names)
        contract.check(ordered.schema().to_pyarrow())
        cast = ", ".join(f"CAST({_name(one.name)} AS {SQL_TYPES[one.kind]}) AS {_name(one.name)}" for one in contract.columns)
        order = ", ".join(f"{_name(name)} NULLS LAST" for name in contract.order)
        sql = f"SELECT {cast} FROM ({self.sql(ordered)}) ORDER BY {order}"
        reader = self.connection.execute(sql).to_arrow_reader(ROWS_A_GROUP)
        return write_batches(reader, contract, path)

    def copy(self, question: ir.Table, path: Path) -> int:
        """Answer a question into a Parquet file as it comes, for staging; give the rows written."""
        target = _quoted(str(path))
        self.connection.execute(f"COPY ({self.sql(question)}) TO {target} (FORMAT parquet, COMPRESSION lz4_raw)")
        return int(pq.read_metadata(path).num_rows)

    def copy_parts(self, questions: Sequence[ir.Table], path: Path) -> int:
        """Answer questions of one shape into one Parquet file, one after the other, so that memory holds one; give the rows."""
        if len(questions) == 1:
            return self.copy(questions[0], path)
        part = path.with_name(f"{path.name}.part")
        rows, writer = 0, None
        try:
            for question in questions:
                rows += self.copy(question, part)
                with pq.ParquetFile(part) as stored:
                    writer = writer or pq.ParquetWriter(path, stored.schema_arrow, compression="lz4")
                    for group in range(stored.num_row_groups):
                        writer.write_table(stored.read_row_group(group))
        finally:
            if writer is not None:
                writer.close()
            part.unlink(missing_ok=True)
        return rows

    def _view(self, name: str, sql: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE VIEW {_name(name)} AS {sql}")


@lru_cache(maxsize=2_000)
def _sql(question: Any) -> str:
    """Write a question as SQL; the same question is written once a process."""
    return str(ibis.to_sql(question.to_expr(), dialect="duckdb"))


def write_batches(batches: Iterable[pa.RecordBatch], contract: Contract, path: Path) -> int:
    """Write batches into one Parquet file under a contract, the same bytes for the same rows."""
    rows = 0
    with pq.ParquetWriter(path, contract.schema, compression="zstd") as writer:
        for batch in batches:
            whole = pa.Table.from_batches([batch]).select(list(contract.names)).cast(contract.schema)
            rows += whole.num_rows
            writer.write_table(whole, row_group_size=ROWS_A_GROUP)
    return rows


def rows_to_table(rows: Sequence[Mapping[str, Any]], contract: Contract) -> pa.Table:
    """Bring judged rows under their contract, in its order."""
    for row in rows:
        if unknown := set(row) - set(contract.names):
            raise ValueError(f"{contract.name} has no columns {sorted(unknown)}")
    ordered = sorted(rows, key=lambda row: tuple(_sortable(row.get(name)) for name in contract.order))
    columns = {name: [row.get(name) for row in ordered] for name in contract.names}
    return pa.table(columns, schema=contract.schema)


def _sortable(value: Any) -> tuple[bool, Any]:
    return (value is None, "" if value is None else value)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
