"""Lineage: which columns of which bound tables a question really reads, for each column it gives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ibis.expr.operations as ops
import ibis.expr.types as ir

Leaf = tuple[str, str]


def columns_read(question: ir.Table) -> dict[str, frozenset[Leaf]]:
    """Give, for each column of a question, the (table, column) pairs that decide its value or its rows.

    Examples
    --------
    >>> import ibis
    >>> t = ibis.table({"a": "int64", "b": "int64", "c": "int64"}, name="t")
    >>> sorted(columns_read(t.filter(t.b > 0).select(x=t.a))["x"])
    [('t', 'a'), ('t', 'b')]
    """
    reader = _Reader()
    relation = question.op()
    rows = reader.rows_of(relation)
    return {name: reader.column(relation, name) | rows for name in question.columns}


def all_read(questions: Iterable[ir.Table]) -> frozenset[Leaf]:
    """Give every (table, column) pair that these questions read."""
    found: set[Leaf] = set()
    for question in questions:
        for leaves in columns_read(question).values():
            found |= leaves
    return frozenset(found)


class _Reader:
    def __init__(self) -> None:
        self._columns: dict[tuple[Any, str], frozenset[Leaf]] = {}
        self._rows: dict[Any, frozenset[Leaf]] = {}

    def column(self, relation: Any, name: str) -> frozenset[Leaf]:
        """Follow one column of a relation down to bound tables."""
        key = (relation, name)
        if key not in self._columns:
            self._columns[key] = frozenset()
            if isinstance(relation, ops.PhysicalTable):
                self._columns[key] = frozenset({(relation.name, name)})
            elif isinstance(relation, ops.Set):
                self._columns[key] = self.column(relation.left, name) | self.column(relation.right, name)
            elif isinstance(relation, ops.SelfReference):
                self._columns[key] = self.column(relation.parent, name)
            else:
                self._columns[key] = self._value(relation.values[name])
        return self._columns[key]

    def rows_of(self, relation: Any) -> frozenset[Leaf]:
        """Follow what decides which rows a relation has: filters, joins, groups."""
        if relation not in self._rows:
            found: frozenset[Leaf] = frozenset()
            if not isinstance(relation, ops.PhysicalTable):
                for child in relation.__args__:
                    found |= self._deciding(child)
                if isinstance(relation, ops.Aggregate):
                    for value in relation.groups.values():
                        found |= self._value(value)
            self._rows[relation] = found
        return self._rows[relation]

    def _deciding(self, part: Any) -> frozenset[Leaf]:
        if isinstance(part, ops.Relation):
            return self.rows_of(part)
        if isinstance(part, ops.JoinLink):
            found = self.rows_of(part.table)
            for predicate in part.predicates:
                found |= self._value(predicate)
            return found
        if isinstance(part, ops.Value) and part.dtype.is_boolean():
            return self._value(part)
        if isinstance(part, tuple):
            found = frozenset()
            for one in part:
                found |= self._deciding(one)
            return found
        return frozenset()

    def _value(self, value: Any) -> frozenset[Leaf]:
        found: frozenset[Leaf] = frozenset()
        for one in value.find((ops.Field, ops.Subquery), filter=lambda node: not isinstance(node, ops.Relation)):
            if isinstance(one, ops.Field):
                found |= self.column(one.rel, one.name)
            else:
                found |= self.rows_of(one.rel)
                for name in one.rel.schema.names:
                    found |= self.column(one.rel, name)
        return found
