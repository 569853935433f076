"""What goes out, on the records' database: each step in one transaction, one at a time for each person and account.

A place is judged and taken under the locks of all the person's subjects and of the account, so that no two senders can
both find the last place free; see ``cordee.core.trust.outgoing.OutgoingBook``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from cordee.core.trust.clearance import clearance, next_moment, stopping
from cordee.core.trust.consent import Channel, Said, standing
from cordee.core.trust.holdouts import HOLDOUT, Withheld
from cordee.core.trust.likeness import SentText
from cordee.core.trust.outgoing import (
    ANSWER,
    COUNTING,
    LOST_AFTER,
    REMINDER,
    SPENT,
    Blocked,
    Elsewhere,
    Known,
    Planned,
    Reserved,
    State,
)
from cordee.core.trust.pressure import MONTH, Contact, Ledger
from cordee.core.trust.rule import Finding
from cordee.core.trust.terms import LIKENESS, Terms, terms_from
from cordee.core.vocabulary.text import Text
from cordee.records.experiments import withheld
from cordee.records.locks import hold, of_subjects
from cordee.records.models import AuditEntry, FeedbackAsked, Link, Outgoing, OutgoingSubject, Request, Statement
from cordee.records.statements import said_by

ASKED = "notice.request"
HELD_OUT = "held out by an experiment"
NOBODY_ASKED = Text("This person has no request {about}.", "Cette personne n’a pas de demande {about}.")


def known(planned: Planned, *, terms: Terms) -> Known:
    """Give what the book and the imports know about a contact; takes no place."""
    return _known(planned, terms, COUNTING)


def ledger(subjects: Collection[str], accounts: Collection[str], *, since: datetime) -> Ledger:
    """Give what counts for somebody and for an account since a moment, as far as the book knows."""
    return _ledger(_counted(COUNTING), subjects, accounts, since)


def reserve(planned: Planned, *, terms: Terms, now: datetime, reason: str = "") -> Reserved | Blocked:
    """Take a place under the caps, unless something stands against it."""
    with transaction.atomic():
        hold(_keys(planned))
        if planned.purpose == ANSWER:
            return _answer(planned, now)
        found = _known(planned, terms, COUNTING)
        findings = clearance(planned, found, terms)
        if stopped := stopping(findings, reason=reason):
            return Blocked(stopped, next_moment(planned, found, terms, reason=reason))
        return _written(planned, now, terms=terms, reason=reason, findings=tuple(findings))


def claim(id: int, now: datetime, *, said: Collection[Said] = ()) -> bool:
    """Take a reserved contact for sending, now; True to one caller only."""
    with transaction.atomic():
        row = _held(id)
        if row is None or row.state != "reserved" or row.planned_at > now:
            return False
        if row.purpose != ANSWER and not _still_free(row, now, said):
            return False
        row.planned_at = now
        _turn(row, "sending", now)
        return True


def confirm(id: int, now: datetime) -> bool:
    """Note that it was sent, also where it was thought unclear; False where it was not being sent."""
    return _turned(id, ("sending", "unclear"), "sent", now)


def release(id: int, reason: str, now: datetime) -> bool:
    """Give the place back; False where it was given back before."""
    return _turned(id, COUNTING, "released", now, reason)


def unclear(id: int, reason: str, now: datetime) -> bool:
    """Note that nobody knows whether it arrived; it counts as sent."""
    return _turned(id, ("sending",), "unclear", now, reason)


def settle(now: datetime, *, after: timedelta = LOST_AFTER) -> int:
    """Turn what has been "sending" for too long into "unclear": its sender died. Give how many."""
    with transaction.atomic():
        lost = Outgoing.objects.filter(state="sending", changed_at__lte=now - after)
        return lost.update(state="unclear", reason="no answer", changed_at=now)


def _answer(planned: Planned, now: datetime) -> Reserved | Blocked:
    """Write down an answer to what the person asked of us; it takes no place, but there must be an act of theirs."""
    if not _acted(planned):
        words = Text(*(NOBODY_ASKED.in_language(one, about=planned.about) for one in ("en", "fr")))
        return Blocked((Finding(ASKED, "blocks", words),))
    return _written(planned, now, terms=None, reason="", findings=())


def _acted(planned: Planned) -> bool:
    """Say whether the act is there that an answer speaks of: their request, their statement, a link made for them, a change of their access."""
    kind, _, number = planned.about.partition(":")
    number = number.partition(":")[0]
    if not number.isdecimal():
        return False
    if kind == "request":
        return Request.objects.filter(id=int(number), subject__in=planned.subjects).exists()
    if kind == "statement":
        return Statement.objects.filter(id=int(number), subject__in=planned.subjects, by_themselves=True).exists()
    if kind == "change":
        return AuditEntry.objects.filter(id=int(number), deed__in=("changed", "refused", "signed_in", "exported", "saw")).exists()
    if kind == "feedback":  # a question to a colleague, who was let be asked when it was put
        return FeedbackAsked.objects.filter(id=int(number), subject__in=planned.subjects, answered_at=None).exists()
    return kind == "link" and Link.objects.live().filter(id=int(number)).exclude(email="").exists()


def _written(planned: Planned, now: datetime, *, terms: Terms | None, reason: str, findings: tuple[Finding, ...]) -> Reserved:
    row = Outgoing.objects.create(
        channel=planned.channel,
        purpose=planned.purpose,
        account=planned.account,
        planned_at=planned.at,
        topic=planned.topic,
        about=planned.about,
        reason=reason,
        likeness=list(planned.likeness),
        terms=_facts(planned, terms) if terms is not None else {},
        author_id=planned.author,
        reserved_at=now,
        changed_at=now,
    )
    OutgoingSubject.objects.bulk_create(
        OutgoingSubject(outgoing=row, subject=subject) for subject in sorted(set(planned.subjects))
    )
    return Reserved(row.pk, planned.at, findings)


def _still_free(row: Outgoing, now: datetime, said: Collection[Said]) -> bool:
    """Ask again at the moment of sending; where it may not go now, the place is moved or released.

    What was sent is asked, not what others have planned: those ask again themselves when their time has come.
    """
    terms = terms_from(row.terms["terms"])
    planned = _planned_again(row, now)
    spoken = [*said_by(planned.subjects), *planned.elsewhere.said, *said]
    if standing(spoken, channel=planned.channel, purpose=planned.purpose, topic=planned.topic).blocked:
        _turn(row, "released", now, "objected")
        return False
    asked = replace(planned, likeness=(), about="", purpose="" if planned.purpose == REMINDER else planned.purpose)
    spent = replace(_known(asked, terms, SPENT), said=())
    stopped = stopping(clearance(asked, spent, terms), reason=row.reason)
    if not stopped:
        return True
    if any(one.rule == HOLDOUT for one in stopped):
        _turn(row, "released", now, HELD_OUT)
        return False
    others = replace(_known(asked, terms, COUNTING, but=row.pk), said=())
    coming = next_moment(asked, others, terms, reason=row.reason)
    if coming is None:
        _turn(row, "released", now, "no place within 60 days")
    else:
        row.planned_at = coming
        _turn(row, "reserved", now)
    return False


def _known(planned: Planned, terms: Terms, states: Sequence[State], *, but: int | None = None) -> Known:
    rows = _counted(states).exclude(pk=but)
    theirs = Q(subjects__subject__in=list(planned.subjects))
    noted = _ledger(rows, planned.subjects, planned.accounts, planned.at - MONTH)
    ledger = Ledger((*noted.person, *planned.elsewhere.person), (*noted.account, *planned.elsewhere.account))
    reminders = 0
    if planned.purpose == REMINDER:
        reminders = rows.filter(theirs, purpose=REMINDER, about=planned.about).aggregate(n=Count("pk", distinct=True))["n"]
    held = (Withheld(*one) for one in withheld(planned.accounts, planned.channel, planned.topic))
    texts: tuple[SentText, ...] = ()
    if planned.likeness and terms.severity(LIKENESS) != "off":
        texts = _texts(rows, planned, terms.likeness.span)
    return Known(ledger, (*said_by(planned.subjects), *planned.elsewhere.said), reminders, texts, tuple(held))


def _counted(states: Sequence[State]) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(state__in=states).exclude(purpose=ANSWER)


def _ledger(rows: QuerySet[Outgoing], subjects: Collection[str], accounts: Collection[str], since: datetime) -> Ledger:
    near = rows.filter(planned_at__gt=since)
    return Ledger(
        tuple(_contacts(near.filter(subjects__subject__in=list(subjects)))),
        tuple(_contacts(near.filter(account__in=list(accounts)))),
    )


def _contacts(rows: QuerySet[Outgoing]) -> list[Contact]:
    found = rows.order_by("planned_at", "pk").values_list("planned_at", "channel", "state", "pk").distinct()
    return [Contact(at, channel, state) for at, channel, state, _ in found]


def _texts(rows: QuerySet[Outgoing], planned: Planned, span: timedelta) -> tuple[SentText, ...]:
    """Give the texts to compare with: of the person, of the account, and where it is a private message, all of these."""
    where = Q(subjects__subject__in=list(planned.subjects)) | Q(account__in=planned.accounts)
    if planned.channel == "social":
        where |= Q(channel="social")
    near = rows.filter(planned_at__gt=planned.at - span, planned_at__lt=planned.at + span).exclude(likeness=[])
    wanted = {row.pk: row for row in near.filter(where).order_by("planned_at", "pk").distinct()}
    people: dict[int, set[str]] = {number: set() for number in wanted}
    for number, subject in OutgoingSubject.objects.filter(outgoing__in=wanted).values_list("outgoing", "subject"):
        people[number].add(subject)
    return tuple(
        SentText(row.planned_at, frozenset(people[number]), row.account, row.channel, tuple(row.likeness))
        for number, row in wanted.items()
    )


def _keys(planned: Planned) -> list[str]:
    keys = [*of_subjects(planned.subjects), *(f"account:{one}" for one in planned.accounts)]
    return [*keys, "private messages"] if planned.channel == "social" and planned.likeness else keys


def _held(id: int) -> Outgoing | None:
    """Hold the locks of one contact, then read it."""
    found = Outgoing.objects.filter(pk=id).first()
    if found is None:
        return None
    hold(_keys(_planned_again(found, found.planned_at)))
    return Outgoing.objects.select_for_update().filter(pk=id).first()


def _turn(row: Outgoing, state: State, now: datetime, reason: str | None = None) -> None:
    row.state, row.changed_at = state, now
    if reason is not None:
        row.reason = reason
    row.save(update_fields=["state", "planned_at", "changed_at", "reason"])


def _turned(id: int, states: Sequence[State], state: State, now: datetime, reason: str | None = None) -> bool:
    changes: dict[str, Any] = {"state": state, "changed_at": now} | ({} if reason is None else {"reason": reason})
    with transaction.atomic():
        return Outgoing.objects.filter(pk=id, state__in=states).update(**changes) == 1


def _facts(planned: Planned, terms: Terms) -> dict[str, Any]:
    """Keep with a place what the sender needs to ask again."""
    return {
        "terms": terms.as_facts(),
        "zones": list(planned.zones),
        "keys": list(planned.account_keys),
        "said": [
            [
                one.granted,
                one.said_at.isoformat(),
                one.channel,
                one.purpose,
                one.topic,
                one.basis,
                one.by_themselves,
                one.source,
                one.through,
            ]
            for one in planned.elsewhere.said
        ],
        "person": _kept(planned.elsewhere.person, planned.at),
        "account": _kept(planned.elsewhere.account, planned.at),
    }


def _kept(contacts: Sequence[Contact], at: datetime) -> list[list[str]]:
    return [[one.at.isoformat(), one.channel, one.state] for one in contacts if one.at > at - MONTH]


def _planned_again(row: Outgoing, at: datetime) -> Planned:
    """Give the plan of a place as it was when it was reserved, at another moment."""
    facts = row.terms
    subjects = tuple(OutgoingSubject.objects.filter(outgoing=row).order_by("subject").values_list("subject", flat=True))
    elsewhere = Elsewhere(
        tuple(Said(one[0], datetime.fromisoformat(one[1]), *one[2:]) for one in facts.get("said", ())),
        *(
            tuple(Contact(datetime.fromisoformat(moment), channel, state) for moment, channel, state in facts.get(who, ()))
            for who in ("person", "account")
        ),
    )
    return Planned(
        cast(Channel, row.channel),
        row.purpose,
        subjects,
        at,
        account=row.account,
        account_keys=tuple(facts.get("keys", ())),
        zones=tuple(facts.get("zones", ("UTC",))),
        topic=row.topic,
        about=row.about,
        likeness=tuple(row.likeness),
        elsewhere=elsewhere,
    )
