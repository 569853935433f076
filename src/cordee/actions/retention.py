"""Who is due to be erased, by the run's proposals and what people told us since; and the visits that are too old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq

from cordee.actions.people import person_of
from cordee.core.trust.consent import Statements
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.facts import TOUCHES
from cordee.core.vocabulary.results import RETENTION
from cordee.engine.cleaning import commit_rewritten
from cordee.engine.manifest import FactFile, Import, Manifest
from cordee.engine.results import ResultsReader
from cordee.engine.staging import OPTIONS
from cordee.engine.workspace import Workspace

VISITS = "visits"


@dataclass(frozen=True, slots=True)
class Due:
    """One proposal: the person, by the hash of their id too; why; since when. For visits, how many."""

    person_id: str
    subject: str
    kind: str
    name: str
    organisation_id: str
    collected_on: date | None
    last_contact: date | None
    counted_from: date
    due_on: date
    rows: int


def proposals(reader: ResultsReader, statements: Statements, secret: str, *, today: date) -> list[Due]:
    """List who is due, the longest overdue first; whoever told us something themselves since then is not.

    Parameters
    ----------
    reader
        The results that stand.
    statements
        What people said.
    secret
        The workspace's secret.
    today
        The day it is.
    """
    rows = [
        Due(
            str(row["person_id"]), subject_of(str(row["person_id"]), secret) if row["person_id"] else "", str(row["kind"]),
            str(row["name"] or ""), str(row["organisation_id"] or ""), row["collected_on"], row["last_contact"],
            row["counted_from"], row["due_on"], int(row["rows"] or 0),
        )
        for row in reader.rows(RETENTION)
    ]  # fmt: skip
    left = [one for one in rows if not _spoke_since(one, reader, statements, secret, today)]
    return sorted(left, key=lambda one: (one.kind == VISITS, one.due_on, one.person_id))


def forget_visits(workspace: Workspace, *, months: int, now: datetime, progress: Callable[[str, float], None]) -> int:
    """Take the visits of anonymous visitors that are too old out of the facts, under the writer's lock; give how many."""
    oldest = f"TIMESTAMP '{now:%Y-%m-%d %H:%M:%S}' - INTERVAL {int(months)} MONTH"
    old = f"(visitor_key IS NOT NULL AND person_key IS NULL AND happened_at < {oldest})"
    imports: list[Import] = []
    staged: dict[str, Path] = {}
    gone = 0
    with workspace.scratch() as scratch, workspace.database() as database:
        entries = workspace.manifest().imports
        for number, entry in enumerate(entries):
            files = []
            for one in entry.files:
                source = f"read_parquet('{str(workspace.folder / 'facts' / one.path).replace(chr(39), chr(39) * 2)}')"
                found = (
                    database.connection.execute(f"SELECT count(*) FROM {source} WHERE {old}").fetchone()
                    if one.table == TOUCHES.name else (0,)
                )  # fmt: skip
                if not found or not found[0]:
                    files.append(one)
                    continue
                target, place = scratch / f"{len(staged)}.parquet", f"touches/{entry.id}.{now:%Y%m%d%H%M%S}.parquet"
                sql = f"SELECT * FROM {source} WHERE NOT coalesce({old}, false)"
                database.connection.execute(f"COPY ({sql}) TO '{str(target).replace(chr(39), chr(39) * 2)}' ({OPTIONS})")
                gone += int(found[0])
                if rows := int(pq.read_metadata(target).num_rows):
                    files.append(FactFile(one.table, place, rows))
                    staged[place] = target
            imports.append(replace(entry, files=files))
            progress("facts", (number + 1) / len(entries))
        if gone:
            commit_rewritten(workspace, Manifest(tuple(imports)), staged)
    return gone


def _spoke_since(one: Due, reader: ResultsReader, statements: Statements, secret: str, as_of: date) -> bool:
    """Say whether what they told us themselves lets their time run on: it is as long from there."""
    if one.kind == VISITS:
        return False
    said = statements.said_by(person_of(reader, one.person_id).subjects(secret))
    latest = max((each.said_at.date() for each in said if each.by_themselves), default=None)
    return latest is not None and latest + (one.due_on - one.counted_from) > as_of


__all__ = ["Due", "forget_visits", "proposals"]
