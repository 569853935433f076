"""What goes out and how often: the verbs of pressure, bound to one company and its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cordee.actions import pressure as verbs
from cordee.actions.subjects import Whom
from cordee.core.trust.consent import Channel
from cordee.core.trust.outgoing import Planned
from cordee.core.trust.terms import Terms

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Outbound:
    """Terms, plans and pressure of one company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.trust = company.trust()
        self.book = self.trust.books.outgoing

    @property
    def terms(self) -> Terms:
        """The terms that hold today, by the settings and the rulebook."""
        day = self.company.clock().astimezone(UTC).date()
        return verbs.terms_on(self.company.workspace.settings, self.trust.books.rules, day)

    def pressure(self, said: str) -> verbs.Pressure:
        """Say what counts for a person or an account, what is left, and when the next contact is possible."""
        return verbs.pressure_on(
            self.company.reader(),
            self.trust.books.statements,
            self.book,
            said,
            terms=self.terms,
            now=self.company.clock(),
            zone=self.company.workspace.zone,
            secret=self.trust.secret,
        )

    def pressure_on_account(self, id: str, name: str, country: str) -> verbs.Pressure:
        """Say what counts for one account, what is left, and when the next contact is possible with anybody there."""
        return verbs.pressure_on_account(
            self.company.reader(),
            self.book,
            id,
            name,
            country,
            terms=self.terms,
            now=self.company.clock(),
            zone=self.company.workspace.zone,
        )

    def plan(
        self,
        who: Whom,
        *,
        channel: Channel,
        purpose: str,
        at: datetime,
        topic: str = "",
        about: str = "",
        likeness: Sequence[int] = (),
        author: int | None = None,
    ) -> Planned:
        """Plan one contact with somebody; ``book.reserve`` then takes its place."""
        return verbs.planned_for(
            self.trust.reader,
            self.trust.books.statements,
            who,
            channel=channel,
            purpose=purpose,
            at=at,
            zone=self.company.workspace.zone,
            secret=self.trust.secret,
            topic=topic,
            about=about,
            likeness=likeness,
            author=author,
        )
