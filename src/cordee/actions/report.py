"""What a run's report rests on, fetched from its results once: nothing is worded or drawn here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from cordee.core.accounts.stages import STAGES
from cordee.core.measurement.refusals import refusals
from cordee.core.opinion.viability import Viability
from cordee.core.vocabulary import results
from cordee.engine.results import Ask, Condition, ResultsReader

Row = dict[str, Any]
MOST_ACCOUNTS = 15
MOST_SLEEPING = 8
WELL_FILLED = 0.5
ACTIVE = ("purchase", "consideration", "awareness")


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One table of one source: how many of its fields a result reads."""

    source: str
    format: str
    rows: int
    fields: int
    used: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataHeld:
    """What the exports hold: by source, what sleeps well filled, and the rows refused whole, by reason."""

    sources: tuple[SourceUse, ...]
    sleeping: tuple[Row, ...]
    refused: dict[str, int]

    @property
    def fields(self) -> int:
        """Fields in all."""
        return sum(one.fields for one in self.sources)

    @property
    def used(self) -> int:
        """Fields that at least one result reads."""
        return sum(one.used for one in self.sources)


@dataclass(frozen=True, slots=True)
class Report:
    """All that the report shows.

    Parameters
    ----------
    techniques
        Best won rate first; those without a rate last.
    wins, closed
        Over all techniques.
    stages
        Accounts by their furthest stage, in the order of the rope.
    accounts
        The accounts to look at first: nearest to a purchase, then most people active.
    offers
        The offers for which cases are open, with what is said of each before it is promoted.
    """

    run_id: str
    as_of: date
    data: DataHeld
    techniques: tuple[Row, ...]
    wins: int
    closed: int
    visibility: tuple[Row, ...]
    stages: dict[str, int]
    accounts: tuple[Row, ...]
    offers: tuple[Viability, ...] = ()


def gather(reader: ResultsReader, info: Mapping[str, Any], *, offers: Sequence[Viability] = ()) -> Report:
    """Fetch what the report shows from one run's results.

    Parameters
    ----------
    reader
        Of the run's tables.
    info
        What the run notes of itself (``run.json``).
    offers
        What is said of each offer, which people typed in.
    """
    techniques = reader.rows(results.TECHNIQUES)
    techniques.sort(key=lambda row: (row["won_rate"] is None, -(row["won_rate"] or 0.0), -row["closed"], row["technique"]))
    counted = reader.tally(results.ACCOUNTS, "stage")
    return Report(
        run_id=str(info["run_id"]),
        as_of=date.fromisoformat(info["as_of"]),
        data=_data(reader),
        techniques=tuple(techniques),
        wins=sum(row["wins"] for row in techniques),
        closed=sum(row["closed"] for row in techniques),
        visibility=tuple(reader.rows(results.VISIBILITY)),
        stages={stage: counted.get(stage, 0) for stage in STAGES},
        accounts=tuple(_accounts(reader)),
        offers=tuple(offers),
    )


def _data(reader: ResultsReader) -> DataHeld:
    rows = reader.rows(results.DATA_USE)
    sources = []
    for (source, table), group in groupby(rows, key=lambda row: (row["source"], row["format"])):
        fields = list(group)
        used = sum(row["used"] for row in fields)
        files = tuple(sorted({row["file"] for row in fields if row["file"]}))
        sources.append(SourceUse(source, table, max(row["rows"] for row in fields), len(fields), used, files))
    sources.sort(key=lambda one: (-one.fields, one.source, one.format))
    sleeping = [
        row for row in rows if not row["used"] and (row["filled_share"] or 0) >= WELL_FILLED and row["distinct_values"] > 1
    ]
    sleeping.sort(key=lambda row: (-row["filled"], row["source"], row["format"], row["field"]))
    refused = refusals(reader.rows(results.REJECTED_ROWS, Ask(where=[Condition("kept", "=", "false")]))).reasons
    return DataHeld(tuple(sources), tuple(sleeping[:MOST_SLEEPING]), refused)


def _accounts(reader: ResultsReader) -> list[Row]:
    found: list[Row] = []
    for stage in ACTIVE:
        lacking = MOST_ACCOUNTS - len(found)
        if lacking > 0:
            order = ("-breadth", "-touches_90_days", "-engagement_minutes")
            found += reader.rows(results.ACCOUNTS, Ask(where=[Condition("stage", "=", stage)], order=order, limit=lacking))
    return found
