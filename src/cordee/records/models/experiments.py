"""Experiments: their steps line by line, the accounts as chance put them, and every look at the figures."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import author


class Experiment(models.Model):
    """One experiment as it stands, for those who send: which contacts its holdout does not get; its story is in the lines."""

    key: models.CharField[str, str] = models.CharField(max_length=24, unique=True)
    state: models.CharField[str, str] = models.CharField(max_length=12, default="planned", db_index=True)
    channel: models.CharField[str, str] = models.CharField(max_length=16, blank=True, default="")
    campaign: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    name: models.CharField[str, str] = models.CharField(max_length=200)
    started_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    stopped_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they were planned."""

        ordering: ClassVar[list[str]] = ["id"]


class ExperimentLine(models.Model):
    """One step of an experiment, with the whole plan as it was then: planned, registered, amended, started, stopped, decided."""

    experiment: models.ForeignKey[Any, Any] = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="lines")
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    deed: models.CharField[str, str] = models.CharField(max_length=12)
    plan: models.JSONField[Any, Any] = models.JSONField(default=dict)
    power: models.JSONField[Any, Any] = models.JSONField(default=dict)
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one line."""

        ordering: ClassVar[list[str]] = ["experiment", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["experiment", "number"], name="one_experiment_line_a_number")
        ]


class ExperimentAccount(models.Model):
    """One account and the arm that chance gave it when the experiment began; it never changes."""

    experiment: models.ForeignKey[Any, Any] = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="accounts")
    account: models.CharField[str, str] = models.CharField(max_length=200, db_index=True)
    arm: models.CharField[str, str] = models.CharField(max_length=24)
    stratum: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """By account; each once an experiment."""

        ordering: ClassVar[list[str]] = ["experiment", "account"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["experiment", "account"], name="account_once_an_experiment")
        ]


class ExperimentLook(models.Model):
    """One look at the figures: when, on facts as of when, whether the plan allowed it, and what it saw; it never changes."""

    experiment: models.ForeignKey[Any, Any] = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="looks")
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    as_of: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    planned: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    seen: models.JSONField[Any, Any] = models.JSONField(default=dict)
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were taken; a number is one look."""

        ordering: ClassVar[list[str]] = ["experiment", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["experiment", "number"], name="one_look_a_number")
        ]
