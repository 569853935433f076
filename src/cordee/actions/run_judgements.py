"""The part of a run on what sales and marketing judge of contacts."""

from __future__ import annotations

from datetime import datetime, timedelta

from cordee.actions.voices import Run
from cordee.core.measurement import judgements
from cordee.core.vocabulary.results_of_judgements import JUDGED_CASES, JUDGEMENTS_GIVEN


def compute(run: Run, as_of: datetime) -> None:
    """Compute what each side judged of each case, and of each technique."""
    run.ask(JUDGED_CASES, judgements.judged_cases())
    sums = judgements.sums()
    run.judged(JUDGEMENTS_GIVEN, judgements.judge(run.database.rows(sums), (as_of - timedelta(days=1)).date()), [sums])
