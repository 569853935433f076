"""Erasures on the records' database: the register of them, and the cleaning of every table that people fill.

The tables are found by what they have, not by name: a row whose ``subject`` is the person's gets the opaque id and
empty texts; any other text that names them is scrubbed. An objection keeps its hash: it must go on blocking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from cordee.core.trust.consent import Said
from cordee.core.trust.erasure import Erased, Gone, Remains
from cordee.records.models import Erasure, Outgoing, OutgoingSubject, Request, Statement, User

ACCOUNTS: tuple[type[models.Model], ...] = (User,)  # somebody who signs in has an account, which an administrator takes away


def begin(erased: Erased, *, objections: Collection[Said] = (), author: int | None = None) -> None:
    """Note that somebody is being erased; see ``cordee.core.trust.erasure.Erasures``."""
    said = list(objections)
    if erased.because == "request":
        said.append(Said(False, erased.asked_at, by_themselves=True, source="erasure"))
    now = timezone.now()  # one moment, so that the register shows one statement and not one for each hash
    for subject in erased.subjects:
        for one in said:
            Statement.objects.get_or_create(
                subject=subject, granted=False, channel=one.channel, source=one.source, said_at=one.said_at,
                defaults={"basis": one.basis, "by_themselves": one.by_themselves, "author_id": author, "entered_at": now},
            )  # fmt: skip
    entry, made = Erasure.objects.get_or_create(
        opaque=erased.opaque,
        defaults={"subjects": list(erased.subjects), "asked_at": erased.asked_at, "author_id": author},
    )
    if not made:
        entry.subjects = sorted({*entry.subjects, *erased.subjects})
        if entry.lifted_at is not None and erased.asked_at > entry.lifted_at:  # they had come back, and ask again
            entry.asked_at, entry.done_at, entry.left = erased.asked_at, None, None
            entry.lifted_at, entry.lifted_by, entry.lifted_why = None, None, ""
        entry.save()


def clean(erased: Erased, scrub: Callable[[str], str]) -> dict[str, int]:
    """Take a person out of the records; see ``cordee.core.trust.erasure.Erasures``."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    changed: Counter[str] = Counter()
    with transaction.atomic():
        changed.update(_outgoing(erased))
        for model in _tables():
            if any(one.name == "subject" for one in model._meta.concrete_fields) and model is not OutgoingSubject:
                changed[model._meta.model_name or ""] += _own_rows(model, erased)
            changed[model._meta.model_name or ""] += _other_texts(model, scrub)
    _forget_pages()
    return {name: count for name, count in changed.items() if count}


def search(found_in: Callable[[str], Collection[str]]) -> list[Remains]:
    """Look through every text of every table."""
    found: Counter[tuple[str, str]] = Counter()
    for model in [*_tables(), *ACCOUNTS]:
        for row in model._default_manager.all().iterator():
            for field in _texts(model):
                for text in _flat(getattr(row, field.name)):
                    found.update((f"records {model._meta.model_name}", kind) for kind in found_in(text))
    return [Remains(place, kind, count) for (place, kind), count in sorted(found.items())]


def finish(erased: Erased, removed: Mapping[str, int], now: datetime) -> None:
    """Note what was taken away, and when it was done; requests of theirs to be erased are answered."""
    Erasure.objects.filter(opaque=erased.opaque).update(done_at=now, removed=dict(removed))
    Request.objects.filter(subject=erased.opaque, kind="erase", state="open").update(state="answered", answered_at=now)


def asked(request: int) -> str:
    """Give the subject of an open request to be erased; empty where there is none of that number."""
    found = Request.objects.filter(pk=request, kind="erase", state="open").first()
    return found.subject if found else ""


def proved(erased: Erased, left: int) -> None:
    """Note how many marks the search found afterwards."""
    Erasure.objects.filter(opaque=erased.opaque).update(left=left)


def gone(subjects: Collection[str]) -> Gone | None:
    """Give the latest erasure of somebody who goes by one of these; None where there was none."""
    wanted = set(subjects)
    found = [one for one in Erasure.objects.all() if wanted & set(one.subjects)]
    if not found:
        return None
    one = found[-1]
    return Gone(one.opaque, tuple(one.subjects), one.asked_at, one.done_at, one.left, one.lifted_at)


def lift(opaque: str, *, at: datetime, why: str, author: int | None = None) -> None:
    """Note that an erased person came back and asked to be taken in again; what was erased stays so."""
    Erasure.objects.filter(opaque=opaque).update(lifted_at=at, lifted_by=author, lifted_why=why.strip())


def _outgoing(erased: Erased) -> dict[str, int]:
    """Empty what was sent to the person, and let one opaque id stand for all their identifiers."""
    theirs = OutgoingSubject.objects.filter(subject__in=erased.subjects)
    sent = sorted(set(theirs.values_list("outgoing_id", flat=True)))
    waiting = Outgoing.objects.filter(pk__in=sent, state="reserved")
    waiting.update(state="released", changed_at=erased.asked_at)  # the reason is emptied with the other texts
    for model in _tables():
        if any(one.name == "outgoing" for one in model._meta.concrete_fields) and model is not OutgoingSubject:
            for row in model._default_manager.filter(outgoing_id__in=sent):
                _empty(row, keep=("token", "template", "language", "outcome"))
    theirs.delete()
    OutgoingSubject.objects.bulk_create(
        [OutgoingSubject(outgoing_id=one, subject=erased.opaque) for one in sent], ignore_conflicts=True
    )
    return {"outgoing": len(sent)}


def _own_rows(model: type[models.Model], erased: Erased) -> int:
    rows: list[Any] = list(model._default_manager.filter(subject__in=erased.subjects))
    for row in rows:
        stays = isinstance(row, Statement) and not row.granted
        if not stays:
            row.subject = erased.opaque
        _empty(row, keep=())
    return len(rows)


def _empty(row: models.Model, *, keep: Collection[str]) -> None:
    """Empty the free texts of a row that speaks of the person; what says when, how much and of which kind stays."""
    for field in _texts(type(row)):
        if field.name in keep:
            continue
        if isinstance(field, models.JSONField):
            setattr(row, field.name, {})
        elif isinstance(field, models.TextField | models.EmailField) or field.name == "label":
            setattr(row, field.name, "")
    row.save()


def _other_texts(model: type[models.Model], scrub: Callable[[str], str]) -> int:
    changed = 0
    for row in model._default_manager.all().iterator():
        fields = []
        for field in _texts(model):
            value = getattr(row, field.name)
            if (clean_value := _scrubbed(value, scrub)) != value:
                setattr(row, field.name, clean_value)
                fields.append(field.name)
        if fields:
            row.save(update_fields=fields)
            changed += 1
    return changed


def _tables() -> list[type[models.Model]]:
    """Give the tables that people fill, but the register of erasures and the accounts themselves."""
    return [one for one in apps.get_app_config("records").get_models() if one not in (Erasure, *ACCOUNTS)]


def _texts(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if text and not field.primary_key and field.name not in ("subject", "hashed"):
            yield field


def _scrubbed(value: Any, scrub: Callable[[str], str]) -> Any:
    match value:
        case str():
            return scrub(value)
        case list():
            return [_scrubbed(one, scrub) for one in value]
        case dict():
            return {name: _scrubbed(one, scrub) for name, one in value.items()}
    return value


def _flat(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _flat(one)
        case dict():
            for one in value.values():
                yield from _flat(one)


def _forget_pages() -> None:
    """Let nothing of deleted rows lie in free pages or in the log of SQLite; PostgreSQL sees to its own."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
