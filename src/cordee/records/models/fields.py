"""What people say of the fields of their exports, line by line: the last of a field stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import author


class FieldLine(models.Model):
    """When a field is known and what becomes of it, as somebody said; lines are added, never changed."""

    source: models.CharField[str, str] = models.CharField(max_length=100)
    format: models.CharField[str, str] = models.CharField(max_length=200)
    field: models.CharField[str, str] = models.CharField(max_length=300)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    known: models.CharField[str, str] = models.CharField(max_length=8, default="unclear")
    decision: models.CharField[str, str] = models.CharField(max_length=8, blank=True, default="")
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one line of its field."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "format", "field", "number"], name="one_field_line_a_number")
        ]
