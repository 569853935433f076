"""The part of a run that shares wins out: journeys from the timeline and the cases, credits under several models.

One dimension at a time is asked, stored and read again, so that no more lies in memory than its own touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.actions.write_journeys import in_parts, store_journeys
from cordee.core.accounts.cases import UNSEEN
from cordee.core.measurement.journeys import journeys
from cordee.core.measurement.readings import DEFAULT, RIVAL
from cordee.core.opinion.placing import contents_met, place
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered import TERRITORY_RECORDS
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.problems_of_measurement import TooManyChannels
from cordee.core.vocabulary.results import TIMELINE
from cordee.core.vocabulary.results_of_credits import CONTENT_TERRITORIES, CREDITS
from cordee.engine.database import Database
from cordee.engine.streams import Stream
from cordee.engine.workspace import Workspace

READ = (DEFAULT, RIVAL)  # what pages show; the others are there for who asks
MODELS = {
    "technique": (
        *READ,
        "markov",
        "first",
        "linear",
        "linear_distinct",
        "u",
        "w",
        "full_path",
        "j",
        "time_decay",
    ),
    "campaign": (*READ, "markov", "linear"),
    "content": READ,
    "territory": READ,
    "spokesperson": READ,
    "carrier": READ,
}
TOGETHER = {"technique": ("technique", "spokesperson")}  # every touch names both: the journeys are asked for once
MARKED = ("u", "w", "full_path")


class Running(Protocol):
    """What this part needs of a run."""

    workspace: Workspace
    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def share_out(run: Running) -> None:
    """Ask for the journeys, credit each dimension that touches name under its models, and store the credits."""
    place_contents(run)
    look_back = run.workspace.settings["look_back_days"]
    found: list[dict[str, Any]] = []
    questions = []
    accounts = in_parts(run.database)
    for named in _named(run):
        dimensions = TOGETHER.get(named, (named,))
        ask = partial(journeys, run.as_of, look_back_days=look_back, unseen=(UNSEEN,), dimensions=dimensions, named=True)
        questions.append(ask())
        with run.workspace.scratch() as scratch:
            path = scratch / f"journeys-{named}.parquet"
            store_journeys(run.database, ask, accounts, path)
            for dimension in dimensions:
                for model in MODELS[dimension]:
                    found += _credits(path, dimension, model, run.as_of.date())
    run.judged(CREDITS, found, questions)


def place_contents(run: Running) -> None:
    """Say which territory each content is on, by its words; no content is read where there is no territory."""
    kept, asked = TERRITORY_RECORDS.table(), contents_met()
    territories = sorted(run.database.rows(kept), key=lambda row: str(row["territory"]))
    contents = [str(row["content"]) for row in run.database.rows(asked)] if territories else []
    run.judged(CONTENT_TERRITORIES, place(contents, territories), [kept, asked])


def _named(run: Running) -> list[str]:
    """Give the dimensions that any touch names; techniques always, so that wins nobody was seen before have their line.

    Who spoke is asked with the technique, and not named here.
    """
    touches, places = TIMELINE.table(), CONTENT_TERRITORIES.table()
    others = [dimension for dimension in MODELS if dimension not in ("technique", "territory", "spokesperson")]
    [counts] = run.database.rows(touches.aggregate(**{name: touches[name].count() for name in others}))
    [placed] = run.database.rows(places.aggregate(territory=places.count()))
    return ["technique", *(name for name in MODELS if (counts | placed).get(name))]


def _credits(path: Path, dimension: str, model: str, until: date) -> list[dict[str, Any]]:
    # Compiled loops take half a second to load: only a run pays for it.
    from cordee.core.measurement.attribution import attributed
    from cordee.core.measurement.models import model_of
    from cordee.core.measurement.paths import Reader

    milestones = model in MARKED
    reader = Reader(dimension, "cluster", times=model == "time_decay", milestones=milestones)
    try:
        table = attributed(reader, Stream(path, coded=dimension), model_of(model, milestones=milestones), name=model)
    except TooManyChannels:
        return []
    return [_row(row, dimension, until) for row in table.to_pylist()]


def _row(row: dict[str, Any], dimension: str, until: date) -> dict[str, Any]:
    formula = "removal" if row["model"] == "markov" else "sharing"
    credit = Estimate(row["credit"], row["n"], row["credit_low"], row["credit_high"], row["reason"], formula)
    share = Estimate(row["share"], row["n"], row["low"], row["high"], row["reason"], formula)
    return {
        "dimension": dimension, "model": row["model"], "item": row["channel"] or "",
        **credit.columns("credit", until=until), **share.columns("share", until=until),
    }  # fmt: skip
