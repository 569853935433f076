"""The part of a run that shares wins out: journeys from the timeline and the cases, credits under several models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.accounts.cases import UNSEEN
from cordee.core.measurement.journeys import journeys
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.evidence import Evidence
from cordee.core.vocabulary.problems_of_measurement import TooManyChannels
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.engine.database import Database
from cordee.engine.streams import Stream
from cordee.engine.workspace import Workspace

MODELS = {
    "technique": ("markov", "first", "last", "linear", "linear_distinct", "u", "w", "full_path", "j", "time_decay"),
    "campaign": ("markov", "linear"),
}


class Running(Protocol):
    """What this part needs of a run."""

    workspace: Workspace
    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def share_out(run: Running) -> None:
    """Ask for the journeys, credit each dimension under its models, and store the credits."""
    look_back = run.workspace.settings["look_back_days"]
    question = journeys(run.as_of, look_back_days=look_back, unseen=(UNSEEN,), dimensions=tuple(MODELS))
    found: list[dict[str, Any]] = []
    with run.workspace.scratch() as scratch:
        path = scratch / "journeys.parquet"
        run.database.copy(question.order_by("cluster", "unit"), path)
        for dimension, models in MODELS.items():
            for model in models:
                found += _credits(path, dimension, model, run.as_of.date())
    run.judged(CREDITS, found, [question])


def _credits(path: Any, dimension: str, model: str, until: date) -> list[dict[str, Any]]:
    # Compiled loops take half a second to load: only a run pays for it.
    from cordee.core.measurement.attribution import attributed
    from cordee.core.measurement.models import model_of
    from cordee.core.measurement.paths import Reader

    milestones = model in ("u", "w", "full_path")
    reader = Reader(dimension, "cluster", times=model == "time_decay", milestones=milestones)
    try:
        table = attributed(reader, Stream(path, coded=dimension), model_of(model, milestones=milestones), name=model)
    except TooManyChannels:
        return []
    return [_row(row, dimension, until) for row in table.to_pylist()]


def _row(row: dict[str, Any], dimension: str, until: date) -> dict[str, Any]:
    def evidence(low: float | None, high: float | None) -> dict[str, object]:
        formula = "removal" if row["model"] == "markov" else "sharing"
        return Evidence(row["n"], low, high, row["reason"], until=until, formula=formula).as_row()

    return {
        "dimension": dimension,
        "model": row["model"],
        "item": row["channel"] or "",
        "credit": row["credit"],
        "share": row["share"],
        "share_evidence": evidence(row["low"], row["high"]),
        "credit_evidence": evidence(row["credit_low"], row["credit_high"]),
    }
