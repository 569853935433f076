"""Fact files of one import while they are being made: unique by key, one file a table or one a month."""

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

    def add(self, contract: Contract, question: ir.Table) -> int:
        """Stage the answer to a question; give how many rows repeated another's key."""
        part = self._next(contract)
        own = f"'{self.import_id}' AS import_id, TIMESTAMP '{self.recorded_at:%Y-%m-%d %H:%M:%S.%f}' AS recorded_at"
        self._store(contract, f"SELECT * REPLACE ({own}) FROM ({self.database.sql(question.select(*contract.names))})", part)
        found = self.database.connection.execute(
            f"SELECT count(*) - count(DISTINCT source_key) FROM {_read(_files(part))}" if _files(part) else "SELECT 0"
        ).fetchone()
        return int(found[0]) if found else 0

    def add_rows(self, contract: Contract, rows: pa.Table) -> None:
        """Stage rows that are judged already."""
        contract.check(rows.schema)
        part = self._next(contract)
        part.mkdir()
        pq.write_table(rows, part / "all.parquet")

    def finish(self) -> tuple[list[FactFile], list[tuple[Path, str]]]:
        """Give the final files: repeats of a key within the import kept once, the last record standing."""
        files: list[FactFile] = []
        staged: list[tuple[Path, str]] = []
        for name, parts in sorted(self._parts.items()):
            for path, place in self._final(self._contracts[name], parts):
                rows = int(pq.read_metadata(path).num_rows)
                if rows:
                    files.append(FactFile(name, place, rows))
                    staged.append((path, place))
        return files, staged

    def _next(self, contract: Contract) -> Path:
        parts = self._parts.setdefault(contract.name, [])
        self._contracts[contract.name] = contract
        part = self.scratch / f"part-{contract.name}-{len(parts)}"
        parts.append(part)
        return part

    def _store(self, contract: Contract, sql: str, folder: Path) -> None:
        """Write the answer to a question into a folder: one file, or one a month."""
        folder.mkdir()
        if contract.by_month is None:
            self.database.connection.execute(f"COPY ({sql}) TO '{folder / 'all.parquet'}' ({OPTIONS})")
            return
        month = f"strftime({contract.by_month}, '%Y-%m') AS month"
        self.database.connection.execute(
            f"COPY (SELECT *, {month} FROM ({sql})) TO '{folder}' ({OPTIONS}, PARTITION_BY (month), OVERWRITE)"
        )

    def _final(self, contract: Contract, parts: list[Path]) -> list[tuple[Path, str]]:
        listed = [path for part in parts for path in _files(part)]
        if not listed:
            return []
        key = "source_key" if contract.by_month else "source_key, known_at"
        everything = _read(listed)
        found = self.database.connection.execute(f"SELECT count(*) - count(DISTINCT ({key})) FROM {everything}").fetchone()
        if (found and found[0]) or (contract.by_month is None and len(listed) > 1):
            columns = ", ".join(f'"{name}"' for name in contract.names)
            newest = "known_at DESC, record DESC"
            once = f"SELECT {columns} FROM {everything} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {newest}) = 1"
            folder = self.scratch / f"final-{contract.name}"
            self._store(contract, once, folder)
            listed = _files(folder)
        if contract.by_month is None:
            return [(listed[0], f"{contract.name}/{self.import_id}.parquet")]
        return [
            (path, f"{contract.name}/{path.parent.name}/{self.import_id}-{number}.parquet") for number, path in enumerate(listed)
        ]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("**/*.parquet"))


def _read(files: list[Path]) -> str:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    return f"read_parquet([{listed}], union_by_name=true, hive_partitioning=false)"
