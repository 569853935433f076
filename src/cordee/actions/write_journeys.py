"""Write the journeys of a run into a file, as they come: for ``cordee.attribute``, and for who measures elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.accounts.cases import UNSEEN
from cordee.core.measurement.journeys import Span, Unit, journeys, parts, spans
from cordee.core.vocabulary.problems_of_attribution import NoPlaceForJourneys
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.results_of_credits import CONTENT_TERRITORIES
from cordee.engine.database import Database
from cordee.engine.workspace import Workspace

TOUCHES_A_PART = 2_000_000  # lists of one part are gathered in memory, beside what a run holds already


class Asked(Protocol):
    """A question of journeys, but for the accounts that it is about."""

    def __call__(self, *, within: Span) -> ir.Table:
        """Ask about these accounts."""


def in_parts(database: Database) -> list[Span]:
    """Cut the accounts so that memory holds the journeys of each part."""
    return spans([row["first"] for row in database.rows(parts(TOUCHES_A_PART))])


def store_journeys(database: Database, ask: Asked, accounts: Sequence[Span], path: Path) -> int:
    """Store journeys in a file, sorted by account, one part of the accounts after the other; give how many."""
    return database.copy_parts([ask(within=span).order_by("cluster", "unit") for span in accounts], path)


def write_journeys(workspace: Workspace, run_folder: Path, target: Path, *, info: Mapping[str, Any], unit: Unit = "case") -> int:
    """Write one row a journey as Parquet, sorted by account; give how many.

    Parameters
    ----------
    workspace
        The company's folder.
    run_folder
        The results that the journeys are read from.
    target
        The file; one that is there is replaced.
    info
        What the run was made from: its date and settings decide where a journey begins and ends.
    unit
        Whose journey a row is.

    Raises
    ------
    NoPlaceForJourneys
        Where the folder of the file is not there, or is none.
    """
    if not target.parent.is_dir() or target.is_dir():
        raise NoPlaceForJourneys(file=target)
    as_of = datetime.combine(date.fromisoformat(info["as_of"]), time())
    ask = partial(journeys, as_of, look_back_days=info["settings"]["look_back_days"], unseen=(UNSEEN,), unit=unit)
    with workspace.database() as database:
        for contract in (TIMELINE, CASES, CONTENT_TERRITORIES):
            path = run_folder / f"{contract.name}.parquet"
            if path.exists():
                database.bind_files(contract.name, [path])
            else:  # a run from before contents were placed
                database.bind_arrow(contract.name, contract.schema.empty_table())
        return store_journeys(database, ask, in_parts(database), target)


__all__ = ["Asked", "Unit", "in_parts", "store_journeys", "write_journeys"]
