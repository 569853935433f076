"""What sales and marketing judge, on the records' database; see ``cordee.core.measurement.feedback.FeedbackBook``."""

from __future__ import annotations

from typing import cast

from django.db import transaction

from cordee.core.measurement.feedback import Asked, Judgement, Side, Word
from cordee.records.models import FeedbackAsked, FeedbackGiven


def judgements() -> list[Judgement]:
    """Give every judgement typed in, as they were given."""
    return [
        Judgement(one.case, cast(Side, one.side), cast(Word, one.word), one.judged_at, one.judge, one.reason)
        for one in FeedbackGiven.objects.all()
    ]


def labels() -> dict[str, str]:
    """Give how each judge is called, for pages; those who were erased have no name."""
    return {one.judge: one.label for one in FeedbackGiven.objects.all() if one.label}


def judge(judgement: Judgement, *, label: str = "", asked: int | None = None, author: int | None = None) -> None:
    """Keep a judgement; one that answers a question notes when."""
    with transaction.atomic():
        FeedbackGiven.objects.create(
            case=judgement.case, side=judgement.side, word=judgement.word, reason=judgement.reason.strip(), judge=judgement.judge,
            label=label[:200], asked_id=asked, author_id=author, judged_at=judgement.judged_at,
        )  # fmt: skip
        if asked is not None:
            FeedbackAsked.objects.filter(pk=asked, answered_at=None).update(answered_at=judgement.judged_at)


def ask(asked: Asked, *, author: int | None = None) -> Asked:
    """Keep a question; give the one that stands where this colleague was asked about this case before."""
    made, _ = FeedbackAsked.objects.get_or_create(
        case=asked.case,
        subject=asked.subject,
        defaults={
            "key": asked.key,
            "label": asked.label[:200],
            "about": asked.about,
            "side": asked.side,
            "asked_at": asked.asked_at,
            "author_id": author,
        },
    )
    return _asked(made)


def asked() -> list[Asked]:
    """Give every question, the latest first."""
    return [_asked(one) for one in FeedbackAsked.objects.all()]


def opened_by(key: str) -> Asked | None:
    """Give the question of a key."""
    found = FeedbackAsked.objects.filter(key=key).first()
    return _asked(found) if found is not None else None


def _asked(one: FeedbackAsked) -> Asked:
    return Asked(
        one.pk, one.key, one.case, one.subject, one.label, one.about, cast(Side, one.side), one.asked_at, one.answered_at
    )
