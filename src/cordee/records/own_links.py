"""The links to people's own pages, on the records' database; see ``cordee.core.trust.links.OwnLinks``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from cordee.core.trust.links import OwnLink
from cordee.records.models import OwnLink as Row
from cordee.records.withdrawals import link, tell


def made(fingerprint: str, subject: str, *, how: str, at: datetime, until: datetime, author: int | None = None) -> None:
    """Note that a link was made; one made twice is one."""
    Row.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={"subject": subject, "how": how, "made_at": at, "until": until, "author_id": author},
    )


def close(fingerprint: str, subject: str, *, until: datetime, at: datetime, why: str, author: int | None = None) -> bool:
    """Close a link, noted or not; False where it was closed before."""
    with transaction.atomic():
        Row.objects.get_or_create(fingerprint=fingerprint, defaults={"subject": subject, "made_at": at, "until": until})
        closed = Row.objects.filter(fingerprint=fingerprint, closed_at=None)
        if not closed.update(closed_at=at, closed_by=author, why=why.strip()):
            return False
        tell(link(Row.objects.get(fingerprint=fingerprint)))
    return True


def numbered(id: int) -> OwnLink | None:
    """Give one link of the register."""
    found = Row.objects.filter(pk=id).first()
    return None if found is None else _link(found)


def is_closed(fingerprint: str) -> bool:
    """Say whether a link was closed before its time."""
    return Row.objects.filter(fingerprint=fingerprint, closed_at__isnull=False).exists()


def open_ones(now: datetime, *, limit: int = 50) -> list[OwnLink]:
    """Give the links that open now, the latest first."""
    return [_link(one) for one in Row.objects.filter(closed_at=None, until__gte=now)[:limit]]


def _link(one: Any) -> OwnLink:
    return OwnLink(one.pk, one.subject, one.fingerprint, one.how, one.made_at, one.until, one.author_id, one.closed_at, one.why)
