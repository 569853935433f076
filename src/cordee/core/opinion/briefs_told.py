"""Briefs among the results: how each stands on the last day of the figures, to everybody alike; to whom it was proposed stands nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir

from cordee.core.opinion.briefs import Brief, shown
from cordee.core.vocabulary.entered_briefs import BRIEF_RECORDS

NOBODY = "–"  # where a brief names its person; a run does not know them


def briefs() -> ir.Table:
    """Ask for every brief that was proposed."""
    return BRIEF_RECORDS.table().select(*BRIEF_RECORDS.names)


def judge_briefs(rows: Iterable[Mapping[str, Any]], today: date) -> list[dict[str, Any]]:
    """Give how each brief stands on a day: open, moved, accepted, done or not taken.

    Examples
    --------
    >>> row = {"brief": 1, "question": 2, "territory": "bim", "words": "?", "kind": "interview", "stage": "awareness", "audience": "builders",
    ...        "proposed_on": date(2026, 11, 1), "until": date(2026, 11, 15), "answer": "", "later_on": None, "left": False, "done_on": None}
    >>> [judge_briefs([row], date(2026, 11, day))[0]["state"] for day in (15, 16)]
    ['open', 'not_taken']
    """
    found = []
    for row in rows:
        brief = Brief(
            int(row["brief"]), int(row["question"]), 0, NOBODY, NOBODY, row["kind"], row["audience"], row["proposed_on"], row["until"],
            row["stage"], answer=row["answer"], later_on=row["later_on"], done_on=row["done_on"],
            ended_on=today - timedelta(days=1) if row["left"] else None,
        )  # fmt: skip
        state = shown(brief, today)
        found.append(
            {"brief": brief.id, "question": brief.question, "territory": row["territory"], "words": row["words"], "kind": brief.kind,
             "stage": brief.stage, "audience": brief.audience, "proposed_on": brief.proposed_on, "ends_on": brief.ends, "state": state,
             "done_on": brief.done_on}
        )  # fmt: skip
    return sorted(found, key=lambda one: int(one["brief"]))
