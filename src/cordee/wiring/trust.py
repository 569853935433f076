"""What may be done with people: the verbs of trust, bound to one company and its records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cordee.actions import consents
from cordee.actions import rulebook as rulebook_action
from cordee.actions.subjects import Whom, whom
from cordee.core.trust.consent import Said, Standing
from cordee.core.trust.rule import Rule, Severity
from cordee.engine.results import ResultsReader

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Trust:
    """Consent, notices, requests and rules of one company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.books = company.book()

    @property
    def now(self) -> datetime:
        """The moment it is, by the company's clock."""
        return self.company.clock()

    @property
    def today(self) -> date:
        """The day it is (UTC)."""
        return self.now.astimezone(UTC).date()

    # rules

    def rulebook(self, day: date | None = None) -> list[rulebook_action.Held]:
        """Give every rule as it holds on a day, today by default."""
        return rulebook_action.rulebook(self.books.rules, day or self.today)

    def switch_rule(
        self, rule: str, severity: Severity, *, reason: str, since: date | None = None, author: int | None = None
    ) -> Rule:
        """Decide how hard a rule holds from a day on, today by default."""
        books = self.books
        return rulebook_action.switch_rule(
            books.rules, books.audit, rule, severity, since=since or self.today, reason=reason, author=author
        )

    # people and what they said

    @property
    def reader(self) -> ResultsReader | None:
        """The results that stand; None before the first run."""
        return self.company.reader() if (self.company.folder / "results" / "current").exists() else None

    @property
    def secret(self) -> str:
        """The workspace's secret."""
        return self.company.workspace.secret

    def whom(self, said: str) -> Whom:
        """Find somebody by id, address, profile or whole name."""
        return whom(self.reader, said, secret=self.secret)

    def said_of(self, who: Whom) -> list[Said]:
        """Give everything that somebody said, typed in and imported, oldest first."""
        return consents.said_of(self.reader, self.books.statements, who.subjects, secret=self.secret)

    def say(self, who: Whom, said: Said, *, proof: str = "", author: int | None = None) -> tuple[str, ...]:
        """Note what somebody agreed to or objected to."""
        return consents.say(self.books.statements, self.books.audit, who, said, proof=proof, author=author)

    def everyone(self) -> list[consents.Spoken]:
        """Give everybody who said something, the latest first."""
        return consents.everyone(self.reader, self.books.statements.written(), secret=self.secret)

    @staticmethod
    def standings(said: Collection[Said]) -> dict[str, Standing]:
        """Say where somebody stands for each channel."""
        return consents.standings(said)
