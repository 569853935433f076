"""What goes out to people: reserved under the cap, sent, confirmed or released; the mail itself, and what bounced."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author

# reserved: a place under the cap; sending: handed to the carrier; sent; unclear: counts as sent; released: does not count
STATES = ("reserved", "sending", "sent", "unclear", "released")


class Outgoing(models.Model):
    """One contact that goes out to a person, by any channel, and the place that it takes under the cap.

    The place lies at ``planned_at``; once it is taken for sending, that is when it was. ``terms`` keeps the caps, zones and
    imports on which it was reserved, so that the sender can ask again.
    """

    channel: models.CharField[str, str] = models.CharField(max_length=16)
    purpose: models.CharField[str, str] = models.CharField(max_length=32)
    account: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="", db_index=True)
    planned_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(db_index=True)
    state: models.CharField[str, str] = models.CharField(max_length=12, default="reserved", db_index=True)
    topic: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    about: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    reason: models.TextField[str, str] = models.TextField(blank=True, default="")
    likeness: models.JSONField[Any, Any] = models.JSONField(default=list)
    terms: models.JSONField[Any, Any] = models.JSONField(default=dict)
    author: models.ForeignKey[Any, Any] = author()
    reserved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    changed_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they are planned."""

        ordering: ClassVar[list[str]] = ["planned_at", "id"]


class OutgoingSubject(models.Model):
    """One identifier of the person that an outgoing contact goes to."""

    outgoing: models.ForeignKey[Any, Any] = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="subjects")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)

    class Meta:
        """Each identifier once."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["outgoing", "subject"], name="subject_once")]


class Message(models.Model):
    """The mail of one outgoing contact; the address goes with an erasure."""

    outgoing: models.OneToOneField[Any, Any] = models.OneToOneField(Outgoing, on_delete=models.CASCADE, related_name="message")
    token: models.CharField[str, str] = models.CharField(max_length=48, unique=True)
    template: models.CharField[str, str] = models.CharField(max_length=40)
    language: models.CharField[str, str] = models.CharField(max_length=2)
    address: models.EmailField[str, str] = models.EmailField(blank=True, default="")
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    tries: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=0)
    not_before: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now, db_index=True)
    outcome: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    sent_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)


class Bounce(models.Model):
    """A mail that came back: hard or soft, its status code; unknown where no message of ours is meant.

    One that somebody lifted stays here and stops no mail any more.
    """

    message: models.ForeignKey[Any, Any] = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.CASCADE, related_name="bounces"
    )
    fingerprint: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    kind: models.CharField[str, str] = models.CharField(max_length=8)
    status: models.CharField[str, str] = models.CharField(max_length=12, blank=True, default="")
    happened_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    lifted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    lifted_by: models.ForeignKey[Any, Any] = author()
    lifted_why: models.TextField[str, str] = models.TextField(blank=True, default="")

    class Meta:
        """As they came."""

        ordering: ClassVar[list[str]] = ["happened_at", "id"]
