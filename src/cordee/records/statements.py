"""What people said, on the records' database."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from cordee.core.trust.consent import Said
from cordee.records.models import Statement


def said_by(subjects: Collection[str]) -> list[Said]:
    """Give everything that was said by somebody who goes by any of these subjects, oldest first."""
    found = Statement.objects.filter(subject__in=list(subjects)).order_by("said_at", "id")
    told = (
        Said(one.granted, one.said_at, one.channel, one.purpose, one.topic, one.basis, one.by_themselves, one.source)
        for one in found
    )
    return list(dict.fromkeys(told))


def say(subjects: Collection[str], said: Said, *, proof: str = "", author: int | None = None) -> None:
    """Write a statement down for every subject, at once."""
    with transaction.atomic():
        Statement.objects.bulk_create(
            Statement(
                subject=subject,
                granted=said.granted,
                channel=said.channel,
                purpose=said.purpose,
                topic=said.topic,
                basis=said.basis,
                said_at=said.said_at,
                source=said.source,
                proof=proof,
                by_themselves=said.by_themselves,
                author_id=author,
            )
            for subject in sorted(set(subjects))
        )
