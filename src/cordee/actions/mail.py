"""Mail to people: what would go to whom and what stands against it, queueing it, sending what is due.

A letter is claimed, handed to the carrier, then confirmed, in this order: who dies in between leaves a letter that nobody
knows the end of. It counts as sent and is not sent again.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from cordee.core.trust.audit import Audit
from cordee.core.trust.bounce import kind_of, status_of, suppressed
from cordee.core.trust.clearance import clearance, next_moment, stopping
from cordee.core.trust.consent import Said, Statements, standing
from cordee.core.trust.envelope import House, seal
from cordee.core.trust.letter import Written, write
from cordee.core.trust.letters import letter_named
from cordee.core.trust.links import MINE, MINE_DAYS, OwnLinks, fingerprint_of, make_token
from cordee.core.trust.mail import (
    ANSWERED,
    DEAD,
    DEAD_WORDS,
    HOUR,
    LACKS,
    MOST,
    NO_ADDRESS,
    OBJECTED,
    OWED,
    WRITTEN,
    Draft,
    Mail,
    MailBook,
    next_try,
    within_throttle,
)
from cordee.core.trust.notice import Notices
from cordee.core.trust.outgoing import ANSWER, Blocked, Elsewhere, OutgoingBook, Reserved
from cordee.core.trust.pressure import Contact
from cordee.core.trust.rule import Finding
from cordee.core.trust.security import ALERT, SECURITY
from cordee.core.trust.subjects import subject_of
from cordee.core.trust.terms import OBJECTION, Terms
from cordee.core.vocabulary.envelope import Answer, Envelope
from cordee.core.vocabulary.problems_of_access import OwedToThem
from cordee.core.vocabulary.problems_of_mail import TooLate
from cordee.core.vocabulary.text import LANGUAGES, Text

REST = timedelta(minutes=5)
UNSEEN = "…"
ERASED = "erased"  # of a letter that waited: the person it was for is gone


class Post(Protocol):
    """Whoever hands a mail to the carrier."""

    def send(self, envelope: Envelope) -> Answer:
        """Hand over one mail, and say what became of it."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What writing to people needs: the books, the terms, the secret, how patient we are with an address or a domain."""

    mails: MailBook
    outgoing: OutgoingBook
    statements: Statements
    notices: Notices
    audit: Audit
    terms: Terms
    secret: str
    link_key: str
    soft_in_a_row: int = 3
    an_hour: int = 100
    links: OwnLinks | None = None
    heeds_bounces: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a preview: to whom, when it would go (None: it would not), what stands against it, and how it reads."""

    draft: Draft
    at: datetime | None
    findings: tuple[Finding, ...]
    written: Written | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a round of sending came to.

    Parameters
    ----------
    put_off
        Not taken for the moment; tried again later.
    waiting
        Held back because their domain had its share of this hour.
    lost
        Letters of earlier rounds whose sender died while sending; they count as sent.
    down
        Whether the carrier itself failed; then the round ended there.
    """

    sent: int = 0
    refused: int = 0
    unclear: int = 0
    put_off: int = 0
    waiting: int = 0
    lost: int = 0
    down: str | None = None

    def plus(self, name: str) -> Tally:
        """Give the same with one more."""
        return replace(self, **{name: getattr(self, name) + 1})


def queue(desk: Desk, draft: Draft, now: datetime) -> Reserved | Blocked:
    """Queue a letter for the first moment at which it may go, or say what stands against it.

    The place under the caps and the letter are one transaction.
    """
    with desk.mails.at_once():
        against = _against(desk, draft)
        if against:
            return Blocked(against)
        place = desk.outgoing.reserve(draft.planned(now), terms=desk.terms, now=now)
        if isinstance(place, Blocked) and place.next_at is not None:
            later = desk.outgoing.reserve(draft.planned(place.next_at), terms=desk.terms, now=now)
            place = place if isinstance(later, Blocked) else later
        if isinstance(place, Reserved):
            desk.mails.add(place.id, draft, token=new_token(), now=now)
        return place


def preview(desk: Desk, house: House, drafts: Iterable[Draft], now: datetime) -> list[Line]:
    """Say exactly who would get what, and who would not and why; nothing is queued.

    Letters of one preview count against each other, as they would if they were queued in this order. The link to a
    person's own page is left out: whoever sees a preview is not that person.
    """
    lines = []
    before: list[tuple[Draft, Contact]] = []
    for draft in drafts:
        at, findings = _judged(desk, _after(draft, before), now)
        if at is not None and draft.kind in ("notice", "survey", "brief"):
            before.append((draft, Contact(at, state="reserved")))
        lacking = letter_named(draft.letter).lacks(_facts(draft, UNSEEN))
        written = None if lacking else _written(draft, house, stop=house.stop(UNSEEN), mine=UNSEEN)
        lines.append(Line(draft, at, findings, written))
    return lines


