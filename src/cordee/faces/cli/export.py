"""Tables as files on standard output, for other programs."""

from __future__ import annotations

import io
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.problems import NoSuchRow
from cordee.core.vocabulary.techniques import technique_of
from cordee.engine.results import ResultsReader
from cordee.faces.cli.values import none_of
from cordee.wiring import Ask, Condition, to_csv, to_json, to_xlsx

FORMATS = ("csv", "json", "xlsx", "parquet")


def write(table: pa.Table, contract: Contract, output: str) -> None:
    """Write a table to standard output in one of ``FORMATS``."""
    if output not in FORMATS:
        raise none_of(("table", *FORMATS), "--format")
    if output == "csv":
        content = to_csv(table)
    elif output == "json":
        content = to_json(table)
    elif output == "xlsx":
        content = to_xlsx({contract.name: table})
    else:
        sink = io.BytesIO()
        pq.write_table(table, sink)
        content = sink.getvalue()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def one_row(reader: ResultsReader, contract: Contract, wanted: str) -> dict[str, Any]:
    """Find a row by the values of the table's order, joined by a slash, or by its name."""
    parts = len(contract.order) - 1
    splits = [wanted.split("/", parts), wanted.rsplit("/", parts)] if parts else [[wanted]]
    asked = [[Condition(name, "=", value) for name, value in zip(contract.order, values, strict=False)] for values in splits]
    if contract.order[0] == "technique" and (named := technique_of(wanted)):
        asked.append([Condition("technique", "=", named)])
    if "name" in contract.names:
        asked.append([Condition("name", "=", wanted)])
    for found in asked:
        if rows := reader.rows(contract, Ask(where=found, limit=1)):
            return rows[0]
    known = reader.rows(contract, Ask(columns=contract.order, limit=5))
    shown = ", ".join("/".join(str(value) for value in row.values()) for row in known)
    raise NoSuchRow(table=contract.name, row=wanted, known=shown or "no rows")
