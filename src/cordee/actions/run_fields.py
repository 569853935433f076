"""The part of a run on fields that nobody uses: what each would add to foreseeing a win, a second order, a large case, where somebody
says that it is known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cordee.actions.field_values import Key, field_values
from cordee.core.measurement.field_outcomes import Beyond, no_second_order, worth_much
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
WIDER = 0.975  # two outcomes are tried beside the win
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying: gains on wins parted by chance, and by time; on what goes beyond a win; fields of which no row is a case's."""

    gains: Mapping[Key, Any] = field(default_factory=dict)
    later: Mapping[Key, Any] = field(default_factory=dict)
    beyond: Mapping[Beyond, Mapping[Key, Any]] = field(default_factory=dict)
    unlinked: Sequence[Key] = ()


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
    tried = _gains(run, wanted) if wanted else Tried()
    first = _first_known(run.as_of)
    since: dict[Key, date] = {key_of(row): row["since"] for row in run.database.rows(first)}
    found = judge_fields(
        listed, said, tried.gains, tried.later, since, beyond=tried.beyond, unlinked=tried.unlinked, as_of=run.as_of.date()
    )
    run.judged(FIELD_GAINS, found, [used])


def _gains(run: Running, wanted: Sequence[Key]) -> Tried:
    from cordee.core.measurement.data_gain import Gain, gains  # its numeric libraries are loaded only where something is tried

    rng = np.random.default_rng(SEED)
    every = run.database.run(_closed_cases())
    cases = _some(every, rng)
    values = field_values(run.workspace, run.database, wanted, cases, as_of=run.as_of)
    names = {"\x1f".join(key): key for key in wanted if key in values}
    columns = {name: values[key] for name, key in names.items()}
    technique, accounts = (cases.column(name).to_pylist() for name in ("technique", "account"))

    def tried(places: Places, outcome: Any, *, when: Any = None, confidence: float = 0.95) -> dict[Key, Gain]:
        own = [accounts[place] for place in places]
        judged = gains(
            outcome, {name: [column[place] for place in places] for name, column in columns.items()},
            used={"technique": [technique[place] for place in places]}, known=dict.fromkeys(columns, "before"), rng=rng, when=when,
            cluster=own if len(set(own)) < len(own) else None, confidence=confidence,
        )  # fmt: skip
        return {names[one.field]: one for one in judged}

    won = cases.column("won").to_numpy(zero_copy_only=False)
    whole = np.arange(len(won))
    by_chance, by_time = (tried(whole, won, when=when) for when in (None, cases.column("opened_at").to_numpy()))
    beyond: dict[Beyond, dict[Key, Gain]] = {
        name: tried(places, outcome, confidence=WIDER)
        for name, (places, outcome) in _beyond(cases, every, run.as_of).items()
        if len(places)
    }
    return Tried(by_chance, by_time, beyond, tuple(key for key in wanted if key not in values))


def _beyond(cases: pa.Table, every: pa.Table, as_of: datetime) -> dict[Beyond, tuple[Places, Any]]:
    """Give, of the cases looked at, the first orders with whether none followed, and the won ones with whether they are worth much."""
    keys = {key: place for place, key in enumerate(cases.column("case_key").to_pylist())}
    accounts = [one or None for one in every.column("organisation_id").to_pylist()]
    places, left = no_second_order(accounts, every.column("won_at").to_pylist(), as_of=as_of)
    named = every.column("case_key").to_pylist()
    there = [(keys[named[place]], gone) for place, gone in zip(places, left, strict=True) if named[place] in keys]
    currencies = [one for one in cases.column("currency").to_pylist() if one]
    usual = max(sorted(set(currencies)), key=currencies.count, default=None)
    amounts = [
        float(amount) if amount is not None and currency == usual else None
        for amount, currency in zip(cases.column("amount").to_pylist(), cases.column("currency").to_pylist(), strict=True)
    ]
    first = np.array([place for place, _ in there], dtype=np.int64), np.array([gone for _, gone in there], dtype=bool)
    return {"again": first, "large": worth_much(amounts, cases.column("won").to_pylist())}


def _closed_cases() -> ir.Table:
    cases = CASES.table()
    closed = cases.filter(cases.closed)
    return closed.select(
        "case_key", "organisation_id", "person_id", "technique", "opened_at", "won_at", "amount", "currency", won=closed.won_at.notnull(),
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
