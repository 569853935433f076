"""Decisions on the records' database; see ``cordee.core.measurement.decisions.DecisionBook``."""

from __future__ import annotations

from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Q

from cordee.core.measurement.decided_figures import KeptFigure
from cordee.core.measurement.decisions import Decision, Dissent, Stance
from cordee.core.vocabulary.problems_of_decisions import AlreadyReplaced
from cordee.records.models import Decision as Row


def write(decision: Decision, *, author: int | None = None) -> Decision:
    """Write a decision down; gives it with its id.

    Raises
    ------
    AlreadyReplaced
        It would replace one that another has replaced meanwhile.
    """
    row = Row(
        question=decision.question.strip(),
        decided=decision.decided.strip(),
        by=decision.by.strip()[:200],
        at=decision.at,
        evidence=decision.evidence,
        reference=decision.reference,
        about=decision.about,
        figure=decision.figure.as_facts() if decision.figure is not None else None,
        stance=decision.stance,
        comment=decision.comment.strip(),
        dissents=[{"who": one.who.strip(), "why": one.why.strip()} for one in decision.dissents],
        corrects_id=decision.corrects,
        why=decision.why.strip(),
        author_id=author,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if decision.corrects is not None and (later := Row.objects.filter(corrects_id=decision.corrects).first()):
            raise AlreadyReplaced(id=decision.corrects, by=later.pk) from None
        raise
    return _decision(row)


def standing(*, reference: str = "", about: str = "", limit: int | None = None) -> list[Decision]:
    """Give the decisions that no other replaces, the latest first."""
    rows = Row.objects.filter(corrected_by__isnull=True).order_by("-at", "-pk")
    if reference:
        rows = rows.filter(Q(reference=reference) | Q(reference__startswith=f"{reference}:"))
    if about:
        rows = rows.filter(Q(about=about) | Q(about__startswith=f"{about}:"))
    return [_decision(one) for one in rows[:limit]]


def written() -> list[Decision]:
    """Give every decision ever written, the first first."""
    return [_decision(one) for one in Row.objects.order_by("pk")]


def numbered(id: int) -> Decision | None:
    """Give one decision."""
    found = Row.objects.filter(pk=id).first()
    return None if found is None else _decision(found)


def _decision(row: Any) -> Decision:
    dissents = tuple(Dissent(str(one["who"]), str(one["why"])) for one in row.dissents)
    return Decision(
        row.question, row.decided, row.by, row.at, row.reference, dissents, row.corrects_id, row.why, row.pk, row.about,
        KeptFigure.from_facts(row.figure) if row.figure else None, cast(Stance, row.stance), row.comment,
    )  # fmt: skip
