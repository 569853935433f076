"""Fact files of one import while they are being made: unique by key, one file a table or one a month."""

from __future__ import annotations

import os
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.engine.database import Database
from cordee.engine.manifest import FactFile


class Staging:
    """Collects an import's rows by table and hands over finished files."""

    def __init__(self, database: Database, scratch: Path, import_id: str) -> None:
        self.database = database
        self.scratch = scratch
        self.import_id = import_id
        self._parts: dict[str, list[Path]] = {}
        self._contracts: dict[str, Contract] = {}

    def add(self, contract: Contract, question: ir.Table) -> int:
        """Stage the answer to a question; give how many rows repeated another's key."""
        path = self._next(contract)
        asked = self.database.copy(question, path)
        unique = pq.read_table(path, columns=["source_key"])["source_key"]
        return asked - len(unique.unique()) if asked else 0

    def add_rows(self, contract: Contract, rows: pa.Table) -> None:
        """Stage rows that are judged already."""
        contract.check(rows.schema)
        pq.write_table(rows, self._next(contract))

    def finish(self) -> tuple[list[FactFile], list[tuple[Path, str]]]:
        """Write the final files: repeats of a key within the import kept once, the last record standing."""
        files: list[FactFile] = []
        staged: list[tuple[Path, str]] = []
        for name, paths in sorted(self._parts.items()):
            contract = self._contracts[name]
            for path, place in self._write(contract, paths):
                rows = int(pq.read_metadata(path).num_rows)
                if rows:
                    files.append(FactFile(name, place, rows))
                    staged.append((path, place))
        return files, staged

    def _next(self, contract: Contract) -> Path:
        paths = self._parts.setdefault(contract.name, [])
        self._contracts[contract.name] = contract
        path = self.scratch / f"part-{contract.name}-{len(paths)}.parquet"
        paths.append(path)
        return path

    def _write(self, contract: Contract, paths: list[Path]) -> list[tuple[Path, str]]:
        listed = ", ".join(f"'{path}'" for path in paths)
        columns = ", ".join(f'"{name}"' for name in contract.names)
        parts = f"read_parquet([{listed}], union_by_name=true, hive_partitioning=false)"
        versions = "source_key, known_at" if contract.by_month is None else "source_key"
        repeated = f"SELECT count(*) - count(DISTINCT ({versions})) FROM {parts}"
        once = f"SELECT {columns} FROM {parts}"
        found = self.database.connection.execute(repeated).fetchone()
        if found and found[0]:
            once += f" QUALIFY row_number() OVER (PARTITION BY {versions} ORDER BY known_at DESC, record DESC) = 1"
        folder = self.scratch / f"final-{contract.name}"
        folder.mkdir()
        options = "FORMAT parquet, COMPRESSION zstd"
        if contract.by_month is None:
            path = folder / "all.parquet"
            self.database.connection.execute(f"COPY ({once}) TO '{path}' ({options})")
            return [(path, f"{contract.name}/{self.import_id}.parquet")]
        month = f"strftime({contract.by_month}, '%Y-%m') AS month"
        self.database.connection.execute(
            f"COPY (SELECT *, {month} FROM ({once})) TO '{folder}' ({options}, PARTITION_BY (month))"
        )
        made = []
        for number, path in enumerate(sorted(folder.glob("*/*.parquet"))):
            made.append((path, f"{contract.name}/{path.parent.name}/{self.import_id}-{number}{os.extsep}parquet"))
        return made
