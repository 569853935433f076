"""What fields hold of cases: the kept originals are read again, and a row is a case's by the facts that it became.

No fact keeps what no result reads; so this is dear, and done only for fields that somebody names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from cordee.actions.choose import choose
from cordee.actions.correction import how_of
from cordee.actions.staged_sections import StagedSection, bound, staged_sections
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import DEAL_MILESTONES, DEALS, ORGANISATION_RECORDS, PERSON_RECORDS
from cordee.core.vocabulary.problems import IntakeProblem
from cordee.core.vocabulary.results import IDENTITY_LINKS
from cordee.engine.database import Database
from cordee.engine.files import open_source
from cordee.engine.manifest import Import
from cordee.engine.workspace import Workspace

Key = tuple[str, str, str]
CHOSEN = ibis.table({"case_key": "string", "organisation_id": "string", "person_id": "string"}, name="chosen_cases")


def field_values(
    workspace: Workspace, database: Database, wanted: Sequence[Key], cases: pa.Table, *, as_of: datetime
) -> dict[Key, list[object]]:
    """Give, for each field, what it holds of each case, in the order of the cases; fields of which no row is a case's are left out.

    Parameters
    ----------
    wanted
        The fields: source, format and table, heading.
    cases
        ``case_key``, ``organisation_id`` and ``person_id``; the facts of the run are bound in the database.
    as_of
        What was known later does not count. Of several values of a case the one known first stands: its own row's, else its
        contact's, else its organisation's.
    """
    database.bind_arrow(CHOSEN.get_name(), cases.select(["case_key", "organisation_id", "person_id"]))
    best: dict[Key, dict[str, tuple[tuple[Any, ...], str]]] = {}
    for entry in workspace.manifest().imports:
        headings: dict[str, list[str]] = {}
        for source, label, field in wanted:
            if source == entry.source and label.partition("/")[0] == entry.format:
                headings.setdefault(label, []).append(field)
        original = workspace.folder / "originals" / entry.original
        if headings and entry.original and original.is_file():
            with workspace.scratch() as scratch:
                _of_import(database, entry, original, scratch, headings, best, as_of)
    keys = cases.column("case_key").to_pylist()
    return {key: typed([found[case][1] if case in found else None for case in keys]) for key, found in best.items() if found}


def typed(values: Sequence[str | None]) -> list[object]:
    """Give cells as numbers where all of them are, a comma may stand for the point; days as their number where all of them are days.

    Examples
    --------
    >>> typed(["1 200", None, "3,5"]), typed(["12", "a dozen"])
    ([1200.0, None, 3.5], ['12', 'a dozen'])
    >>> typed(["2026-03-02", "2026-03-01 09:30"])
    [739677.0, 739676.0]
    """
    for read in (_number, _day):
        try:
            return [None if value is None else read(value) for value in values]
        except ValueError:
            continue
    return list(values)


def _number(value: str) -> float:
    return float("".join(value.split()).replace(",", "."))


def _day(value: str) -> float:
    """Give the number of a day that is written year first, as exports of systems do; other ways to write one are words here."""
    return float(date.fromisoformat(value[:10]).toordinal())


def _of_import(
    database: Database,
    entry: Import,
    original: Path,
    scratch: Path,
    headings: Mapping[str, Sequence[str]],
    best: dict[Key, dict[str, tuple[tuple[Any, ...], str]]],
    as_of: datetime,
) -> None:
    try:
        source = open_source(original, scratch)
        found, sheet = choose(source, how_of(entry))
    except IntakeProblem:  # what was erased out of it may have left nothing to recognise
        return
    if found.format.layout == "lines":
        return
    for staged in staged_sections(database, source, found, sheet, scratch):
        label = f"{entry.format}/{staged.section.table}"
        there = [field for field in headings.get(label, ()) if field in staged.headings]
        if not there:
            continue
        path = scratch / "cells.parquet"
        database.copy(_cells(database, staged, there), path)
        database.bind_files("field_cells", [path])
        for row in database.rows(_linked(entry.id, there, as_of)):
            order = (row["way"], row["known_at"], row["record"])
            for place, field in enumerate(there):
                value, known = row[f"v{place}"], best.setdefault((entry.source, label, field), {})
                if value is not None and (row["case_key"] not in known or order < known[row["case_key"]][0]):
                    known[row["case_key"]] = (order, value)


def _cells(database: Database, staged: StagedSection, fields: Sequence[str]) -> ir.Table:
    raw = bound(database, staged)
    values = {
        f"v{place}": raw[f"c{staged.headings.index(field)}"].strip().nullif("").left(200) for place, field in enumerate(fields)
    }
    return raw.select("record", **values)


def _linked(import_id: str, fields: Sequence[str], as_of: datetime) -> ir.Table:
    cells = ibis.table({"record": "int64"} | {f"v{place}": "string" for place in range(len(fields))}, name="field_cells")
    people, companies = _ids("person"), _ids("organisation")
    links = ibis.union(
        _rows(DEALS, import_id, as_of).select("record", "known_at", case_key="source_key", way=ibis.literal(0, "int8")),
        _rows(DEAL_MILESTONES, import_id, as_of).select("record", "known_at", case_key="deal_key", way=ibis.literal(0, "int8")),
        _by_id(_rows(PERSON_RECORDS, import_id, as_of), people, "person_id", 1),
        _by_id(_rows(ORGANISATION_RECORDS, import_id, as_of), companies, "organisation_id", 2),
    )
    return links.semi_join(CHOSEN, "case_key").distinct().inner_join(cells, "record")


def _rows(contract: Contract, import_id: str, as_of: datetime) -> ir.Table:
    """Give every row that an import stored, whatever came after it."""
    stored = ibis.table(contract.table().schema(), name=f"stored_{contract.name}")
    moment = ibis.literal(as_of).cast("timestamp(6)")
    return stored.filter((stored.import_id == import_id) & (stored.known_at <= moment))


def _ids(kind: str) -> ir.Table:
    links = IDENTITY_LINKS.table()
    return links.filter(links.kind == kind).select(linked="key", linked_id="id")


def _by_id(rows: ir.Table, ids: ir.Table, of: str, way: int) -> ir.Table:
    known = rows.inner_join(ids, [("source_key", "linked")])
    cases = CHOSEN.filter(CHOSEN[of].notnull()).select("case_key", of_id=CHOSEN[of])
    found = known.inner_join(cases, [("linked_id", "of_id")])
    return found.select("record", "known_at", "case_key", way=ibis.literal(way, "int8"))
