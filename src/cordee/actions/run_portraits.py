"""The part of a run on portraits and on questions that customers asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from cordee.actions.voices import Run
from cordee.core.opinion import circles, portrait_tables, questions_asked, rhythm
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.core.vocabulary.results_of_portraits import PORTRAITS, QUESTIONS_ASKED
from cordee.engine.ended import forget
from cordee.engine.workspace import Workspace


def compute(run: Run, as_of: datetime) -> None:
    """Compute the tables of portraits and of questions that were asked."""
    asked = (portrait_tables.entries(), portrait_tables.published(as_of), portrait_tables.territory_words())
    entries, published, territories = (sorted(run.database.rows(one), key=repr) for one in asked)
    until = (as_of - timedelta(days=1)).date()
    exchanged = (circles.met(as_of), circles.talked(as_of), circles.targets())
    often = rhythm.days_by_month(as_of)
    agreed = any(row["field"] == circles.FIELD for row in entries)  # where nobody agreed, no fact is read for it
    known = circles.circles_of(*(run.database.rows(one) for one in exchanged)) if agreed else {}
    rhythms = rhythm.rhythms_of(run.database.rows(often)) if agreed else {}
    told = portrait_tables.judge_portraits(entries, published, territories, until, known, rhythms)
    run.judged(PORTRAITS, told, [*asked, *exchanged, often])
    run.ask(QUESTIONS_ASKED, questions_asked.questions())


def forget_ended(workspace: Workspace) -> int:
    """Take what people withdrew out of the runs that are kept; give how many rows went."""
    return forget(workspace, PORTRAITS) + forget(workspace, LEADERS)
