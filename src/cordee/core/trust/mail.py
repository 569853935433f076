"""Mail that is queued: what it is exempt from and why, when it is tried again, and how fast one domain gets it.

Five kinds of letters, three rules. An *answer* goes to who asked for it by an act of theirs (a request, a consent, an
objection): no cap and no quiet hour holds it back, nor their objection, and one letter answers one act once. An
*invitation* opens access that a colleague gives, or puts a colleague’s question: no cap and no quiet hour, but an objection stops
it. A *notice*, a *survey* and a *brief* are ours to send: everything holds, and a survey or a brief goes once. None goes to an address that bounced for good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from cordee.core.trust.letter import Kind
from cordee.core.trust.outgoing import ANSWER, Elsewhere, Planned, State
from cordee.core.trust.rule import Rule
from cordee.core.vocabulary.text import Language, Text

BACKOFF = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
HOUR = timedelta(hours=1)
MOST = 500

DEAD = Rule(
    "mail.dead_address",
    "pressure",
    Text(
        "An address that came back for good, or several times in a row, gets no more mail, answers included.",
        "Une adresse revenue définitivement, ou plusieurs fois de suite, ne reçoit plus d’e-mail, réponses comprises.",
    ),
    Text("Good practice of mail carriers; RFC 3463", "Bonne pratique des opérateurs d’e-mail ; RFC 3463"),
    None,
    "blocks",
    test="tests/actions/test_mail.py",
)
OWED = Rule(
    "mail.answer_owed",
    "pressure",
    Text(
        "What somebody asked for by an act of theirs, and the access that a colleague opens, wait for no hour and fill no cap; one act has one answer.",
        "Ce que quelqu’un demande par un acte, et l’accès ouvert par un collègue, n’attendent pas d’heure et n’entament aucun plafond ; un acte a une seule réponse.",
    ),
    Text("GDPR, art. 12(3)", "RGPD, art. 12, par. 3"),
    None,
    "blocks",
    test="tests/actions/test_mail.py",
    firm=True,
)
RULES: tuple[Rule, ...] = (DEAD, OWED)
DEAD_WORDS = Text(
    "Mail to this address came back: it gets no more.",
    "L’e-mail à cette adresse est revenu : elle n’en reçoit plus.",
)
ANSWERED = Text("This was answered already.", "Une réponse est déjà partie.")
WRITTEN = Text(
    "One letter went about it; no reminder follows.", "Une lettre est déjà partie à ce sujet ; aucune relance ne suit."
)
OBJECTED = Text("They asked for no more mail from us.", "Cette personne ne veut plus d’e-mail de notre part.")
LACKS = Text("The letter would lack: {facts}.", "Il manquerait à la lettre : {facts}.")
NO_ADDRESS = Text("We have no e-mail address.", "Nous n’avons pas d’adresse e-mail.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to one person that is not queued yet.

    Parameters
    ----------
    facts
        What the letter must say; ``name`` is how the person is called.
    about
        The act that an answer answers, such as ``request:12``.
    """

    letter: str
    kind: Kind
    language: Language
    address: str
    subjects: tuple[str, ...]
    facts: Mapping[str, str]
    about: str = ""
    person_id: str = ""
    account: str = ""
    account_keys: tuple[str, ...] = ()
    zones: tuple[str, ...] = ("Europe/Paris",)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    author: int | None = None

    def planned(self, at: datetime) -> Planned:
        """Give the contact that it is, for the book of what goes out."""
        return Planned(
            "email",
            ANSWER if self.kind in ("answer", "invitation") else self.kind,
            self.subjects,
            at,
            account=self.account,
            account_keys=self.account_keys,
            zones=self.zones,
            about=self.about,
            author=self.author,
            elsewhere=self.elsewhere,
        )


@dataclass(frozen=True, slots=True)
class Mail:
    """One letter of the queue, and how it stands."""

    id: int
    token: str
    letter: str
    language: Language
    address: str
    facts: Mapping[str, str]
    subjects: tuple[str, ...]
    state: State
    planned_at: datetime
    not_before: datetime
    tries: int = 0
    outcome: str = ""
    reason: str = ""
    sent_at: datetime | None = None
    about: str = ""

    @property
    def subject(self) -> str:
        """One of the person's subjects, for the audit log; empty once they are erased."""
        return self.subjects[0] if self.subjects else ""

    @property
    def domain(self) -> str:
        """The domain that it goes to."""
        return domain_of(self.address)


