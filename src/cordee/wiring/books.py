"""The books of a company's records: what people said, the audit log. A book is a module of ``cordee.records``."""

from __future__ import annotations

from pathlib import Path

from cordee.core.trust.access import Tokens
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Statements
from cordee.core.trust.erasure import Erasures


class Books:
    """The records of one workspace, opened; each book is handed to the actions that ask for it."""

    def __init__(self, folder: Path, url: str = "") -> None:
        from cordee.records.opening import open_records

        open_records(folder, url)

    def close(self) -> None:
        """Close the connections, so that the folder can be moved."""
        from django.db import connections

        connections.close_all()

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
    def erasures(self) -> Erasures:
        """Who was erased, and the cleaning of the records."""
        from cordee.records import erasures

        return erasures

    @property
    def tokens(self) -> Tokens:
        """Whose a token of the API is."""
        from cordee.records import tokens

        return tokens
