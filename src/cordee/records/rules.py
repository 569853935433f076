"""What was decided about rules, on the records' database: each decision dated, with its reason and author, none deleted."""

from __future__ import annotations

from datetime import date

from cordee.core.trust.rule import Change, Severity
from cordee.records.models import RuleChange


def changes() -> list[Change]:
    """Give every decision, as they were entered; see ``cordee.core.trust.rule.Rules``."""
    found = RuleChange.objects.select_related("author").order_by("entered_at", "id")
    return [
        Change(one.rule, severity(one.severity), one.since, one.reason, str(one.author or ""), one.entered_at) for one in found
    ]


def change(rule: str, severity: Severity, *, since: date, reason: str, author: int | None = None) -> None:
    """Write a decision down."""
    RuleChange.objects.create(rule=rule, severity=severity, since=since, reason=reason.strip(), author_id=author)


def severity(stored: str) -> Severity:
    """Read a severity back; one that this version does not know blocks."""
    known: dict[str, Severity] = {"needs_reason": "needs_reason", "warns": "warns", "off": "off"}
    return known.get(stored, "blocks")
