"""What people asked of us about themselves, on the records' database; due one month after it was asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from cordee.core.trust.notice import Asked, RequestKind, month_after
from cordee.records.locks import hold, of_subjects
from cordee.records.models import Request

SAID_LENGTH = 4000


def ask(subject: str, kind: RequestKind, *, said: str = "", at: datetime, author: int | None = None) -> Asked:
    """Note a request; of one that is open already and says the same, give that one: asking twice changes nothing."""
    said = said.strip()[:SAID_LENGTH]
    with transaction.atomic():
        hold(of_subjects([subject]))  # of two that ask at once, the second finds the first
        same = Request.objects.filter(subject=subject, kind=kind, said=said, state="open").first()
        if same is not None:
            return _asked(same)
        made = Request.objects.create(
            subject=subject,
            kind=kind,
            said=said,
            asked_at=at,
            due_on=month_after(at.astimezone(UTC).date()),
            author_id=author,
        )
    return _asked(made)


def listed(*, state: str = "") -> list[Asked]:
    """Give the requests, the one due first; of one state, or all."""
    found = Request.objects.filter(state=state) if state else Request.objects.all()
    return [_asked(one) for one in found]


def answer(id: int, *, answer: str, at: datetime, author: int | None = None) -> Asked:
    """Note that a request was answered."""
    changed: dict[str, Any] = {"state": "answered", "answer": answer.strip()[:SAID_LENGTH], "answered_at": at}
    if author is not None:
        changed["author_id"] = author
    Request.objects.filter(pk=id, state="open").update(**changed)
    return _asked(Request.objects.get(pk=id))


def _asked(one: Request) -> Asked:
    return Asked(one.pk, one.subject, one.kind, one.said, one.asked_at, one.due_on, one.state, one.answered_at, one.answer)
