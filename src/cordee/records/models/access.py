"""How people get in and what they did there: tokens and devices that can be revoked, and the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH
from cordee.records.models.users import User


class AccessToken(models.Model):
    """A token of the API: only its hash is kept; it may do what its owner may, until it is revoked."""

    user: models.ForeignKey[Any, Any] = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    hashed: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    label: models.CharField[str, str] = models.CharField(max_length=80)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    revoked_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were made."""

        ordering: ClassVar[list[str]] = ["made_at", "id"]


class Device(models.Model):
    """A session of a user that is signed in."""

    user: models.ForeignKey[Any, Any] = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    session: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    signed_in_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    seen_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-seen_at", "-id"]


class AuditEntry(models.Model):
    """Who saw, changed, exported, sent or erased what, and when."""

    happened_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now, db_index=True)
    author: models.ForeignKey[Any, Any] = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    deed: models.CharField[str, str] = models.CharField(max_length=24, db_index=True)
    object: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, blank=True, default="", db_index=True)
    detail: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-happened_at", "-id"]
