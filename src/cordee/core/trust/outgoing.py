"""What goes out to people: a place under the cap is reserved, claimed when it is sent, then confirmed or released.

Reserved → sending → sent. The place lies at the moment that is planned, and once it is taken for sending, at that moment. A definite failure releases the place; an unclear answer, or a sender that died while sending,
counts as sent. The book does each step in one transaction, in which it asks again whether it may.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from cordee.core.trust.consent import CHANNELS, Channel, Said
from cordee.core.trust.holdouts import Withheld
from cordee.core.trust.likeness import SentText
from cordee.core.trust.pressure import Contact, Ledger
from cordee.core.trust.rule import Finding
from cordee.core.trust.terms import Terms

State = Literal["reserved", "sending", "sent", "unclear", "released"]
COUNTING: tuple[State, ...] = ("reserved", "sending", "sent", "unclear")
SPENT: tuple[State, ...] = ("sending", "sent", "unclear")
LOST_AFTER = timedelta(minutes=15)
REMINDER = "reminder"
ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the imports tell of a person and their account: what was said, and which contacts other tools made."""

    said: tuple[Said, ...] = ()
    person: tuple[Contact, ...] = ()
    account: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """One contact that is planned: by which channel and for what, to whom, when.

    Parameters
    ----------
    channel
        ``email``, ``social``, ``event``, ``call``, ``letter`` or ``task``: one cap holds over all of them.
    purpose
        What it is for. ``reminder`` is capped besides, by ``about``. ``answer`` is what the person asked of us (a request
        of articles 15 to 22, ``about`` being ``request:ID``): it is owed, so no cap, no quiet hour and no objection stops it.
    subjects
        The keyed hashes of all that names the person; at least one.
    at
        The moment, with its zone.
    account
        The organisation's id; empty where unknown.
    account_keys
        Other keys of the same organisation, so that contacts noted under an earlier id still count.
    zones
        Where the reader lives; several where their country has several: then it must suit all.
    about
        The matter of a reminder or an answer.
    likeness
        The text's print (``likeness.print_of``); empty where there is no text.
    elsewhere
        What the imports tell.
    """

    channel: Channel
    purpose: str
    subjects: tuple[str, ...]
    at: datetime
    account: str = ""
    account_keys: tuple[str, ...] = ()
    zones: tuple[str, ...] = ("Europe/Paris",)
    topic: str = ""
    about: str = ""
    likeness: tuple[int, ...] = ()
    author: int | None = None
    elsewhere: Elsewhere = field(default_factory=Elsewhere)

    def __post_init__(self) -> None:
        if self.channel not in CHANNELS:
            raise ValueError(f"no such channel: {self.channel}")
        if not self.subjects or not all(self.subjects):
            raise ValueError("a contact goes to somebody")
        if self.at.tzinfo is None:
            raise ValueError("a planned moment has a zone")
        if self.purpose in (REMINDER, ANSWER) and not self.about:
            raise ValueError(f"{self.purpose}: about what?")

    @property
    def accounts(self) -> tuple[str, ...]:
        """Every key of the account, sorted."""
        return tuple(sorted({one for one in (self.account, *self.account_keys) if one}))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when a contact is judged.

    Parameters
    ----------
    ledger
        The contacts that count, of the person and of the account, ours and those of other tools.
    said
        What the person said, typed in and imported.
    reminders
        How often they were reminded of this matter.
    texts
        Texts that went to the person, to their account, and as private messages.
    withheld
        Experiments that run, are about contacts of this kind, and leave the account alone.
    """

    ledger: Ledger = field(default_factory=Ledger)
    said: tuple[Said, ...] = ()
    reminders: int = 0
    texts: tuple[SentText, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """A place is taken: its id, when it is planned, and what only warns."""

    id: int
    at: datetime
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocked:
    """No place: what stands against it, and the first moment at which it could be had; None where none within 60 days."""

    findings: tuple[Finding, ...]
    next_at: datetime | None = None


class OutgoingBook(Protocol):
    """The book of what goes out. Each call is one transaction.

    Within a transaction of the caller's own, reserve for one person only: places for several are held until it ends, and
    two callers that take them in different orders wait for each other.
    """

    def known(self, planned: Planned, *, terms: Terms) -> Known:
        """Give what the book and the imports know about a contact, to show what would stand against it; takes no place."""
        ...

    def ledger(self, subjects: Collection[str], accounts: Collection[str], *, since: datetime) -> Ledger:
        """Give what counts for somebody and for an account since a moment, as far as the book knows."""
        ...

    def reserve(self, planned: Planned, *, terms: Terms, now: datetime, reason: str = "") -> Reserved | Blocked:
        """Take a place under the caps, unless something stands against it.

        Parameters
        ----------
        reason
            Why it goes in spite of a rule that needs a reason; kept with the place.
        """
        ...

    def claim(self, id: int, now: datetime, *, said: Collection[Said] = ()) -> bool:
        """Take a reserved contact for sending, now; True to one caller only.

        It asks again, on the terms under which the place was reserved: where somebody objected meanwhile, the place is
        released; where it is late and has come into quiet hours or a full window, it moves to the next moment that is
        allowed (``planned_at``), and is released where there is none.

        Parameters
        ----------
        said
            What the imports tell by now, besides what the records know.
        """
        ...

    def confirm(self, id: int, now: datetime) -> bool:
        """Note that it was sent; False where it was not being sent."""
        ...

    def release(self, id: int, reason: str, now: datetime) -> bool:
        """Give the place back: a definite failure, or it is no longer wanted; False where it was given back before."""
        ...

    def unclear(self, id: int, reason: str, now: datetime) -> bool:
        """Note that nobody knows whether it arrived; it counts as sent."""
        ...

    def settle(self, now: datetime, *, after: timedelta = LOST_AFTER) -> int:
        """Turn what has been "sending" for too long into "unclear": its sender died. Give how many."""
        ...
