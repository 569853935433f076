"""The letters that are queued, went and came back, on the records' database; see ``cordee.core.trust.mail.MailBook``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q, QuerySet

from cordee.core.trust.bounce import NOTHING
from cordee.core.trust.mail import Draft, Mail, Went, domain_of
from cordee.core.trust.outgoing import State
from cordee.core.vocabulary.text import Language
from cordee.records.models import Bounce, Message, Notice, Outgoing, OutgoingSubject

GONE: tuple[State, ...] = ("sending", "sent", "unclear")
UNDER_WAY: tuple[State, ...] = ("reserved", "sending", "unclear")
WAITING: State = "reserved"
REMEMBERED = 20


def at_once() -> AbstractContextManager[None]:
    """Make what is done within it one transaction."""
    return transaction.atomic()


def add(id: int, draft: Draft, *, token: str, now: datetime) -> None:
    """Keep the letter of a reserved contact."""
    Message.objects.create(
        outgoing_id=id,
        token=token,
        template=draft.letter,
        language=draft.language,
        address=draft.address,
        facts=dict(draft.facts),
        not_before=now,
    )


def due(now: datetime, *, limit: int) -> list[Mail]:
    """Give the letters whose time has come, the longest planned first."""
    waiting = Message.objects.filter(outgoing__state=WAITING, outgoing__planned_at__lte=now, not_before__lte=now)
    return _mails(waiting.order_by("outgoing__planned_at", "outgoing_id")[:limit])


def named(token: str) -> Mail | None:
    """Give the letter of a token."""
    return next(iter(_mails(Message.objects.filter(token=token))), None)


def numbered(id: int) -> Mail | None:
    """Give the letter of an outgoing contact."""
    return next(iter(_mails(Message.objects.filter(outgoing_id=id))), None)


def listed(*, states: Collection[State] = (), limit: int = 50, offset: int = 0) -> list[Mail]:
    """Give letters, the latest first."""
    found = Message.objects.filter(outgoing__state__in=list(states)) if states else Message.objects.all()
    return _mails(found.order_by("-outgoing__changed_at", "-outgoing_id")[offset : offset + limit])


def counts() -> dict[str, int]:
    """Count the letters by state."""
    found = Outgoing.objects.filter(message__isnull=False).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(found)


def answered(letter: str, about: str) -> bool:
    """Say whether a letter about an act is queued or has gone."""
    return Message.objects.filter(template=letter, outgoing__about=about).exclude(outgoing__state="released").exists()


def about(about: str) -> Mail | None:
    """Give the latest letter about an act."""
    found = Message.objects.filter(outgoing__about=about).order_by("-outgoing_id")[:1]
    return next(iter(_mails(found)), None)


def under_way(letter: str) -> set[str]:
    """Give the subjects to whom a letter waits, is on its way, or may have gone without a clear answer."""
    there = OutgoingSubject.objects.filter(outgoing__message__template=letter, outgoing__state__in=UNDER_WAY)
    return set(there.values_list("subject", flat=True))


def gone_since(since: datetime) -> dict[str, int]:
    """Count, by domain, the letters handed to the carrier since a moment."""
    found = Message.objects.filter(outgoing__state__in=GONE, outgoing__changed_at__gte=since).values_list("address", flat=True)
    return dict(Counter(domain_of(address) for address in found))


def note(id: int, outcome: str, *, sent_at: datetime | None = None, forget: Collection[str] = ()) -> None:
    """Note what the carrier answered, in codes; forget the facts that must not stay."""
    with transaction.atomic():
        message = Message.objects.select_for_update().get(outgoing_id=id)
        message.outcome = outcome[:120]
        message.sent_at = sent_at or message.sent_at
        message.facts = {name: value for name, value in message.facts.items() if name not in forget}
        message.save(update_fields=["outcome", "sent_at", "facts"])


def put_back(id: int, outcome: str, *, until: datetime, counts: bool, now: datetime) -> bool:
    """Bring a letter that was not taken back into the queue, until a moment; a try that counts is counted."""
    with transaction.atomic():
        back = Outgoing.objects.filter(pk=id, state="sending").update(state=WAITING, changed_at=now)
        if back:
            Message.objects.filter(outgoing_id=id).update(
                tries=F("tries") + (1 if counts else 0), outcome=outcome[:120], not_before=until
            )
    return back == 1


def came_back(fingerprint: str, *, token: str, kind: str, status: str, at: datetime) -> bool:
    """Note a bounce once; False where it is known. Without a letter of ours it is kept as unknown."""
    message = Message.objects.filter(token=token).first() if token else None
    try:
        with transaction.atomic():
            Bounce.objects.create(
                message=message,
                fingerprint=fingerprint,
                kind=kind if message is not None else NOTHING,
                status=status[:12],
                happened_at=at,
            )
    except IntegrityError:
        return False
    return True


def untold(id: int, at: datetime) -> bool:
    """Note that a letter by which somebody was told came back; say whether that had been noted. The notice stays to be read."""
    return Notice.objects.filter(how="mail", proof=f"mail {id}", came_back_at=None).update(came_back_at=at) > 0


def history(address: str) -> Sequence[Went]:
    """Give what became of the letters to an address, the latest first; every hard bounce that stands, however old."""
    to = Message.objects.filter(address__iexact=address)
    if Bounce.objects.filter(message__in=to, kind="hard", lifted_at=None).exists():
        return ["hard"]
    tried = to.exclude(sent_at=None, bounces=None).order_by("-outgoing__changed_at", "-pk")
    standing = Count("bounces", filter=Q(bounces__lifted_at=None))
    found = tried.annotate(soft=standing).values_list("soft", flat=True)[:REMEMBERED]
    return ["soft" if soft else "fine" for soft in found]


def lift(address: str, *, at: datetime, why: str, author: int | None = None) -> list[str]:
    """Lift every return that stands against an address; give the subjects of those it was written to."""
    with transaction.atomic():
        against = Bounce.objects.filter(message__address__iexact=address, lifted_at=None).exclude(kind=NOTHING)
        mails = list(against.values_list("message__outgoing_id", flat=True))
        against.update(lifted_at=at, lifted_by=author, lifted_why=why.strip())
    return sorted(set(OutgoingSubject.objects.filter(outgoing__in=mails).values_list("subject", flat=True)))


def reserved_for(subjects: Collection[str]) -> list[Mail]:
    """Give the letters that still wait for somebody."""
    return _mails(Message.objects.filter(outgoing__state=WAITING, outgoing__subjects__subject__in=list(subjects)).distinct())


def _mails(messages: QuerySet[Any]) -> list[Mail]:
    found: list[Any] = list(messages.select_related("outgoing"))
    subjects: dict[int, list[str]] = {one.outgoing_id: [] for one in found}
    theirs = OutgoingSubject.objects.filter(outgoing_id__in=list(subjects)).order_by("subject")
    for id, subject in theirs.values_list("outgoing_id", "subject"):
        subjects[id].append(subject)
    return [_mail(one, tuple(subjects[one.outgoing_id])) for one in found]


def _mail(one: Any, subjects: tuple[str, ...]) -> Mail:
    out = one.outgoing
    return Mail(
        id=out.pk,
        token=one.token,
        letter=one.template,
        language=cast(Language, one.language),
        address=one.address,
        facts=one.facts,
        subjects=subjects,
        state=cast(State, out.state),
        planned_at=out.planned_at,
        not_before=one.not_before,
        tries=one.tries,
        outcome=one.outcome,
        reason=out.reason,
        sent_at=one.sent_at,
        about=out.about,
    )
