"""The part of a run on portraits and on questions that customers asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from cordee.actions.voices import Run
from cordee.core.opinion import carrying, circles, portrait_tables, questions_asked, rhythm
from cordee.core.vocabulary.results_of_carrying import CARRYING
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
    _carry(run, as_of, entries, territories)
    run.ask(QUESTIONS_ASKED, questions_asked.questions())


def _carry(run: Run, as_of: datetime, entries: Sequence[Mapping[str, Any]], territories: Sequence[Mapping[str, Any]]) -> None:
    """Say how far everybody carries who agreed that it is counted, and how deep and wide they exchange."""
    words, fields = carrying.words_of(territories), {row["field"] for row in entries}
    texts = (carrying.titles(as_of), carrying.on_subjects(words, as_of))
    reacting = carrying.reacting(words, as_of)
    talked = (carrying.met_by_firm(as_of), carrying.talks(as_of), carrying.lengths(as_of), carrying.addressed(as_of))
    asked = dict(zip(("titles", "subjects", "firms", "talks", "lengths", "addressed"), (*texts, *talked), strict=True))
    agreed = {name: (carrying.TRACES if name in ("titles", "subjects") else circles.FIELD) in fields for name in asked}
    answers = {name: run.database.rows(one) if agreed[name] else [] for name, one in asked.items()}
    reacted = run.database.rows(reacting) if reacting is not None and circles.FIELD in fields else []
    found = carrying.counted(**answers, reacting=reacted)
    told = carrying.judge_carrying(entries, words, found, (as_of - timedelta(days=1)).date())
    run.judged(CARRYING, told, [portrait_tables.entries(), *texts, *talked, *([reacting] if reacting is not None else [])])


def forget_ended(workspace: Workspace) -> int:
    """Take what people withdrew out of the runs that are kept; give how many rows went."""
    return sum(forget(workspace, one) for one in (PORTRAITS, LEADERS, CARRYING))
