"""The books of a company's records: what people said, the audit log. A book is a module of ``cordee.records``."""

from __future__ import annotations

from pathlib import Path

from cordee.core.trust.access import SecondFactors, Tokens
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Statements


class Books:
    """The records of one workspace, opened; each book is handed to the actions that ask for it."""

    def __init__(self, folder: Path, url: str = "") -> None:
        from cordee.records.opening import open_records

        open_records(folder, url)

    @property
    def statements(self) -> Statements:
        """What people agreed to and objected to."""
        from cordee.records import statements

        return statements

    @property
    def audit(self) -> Audit:
        """Who saw, changed, exported, sent or erased what."""
        from cordee.records import audit

        return audit

    @property
    def tokens(self) -> Tokens:
        """Whose a token of the API is."""
        from cordee.records import tokens

        return tokens

    @property
    def second_factors(self) -> SecondFactors:
        """Who has a second factor."""
        from cordee.records import second_factor

        return second_factor
