"""Information and requests: by when somebody must have been told, or have an answer; who is late."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

State = Literal["given", "due", "late"]


def month_after(day: date) -> date:
    """Give the day one month later; where that month is shorter, its last day.

    Examples
    --------
    >>> month_after(date(2026, 1, 31)), month_after(date(2026, 12, 5))
    (datetime.date(2026, 2, 28), datetime.date(2027, 1, 5))
    """
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Due:
    """Whether somebody was told what we hold about them, and by when they must be.

    Parameters
    ----------
    known_on
        The day from which any record of theirs is known.
    by
        The day by which they must have been told: one month later.
    given_on
        The day they were first told; None where nobody noted it.
    """

    person_id: str
    known_on: date
    by: date
    state: State
    given_on: date | None = None


def due_notice(person_id: str, known_at: date, given: Iterable[date], today: date) -> Due:
    """Judge one person: told, to be told by a day, or late.

    Telling them before we knew them counts too: they were told when they gave their data.

    Examples
    --------
    >>> due_notice("p", date(2026, 3, 1), [], date(2026, 4, 1)).state, due_notice("p", date(2026, 3, 1), [], date(2026, 4, 2)).state
    ('due', 'late')
    """
    by = month_after(known_at)
    first = min(given, default=None)
    state: State = "given" if first is not None else "late" if today > by else "due"
    return Due(person_id, known_at, by, state, first)


class Notices(Protocol):
    """The book of who was told what we hold about them."""

    def given(self) -> dict[str, date]:
        """Give, for every subject that was told, the first day."""
        ...

    def give(self, subjects: Collection[str], *, at: datetime, how: str, proof: str = "", author: int | None = None) -> None:
        """Note that somebody was told, under all their subjects."""
        ...


RequestKind = Literal["access", "correct", "object", "export", "erase"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked of us about themselves, and how it stands."""

    id: int
    subject: str
    kind: str
    said: str
    asked_at: datetime
    due_on: date
    state: str
    answered_at: datetime | None = None
    answer: str = ""


class Requests(Protocol):
    """The book of what people asked of us about themselves; each is due one month after it was asked."""

    def ask(self, subject: str, kind: RequestKind, *, said: str = "", at: datetime, author: int | None = None) -> Asked:
        """Note a request; of one that is open already and says the same, give that one."""
        ...

    def listed(self, *, state: str = "") -> list[Asked]:
        """Give the requests, the one due first; of one state, or all."""
        ...

    def answer(self, id: int, *, answer: str, at: datetime, author: int | None = None) -> Asked:
        """Note that a request was answered."""
        ...
