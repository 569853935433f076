"""The signed links to people's own pages: which were made, until when each opens, which were closed before."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author


class OwnLink(models.Model):
    """One link to the page of a person; of the link itself only a fingerprint is kept, with which nobody opens anything."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    fingerprint: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    how: models.CharField[str, str] = models.CharField(max_length=16, blank=True, default="")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    until: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    closed_by: models.ForeignKey[Any, Any] = author()
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
