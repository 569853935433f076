"""Portraits: who was asked for one, and what they say of themselves, line by line; a withdrawn line keeps its dates only."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author


class Sitter(models.Model):
    """Somebody who was asked for their portrait; whether they agreed, the lines say."""

    key: models.CharField[str, str] = models.CharField(max_length=24, unique=True)
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    side: models.CharField[str, str] = models.CharField(max_length=10, default="employee")
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["label", "id"]


class PortraitLine(models.Model):
    """One line on one thing in a portrait: proposed, agreed to, replaced or withdrawn; of the last two the value is gone."""

    key: models.CharField[str, str] = models.CharField(max_length=24, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    field: models.CharField[str, str] = models.CharField(max_length=12)
    value: models.TextField[str, str] = models.TextField(blank=True, default="")
    level: models.BigIntegerField[int | None, int | None] = models.BigIntegerField(null=True, blank=True)
    proof: models.TextField[str, str] = models.TextField(blank=True, default="")
    sees: models.CharField[str, str] = models.CharField(max_length=4, default="team")
    state: models.CharField[str, str] = models.CharField(max_length=10, default="agreed")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were written; a number is one line of its key."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_part_a_number")
        ]
