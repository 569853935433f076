"""The part of a run on fields that nobody uses: what each would add to foreseeing a win, where somebody says that it is known before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from cordee.actions.field_values import Key, field_values
from cordee.core.measurement.field_register import candidates, judge_fields, key_of
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered_fields import FIELD_RECORDS
from cordee.core.vocabulary.facts import SOURCE_FIELDS
from cordee.core.vocabulary.results import CASES, DATA_USE
from cordee.core.vocabulary.results_of_use import FIELD_GAINS
from cordee.engine.database import Database
from cordee.engine.workspace import Workspace

SEED = 20261126
MOST_CASES = 20_000


class Running(Protocol):
    """What this part needs of a run."""

    workspace: Workspace
    database: Database
    as_of: datetime
    typed: Mapping[str, pa.Table]

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def weigh_fields(run: Running) -> None:
    """Say of each unused field what it would add, and propose; files are read again only for fields known before the outcome."""
    used = DATA_USE.table().select("source", "format", "field", "file", "filled", "used")
    said = {key_of(row): row for row in run.typed[FIELD_RECORDS.name].to_pylist()}
    listed = candidates(run.database.rows(used), said)
    wanted = [key for row in listed if row["filled"] and said.get(key := key_of(row), {}).get("known") == "before"]
    gains, later, unlinked = _gains(run, wanted) if wanted else ({}, {}, ())
    first = _first_known(run.as_of)
    since: dict[Key, date] = {key_of(row): row["since"] for row in run.database.rows(first)}
    found = judge_fields(listed, said, gains, later, since, unlinked=unlinked, as_of=run.as_of.date())
    run.judged(FIELD_GAINS, found, [used])


def _gains(run: Running, wanted: Sequence[Key]) -> tuple[dict[Key, Any], dict[Key, Any], list[Key]]:
    from cordee.core.measurement.data_gain import gains  # its numeric libraries are loaded only where something is tried

    rng = np.random.default_rng(SEED)
    cases = _some(run.database.run(_closed_cases()), rng)
    values = field_values(run.workspace, run.database, wanted, cases, as_of=run.as_of)
    names = {"\x1f".join(key): key for key in wanted if key in values}
    columns = {name: values[key] for name, key in names.items()}
    used = {"technique": cases.column("technique").to_pylist()}
    accounts = cases.column("account").to_pylist()
    when = cases.column("opened_at").to_numpy()
    found = []
    for times in (None, when):
        judged = gains(
            cases.column("won").to_numpy(zero_copy_only=False), columns, used=used, known=dict.fromkeys(columns, "before"), rng=rng,
            when=times, cluster=accounts if len(set(accounts)) < len(accounts) else None,
        )  # fmt: skip
        found.append({names[one.field]: one for one in judged})
    return found[0], found[1], [key for key in wanted if key not in values]


def _closed_cases() -> ir.Table:
    cases = CASES.table()
    closed = cases.filter(cases.closed)
    return closed.select(
        "case_key", "organisation_id", "person_id", "technique", "opened_at", won=closed.won_at.notnull(),
        account=ibis.coalesce(closed.organisation_id, ibis.literal("case:") + closed.case_key),
    ).order_by("case_key")  # fmt: skip


def _some(cases: pa.Table, rng: np.random.Generator) -> pa.Table:
    """Give as many cases as matter, by chance."""
    if cases.num_rows <= MOST_CASES:
        return cases
    return cases.take(pa.array(np.sort(rng.choice(cases.num_rows, MOST_CASES, replace=False))))


def _first_known(as_of: datetime) -> ir.Table:
    stored = ibis.table(SOURCE_FIELDS.table().schema(), name=f"stored_{SOURCE_FIELDS.name}")
    known = stored.filter(stored.known_at <= ibis.literal(as_of).cast("timestamp(6)"))
    return known.group_by("source", "format", "field").aggregate(since=known.known_at.min().date())
