"""Territories, claims and proofs, line by line; surveys, whom they ask, and the answers.

Lines are added, never changed. In a survey, who somebody is (a *subject*) and what they answered meet in one row only,
the one that asks them: answers hang on it, and no page, call or file gives the two together.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cordee.records.models.registers import SUBJECT_LENGTH, author


class TerritoryLine(models.Model):
    """One line on a territory: its name, its vocabulary, who looks after it; the last line of a key stands."""

    key: models.CharField[str, str] = models.CharField(max_length=60, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    name_en: models.CharField[str, str] = models.CharField(max_length=120)
    name_fr: models.CharField[str, str] = models.CharField(max_length=120)
    words_en: models.JSONField[Any, Any] = models.JSONField(default=list)
    words_fr: models.JSONField[Any, Any] = models.JSONField(default=list)
    owner: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    state: models.CharField[str, str] = models.CharField(max_length=12, default="active")
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written; a number is one line of its key."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_territory_a_number")
        ]


class ClaimLine(models.Model):
    """One line on a claim: what we say of ourselves on a territory; the last line of a key stands, or withdraws it."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    territory: models.CharField[str, str] = models.CharField(max_length=60, db_index=True)
    text: models.CharField[str, str] = models.CharField(max_length=300)
    owner: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    offer: models.CharField[str, str] = models.CharField(max_length=300, blank=True, default="")
    whom: models.CharField[str, str] = models.CharField(max_length=300, blank=True, default="")
    withdrawn: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_claim_a_number")
        ]


class ProofLine(models.Model):
    """One line on a proof: that a claim was done here, when, for whom; the last line of a key stands, or withdraws it."""

    key: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    claim: models.CharField[str, str] = models.CharField(max_length=20, db_index=True)
    done_on: models.DateField[date, date] = models.DateField()
    done_for: models.CharField[str, str] = models.CharField(max_length=300)
    owner: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    note: models.TextField[str, str] = models.TextField(blank=True, default="")
    withdrawn: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    why: models.TextField[str, str] = models.TextField(blank=True, default="")
    author: models.ForeignKey[Any, Any] = author()
    entered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)

    class Meta:
        """As they were written."""

        ordering: ClassVar[list[str]] = ["entered_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "number"], name="one_proof_a_number")
        ]


class Survey(models.Model):
    """One wave of a survey on one territory."""

    title: models.CharField[str, str] = models.CharField(max_length=200)
    template: models.CharField[str, str] = models.CharField(max_length=40)
    territory: models.CharField[str, str] = models.CharField(max_length=60, db_index=True)
    wave: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=1)
    offered: models.JSONField[Any, Any] = models.JSONField(default=list)
    house: models.CharField[str, str] = models.CharField(max_length=120, blank=True, default="")
    state: models.CharField[str, str] = models.CharField(max_length=8, default="draft")
    closes_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=timezone.now)
    opened_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    reply: models.CharField[str, str] = models.CharField(max_length=2000, blank=True, default="")
    replied_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    author: models.ForeignKey[Any, Any] = author()

    class Meta:
        """The latest first; a wave is one survey of its template on its territory."""

        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["territory", "template", "wave"], name="one_survey_a_wave")
        ]


class SurveyName(models.Model):
    """Somebody who may be named in a survey, or whom a respondent named; without a word about who named them."""

    survey: models.ForeignKey[Any, Any] = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="names")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    label: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    listed: models.BooleanField[bool, bool] = models.BooleanField(default=False)

    class Meta:
        """By their labels."""

        ordering: ClassVar[list[str]] = ["label", "id"]


class SurveyAsked(models.Model):
    """One person who is asked: who they are, and the random key of their link and answers. No time tells when they came."""

    survey: models.ForeignKey[Any, Any] = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="asked")
    subject: models.CharField[str, str] = models.CharField(max_length=SUBJECT_LENGTH, db_index=True)
    rater: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    segment: models.CharField[str, str] = models.CharField(max_length=80, blank=True, default="")
    language: models.CharField[str, str] = models.CharField(max_length=2, default="en")
    state: models.CharField[str, str] = models.CharField(max_length=10, default="asked", db_index=True)

    class Meta:
        """By their random key, so that the order tells nothing."""

        ordering: ClassVar[list[str]] = ["rater"]


class SurveyAnswer(models.Model):
    """One answer; whose it is, the row that asks them alone knows."""

    asked: models.ForeignKey[Any, Any] = models.ForeignKey(SurveyAsked, on_delete=models.CASCADE, related_name="answers")
    item: models.CharField[str, str] = models.CharField(max_length=80)
    about: models.ForeignKey[Any, Any] = models.ForeignKey(
        SurveyName, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    place: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=0)
    value: models.FloatField[float | None, float | None] = models.FloatField(null=True, blank=True)
    text: models.CharField[str, str] = models.CharField(max_length=200, blank=True, default="")
    given_on: models.DateField[date, date] = models.DateField()

    class Meta:
        """By item and place."""

        ordering: ClassVar[list[str]] = ["asked", "item", "place", "id"]
