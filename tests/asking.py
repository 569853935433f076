"""Asking questions of the smallest worlds: a few rows under their contracts, the real engine, the answer as dictionaries."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import FACTS, FIRST_KNOWN, PROVENANCE_NAMES
from cordee.core.vocabulary.results import RESULTS
from cordee.engine.database import Database

Row = dict[str, Any]
World = Mapping[Contract, Sequence[Mapping[str, Any]]]
KNOWN = datetime(2026, 1, 1)
TABLES = (*(one for one in RESULTS if one.name != "rejected_rows"), *FACTS, FIRST_KNOWN)
EMPTY: dict[str, Any] = {
    "text": "", "integer": 0, "number": 0.0, "boolean": False, "timestamp": KNOWN, "date": KNOWN.date(), "texts": [],
}  # fmt: skip


def when(text: str) -> datetime:
    """Give the moment of an ISO date, with or without a time."""
    return datetime.fromisoformat(text)


def bring(contract: Contract, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Bring rows under a contract: what a row leaves out is null, or empty where the contract asks for something."""
    whole = []
    for number, row in enumerate(rows, start=1):
        assert not set(row) - set(contract.names), f"{contract.name} has no {sorted(set(row) - set(contract.names))}"
        filled = {one.name: EMPTY.get(one.kind) for one in contract.columns if one.required}
        if set(PROVENANCE_NAMES) <= set(contract.names):
            filled |= {"source": "test", "source_key": f"{contract.name}:{number}", "record": number}
        whole.append(filled | row)
    columns = {name: [row.get(name) for row in whole] for name in contract.names}
    return pa.table(columns, schema=pa.schema([pa.field(one.name, one.type) for one in contract.schema]))


def bind(database: Database, world: World) -> None:
    """Bind every contract's name to the world's rows, or to none."""
    for contract in dict.fromkeys((*TABLES, *world)):
        database.bind_arrow(contract.name, bring(contract, world.get(contract, ())))


def tables(world: World, *questions: ir.Table) -> list[pa.Table]:
    """Answer questions in a world of a few rows, as the engine hands them to a judgement."""
    database = _of_nothing()
    try:
        for contract, rows in world.items():
            database.bind_arrow(contract.name, bring(contract, rows))
        return [database.run(question) for question in questions]
    finally:
        for contract in world:
            database.bind_arrow(contract.name, bring(contract, ()))


def answer(world: World, question: ir.Table) -> list[Row]:
    """Answer one question in a world of a few rows."""
    rows: list[Row] = tables(world, question)[0].to_pylist()
    return rows


@cache
def _of_nothing() -> Database:
    """Open, once a process, a database in which every contract's name stands for no rows: binding them all takes longest."""
    folder = tempfile.TemporaryDirectory(prefix="asking-")
    database = Database(Path(folder.name), threads=1)
    atexit.register(folder.cleanup)
    atexit.register(database.close)
    bind(database, {})
    return database
