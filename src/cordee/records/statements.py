"""What people said, on the records' database. An objection and the release of what was about to go out are one transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cordee.core.trust.consent import Entry, Said
from cordee.records.locks import hold, of_subjects
from cordee.records.models import Outgoing, Statement
from cordee.records.withdrawals import said as objection
from cordee.records.withdrawals import tell

OBJECTED = "objected"
ANSWER = "answer"  # the purpose of what a person asked of us: owed to them whatever they object to


def said_by(subjects: Collection[str]) -> list[Said]:
    """Give everything that was said by somebody who goes by any of these subjects, oldest first."""
    found = Statement.objects.filter(subject__in=list(subjects)).order_by("said_at", "id")
    return list(dict.fromkeys(_said(one) for one in found))


def written() -> list[Entry]:
    """Give everything that was said, oldest first; what was written in one go is one entry."""
    found: dict[tuple[datetime, Said], list[str]] = {}
    for one in Statement.objects.order_by("said_at", "id"):
        found.setdefault((one.entered_at, _said(one)), []).append(one.subject)
    return [Entry(tuple(subjects), said) for (_, said), subjects in found.items()]


def say(subjects: Collection[str], said: Said, *, proof: str = "", author: int | None = None) -> int:
    """Write a statement down for every subject, at once; an objection releases what was about to go out to them."""
    now = timezone.now()
    with transaction.atomic():
        hold(of_subjects(subjects))  # a place that is just being taken or claimed comes before or after, never beside
        made = Statement.objects.bulk_create(
            Statement(
                subject=subject,
                granted=said.granted,
                channel=said.channel,
                purpose=said.purpose,
                topic=said.topic,
                basis=said.basis,
                said_at=said.said_at,
                source=said.source[:60],
                proof=proof,
                by_themselves=said.by_themselves,
                through=said.through,
                author_id=author,
                entered_at=now,
            )
            for subject in sorted(set(subjects))
        )
        if not said.granted:
            release(subjects, said, now)
            tell(*map(objection, made))
    return int(made[0].pk)


def release(subjects: Collection[str], said: Said, now: datetime) -> int:
    """Release what an objection speaks of and is reserved for any of these subjects; give how many."""
    waiting = Outgoing.objects.filter(state="reserved", subjects__subject__in=list(subjects)).exclude(purpose=ANSWER)
    if said.channel:
        waiting = waiting.filter(channel=said.channel)
    if said.purpose:
        waiting = waiting.filter(purpose=said.purpose)
    if said.topic:
        waiting = waiting.filter(topic=said.topic)
    ids = list(waiting.values_list("pk", flat=True))
    return Outgoing.objects.filter(pk__in=ids, state="reserved").update(state="released", reason=OBJECTED, changed_at=now)


def _said(one: Statement) -> Said:
    return Said(
        one.granted, one.said_at, one.channel, one.purpose, one.topic, one.basis, one.by_themselves, one.source, one.through
    )
