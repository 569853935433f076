"""Decisions: what was asked, what was decided, by whom, on what evidence, and who disagreed. Corrected, never deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import author


class Decision(models.Model):
    """One decision; where no data stand behind it, its evidence is ``opinion`` and it says so wherever it is shown.

    ``reference`` names the evidence (``experiment:e1:look:3``, ``result:RUN:techniques:webinar``), ``about`` what it is about whatever
    stands behind it (``experiment:e1``, ``techniques:webinar``), ``figure`` the figure as it was then; ``dissents`` is a list of
    ``{"who": …, "why": …}``.
    """

    question: models.TextField[str, str] = models.TextField()
    decided: models.TextField[str, str] = models.TextField()
    by: models.CharField[str, str] = models.CharField(max_length=200)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    evidence: models.CharField[str, str] = models.CharField(max_length=12)
    reference: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="", db_index=True)
    about: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="", db_index=True)
    figure: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    stance: models.CharField[str, str] = models.CharField(max_length=12, blank=True, default="")
    comment: models.TextField[str, str] = models.TextField(blank=True, default="")
    dissents: models.JSONField[Any, Any] = models.JSONField(default=list)
    corrects: models.OneToOneField[Any, Any] = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were taken; data or opinion, nothing between."""

        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(evidence="opinion", reference="")
                | (models.Q(evidence__in=("experiment", "result")) & ~models.Q(reference="")),
                name="decision_on_data_names_them",
            ),
            models.CheckConstraint(
                condition=~models.Q(stance="departs") | ~models.Q(comment=""), name="decision_against_figures_comments"
            ),
        ]
