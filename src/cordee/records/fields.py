"""What was said of fields, on the records' database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max

from cordee.core.measurement.data_gain import Known
from cordee.core.measurement.field_register import Decision, FieldSaid, standing
from cordee.records.models import FieldLine

TRIES = 3


def lines() -> list[FieldSaid]:
    """Give every line, the first first."""
    return [_said(one) for one in FieldLine.objects.all()]


def write(said: FieldSaid, *, at: datetime, author: int | None = None) -> FieldSaid:
    """Write the next line of a field; see ``cordee.core.measurement.field_register.FieldBook``."""
    for _ in range(TRIES - 1):
        try:
            return _written(said, at, author)
        except IntegrityError:  # another line of the same field came first
            continue
    return _written(said, at, author)


def rows(until: datetime | None) -> list[dict[str, Any]]:
    """Give what stood of each field at a moment, for a run."""
    return [
        {"source": one.source, "format": one.format, "field": one.field, "known": one.known, "decision": one.decision,
         "why": one.why or None, "said_on": one.at.astimezone(UTC).date() if one.at else None}
        for one in standing(lines(), until).values()
    ]  # fmt: skip


def _written(said: FieldSaid, at: datetime, author: int | None) -> FieldSaid:
    own = FieldLine.objects.filter(source=said.source, format=said.format, field=said.field)
    with transaction.atomic():
        last = own.aggregate(number=Max("number"))["number"] or 0
        made = FieldLine.objects.create(
            source=said.source, format=said.format, field=said.field, number=last + 1, known=said.known, decision=said.decision,
            why=said.why.strip(), author_id=author, entered_at=at,
        )  # fmt: skip
    return _said(made)


def _said(one: Any) -> FieldSaid:
    return FieldSaid(
        one.source, one.format, one.field, cast(Known, one.known), cast(Decision, one.decision), one.why, one.number, one.entered_at,
        one.author_id,
    )  # fmt: skip
