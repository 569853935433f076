"""What may be done with people: the verbs of trust, bound to one company and its records."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cordee.actions import rulebook as rulebook_action
from cordee.core.trust.rule import Rule, Severity

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
