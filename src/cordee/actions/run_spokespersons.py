"""The part of a run on who speaks for us: effect by touch, and who and what stays, by group and never by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.accounts.cases import UNSEEN
from cordee.core.measurement.readings import DEFAULT
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.core.vocabulary.results_of_spokespersons import SPOKESPERSONS
from cordee.engine.database import Database


class Running(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def follow_spokespersons(run: Running) -> None:
    """Set the groups of those who speak for us beside all other touches; wins have been shared out before."""
    # only a run needs their libraries
    from cordee.core.measurement.spokespersons import carried, customers_met, judge_spokespersons, spoken

    credits = CREDITS.table()
    shared = credits.filter((credits.dimension == "spokesperson") & (credits.model == DEFAULT)).select(
        "item", "credit", "credit_evidence"
    )
    asked = (spoken((UNSEEN,)), carried(run.as_of, (UNSEEN,)), customers_met((UNSEEN,)))
    counted, quarters, customers = (run.database.rows(one) for one in asked)
    given = {str(row["item"]): Estimate.stored(row, "credit") for row in run.database.rows(shared)}
    run.judged(SPOKESPERSONS, judge_spokespersons(counted, given, quarters, customers, as_of=run.as_of), [*asked, shared])
