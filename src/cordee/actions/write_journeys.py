"""Write the journeys of a run into a file, as they come: for ``cordee.attribute``, and for who measures elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cordee.core.accounts.cases import UNSEEN
from cordee.core.measurement.journeys import journeys
from cordee.core.vocabulary.problems_of_attribution import NoPlaceForJourneys
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.engine.workspace import Workspace


def write_journeys(workspace: Workspace, run_folder: Path, target: Path, *, info: Mapping[str, Any]) -> int:
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

    Raises
    ------
    NoPlaceForJourneys
        Where the folder of the file is not there, or is none.
    """
    if not target.parent.is_dir() or target.is_dir():
        raise NoPlaceForJourneys(file=target)
    as_of = datetime.combine(date.fromisoformat(info["as_of"]), time())
    question = journeys(as_of, look_back_days=info["settings"]["look_back_days"], unseen=(UNSEEN,))
    with workspace.database() as database:
        for contract in (TIMELINE, CASES):
            database.bind_files(contract.name, [run_folder / f"{contract.name}.parquet"])
        return database.copy(question.order_by("cluster", "unit"), target)
