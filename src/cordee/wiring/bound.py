"""What every group of a company's verbs is bound to: the company, who asks, its books, the moment it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Bound:
    """Verbs bound to a company.

    Parameters
    ----------
    author
        The user who asks; None for the command line.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        self.company = company
        self.author = author
        self.books = company.book()

    @property
    def now(self) -> datetime:
        """The moment it is, by the company's clock."""
        return self.company.clock()

    @property
    def today(self) -> date:
        """The day it is (UTC): states turn at midnight, whatever made them turn."""
        return self.now.astimezone(UTC).date()
