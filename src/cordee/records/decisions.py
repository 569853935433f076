"""Decisions on the records' database; see ``cordee.core.measurement.decisions.DecisionBook``."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cordee.core.measurement.decisions import Decision, Dissent
from cordee.records.models import Decision as Row


def write(decision: Decision, *, author: int | None = None) -> Decision:
    """Write a decision down; gives it with its id."""
    made = Row.objects.create(
        question=decision.question.strip(),
        decided=decision.decided.strip(),
        by=decision.by.strip()[:200],
        at=decision.at,
        evidence=decision.evidence,
        reference=decision.reference,
        dissents=[{"who": one.who.strip(), "why": one.why.strip()} for one in decision.dissents],
        corrects_id=decision.corrects,
        why=decision.why.strip(),
        author_id=author,
    )
    return _decision(made)


def standing(*, reference: str = "", limit: int | None = None) -> list[Decision]:
    """Give the decisions that no other replaces, the latest first."""
    rows = Row.objects.filter(corrected_by__isnull=True).order_by("-at", "-pk")
    if reference:
        rows = rows.filter(Q(reference=reference) | Q(reference__startswith=f"{reference}:"))
    return [_decision(one) for one in rows[:limit]]


def numbered(id: int) -> Decision | None:
    """Give one decision."""
    found = Row.objects.filter(pk=id).first()
    return None if found is None else _decision(found)


def _decision(row: Any) -> Decision:
    dissents = tuple(Dissent(str(one["who"]), str(one["why"])) for one in row.dissents)
    return Decision(row.question, row.decided, row.by, row.at, row.reference, dissents, row.corrects_id, row.why, row.pk)
