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
    """A browser in which a user is signed in; of the random token in its session only the hash is kept."""

    user: models.ForeignKey[Any, Any] = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    session: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    label: models.CharField[str, str] = models.CharField(max_length=80, blank=True, default="")
    signed_in_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    seen_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-seen_at", "-id"]


class SecondFactor(models.Model):
    """That a user's telephone makes codes. Its key is made from the nonce and the workspace's secret, and kept nowhere."""

    user: models.OneToOneField[Any, Any] = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    nonce: models.CharField[str, str] = models.CharField(max_length=64)
    last_step: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    confirmed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)


class RecoveryCode(models.Model):
    """One code for somebody whose telephone is gone: its keyed hash, and when it was used."""

    user: models.ForeignKey[Any, Any] = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    hashed: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)


class SecondFactorRule(models.Model):
    """Who must have a second factor from now on, and who decided; the latest entry holds."""

    needed_of: models.CharField[str, str] = models.CharField(max_length=16)
    author: models.ForeignKey[Any, Any] = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were decided."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]


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
