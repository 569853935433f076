"""Table contracts: what crosses a border between rooms, column by column, checked when it crosses.

A contract gives the unbound Ibis table that questions are written on, and the Arrow schema that the
engine stores. The tables themselves are declared in ``facts`` and ``results``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import ibis
import ibis.expr.types as ir
import pyarrow as pa

Kind = Literal["text", "timestamp", "date", "integer", "number", "money", "boolean", "evidence", "texts"]

EVIDENCE_TYPE = pa.struct(
    [
        ("n", pa.int64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("reason", pa.string()),
        ("since", pa.date32()),
        ("until", pa.date32()),
        ("formula", pa.string()),
        ("rows", pa.string()),
    ]
)

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "timestamp": pa.timestamp("us"),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "money": pa.decimal128(18, 2),
    "boolean": pa.bool_(),
    "evidence": EVIDENCE_TYPE,
    "texts": pa.list_(pa.string()),
}


class ContractBroken(TypeError):
    """A table does not have the columns that its contract promises (a programmer's mistake)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, kind, unit and meaning; ``required`` columns are never null."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    required: bool = False


@dataclass(frozen=True)
class Contract:
    """A table's promise: its name, what one row is, its columns, and its total order.

    Parameters
    ----------
    name
        The table's name everywhere: file, command, page, manual.
    row
        What one row stands for ("one touch").
    columns
        The columns in order.
    order
        The columns that sort the table; together they name one row.
    events
        Whether a row is an event: two of one key in one import are then one, whatever their times. Rows of other
        facts are versions of a record, told apart by when they are known.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    events: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.name} names a column twice")
        if missing := set(self.order) - set(names):
            raise ValueError(f"{self.name} is ordered by unknown columns {sorted(missing)}")

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema that is stored."""
        return pa.schema([pa.field(one.name, ARROW[one.kind], nullable=not one.required) for one in self.columns])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    def table(self) -> ir.Table:
        """Give the unbound Ibis table of this name."""
        plain = pa.schema([pa.field(one.name, one.type) for one in self.schema])
        return ibis.table(ibis.Schema.from_pyarrow(plain), name=self.name)

    def check(self, schema: pa.Schema) -> None:
        """Refuse a schema that is not this one, naming every difference."""
        complaints = []
        for wanted in self.schema:
            index = schema.get_field_index(wanted.name)
            if index < 0:
                complaints.append(f"lacks {wanted.name}")
            elif not _same(schema.field(index).type, wanted.type):
                complaints.append(f"{wanted.name} is {schema.field(index).type}, not {wanted.type}")
        complaints += [f"has {name} besides" for name in schema.names if name not in self.names]
        if complaints:
            raise ContractBroken(f"{self.name}: " + "; ".join(complaints))


def _same(found: pa.DataType, wanted: pa.DataType) -> bool:
    if pa.types.is_large_string(found):
        return bool(pa.types.is_string(wanted))
    if pa.types.is_integer(found) or pa.types.is_timestamp(found):
        return bool(pa.types.is_integer(wanted) if pa.types.is_integer(found) else pa.types.is_timestamp(wanted))
    if pa.types.is_struct(found) and pa.types.is_struct(wanted):
        return [one.name for one in found] == [one.name for one in wanted]
    if pa.types.is_list(found) and pa.types.is_list(wanted):
        return _same(found.value_type, wanted.value_type)
    return bool(found == wanted)


__all__ = ["ARROW", "EVIDENCE_TYPE", "Column", "Contract", "ContractBroken", "Kind"]
