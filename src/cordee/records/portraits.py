"""Portraits on the records' database: a value that is replaced or withdrawn goes in the same transaction; its dates stay."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, cast

from django.db import transaction

from cordee.core.opinion.portraits import (
    FIELDS,
    MOST_PARTS,
    FieldName,
    Line,
    Part,
    Sees,
    Side,
    Sitter,
    State,
    Written,
    seen_by_team,
)
from cordee.core.vocabulary.problems_of_portraits import FullPortrait, NoSuchPart
from cordee.records import models, withdrawals

STANDS = ("proposed", "agreed")
ERASED = "erased-"


def sitters() -> list[Sitter]:
    """Give everybody who was asked for their portrait, by name."""
    return [_sitter(one) for one in models.Sitter.objects.all() if not one.subject.startswith(ERASED)]


def ask(subject: str, *, label: str, side: Side, at: datetime, author: int | None = None) -> Sitter:
    """Note that somebody was asked; see ``cordee.core.opinion.portraits.PortraitBook``."""
    with transaction.atomic():
        there = models.Sitter.objects.filter(subject=subject).first()
        if there is None:
            made = models.Sitter.objects.create(
                key=_new_key(), subject=subject, label=label[:200], side=side, asked_at=at, author_id=author
            )
            return _sitter(made)
        there.label, there.side = label[:200], side
        there.save(update_fields=["label", "side"])
    return _sitter(there)


def lines(subjects: Collection[str] | None = None) -> list[Line]:
    """Give every line, or those of somebody's subjects, as they were written; of whoever was erased, none."""
    found = models.PortraitLine.objects.exclude(subject__startswith=ERASED)
    return [_line(one) for one in (found if subjects is None else found.filter(subject__in=list(subjects)))]


def write(subjects: Collection[str], part: Part, *, at: datetime, author: int | None = None) -> Written:
    """Write a part down; see ``cordee.core.opinion.portraits.PortraitBook``. The first subject is the one it stands under."""
    with transaction.atomic():
        theirs = models.PortraitLine.objects.select_for_update().filter(subject__in=list(subjects))
        stand = [one for one in theirs if one.state in STANDS]
        old = _place_taken(part, stand)
        if old is None and len(stand) >= MOST_PARTS:
            raise FullPortrait(n=len(stand))
        ended = () if old is None else (_end(old, "replaced", at),)
        made = models.PortraitLine.objects.create(
            key=old.key if old else _new_key(), number=old.number + 1 if old else 1, subject=next(iter(subjects)), field=part.field,
            value=part.value.strip(), level=part.level, proof=part.proof.strip(), sees=part.sees, state=part.state, entered_at=at, author_id=author,
        )  # fmt: skip
    return Written(_line(made), ended)


def withdraw(subjects: Collection[str], keys: Collection[str] | None, *, at: datetime) -> list[str]:
    """Withdraw parts, or all; see ``cordee.core.opinion.portraits.PortraitBook``."""
    with transaction.atomic():
        stand = models.PortraitLine.objects.select_for_update().filter(subject__in=list(subjects), state__in=STANDS)
        going = [one for one in stand if keys is None or one.key in keys]
        return [_end(one, "withdrawn", at) for one in going]


def objected() -> dict[str, datetime]:
    """Give, by subject, when somebody objected to everything and did not agree since."""
    found: dict[str, datetime] = {}
    for one in models.Statement.objects.filter(channel="", purpose="", topic="").order_by("said_at", "id"):
        if one.granted:
            found.pop(one.subject, None)
        else:
            found[one.subject] = one.said_at
    return found


def visible_rows(until: datetime | None = None) -> list[dict[str, Any]]:
    """Give what the content team may see of everybody, under the columns of ``entered_portraits.PORTRAIT_RECORDS``."""
    known = {one.subject: one for one in sitters()}
    return [
        {"consent": one.consent, "portrait": known[one.subject].key, "subject": one.subject, "label": known[one.subject].label,
         "side": known[one.subject].side, "field": one.part.field, "words": one.part.value, "level": one.part.level,
         "proof": one.part.proof or None, "since": one.entered_at.astimezone(UTC).date()}
        for one in seen_by_team(lines(), objected(), until)
        if one.subject in known
    ]  # fmt: skip


def _place_taken(part: Part, stand: list[Any]) -> Any | None:
    """Give the line whose place a part takes; None where it is new."""
    if part.key:
        old = next((one for one in stand if one.key == part.key and one.field == part.field), None)
        if old is None:
            raise NoSuchPart(n=len(stand))
        return old
    return None if FIELDS[part.field].several else next((one for one in stand if one.field == part.field), None)


def _end(one: Any, state: State, at: datetime) -> str:
    """Let a line end: its value goes, that it was there stays; give the agreement that ended."""
    consent = f"{one.key}:{one.number}"
    one.state, one.value, one.proof, one.level, one.ended_at = state, "", "", None, at
    one.save(update_fields=["state", "value", "proof", "level", "ended_at"])
    withdrawals.tell(withdrawals.portrait(one))
    return consent


def _new_key() -> str:
    return secrets.token_hex(8)


def _sitter(one: Any) -> Sitter:
    return Sitter(one.key, one.subject, one.label, cast(Side, one.side), one.asked_at)


def _line(one: Any) -> Line:
    part = Part(
        one.key, cast(FieldName, one.field), one.value, one.level, one.proof, cast(Sees, one.sees), cast(State, one.state)
    )
    return Line(one.subject, part, one.number, one.entered_at, one.author_id)
