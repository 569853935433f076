"""How often somebody may be contacted: one cap over all channels together, by person and by account.

*Which windows hold.* A window is any stretch of 7 days (a week) or 30 days (a month) of 24 hours, wherever it begins: the
days from Monday to Sunday, the seven days that end now, and every other. It holds its first instant and not its last, so
two contacts exactly seven days apart share no week. No reservation may make any window that contains it hold more than
the cap, whether the contacts around it lie before or after it: what is planned for next week counts already today. A
window that other tools have overfilled forbids nothing outside it.

*What counts.* Every channel alike; a place reserved, being sent, sent, or without a clear answer; what other tools sent,
once imported. What was released does not. An answer that somebody asked us for (``outgoing.ANSWER``) takes no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact that counts: when, by which channel, and in which state it is (``imported`` where another tool sent it)."""

    at: datetime
    channel: str = "email"
    state: str = "sent"

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a contact's moment has a zone")
