"""Mandates and declarations on the records' database; see ``cordee.core.opinion.mandates.MandateBook``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Max

from cordee.core.opinion.mandates import Declaration, Mandate, Party, Terms, Version
from cordee.core.trust.withdrawals import Withdrawal
from cordee.records.locks import hold
from cordee.records.models import Declared, MandateVersion
from cordee.records.models import Mandate as Row
from cordee.records.withdrawals import ended_mandate, tell


def mandates() -> list[Mandate]:
    """Give every mandate, the latest first."""
    return [_mandate(one) for one in Row.objects.prefetch_related("versions") if one.label]


def begin(mandate: Mandate, terms: Terms, written_by: Party, *, at: datetime, author: int | None = None) -> Mandate:
    """Keep a mandate with its first version."""
    with transaction.atomic():
        made = Row.objects.create(
            speaker_id=mandate.speaker,
            subject=mandate.subject,
            label=mandate.label,
            territory=mandate.territory,
            author_id=author,
            made_at=at,
        )
        _write(made.pk, terms, written_by, at, author)
    return _again(made.pk)


def revise(mandate: int, terms: Terms, written_by: Party, *, at: datetime, author: int | None = None) -> Mandate:
    """Keep the next version."""
    with transaction.atomic():
        hold([f"mandate:{mandate}"])
        _write(mandate, terms, written_by, at, author)
    return _again(mandate)


def sign(mandate: int, version: int, party: Party, *, at: datetime, author: int | None = None) -> bool:
    """Sign a version; False where another took its place meanwhile, or the mandate ended."""
    with transaction.atomic():
        hold([f"mandate:{mandate}"])
        last = MandateVersion.objects.filter(mandate_id=mandate).aggregate(last=Max("number"))["last"]
        if last != version or not Row.objects.filter(pk=mandate, ended_on=None).exists():
            return False
        row = MandateVersion.objects.filter(mandate_id=mandate, number=version)
        if party == "us":
            row.filter(we_signed_at=None).update(we_signed_at=at, we_signed_by_id=author)
        else:
            row.filter(they_signed_at=None).update(they_signed_at=at)
    return True


def end(mandate: int, on: date) -> None:
    """End a mandate; who did is not kept."""
    if Row.objects.filter(pk=mandate, ended_on=None).update(ended_on=on):
        tell(ended_mandate(mandate, on))


def declared(subjects: Iterable[str]) -> list[tuple[Declaration, str, datetime]]:
    """Give what somebody declared and did not take back."""
    found = Declared.objects.filter(subject__in=list(subjects), taken_back_at=None)
    return [(cast(Declaration, one.kind), one.about, one.declared_at) for one in found]


def declare(subject: str, kind: Declaration, *, about: str, text: str, at: datetime) -> None:
    """Keep a declaration; one that stands already stays as it is."""
    if not Declared.objects.filter(subject=subject, kind=kind, about=about, taken_back_at=None).exists():
        Declared.objects.create(subject=subject, kind=kind, about=about, text=text, declared_at=at)


def take_back(subjects: Iterable[str], kind: Declaration, *, at: datetime) -> None:
    """Take a declaration back."""
    standing = Declared.objects.filter(subject__in=list(subjects), kind=kind, taken_back_at=None)
    with transaction.atomic():
        theirs = set(standing.values_list("subject", flat=True))
        standing.update(taken_back_at=at)
        tell(*(Withdrawal("declared", one, at, {"declared": kind}) for one in sorted(theirs)))


def _write(mandate: int, terms: Terms, written_by: Party, at: datetime, author: int | None) -> None:
    last = MandateVersion.objects.filter(mandate_id=mandate).aggregate(last=Max("number"))["last"] or 0
    MandateVersion.objects.create(
        mandate_id=mandate, number=last + 1, objective=terms.objective.strip(), indicator=terms.indicator.strip(), target=terms.target.strip(),
        since=terms.since, until=terms.until, we_give=terms.we_give.strip(), they_give=terms.they_give.strip(), pay=terms.pay.strip(),
        written_by=written_by, author_id=author, written_at=at,
    )  # fmt: skip


def _again(id: int) -> Mandate:
    return _mandate(Row.objects.prefetch_related("versions").get(pk=id))


def _mandate(one: Any) -> Mandate:
    versions = sorted(one.versions.all(), key=lambda each: each.number)
    return Mandate(
        one.pk, one.speaker_id, one.subject, one.label, one.territory, tuple(_version(each) for each in versions), one.ended_on
    )


def _version(one: Any) -> Version:
    terms = Terms(one.objective, one.indicator, one.target, one.since, one.until, one.we_give, one.they_give, one.pay)
    return Version(one.number, terms, cast(Party, one.written_by), one.written_at, one.we_signed_at, one.they_signed_at)
