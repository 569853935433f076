"""Reading results: whole tables as Arrow, or the rows that a page or a command asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results_of_portraits import CONSENTS_COLUMN
from cordee.engine.ended import ended, rests_on_consent, without_ended

Operator = Literal["=", "!=", ">", "<", ">=", "<=", "~"]
OPERATORS: dict[str, str] = {"=": "=", "!=": "IS DISTINCT FROM", ">": ">", "<": "<", ">=": ">=", "<=": "<="}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a column; ``~`` finds a part of a text, whatever its case and accents."""

    column: str
    operator: Operator
    value: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What to read of a table: columns, conditions, words to search, order, and which rows of the answer.

    ``order`` names columns, each with ``-`` in front for downwards; the table's own order breaks ties. ``keys`` keeps the
    rows whose first column of that own order is one of them.
    """

    columns: Sequence[str] = ()
    where: Sequence[Condition] = ()
    search: str = ""
    order: Sequence[str] = ()
    limit: int | None = None
    offset: int = 0
    keys: Sequence[str] | None = None


Retell = Callable[["ResultsReader", pa.Table], pa.Table]


class ResultsReader:
    """Reads one run's tables; all readers of a process share one small connection, each question on a cursor of its own.

    Parameters
    ----------
    retold
        How a table, by its name, is told as it is read, where what it says depends on records that change between runs.
    """

    def __init__(
        self, folder: Path, *, memory: str = "512MB", threads: int = 1, retold: Mapping[str, Retell] | None = None
    ) -> None:
        self.folder = folder
        self.retold = retold or {}
        self.connection = _connection(os.getpid(), memory, threads)

    def table(self, contract: Contract) -> pa.Table:
        """Give a whole table; a row that rests on an agreement that ended is nobody's to see."""
        whole = pq.read_table(self._path(contract), schema=contract.schema)
        kept = without_ended(whole, ended(self.folder.parent)) if rests_on_consent(contract) else whole
        retell = self.retold.get(contract.name)
        return kept if retell is None else retell(self, kept)

    def rows(self, contract: Contract, ask: Ask | None = None) -> list[dict[str, Any]]:
        """Give the rows asked for, as dictionaries."""
        return list(self.answer(contract, ask).to_pylist())

    def answer(self, contract: Contract, ask: Ask | None = None) -> pa.Table:
        """Give the rows asked for, as an Arrow table.

        A table is stored in its own order: where no other is asked for, its rows come as they stand, and a page of a
        million rows is found without sorting them.
        """
        ask = ask or Ask()
        if not self._path(contract).exists():  # a run made before the table was thought of
            _where(contract, ask)
            return contract.schema.empty_table().select(list(ask.columns or contract.names))
        columns = ", ".join(_name(name) for name in (ask.columns or contract.names))
        where, values = _where(contract, ask)
        descending = [(name.removeprefix("-"), name.startswith("-")) for name in ask.order]
        order = [f"{_name(name)} {'DESC' if down else 'ASC'} NULLS LAST" for name, down in descending]
        order += [f"{_name(name)} NULLS LAST" for name in contract.order]
        cursor, stored, at = self._open(contract)
        sql = f"SELECT {columns} FROM {stored}{where}"
        if ask.order:
            sql += f" ORDER BY {', '.join(order)}"
        if ask.limit is not None:
            sql += f" LIMIT {int(ask.limit)}"
        if ask.offset:
            sql += f" OFFSET {int(ask.offset)}"
        return cursor.execute(sql, [*at, *values]).to_arrow_table()

    def count(self, contract: Contract, ask: Ask | None = None) -> int:
        """Count the rows that fit, whatever the limit."""
        where, values = _where(contract, ask or Ask())
        if not self._path(contract).exists():
            return 0
        cursor, stored, at = self._open(contract)
        found = cursor.execute(f"SELECT count(*) FROM {stored}{where}", [*at, *values]).fetchone()
        return int(found[0]) if found else 0

    def tally(self, contract: Contract, column: str, ask: Ask | None = None) -> dict[str, int]:
        """Count the rows by the value of one column."""
        if column not in contract.names:
            raise KeyError(column)
        where, values = _where(contract, ask or Ask())
        if not self._path(contract).exists():
            return {}
        cursor, stored, at = self._open(contract)
        sql = f"SELECT {_name(column)}, count(*) FROM {stored}{where} GROUP BY 1 ORDER BY 2 DESC, 1"
        found = cursor.execute(sql, [*at, *values]).fetchall()
        return {str(value): int(number) for value, number in found if value is not None}

    def _open(self, contract: Contract) -> tuple[duckdb.DuckDBPyConnection, str, list[str]]:
        """Give a cursor, the table as SQL, and the values that this SQL needs."""
        cursor = self.connection.cursor()
        if contract.name in self.retold:
            cursor.register("retold", self.table(contract))
            return cursor, "retold", []
        return cursor, self._stored(contract), [str(self._path(contract))]

    def _stored(self, contract: Contract) -> str:
        """Give the table as SQL; a column that came after the run was stored is null in it."""
        there = set(pq.read_schema(self._path(contract)).names)
        lacking = [_name(column.name) for column in contract.columns if column.name not in there]
        over = sorted(ended(self.folder.parent)) if rests_on_consent(contract) else []
        if over:
            listed = ", ".join("'" + one.replace("'", "''") + "'" for one in over)
            return f"(SELECT * FROM read_parquet(?) WHERE NOT list_has_any({CONSENTS_COLUMN}, [{listed}]))"
        if not lacking:
            return "read_parquet(?)"
        return f"(SELECT *, {', '.join(f'NULL::VARCHAR AS {name}' for name in lacking)} FROM read_parquet(?))"

    def _path(self, contract: Contract) -> Path:
        return self.folder / f"{contract.name}.parquet"


