"""Withdrawals on the records' database: told as they happen, listed as they stand, and done again after a restore.

Whoever takes something back here calls ``tell`` in the same transaction; who listens to ``withdrawn`` (wiring does, for
the ledger) hears of it once the transaction stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby

from django.db import transaction
from django.dispatch import Signal

from cordee.core.trust.consent import Said
from cordee.core.trust.outgoing import ANSWER
from cordee.core.trust.withdrawals import Kind, Withdrawal
from cordee.records.models import (
    AccessToken,
    Declared,
    Device,
    Link,
    Mandate,
    Outgoing,
    OwnLink,
    PortraitLine,
    Statement,
    SurveyAsked,
    User,
)

ENDED = ("replaced", "withdrawn")
STANDS = ("proposed", "agreed")
RESTORED = "restored"
withdrawn = Signal()


def tell(*taken: Withdrawal) -> None:
    """Tell of what was taken back, once the transaction stands."""
    if taken:
        transaction.on_commit(partial(withdrawn.send, sender=None, taken=list(taken)))


def said(one: Statement) -> Withdrawal:
    """Give the withdrawal that an objection is. Its source is left out: somebody may have typed a name there."""
    facts = {"channel": one.channel, "purpose": one.purpose, "topic": one.topic, "basis": one.basis, "through": one.through}
    return Withdrawal("said", one.subject, one.said_at, {**facts, "own": "yes" if one.by_themselves else ""})


def portrait(one: PortraitLine) -> Withdrawal:
    """Give the withdrawal that the end of a line in a portrait is."""
    return Withdrawal("portrait", f"{one.key}:{one.number}", one.ended_at, {"state": one.state})


def link(one: OwnLink) -> Withdrawal:
    """Give the withdrawal that the closing of a person's link is."""
    return Withdrawal("link", one.fingerprint, one.closed_at, {"subject": one.subject, "until": one.until.isoformat()})


def ended_mandate(id: int, on: date) -> Withdrawal:
    """Give the withdrawal that the end of a mandate is."""
    return Withdrawal("mandate", str(id), datetime(on.year, on.month, on.day, tzinfo=UTC))


def account(one: User, at: datetime) -> Withdrawal:
    """Give what a user may since their role or access changed."""
    return Withdrawal("account", str(one.pk), at, {"role": one.role, "open": "yes" if one.is_active else "no"})


def written() -> Iterator[Withdrawal]:
    """Give everything that was taken back, as it stands; of users' roles no time is kept, they are told as they change."""
    yield from map(said, Statement.objects.filter(granted=False).iterator())
    yield from map(portrait, PortraitLine.objects.filter(state__in=ENDED).iterator())
    yield from (Withdrawal("answers", one.rater, None) for one in SurveyAsked.objects.filter(state="withdrawn"))
    for mandate in Mandate.objects.exclude(ended_on=None):
        yield ended_mandate(mandate.pk, mandate.ended_on)
    for one in Declared.objects.exclude(taken_back_at=None):
        yield Withdrawal("declared", one.subject, one.taken_back_at, {"declared": one.kind})
    yield from map(link, OwnLink.objects.exclude(closed_at=None))
    for token in AccessToken.objects.exclude(revoked_at=None):
        yield Withdrawal("token", token.hashed, token.revoked_at)


def take_back(taken: Sequence[Withdrawal]) -> dict[str, int]:
    """Take back again, in records that came from a backup; see ``cordee.core.trust.withdrawals.Withdrawals``."""
    changed: Counter[str] = Counter()
    with transaction.atomic():
        changed["said"] = _objections([one for one in taken if one.kind == "said"])
        for one in taken:
            if (again := _AGAIN.get(one.kind)) is not None:
                changed[one.kind] += again(one)
    return {kind: count for kind, count in changed.items() if count}


def settle(now: datetime) -> dict[str, int]:
    """Let records that came from a backup do nothing twice; see ``cordee.core.trust.withdrawals.Withdrawals``."""
    with transaction.atomic():
        going = Outgoing.objects.filter(state__in=("reserved", "sending"), planned_at__lte=now).exclude(purpose=ANSWER)
        return {
            "unclear": going.update(state="unclear", reason=RESTORED, changed_at=now),
            "links": Link.objects.filter(used_at=None).update(used_at=now),
            "devices": Device.objects.all().delete()[0],
        }


def _objections(taken: Sequence[Withdrawal]) -> int:
    """Write objections down again; what was said under several hashes at once is one entry again."""
    from cordee.records import statements

    def alike(one: Withdrawal) -> list[tuple[str, str]]:
        return [("at", str(one.at)), *sorted(one.facts.items())]

    written = 0
    for _, together in groupby(sorted(taken, key=alike), key=alike):
        same = list(together)
        first, facts = same[0], same[0].facts
        if first.at is None:
            continue
        channel, purpose, topic = (facts.get(name, "") for name in ("channel", "purpose", "topic"))
        there = Statement.objects.filter(
            granted=False, said_at=first.at, channel=channel, purpose=purpose, topic=topic, subject__in=[one.of for one in same]
        )
        new = {one.of for one in same} - set(there.values_list("subject", flat=True))
        if new:
            own, through = facts.get("own") == "yes", facts.get("through", "")
            one = Said(False, first.at, channel, purpose, topic, facts.get("basis", "consent"), own, RESTORED, through)
            statements.say(new, one)
            written += len(new)
    return written


def _portrait(one: Withdrawal) -> int:
    key, _, number = one.of.rpartition(":")
    state = one.facts.get("state", "withdrawn")
    lines = PortraitLine.objects.filter(key=key, number=int(number), state__in=STANDS) if number.isdecimal() else None
    if lines is None or state not in ENDED:
        return 0
    return lines.update(state=state, value="", proof="", level=None, ended_at=one.at)


def _answers(one: Withdrawal) -> int:
    from cordee.records import surveys

    found = SurveyAsked.objects.filter(rater=one.of).exclude(state="withdrawn").first()
    if found is not None:
        surveys.withdraw(found.pk)
    return int(found is not None)


def _mandate(one: Withdrawal) -> int:
    found = Mandate.objects.filter(pk=_number(one.of), ended_on=None)
    return found.update(ended_on=one.at.date()) if one.at is not None else 0


def _declared(one: Withdrawal) -> int:
    found = Declared.objects.filter(subject=one.of, kind=one.facts.get("declared", ""), taken_back_at=None)
    return found.filter(declared_at__lte=one.at).update(taken_back_at=one.at) if one.at is not None else 0


def _link(one: Withdrawal) -> int:
    """Close a link again; one that was made after the backup is signed and would open, so it is noted as closed."""
    from cordee.records import own_links

    if one.at is None or not one.facts.get("until"):
        return 0
    until = datetime.fromisoformat(one.facts["until"])
    return int(own_links.close(one.of, one.facts.get("subject", ""), until=until, at=one.at, why=RESTORED))


def _token(one: Withdrawal) -> int:
    return AccessToken.objects.filter(hashed=one.of, revoked_at=None).update(revoked_at=one.at)


def _account(one: Withdrawal) -> int:
    """Give a user the role and access that they had last; the lines come in the order in which they were told."""
    return User.objects.filter(pk=_number(one.of)).update(role=one.facts["role"], is_active=one.facts.get("open") == "yes")


_AGAIN: dict[Kind, Callable[[Withdrawal], int]] = {
    "portrait": _portrait,
    "answers": _answers,
    "mandate": _mandate,
    "declared": _declared,
    "link": _link,
    "token": _token,
    "account": _account,
}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
