"""The part of a run that says how concentrated voices are on each territory: by texts, and by the names that people gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import ibis.expr.types as ir

from cordee.core.opinion.carrying import authors_on, words_of
from cordee.core.opinion.circles import WINDOW_DAYS
from cordee.core.opinion.concentration import heard_on, judge_concentration, names_given
from cordee.core.opinion.nominations import answering_counts, waves
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered import TERRITORY_RECORDS
from cordee.core.vocabulary.results_of_concentration import VOICE_CONCENTRATION
from cordee.engine.database import Database


class Running(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]], questions: Iterable[ir.Table]) -> None:
        """Store judged rows."""


def concentrate(run: Running) -> None:
    """Compute the table ``voice_concentration``; no text is read where there is no territory."""
    kept, named, surveys, counts = TERRITORY_RECORDS.table(), names_given(), waves(), answering_counts()
    territories = sorted(run.database.rows(kept), key=lambda row: str(row["territory"]))
    heard = heard_on(*(run.database.rows(one) for one in (named, surveys, counts)))
    words = words_of(territories)
    written = authors_on(words, run.as_of)
    texts = _by_territory(words, run.database.rows(written) if written is not None else ())
    until = (run.as_of - timedelta(microseconds=1)).date()
    rows = judge_concentration(words, texts, heard, since=until - timedelta(days=WINDOW_DAYS - 1), until=until)
    run.judged(VOICE_CONCENTRATION, rows, [kept, named, surveys, counts, *([written] if written is not None else [])])


def _by_territory(territories: Iterable[str], authors: Sequence[Mapping[str, Any]]) -> dict[str, tuple[list[int], int]]:
    found = {}
    for territory in territories:
        known = [int(row[territory] or 0) for row in authors if row["author"] and row[territory]]
        found[territory] = (known, sum(int(row[territory] or 0) for row in authors if not row["author"]))
    return found
