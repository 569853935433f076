"""The audit log on the records' database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cordee.core.trust.audit import AuditDeed
from cordee.records.models import AuditEntry


def note(
    deed: AuditDeed,
    *,
    author: int | None = None,
    object: str = "",
    subject: str = "",
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Note one deed, and give its number; see ``cordee.core.trust.audit.Audit``."""
    made = AuditEntry.objects.create(deed=deed, author_id=author, object=object[:200], subject=subject, detail=dict(detail or {}))
    return int(made.pk)
