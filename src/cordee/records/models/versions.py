"""Versions of messages that somebody asked to keep, and what customers said to them; lines are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import author


class MessageVersion(models.Model):
    """One version of a message, whole, with what it changes and which experiment compared it."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    name: models.CharField[str, str] = models.CharField(max_length=200)
    title: models.TextField[str, str] = models.TextField(blank=True, default="")
    text: models.TextField[str, str] = models.TextField()
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    experiment: models.CharField[str, str] = models.CharField(max_length=24, blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one version."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_message_version_a_number")
        ]


class MessageHeard(models.Model):
    """What a customer said to one version, from which post; never who they are."""

    version: models.ForeignKey[Any, Any] = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="heard")
    said: models.TextField[str, str] = models.TextField()
    role: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