def withdraw(desk: Desk, id: int, now: datetime) -> Mail:
    """Take a letter that still waits out of the queue.

    Raises
    ------
    TooLate
        It has gone, or was taken out before.
    OwedToThem
        It tells a user that a key of theirs changed.
    """
    with desk.mails.at_once():
        mail = desk.mails.numbered(id)
        if mail is not None and mail.letter in (SECURITY.id, ALERT.id):
            raise OwedToThem
        if mail is None or mail.state != "reserved" or not desk.outgoing.release(id, "withdrawn", now):
            raise TooLate(id=id, state=mail.state if mail else "–")
        desk.mails.note(id, "", forget=letter_named(mail.letter).secrets)
    return mail


def send_due(
    desk: Desk,
    house: House,
    post: Post,
    *,
    clock: Callable[[], datetime],
    said: Callable[[Mail], Iterable[Said]] = lambda mail: (),
    limit: int = MOST,
) -> Tally:
    """Send what is due, one letter after the other.

    Parameters
    ----------
    clock
        Gives the moment it is; each letter is claimed and confirmed at its own.
    said
        What the imports tell by now of the person a letter goes to.
    limit
        How many letters one round takes at most.
    """
    now = clock()
    tally = Tally(lost=desk.outgoing.settle(now))
    going, waiting = within_throttle(desk.mails.due(now, limit=limit), desk.mails.gone_since(now - HOUR), an_hour=desk.an_hour)
    tally = replace(tally, waiting=waiting)
    for mail in going:
        result = _send(desk, house, post, mail, clock, tuple(said(mail)))
        if result is None:
            continue
        name, code = result
        tally = replace(tally.plus("put_off"), down=code) if name == "down" else tally.plus(name)
        if name == "down":
            break
    return tally


def is_due(desk: Desk, now: datetime) -> bool:
    """Say whether a round of sending would find a letter that may go now."""
    going, _ = within_throttle(desk.mails.due(now, limit=MOST), desk.mails.gone_since(now - HOUR), an_hour=desk.an_hour)
    return bool(going)


def new_token() -> str:
    """Make the token of a letter: 120 bits of chance in small letters and digits, so that no mail server changes it."""
    return b32encode(secrets.token_bytes(15)).decode("ascii").lower()


def envelope_of(desk: Desk, mail: Mail, house: House, now: datetime) -> Envelope:
    """Write a queued letter out and put it in its envelope."""
    token, _, _ = _own_link(desk, mail, now)
    mine = f"{house.base_url}/mine/{token}/"
    letter = letter_named(mail.letter)
    written = _written(mail, house, stop=house.stop(mail.token), mine=mine)
    return seal(written, house, to=mail.address, token=mail.token, kind=letter.kind, language=mail.language, now=now)


def _own_link(desk: Desk, mail: Mail, now: datetime) -> tuple[str, str, datetime]:
    """Make the token of the page of whom a letter goes to; give it with its subject and its end."""
    subject, until = subject_of(f"email:{mail.address}", desk.secret), now + timedelta(days=MINE_DAYS)
    return make_token(MINE, subject, until, desk.link_key), subject, until


def note_link(desk: Desk, mail: Mail, now: datetime) -> None:
    """Note the link that a letter carries, where it carries one, so that it can be closed."""
    if desk.links is None or not any(one.name == "mine" for one in letter_named(mail.letter).facts):
        return
    token, subject, until = _own_link(desk, mail, now)
    desk.links.made(fingerprint_of(token), subject, how="letter", at=now, until=until)


def _send(
    desk: Desk, house: House, post: Post, mail: Mail, clock: Callable[[], datetime], said: tuple[Said, ...]
) -> tuple[str, str] | None:
    letter, now = letter_named(mail.letter), clock()
    if not mail.address:
        desk.outgoing.release(mail.id, ERASED, now)
        return None
    if is_dead(desk, mail.address):
        desk.outgoing.release(mail.id, DEAD.id, now)
        desk.mails.note(mail.id, DEAD.id, forget=letter.secrets)
        return "refused", ""
    envelope = envelope_of(desk, mail, house, now)
    if not _claimed(desk, mail, now, said):
        return None
    note_link(desk, mail, now)
    answer = post.send(envelope)
    return _settled(desk, mail, answer, clock())


def _claimed(desk: Desk, mail: Mail, now: datetime, said: tuple[Said, ...]) -> bool:
    """Claim a letter; an invitation is an answer in the book of what goes out, and yet an objection stops it."""
    letter = letter_named(mail.letter)
    with desk.mails.at_once():
        if not desk.outgoing.claim(mail.id, now, said=said):
            return False
        if letter.kind == "invitation" and _objected(desk, mail.subjects):
            desk.outgoing.release(mail.id, OBJECTION, now)
            desk.mails.note(mail.id, OBJECTION, forget=letter.secrets)
            return False
    return True


