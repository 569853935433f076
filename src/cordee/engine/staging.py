"""Fact files of one import while they are being made: unique by key."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.engine.database import Database
from cordee.engine.manifest import FactFile

OPTIONS = "FORMAT parquet, COMPRESSION snappy"


class Staging:
    """Collects an import's rows by table and hands over finished files."""

    def __init__(self, database: Database, scratch: Path, import_id: str, recorded_at: datetime) -> None:
        self.database = database
        self.scratch = scratch
        self.import_id = import_id
        self.recorded_at = recorded_at
        self._parts: dict[str, list[Path]] = {}
        self._contracts: dict[str, Contract] = {}
        self._sure: dict[str, bool] = {}  # tables of which no key can come twice

    def add(self, contract: Contract, question: ir.Table) -> int:
        """Stage the answer to a question but for rows that lack a required column; give how many repeated another's key."""
        part = self._next(contract)
        own = f"'{self.import_id}' AS import_id, TIMESTAMP '{self.recorded_at:%Y-%m-%d %H:%M:%S.%f}' AS recorded_at"
        self._store(f"SELECT * REPLACE ({own}) FROM ({self.database.sql(question.select(*contract.names))})", part)
        self._drop_lacking(contract, part)
        repeated = self._repeated("source_key", [part])
        self._sure[contract.name] = not repeated and contract.name not in self._sure
        return repeated

    def add_rows(self, contract: Contract, rows: pa.Table) -> None:
        """Stage rows that are judged already."""
        contract.check(rows.schema)
        pq.write_table(rows, self._next(contract))
        self._sure[contract.name] = False

    def finish(self) -> tuple[list[FactFile], list[tuple[Path, str]]]:
        """Give the final files: repeats of a key within the import kept once, the last record standing."""
        files: list[FactFile] = []
        staged: list[tuple[Path, str]] = []
        for name, parts in sorted(self._parts.items()):
            path, place = self._final(self._contracts[name], parts), f"{name}/{self.import_id}.parquet"
            if rows := int(pq.read_metadata(path).num_rows):
                files.append(FactFile(name, place, rows))
                staged.append((path, place))
        return files, staged

    def _next(self, contract: Contract) -> Path:
        parts = self._parts.setdefault(contract.name, [])
        self._contracts[contract.name] = contract
        part = self.scratch / f"part-{contract.name}-{len(parts)}.parquet"
        parts.append(part)
        return part

    def _store(self, sql: str, path: Path) -> None:
        self.database.connection.execute(f"COPY ({sql}) TO '{_escaped(path)}' ({OPTIONS})")

    def _drop_lacking(self, contract: Contract, part: Path) -> None:
        """Drop rows that lack a required column: looked for in the file's own counts, since asked as a filter each key is made twice."""
        lacking = sorted(_with_nulls(part) & {one.name for one in contract.columns if one.required})
        if lacking:
            whole = part.with_suffix(".lacking")
            part.rename(whole)
            there = " AND ".join(f'"{name}" IS NOT NULL' for name in lacking)
            self._store(f"SELECT * FROM {_read([whole])} WHERE {there}", part)
            whole.unlink()

    def _repeated(self, key: str, files: list[Path]) -> int:
        found = self.database.connection.execute(f"SELECT count(*) - count(DISTINCT ({key})) FROM {_read(files)}").fetchone()
        return int(found[0]) if found else 0

    def _final(self, contract: Contract, parts: list[Path]) -> Path:
        key = "source_key" if contract.events else "source_key, known_at"
        repeated = 0 if self._sure[contract.name] else self._repeated(key, parts)
        if len(parts) == 1 and not repeated:
            return parts[0]
        columns = ", ".join(f'"{name}"' for name in contract.names)
        newest = "known_at DESC, record DESC"
        once = f"SELECT {columns} FROM {_read(parts)} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {newest}) = 1"
        whole = self.scratch / f"final-{contract.name}.parquet"
        self._store(once if repeated else f"SELECT {columns} FROM {_read(parts)}", whole)
        return whole


def _with_nulls(path: Path) -> set[str]:
    """Name the columns of a Parquet file in which a value is missing, or of which the file does not say so."""
    told = pq.read_metadata(path)
    groups = [told.row_group(number) for number in range(told.num_row_groups)]
    columns = [group.column(place) for group in groups for place in range(group.num_columns)]
    return {
        one.path_in_schema
        for one in columns
        if one.statistics is None or not one.statistics.has_null_count or one.statistics.null_count
    }


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _read(files: list[Path]) -> str:
    listed = ", ".join(f"'{_escaped(path)}'" for path in files)
    return f"read_parquet([{listed}], union_by_name=true, hive_partitioning=false)"
