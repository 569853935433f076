"""Everything that the records hold under somebody's subjects: whatever table has a column for a subject."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import Model

from cordee.records.models import Bounce, Message, Outgoing, SurveyAnswer

LEFT_OUT = frozenset({"author", "subject", "rater", "terms", "likeness"})  # who of us wrote it, and what a program needs


def about(subjects: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Give every entry under any of these subjects, by register; see ``cordee.core.trust.held.Papers``."""
    wanted = list(subjects)
    found: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_app_config("records").get_models():
        if any(field.name == "subject" for field in model._meta.fields) and model._meta.model_name != "outgoingsubject":
            rows = [_row(one) for one in model._default_manager.filter(subject__in=wanted)]
            found[str(model._meta.model_name)] = _once(rows)
    sent = Outgoing.objects.filter(subjects__subject__in=wanted).distinct()
    found["outgoing"] = [_row(one) for one in sent]
    found["message"] = [_row(one) for one in Message.objects.filter(outgoing__in=sent)]
    found["bounce"] = [_row(one) for one in Bounce.objects.filter(message__outgoing__in=sent)]
    found["surveyanswer"] = [_row(one) for one in SurveyAnswer.objects.filter(asked__subject__in=wanted)]
    return {name: rows for name, rows in found.items() if rows}


def _row(one: Model) -> dict[str, Any]:
    return {
        field.attname: getattr(one, field.attname)
        for field in one._meta.concrete_fields
        if field.name not in LEFT_OUT and field.name != "token"
    }


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what was written once under several subjects once."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        kept.setdefault(repr({name: value for name, value in row.items() if name not in ("id", "entered_at")}), row)
    return list(kept.values())