def _settled(desk: Desk, mail: Mail, answer: Answer, now: datetime) -> tuple[str, str]:
    """Note what the carrier answered, in one transaction."""
    letter = letter_named(mail.letter)
    with desk.mails.at_once():
        if answer.outcome == "sent":
            desk.outgoing.confirm(mail.id, now)
            desk.mails.note(mail.id, answer.code, sent_at=now, forget=letter.secrets)
            if letter.kind == "notice":
                desk.notices.give(mail.subjects, at=now, how="mail", proof=f"mail {mail.id}")
            desk.audit.note("sent", object=f"letter {letter.id}", subject=mail.subject)
            return "sent", answer.code
        if answer.outcome == "unclear":
            desk.outgoing.unclear(mail.id, "the line was lost", now)
            desk.mails.note(mail.id, answer.code, forget=letter.secrets)
            desk.audit.note("sent", object=f"letter {letter.id}", subject=mail.subject, detail={"unclear": True})
            return "unclear", answer.code
        if answer.blame == "carrier":
            desk.mails.put_back(mail.id, answer.code, until=now + REST, counts=False, now=now)
            return "down", answer.code
        again = None if answer.lasting else next_try(mail.tries + 1, now)
        if again is not None:
            desk.mails.put_back(mail.id, answer.code, until=again, counts=True, now=now)
            return "put_off", answer.code
        status = status_of(answer.code, about_address=answer.blame == "address")
        desk.outgoing.release(mail.id, f"refused {answer.code}".strip(), now)
        desk.mails.note(mail.id, answer.code, forget=letter.secrets)
        mark = hashlib.sha256(f"{mail.token}|{status}|at the door".encode("ascii")).hexdigest()
        desk.mails.came_back(mark, token=mail.token, kind=kind_of(status), status=status, at=now)
        return "refused", answer.code


def _judged(desk: Desk, draft: Draft, now: datetime) -> tuple[datetime | None, tuple[Finding, ...]]:
    against = _against(desk, draft)
    if against:
        return None, against
    planned = draft.planned(now)
    if planned.purpose == ANSWER:
        return now, ()
    known = desk.outgoing.known(planned, terms=desk.terms)
    found = clearance(planned, known, desk.terms)
    stopped = stopping(found, reason="")
    return (next_moment(planned, known, desk.terms) if stopped else now), tuple(found)


def _against(desk: Desk, draft: Draft) -> tuple[Finding, ...]:
    """Give what stands against a letter besides the pressure on the person."""
    letter = letter_named(draft.letter)
    if not draft.address:
        return (Finding(DEAD.id, "blocks", NO_ADDRESS),)
    found = []
    if is_dead(desk, draft.address):
        found.append(Finding(DEAD.id, "blocks", DEAD_WORDS))
    if draft.kind in ("answer", "survey", "brief") and desk.mails.answered(draft.letter, draft.about):
        found.append(Finding(OWED.id, "blocks", WRITTEN if draft.kind == "brief" else ANSWERED))
    if draft.kind == "invitation" and _objected(desk, draft.subjects):
        found.append(Finding(OBJECTION, "blocks", OBJECTED))
    if lacking := letter.lacks(_facts(draft, UNSEEN)):
        said = [", ".join(one.meaning.in_language(language) for one in lacking) for language in LANGUAGES]
        words = Text(*(LACKS.in_language(language, facts=facts) for language, facts in zip(LANGUAGES, said, strict=True)))
        found.append(Finding("consent.sender", "blocks", words))
    return tuple(found)


def is_dead(desk: Desk, address: str) -> bool:
    """Say whether mail to an address came back for good, or too often in a row."""
    return desk.heeds_bounces and suppressed(desk.mails.history(address), soft_in_a_row=desk.soft_in_a_row)


def _objected(desk: Desk, subjects: tuple[str, ...]) -> bool:
    return standing(desk.statements.said_by(subjects), channel="email").blocked


def _after(draft: Draft, before: Iterable[tuple[Draft, Contact]]) -> Draft:
    """Give a draft that knows of the letters before it in a preview."""
    person = tuple(contact for one, contact in before if set(one.subjects) & set(draft.subjects))
    account = tuple(contact for one, contact in before if draft.account and one.account == draft.account)
    known = draft.elsewhere
    return replace(draft, elsewhere=Elsewhere(known.said, (*known.person, *person), (*known.account, *account)))


def _facts(one: Draft | Mail, mine: str) -> dict[str, str]:
    return {**one.facts, "mine": mine}


def _written(one: Draft | Mail, house: House, *, stop: str, mine: str) -> Written:
    letter = letter_named(one.letter)
    name = one.facts.get("name", "")
    return write(letter, _facts(one, mine), language=one.language, writer=house.writer, stop=stop, name=name)
