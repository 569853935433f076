"""The use of data: of every field that a source holds, how full, how fresh, and whether any result reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import ORGANISATION_RECORDS, PERSON_RECORDS, SOURCE_FIELDS
from cordee.core.vocabulary.results import IDENTITY_LINKS

Row = dict[str, Any]
COMPARED = {
    "person": (PERSON_RECORDS, ("full_name", "title", "phone", "organisation_name", "country")),
    "organisation": (ORGANISATION_RECORDS, ("name", "siren", "domain", "country", "industry", "employees")),
}


@cache
def fields() -> ir.Table:
    """Give the latest count of every field of every source."""
    found = SOURCE_FIELDS.table()
    return found.select(
        "source", "format", "field", "file", "rows", "filled", "distinct_values", "read_as", "facts", fresh=found.known_at.date()
    )


@cache
def disagreements(kind: str) -> ir.Table:
    """Count, for each attribute, the people or organisations on whom two sources disagree, in one row.

    Of each source what it knows last counts: two records of one source, such as a duplicate or a name that a
    visitor typed in twice, are that source's own affair and contradict nobody.
    """
    contract, attributes = COMPARED[kind]
    links = IDENTITY_LINKS.table()
    linked = contract.table().inner_join(links.filter(links.kind == kind).select("key", "id"), [("source_key", "key")])
    order = ibis.window(order_by=[linked.known_at, linked.recorded_at, linked.source_key])
    linked = linked.mutate(newness=ibis.row_number().over(order))
    latest = {name: linked[name].argmax(linked.newness, where=linked[name].notnull()) for name in attributes}
    told = linked.group_by("id", "source").aggregate(**latest)
    different = {name: told[name].cast("string").lower().strip().nunique() for name in attributes}
    by_one = told.group_by("id").aggregate(**different)
    return by_one.aggregate(**{name: (by_one[name] > 1).sum().fill_null(0) for name in attributes})


def judge_data_use(found: Sequence[Row], contradictions: Mapping[str, int], read_by: Mapping[str, Sequence[str]]) -> list[Row]:
    """Say of each field whether a result reads it, through the columns of facts that it fills.

    Parameters
    ----------
    found
        The answer to ``fields``.
    contradictions
        For ``table.column`` of facts, on how many people or organisations two sources disagree.
    read_by
        For ``table.column`` of facts, the results that read it, from the run's lineage.
    """
    rows = []
    for row in found:
        facts = row["facts"] or []
        readers = sorted({result for fact in facts for result in read_by.get(fact, ())})
        filled, distinct = int(row["filled"]), int(row["distinct_values"])
        contradictory = [contradictions[fact] for fact in facts if fact in contradictions]
        rows.append(
            {
                "source": row["source"], "format": row["format"], "field": row["field"], "file": row["file"],
                "rows": int(row["rows"]), "filled": filled,
                "filled_share": filled / row["rows"] if row["rows"] else None, "distinct_values": distinct,
                "duplicated_share": max(0.0, 1 - distinct / filled) if filled else None,
                "contradictory": max(contradictory) if contradictory else None,
                "fresh_until": row["fresh"], "read_as": row["read_as"], "read_by": readers, "used": bool(readers),
            }
        )  # fmt: skip
    return rows
