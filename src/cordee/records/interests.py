"""The register of interests on the records' database: lines are added, never changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar, cast

from django.db import IntegrityError, models, transaction

from cordee.core.trust.interests import Declared, Entry, Interest, Kind, Signed
from cordee.core.trust.paid import Contract
from cordee.core.vocabulary.problems_of_registers import InterestPassed, NoSuchInterest, ReasonMissing
from cordee.records.models import Interest as Line
from cordee.records.models import WrittenContract

Model = TypeVar("Model", bound=models.Model)
LARGEST_ID = 2**63 - 1


def entries(subjects: Collection[str] | None = None) -> list[Entry]:
    """Give every line ever entered, or those of some subjects, as they were entered."""
    return [_entry(one) for one in _of(Line.objects.all(), subjects)]


def add(declared: Declared, *, author: int | None = None) -> Entry:
    """Enter an interest."""
    return _entry(
        Line.objects.create(subject=declared.subject, label=declared.label[:200], author_id=author, **_columns(declared.interest))
    )


def correct(entry_id: int, interest: Interest, *, why: str, author: int | None = None) -> Entry:
    """Enter what is right in place of an entry; see ``cordee.core.trust.interests.Interests``."""
    return _replace(entry_id, interest, why=why, author=author, withdrawn=False)


def withdraw(entry_id: int, *, why: str, author: int | None = None) -> Entry:
    """Enter that an entry should not have been; see ``cordee.core.trust.interests.Interests``."""
    return _replace(entry_id, None, why=why, author=author, withdrawn=True)


def contracts(subjects: Collection[str] | None = None) -> list[Signed]:
    """Give every contract ever noted, and every note that withdraws one, as they were noted."""
    return [_signed(one) for one in _of(WrittenContract.objects.all(), subjects)]


def sign(subject: str, label: str, contract: Contract, *, author: int | None = None) -> Signed:
    """Note a written contract."""
    made = WrittenContract.objects.create(
        subject=subject, label=label[:200], giver=contract.giver, objective=contract.objective, reference=contract.reference,
        signed_on=contract.signed_on, until=contract.until, mentions=sorted(contract.mentions), author_id=author,
    )  # fmt: skip
    return _signed(made)


def unsign(signed_id: int, *, why: str, author: int | None = None) -> Signed:
    """Note that a contract does not stand; see ``cordee.core.trust.interests.Interests``."""
    _reason(why)
    try:
        with transaction.atomic():
            old = _there(WrittenContract, signed_id)
            if old.withdraws_id is not None:
                raise NoSuchInterest(id=signed_id, n=WrittenContract.objects.filter(withdraws=None).count())
            passed = WrittenContract.objects.filter(withdraws=old).first()
            if passed is not None:
                raise InterestPassed(id=signed_id, by=passed.pk)
            made = WrittenContract.objects.create(
                subject=old.subject, label=old.label, giver=old.giver, objective=old.objective, reference=old.reference,
                signed_on=old.signed_on, until=old.until, mentions=old.mentions, withdraws=old, why=why.strip(), author_id=author,
            )  # fmt: skip
    except IntegrityError as error:  # another withdrawal of the same contract came first
        by = WrittenContract.objects.filter(withdraws=signed_id).first()
        if by is None:
            raise
        raise InterestPassed(id=signed_id, by=by.pk) from error
    return _signed(made)


def _replace(entry_id: int, interest: Interest | None, *, why: str, author: int | None, withdrawn: bool) -> Entry:
    _reason(why)
    try:
        with transaction.atomic():
            old = _there(Line, entry_id)
            passed = Line.objects.filter(corrects=old).first()
            if passed is not None or old.withdrawn:
                raise InterestPassed(id=entry_id, by=passed.pk if passed else old.pk)
            made = Line.objects.create(
                subject=old.subject, label=old.label, corrects=old, withdrawn=withdrawn, why=why.strip(), author_id=author,
                **_columns(interest if interest is not None else _interest(old)),
            )  # fmt: skip
    except IntegrityError as error:  # another correction of the same entry came first
        by = Line.objects.filter(corrects=entry_id).first()
        if by is None:
            raise
        raise InterestPassed(id=entry_id, by=by.pk) from error
    return _entry(made)


def _reason(why: str) -> None:
    if not why.strip():
        raise ReasonMissing()


def _there(model: type[Model], number: int) -> Any:
    found = model._default_manager.filter(pk=number).first() if 0 < number <= LARGEST_ID else None
    if found is None:
        raise NoSuchInterest(id=number, n=model._default_manager.count())
    return found


def _of(found: Any, subjects: Collection[str] | None) -> Any:
    kept = found if subjects is None else found.filter(subject__in=list(subjects))
    return kept.order_by("entered_at", "id")


def _columns(interest: Interest) -> dict[str, Any]:
    return {
        "kind": interest.kind, "giver": interest.giver.strip(), "topic": interest.topic.strip(), "objective": interest.objective.strip(),
        "value": interest.value, "currency": interest.currency, "since": interest.since, "until": interest.until, "note": interest.note,
    }  # fmt: skip


def _interest(line: Line) -> Interest:
    return Interest(
        cast(Kind, line.kind),
        line.giver,
        line.since,
        line.topic,
        line.objective,
        line.value,
        line.currency,
        line.until,
        line.note,
    )


def _entry(line: Any) -> Entry:
    return Entry(
        line.pk,
        line.subject,
        line.label,
        _interest(line),
        line.entered_at,
        line.author_id,
        line.corrects_id,
        line.withdrawn,
        line.why,
    )


def _signed(one: Any) -> Signed:
    contract = Contract(one.giver, one.objective, one.reference, one.signed_on, frozenset(one.mentions), one.until)
    return Signed(one.pk, one.subject, one.label, contract, one.entered_at, one.author_id, one.withdraws_id, one.why)
