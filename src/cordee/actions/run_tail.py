"""The part of a run on the long tail: customers whom nobody predicted and nobody paid for, beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

import ibis.expr.types as ir
import numpy as np

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results_of_tail import LONG_TAIL
from cordee.core.vocabulary.ways import PAID
from cordee.engine.database import Database

SEED = 20261126


class Running(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def follow_tail(run: Running) -> None:
    """Foresee each account from those before it, and set customers whom nobody predicted beside the others."""
    # only a run needs their libraries
    from cordee.core.measurement.tail_customers import accounts_met, contents_touched, frozen_fit, usual_currency
    from cordee.core.measurement.tail_service import service_of, tickets_known, tickets_of
    from cordee.core.measurement.tail_table import judge_tail

    rng = np.random.default_rng(SEED)
    currencies = usual_currency()
    counted = sorted(run.database.rows(currencies), key=lambda row: (-row["wins"], row["currency"]))
    currency = str(counted[0]["currency"]) if counted else None
    question = accounts_met(run.as_of, currency or "EUR", PAID)
    rows = run.database.rows(question)
    tickets, known = tickets_of(run.as_of), tickets_known()
    [sums] = run.database.rows(known)
    service = service_of(run.database.rows(tickets) if sums["since"] else [], sums)
    met = contents_touched()
    contents = [int(row["touches"]) for row in run.database.rows(met)]
    found = judge_tail(
        rows, frozen_fit(rows, rng=rng), currency=currency, as_of=run.as_of, rng=rng, service=service, contents=contents
    )
    run.judged(LONG_TAIL, found, [question, currencies, tickets, known, met])
