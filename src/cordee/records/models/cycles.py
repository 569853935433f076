"""Cycles with their initiatives, readings and ends, line by line; and what sales and marketing judge of contacts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author


class CyclePlan(models.Model):
    """One line on what a cycle aims at; the last line of a key stands."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    objective: models.CharField[str, str] = models.CharField(max_length=300)
    indicator: models.CharField[str, str] = models.CharField(max_length=40)
    narrowed: models.CharField[str, str] = models.CharField(max_length=80, blank=True, default="")
    called: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    target: models.FloatField[float, float] = models.FloatField()
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date, date] = models.DateField()
    owner: models.CharField[str, str] = models.CharField(max_length=200)
    follows: models.CharField[str, str] = models.CharField(max_length=20, blank=True, default="")
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one line of its key."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_cycle_plan_a_number")
        ]


class CycleInitiative(models.Model):
    """One line on what is tried within a cycle; the last line of a key stands."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    cycle: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    what: models.CharField[str, str] = models.CharField(max_length=300)
    owner: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    technique: models.CharField[str, str] = models.CharField(max_length=60, blank=True, default="")
    campaign: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    cost: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=18, decimal_places=2, null=True, blank=True
    )
    currency: models.CharField[str, str] = models.CharField(max_length=3, blank=True, default="")
    state: models.CharField[str, str] = models.CharField(max_length=10, default="planned")
    evidence: models.TextField[str, str] = models.TextField(blank=True, default="")
    reason: models.TextField[str, str] = models.TextField(blank=True, default="")
    decision: models.PositiveBigIntegerField[int | None, int | None] = models.PositiveBigIntegerField(null=True, blank=True)
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_cycle_initiative_a_number")
        ]


class CycleReading(models.Model):
    """The value of a cycle's figure as it was read once from a run, or typed in; never changed."""

    cycle: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    kind: models.CharField[str, str] = models.CharField(max_length=10)
    value: models.FloatField[float | None, float | None] = models.FloatField(null=True, blank=True)
    n: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    low: models.FloatField[float | None, float | None] = models.FloatField(null=True, blank=True)
    high: models.FloatField[float | None, float | None] = models.FloatField(null=True, blank=True)
    reason: models.CharField[str, str] = models.CharField(max_length=40, blank=True, default="")
    since: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    run: models.CharField[str, str] = models.CharField(max_length=40, blank=True, default="")
    as_of: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    currency: models.CharField[str, str] = models.CharField(max_length=3, blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    read_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were taken."""

        ordering: ClassVar[list[str]] = ["id"]


class CycleClosing(models.Model):
    """One line on how a cycle ended: it hangs on the reading that is its result, so that there is none without one."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    result: models.ForeignKey[Any, Any] = models.ForeignKey(CycleReading, on_delete=models.PROTECT, related_name="closings")
    learning: models.TextField[str, str] = models.TextField()
    asks: models.TextField[str, str] = models.TextField(blank=True, default="")
    early: models.TextField[str, str] = models.TextField(blank=True, default="")
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_cycle_closing_a_number")
        ]


class FeedbackAsked(models.Model):
    """One question to one colleague: was this contact useful? Its key, drawn once, is what the link carries."""

    key: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    case: models.CharField[str, str] = models.CharField(max_length=200, db_index=True)
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    about: models.TextField[str, str] = models.TextField(blank=True, default="")
    side: models.CharField[str, str] = models.CharField(max_length=10, default="sales")
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    answered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The latest first; a colleague is asked once about a case."""

        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "subject"], name="one_feedback_question_a_colleague")
        ]


class FeedbackGiven(models.Model):
    """One judgement of one case; a later one of the same judge counts in its place, and this one stays."""

    case: models.CharField[str, str] = models.CharField(max_length=200, db_index=True)
    side: models.CharField[str, str] = models.CharField(max_length=10)
    word: models.CharField[str, str] = models.CharField(max_length=12)
    reason: models.TextField[str, str] = models.TextField(blank=True, default="")
    judge: models.CharField[str, str] = models.CharField(max_length=80)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    asked: models.ForeignKey[Any, Any] = models.ForeignKey(
        FeedbackAsked, null=True, blank=True, on_delete=models.PROTECT, related_name="given"
    )
    author: models.ForeignKey[Any, Any] = author()
    judged_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were given."""

        ordering: ClassVar[list[str]] = ["judged_at", "id"]