@lru_cache(maxsize=4)
def _connection(process: int, memory: str, threads: int) -> duckdb.DuckDBPyConnection:
    """Open DuckDB once a process: it costs a page more than what the page asks, and does not outlive a fork."""
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": memory,
            "threads": threads,
        }
    )
    connection.execute("SET GLOBAL TimeZone = 'UTC'")  # what is set for a connection alone, its cursors do not have
    return connection


def _where(contract: Contract, ask: Ask) -> tuple[str, list[str]]:
    known = {column.name: column.kind for column in contract.columns}
    for name in [*ask.columns, *(one.column for one in ask.where), *(one.removeprefix("-") for one in ask.order)]:
        if name not in known:
            raise KeyError(name)
    parts: list[str] = []
    values: list[str] = []
    for one in ask.where:
        if one.operator == "~":
            parts.append(f"contains(strip_accents(lower({_name(one.column)}::VARCHAR)), strip_accents(lower(?)))")
            values.append(one.value)
        elif one.value == "" and one.operator in ("=", "!="):
            empty = f"coalesce({_name(one.column)}::VARCHAR, '') = ''"
            parts.append(empty if one.operator == "=" else f"NOT ({empty})")
        else:
            kind = {"integer": "BIGINT", "number": "DOUBLE", "money": "DECIMAL(18,2)", "date": "DATE",
                    "timestamp": "TIMESTAMP", "boolean": "BOOLEAN"}.get(known[one.column], "VARCHAR")  # fmt: skip
            parts.append(f"{_name(one.column)} {OPERATORS[one.operator]} CAST(? AS {kind})")
            values.append(one.value)
    if ask.keys is not None:
        marks = ", ".join("?" for _ in ask.keys)
        parts.append(f"{_name(contract.order[0])} IN ({marks})" if marks else "false")
        values += ask.keys
    if ask.search.strip():
        texts = [column.name for column in contract.columns if column.kind == "text"]
        joined = " || ' ' || ".join(f"coalesce({_name(name)}, '')" for name in texts)
        for word in ask.search.split():
            parts.append(f"contains(strip_accents(lower({joined})), strip_accents(lower(?)))")
            values.append(word)
    return (" WHERE " + " AND ".join(parts)) if parts else "", values


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
