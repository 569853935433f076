"""Mandates in versions that both sides sign, what people said before, and what we owe them: help, thanks, a register of incidents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.briefs import Speaker
from cordee.records.models.registers import SUBJECT_LENGTH, author


class Mandate(models.Model):
    """An agreement with one person on one territory; ended by either side, without saying which or why."""

    speaker: models.ForeignKey[Any, Any] = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="mandates")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    territory: models.CharField[str, str] = models.CharField(max_length=60)
    ended_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-id"]


class MandateVersion(models.Model):
    """One version of what a mandate says; never changed, and valid once both sides signed it."""

    mandate: models.ForeignKey[Any, Any] = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="versions")
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    objective: models.TextField[str, str] = models.TextField()
    indicator: models.TextField[str, str] = models.TextField()
    target: models.TextField[str, str] = models.TextField()
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date, date] = models.DateField()
    we_give: models.TextField[str, str] = models.TextField()
    they_give: models.TextField[str, str] = models.TextField()
    pay: models.TextField[str, str] = models.TextField(blank=True, default="")
    written_by: models.CharField[str, str] = models.CharField(max_length=8, default="us")
    we_signed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    we_signed_by: models.ForeignKey[Any, Any] = author()
    they_signed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()
    written_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The first first; a number is one version of its mandate."""

        ordering: ClassVar[list[str]] = ["mandate", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mandate", "number"], name="one_number_a_version_of_a_mandate")
        ]


class Declared(models.Model):
    """What somebody declared on their page: that they trust the offer, that they read the vision and the culture."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    kind: models.CharField[str, str] = models.CharField(max_length=12)
    about: models.CharField[str, str] = models.CharField(max_length=60, blank=True, default="")
    text: models.TextField[str, str] = models.TextField(blank=True, default="")
    declared_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    taken_back_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were declared."""

        ordering: ClassVar[list[str]] = ["declared_at", "id"]


class HelpRequest(models.Model):
    """What somebody asked of us; the clock runs on us."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    text: models.TextField[str, str] = models.TextField()
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    answer: models.TextField[str, str] = models.TextField(blank=True, default="")
    answered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The oldest first."""

        ordering: ClassVar[list[str]] = ["asked_at", "id"]


class Recognition(models.Model):
    """A note of thanks to somebody: what they did and whom it helped; theirs to read."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    text: models.TextField[str, str] = models.TextField()
    given_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-given_at", "-id"]


class IncidentLine(models.Model):
    """One line on an incident; the last line of a key stands, the old ones can still be read."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    what: models.TextField[str, str] = models.TextField()
    severity: models.CharField[str, str] = models.CharField(max_length=10)
    owner: models.CharField[str, str] = models.CharField(max_length=200)
    happened_on: models.DateField[date, date] = models.DateField()
    response: models.TextField[str, str] = models.TextField(blank=True, default="")
    learning: models.TextField[str, str] = models.TextField(blank=True, default="")
    closed_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_incident_a_number")
        ]


class Guideline(models.Model):
    """One version of a text of ours that people read: the light guidelines, the vision and culture."""

    kind: models.CharField[str, str] = models.CharField(max_length=12)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    text_en: models.TextField[str, str] = models.TextField()
    text_fr: models.TextField[str, str] = models.TextField()
    change: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    written_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The first first."""

        ordering: ClassVar[list[str]] = ["kind", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_guideline_a_number")
        ]
