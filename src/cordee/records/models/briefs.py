"""Questions that customers asked, people who may speak, briefs and drafts. No table has a column in which a no could stand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author


class Question(models.Model):
    """What a customer really asked; of whoever asked, the post and the company, not the name."""

    text: models.TextField[str, str] = models.TextField()
    territory: models.CharField[str, str] = models.CharField(max_length=60, blank=True, default="", db_index=True)
    asked_on: models.DateField[date, date] = models.DateField()
    role: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    organisation: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    source: models.CharField[str, str] = models.CharField(max_length=12, default="other")
    closed: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-asked_on", "-id"]


class Speaker(models.Model):
    """Somebody who could speak; whether they agree stands among the statements, said by themselves."""

    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, unique=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    territories: models.JSONField[Any, Any] = models.JSONField(default=list)
    languages: models.JSONField[Any, Any] = models.JSONField(default=list)
    side: models.CharField[str, str] = models.CharField(max_length=10, default="inside")
    department: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    most: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=3)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["label", "id"]


class Brief(models.Model):
    """What one person is asked for. The answer is accepted, later, or empty: a no changes no row."""

    question: models.ForeignKey[Any, Any] = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="briefs")
    speaker: models.ForeignKey[Any, Any] = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="briefs")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    kind: models.CharField[str, str] = models.CharField(max_length=12)
    audience: models.CharField[str, str] = models.CharField(max_length=300)
    stage: models.CharField[str, str] = models.CharField(max_length=16, default="awareness")
    proofs: models.JSONField[Any, Any] = models.JSONField(default=list)
    links: models.JSONField[Any, Any] = models.JSONField(default=list)
    writer: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    gives: models.CharField[str, str] = models.CharField(max_length=500, blank=True, default="")
    recommends: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    proposed_on: models.DateField[date, date] = models.DateField()
    until: models.DateField[date, date] = models.DateField()
    answer: models.CharField[str, str] = models.CharField(max_length=10, blank=True, default="")
    later_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    ended_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    done_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The latest first; nobody is asked the same question twice."""

        ordering: ClassVar[list[str]] = ["-proposed_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["question", "speaker"], name="one_brief_a_question_and_person")
        ]


class Draft(models.Model):
    """One version of a text."""

    brief: models.ForeignKey[Any, Any] = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="drafts")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    text: models.TextField[str, str] = models.TextField()
    by_author: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    handed: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    agreed: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    author: models.ForeignKey[Any, Any] = author()
    written_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """The first first; a number is one version of its brief."""

        ordering: ClassVar[list[str]] = ["brief", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["brief", "number"], name="one_draft_a_number")
        ]
