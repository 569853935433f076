"""The registers of trust: what people said, were told, asked for and received. Entries are corrected, never deleted.

A person stands here as a *subject*: the keyed hash of one identifier (an address, a profile, a source's key), never a
cluster, so that what they said holds whatever the clusters become. An erased person's subject becomes an opaque id,
but in objections and erasures, where the hash alone remains.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.users import User

SUBJECT_LENGTH = 64


def author() -> Any:
    """Give the column of who typed an entry in; the entry outlives the user."""
    return models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Statement(models.Model):
    """What somebody agreed to or objected to, for a channel, a purpose and a topic; empty means every one."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    granted: models.BooleanField[bool, bool] = models.BooleanField()
    channel: models.CharField[str, str] = models.CharField(max_length=16, blank=True, default="")
    purpose: models.CharField[str, str] = models.CharField(max_length=32, blank=True, default="")
    topic: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    basis: models.CharField[str, str] = models.CharField(max_length=24, default="consent")
    said_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    source: models.CharField[str, str] = models.CharField(max_length=60)
    proof: models.TextField[str, str] = models.TextField(blank=True, default="")
    by_themselves: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    through: models.CharField[str, str] = models.CharField(max_length=16, blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were said."""

        ordering: ClassVar[list[str]] = ["said_at", "id"]


class Notice(models.Model):
    """That somebody was told what is held about them, and how; one that came back stays here and counts no more."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    given_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    how: models.CharField[str, str] = models.CharField(max_length=60)
    proof: models.TextField[str, str] = models.TextField(blank=True, default="")
    came_back_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were given."""

        ordering: ClassVar[list[str]] = ["given_at", "id"]


class Request(models.Model):
    """What somebody asked of us about themselves: access, correction, objection, export, erasure; due in a month."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    kind: models.CharField[str, str] = models.CharField(max_length=16)
    said: models.TextField[str, str] = models.TextField(blank=True, default="")
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    due_on: models.DateField[date, date] = models.DateField()
    state: models.CharField[str, str] = models.CharField(max_length=16, default="open")
    answered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    answer: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The one due first."""

        ordering: ClassVar[list[str]] = ["due_on", "id"]


class RuleChange(models.Model):
    """That a rule of the rulebook blocks, needs a reason, warns or is off from a day on, why, and who decided."""

    rule: models.CharField[str, str] = models.CharField(max_length=60, db_index=True)
    severity: models.CharField[str, str] = models.CharField(max_length=16)
    since: models.DateField[date, date] = models.DateField()
    reason: models.TextField[str, str] = models.TextField()
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were decided."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]


class Interest(models.Model):
    """What ties somebody to somebody: pay, gift, commission, employment, shares, friendship; on what subject, worth what."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    kind: models.CharField[str, str] = models.CharField(max_length=24)
    giver: models.CharField[str, str] = models.CharField(max_length=200)
    topic: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    objective: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    value: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=18, decimal_places=2, null=True, blank=True
    )
    currency: models.CharField[str, str] = models.CharField(max_length=3, blank=True, default="")
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    note: models.TextField[str, str] = models.TextField(blank=True, default="")
    corrects: models.OneToOneField[Any, Any] = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    withdrawn: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they began."""

        ordering: ClassVar[list[str]] = ["since", "id"]


class WrittenContract(models.Model):
    """A written contract with somebody who is paid to speak: with whom, for what, when it was signed, what it mentions."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    giver: models.CharField[str, str] = models.CharField(max_length=200)
    objective: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    reference: models.CharField[str, str] = models.CharField(max_length=200)
    signed_on: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    mentions: models.JSONField[Any, Any] = models.JSONField(default=list)
    withdraws: models.OneToOneField[Any, Any] = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawn_by"
    )
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were noted."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]


class Erasure(models.Model):
    """That somebody was erased: the opaque id that stands for them, and the keyed hashes by which they stay out.

    ``left`` is what the search found afterwards (null: nobody searched); ``lifted_at`` is when they asked to come back.
    """

    opaque: models.CharField[str, str] = models.CharField(max_length=40, unique=True)
    subjects: models.JSONField[Any, Any] = models.JSONField(default=list)
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    removed: models.JSONField[Any, Any] = models.JSONField(default=dict)
    left: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(null=True, blank=True)
    lifted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    lifted_by: models.ForeignKey[Any, Any] = author()
    lifted_why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """As they were asked for."""

        ordering: ClassVar[list[str]] = ["asked_at", "id"]


class Document(models.Model):
    """One version of a document: its text as edited, the text that the settings gave then, what the company filled in."""

    kind: models.CharField[str, str] = models.CharField(max_length=40, db_index=True)
    language: models.CharField[str, str] = models.CharField(max_length=2)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    body: models.TextField[str, str] = models.TextField()
    made: models.TextField[str, str] = models.TextField(blank=True, default="")
    fields: models.JSONField[Any, Any] = models.JSONField(default=dict)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one version."""

        ordering: ClassVar[list[str]] = ["kind", "language", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "language", "number"], name="one_version_a_number")
        ]