def domain_of(address: str) -> str:
    """Give the domain of an address.

    Examples
    --------
    >>> domain_of("Ann@Firm.example")
    'firm.example'
    """
    return address.rpartition("@")[2].casefold().rstrip(".")


def next_try(tries: int, now: datetime) -> datetime | None:
    """Say when a mail that was put off is tried again; None once it was tried often enough.

    Examples
    --------
    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> [f"{at:%H:%M}" if (at := next_try(n, noon)) else None for n in (1, 2, 3, 4, 5)]
    ['12:05', '12:30', '14:00', '20:00', None]
    """
    return now + BACKOFF[tries - 1] if 1 <= tries <= len(BACKOFF) else None


def within_throttle(mails: Iterable[Mail], gone: Mapping[str, int], *, an_hour: int) -> tuple[list[Mail], int]:
    """Give the mails that may go now, and how many wait because their domain had its share of this hour.

    Parameters
    ----------
    gone
        How many went to each domain within the last hour.
    an_hour
        How many mails one domain gets in an hour.
    """
    used = dict(gone)
    going: list[Mail] = []
    waiting = 0
    for mail in mails:
        if used.get(mail.domain, 0) >= an_hour:
            waiting += 1
            continue
        used[mail.domain] = used.get(mail.domain, 0) + 1
        going.append(mail)
    return going, waiting


Went = Literal["fine", "soft", "hard"]


class MailBook(Protocol):
    """The book of letters: queued, sent, come back. It stands beside the book of what goes out, row for row."""

    def at_once(self) -> AbstractContextManager[None]:
        """Make what is done within it one transaction."""
        ...

    def add(self, id: int, draft: Draft, *, token: str, now: datetime) -> None:
        """Keep the letter of a reserved contact."""
        ...

    def due(self, now: datetime, *, limit: int) -> list[Mail]:
        """Give the letters whose time has come, the longest planned first."""
        ...

    def named(self, token: str) -> Mail | None:
        """Give the letter of a token."""
        ...

    def numbered(self, id: int) -> Mail | None:
        """Give the letter of an outgoing contact."""
        ...

    def listed(self, *, states: Collection[State] = (), limit: int = 50, offset: int = 0) -> list[Mail]:
        """Give letters, the latest first."""
        ...

    def counts(self) -> dict[str, int]:
        """Count the letters by state."""
        ...

    def answered(self, letter: str, about: str) -> bool:
        """Say whether a letter about an act is queued or has gone."""
        ...

    def about(self, about: str) -> Mail | None:
        """Give the latest letter about an act."""
        ...

    def under_way(self, letter: str) -> set[str]:
        """Give the subjects to whom a letter waits, is on its way, or may have gone without a clear answer."""
        ...

    def gone_since(self, since: datetime) -> dict[str, int]:
        """Count, by domain, the letters handed to the carrier since a moment."""
        ...

    def note(self, id: int, outcome: str, *, sent_at: datetime | None = None, forget: Collection[str] = ()) -> None:
        """Note what the carrier answered, in codes; forget the facts that must not stay."""
        ...

    def put_back(self, id: int, outcome: str, *, until: datetime, counts: bool, now: datetime) -> bool:
        """Bring a letter that was not taken back into the queue, until a moment; a try that counts is counted."""
        ...

    def came_back(self, fingerprint: str, *, token: str, kind: str, status: str, at: datetime) -> bool:
        """Note a bounce once; False where it is known. Without a letter of ours it is kept as unknown."""
        ...

    def untold(self, id: int, at: datetime) -> bool:
        """Note that a letter by which somebody was told came back; say whether that had been noted."""
        ...

    def history(self, address: str) -> Sequence[Went]:
        """Give what became of the letters to an address, the latest first; a return that was lifted is none."""
        ...

    def lift(self, address: str, *, at: datetime, why: str, author: int | None = None) -> list[str]:
        """Lift every return that stands against an address; give the subjects of those it was written to."""
        ...

    def reserved_for(self, subjects: Collection[str]) -> list[Mail]:
        """Give the letters that still wait for somebody."""
        ...
