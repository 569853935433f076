"""Who was told what we hold about them, on the records' database."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Min

from cordee.records.models import Notice


def given() -> dict[str, date]:
    """Give, for every subject that was told, the first day, but for letters that came back; see ``cordee.core.trust.notice.Notices``."""
    found = Notice.objects.filter(came_back_at=None).order_by().values_list("subject").annotate(first=Min("given_at"))
    return {subject: first.astimezone(UTC).date() for subject, first in found}


def give(subjects: Collection[str], *, at: datetime, how: str, proof: str = "", author: int | None = None) -> None:
    """Note that somebody was told, under all their subjects, at once."""
    with transaction.atomic():
        Notice.objects.bulk_create(
            Notice(subject=subject, given_at=at, how=how[:60], proof=proof, author_id=author) for subject in sorted(set(subjects))
        )
