"""The part of a run on techniques by region and segment, who is likely the best, and in person against online."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

import ibis.expr.types as ir
import numpy as np

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results import TECHNIQUES
from cordee.core.vocabulary.results_of_techniques import IN_PERSON, TECHNIQUE_CELLS
from cordee.core.vocabulary.techniques import SAY_LITTLE
from cordee.core.vocabulary.ways import way_of
from cordee.engine.database import Database

SEED = 20261126


class Running(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def compare_cells(run: Running) -> None:
    """Pool the closed cases by technique, region and segment; set ways of meeting side by side."""
    from cordee.core.measurement.technique_cells import cell_sums, judge_cells, judge_ways  # only a run needs its libraries

    day = run.as_of.date()
    sums = cell_sums()
    counted = sorted(run.database.rows(sums), key=repr)
    run.judged(TECHNIQUE_CELLS, judge_cells(counted, unseen=SAY_LITTLE, rng=np.random.default_rng(SEED), as_of=day), [sums])
    known = TECHNIQUES.table().select("technique", "leads", "closed", "wins", "cost", "currency")
    ways = judge_ways(run.database.rows(known), way_of, unseen=SAY_LITTLE[:2], as_of=day)
    run.judged(IN_PERSON, ways, [known])
