"""How often somebody may be contacted: one cap over all channels together, by person and by account.

*Which windows hold.* A window is any stretch of 7 days (a week) or 30 days (a month) of 24 hours, wherever it begins: the
days from Monday to Sunday, the seven days that end now, and every other. It holds its first instant and not its last, so
two contacts exactly seven days apart share no week. No new contact may make any window that contains it hold more than the
cap, whether the contacts around it lie before or after it: what is planned for next week counts already today. A window
that other tools have overfilled forbids nothing outside it.

*What counts.* Every channel alike; a place reserved, being sent, sent, or without a clear answer; what other tools sent,
once imported. What was released does not. An answer that somebody asked us for (``outgoing.ANSWER``) takes no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from cordee.core.trust.hours import Hours, next_open

Who = Literal["person", "account"]
WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
HORIZON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Caps:
    """The most contacts in any week and any month, by person and by account, and reminders on one matter; None: no cap."""

    person_week: int | None = 2
    person_month: int | None = 6
    account_week: int | None = 10
    account_month: int | None = None
    reminders: int | None = 2

    def __post_init__(self) -> None:
        for cap in (self.person_week, self.person_month, self.account_week, self.account_month, self.reminders):
            if cap is not None and cap < 0:
                raise ValueError(f"a cap is 0 or more: {cap}")

    def limits(self) -> tuple[Limit, ...]:
        """Give the limits that hold."""
        given: tuple[tuple[Who, int | None, timedelta], ...] = (
            ("person", self.person_week, WEEK),
            ("person", self.person_month, MONTH),
            ("account", self.account_week, WEEK),
            ("account", self.account_month, MONTH),
        )
        return tuple(Limit(who, most, window) for who, most, window in given if most is not None)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: so many contacts of a person or an account at most in any window of this length."""

    who: Who
    most: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact that counts: when, by which channel, and in which state it is (``imported`` where another tool sent it)."""

    at: datetime
    channel: str = "email"
    state: str = "sent"

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a contact's moment has a zone")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The contacts that count for one person, and for their account."""

    person: tuple[Contact, ...] = ()
    account: tuple[Contact, ...] = ()

    def of(self, who: Who) -> tuple[Contact, ...]:
        """Give those of the person or of the account."""
        return self.person if who == "person" else self.account


@dataclass(frozen=True, slots=True)
class Full:
    """A limit that one more contact would break, and the contacts that fill its window."""

    limit: Limit
    contacts: tuple[Contact, ...]


def broken(ledger: Ledger, at: datetime, caps: Caps) -> list[Full]:
    """Give the limits that one more contact at a moment would break, with the contacts that already fill the window.

    Examples
    --------
    >>> day = [datetime(2026, 3, n, 10, tzinfo=UTC) for n in range(1, 20)]
    >>> full = Ledger(person=(Contact(day[0]), Contact(day[6], "event")))
    >>> [len(one.contacts) for one in broken(full, day[3], Caps())], broken(full, day[7], Caps())
    ([2], [])
    """
    found = []
    for limit in caps.limits():
        contacts = tuple(sorted(ledger.of(limit.who), key=lambda one: one.at))
        for first, last, filling in _spans(contacts, limit):
            if first < at < last:
                found.append(Full(limit, filling))
                break
    return found


def left(ledger: Ledger, at: datetime, limit: Limit) -> int:
    """Say how many more contacts a limit leaves at a moment; none where a window around it is full.

    Examples
    --------
    >>> now = datetime(2026, 3, 2, 10, tzinfo=UTC)
    >>> left(Ledger(person=(Contact(now - WEEK), Contact(now - WEEK / 2))), now, Limit("person", 2, WEEK))
    1
    """
    moments = sorted([one.at for one in ledger.of(limit.who)] + [at])
    begin = 0
    fullest = 1
    for number, moment in enumerate(moments):
        while moment - moments[begin] >= limit.window:
            begin += 1
        if moments[begin] <= at <= moment:
            fullest = max(fullest, number - begin + 1)
    return max(0, limit.most - (fullest - 1))


def next_allowed(
    ledger: Ledger, since: datetime, *, caps: Caps, hours: Hours | None = None, zones: Sequence[str] = ("UTC",)
) -> datetime | None:
    """Give the first moment, from one on, at which one more contact breaks no limit and disturbs no quiet hour.

    Returns
    -------
    datetime
        In UTC, exact to the microsecond; None where there is none within 60 days.

    Examples
    --------
    Mail on Monday, event on Tuesday: the third contact waits until the Monday after, seven days to the minute.

    >>> monday, tuesday = datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)
    >>> full = Ledger(person=(Contact(monday), Contact(tuesday, "event")))
    >>> next_allowed(full, tuesday, caps=Caps(), hours=Hours(), zones=["Europe/Paris"]).isoformat()
    '2026-03-09T10:00:00+00:00'
    """
    found, latest = since.astimezone(UTC), since + HORIZON
    if any(limit.most == 0 for limit in caps.limits()):
        return None
    spans = [
        [(first, last) for first, last, _ in _spans(tuple(sorted(ledger.of(limit.who), key=lambda one: one.at)), limit)]
        for limit in caps.limits()
    ]
    while found <= latest:
        moved = found
        for forbidden in spans:
            moved = _past(forbidden, moved)
        if hours is not None:
            opens = next_open(moved, hours, zones)
            if opens is None:
                return None
            moved = opens
        if moved == found:
            return found
        found = moved
    return None


def holds(moments: Iterable[datetime], limit: Limit) -> bool:
    """Say whether no window holds more than the limit: the proof's own question, asked of a whole history.

    Examples
    --------
    >>> days = [datetime(2026, 3, n, tzinfo=UTC) for n in (1, 7, 8)]
    >>> holds(days, Limit("person", 2, WEEK)), holds(days, Limit("person", 1, WEEK))
    (True, False)
    """
    ordered = sorted(moments)
    return all(later - early >= limit.window for early, later in zip(ordered, ordered[limit.most :], strict=False))


def _spans(contacts: Sequence[Contact], limit: Limit) -> Iterable[tuple[datetime, datetime, tuple[Contact, ...]]]:
    """Give the open spans in which one more contact would break a limit, by their beginning, with what fills each.

    So many neighbours as the cap allows, within less than one window from first to last, forbid every moment from a
    window before their last to a window after their first.
    """
    most = limit.most
    if most == 0:
        yield datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), ()
        return
    for number in range(len(contacts) - most + 1):
        filling = contacts[number : number + most]
        if filling[-1].at - filling[0].at < limit.window:
            yield filling[-1].at - limit.window, filling[0].at + limit.window, tuple(filling)


def _past(forbidden: Sequence[tuple[datetime, datetime]], at: datetime) -> datetime:
    for first, last in forbidden:
        if first < at < last:
            at = last
    return at
