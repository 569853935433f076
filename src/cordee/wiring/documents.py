"""The documents of a company, with the verbs bound to its workspace and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cordee.actions import document_pdf
from cordee.actions import documents as verbs
from cordee.core.trust.documents.document import Facts, Version
from cordee.core.vocabulary.problems_of_registers import NoSuchDocument
from cordee.core.vocabulary.text import Text
from cordee.engine.results import ResultsReader

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class CompanyDocuments:
    """Documents made from the settings, edited, kept in versions.

    Parameters
    ----------
    author
        The user who asks; None for the command line.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        self._company, self._author = company, author
        books = company.book()
        self._documents, self._audit, self._rules = books.documents, books.audit, books.rules

    def state(self, kind: str, language: str) -> verbs.State:
        """Say where a document stands."""
        return verbs.state_of(self._documents.versions(), self._facts(), kind, language)

    def states(self, wanted: Sequence[tuple[str, str]]) -> list[verbs.State]:
        """Say where several documents stand."""
        found, every = self._facts(), self._documents.versions()
        return [verbs.state_of(every, found, kind, language) for kind, language in wanted]

    def versions(self, kind: str, language: str) -> list[Version]:
        """Give the versions that were saved, the first first."""
        return self._documents.versions(kind, language)

    def text(self, kind: str, language: str, number: int | None = None) -> str:
        """Give the text of a version, the latest by default; what the settings give where none was saved.

        Raises
        ------
        NoSuchDocument
            There is no such kind, language or version.
        """
        return self._version(kind, language, number)[1]

    def pdf(self, kind: str, language: str, number: int | None = None) -> bytes:
        """Give the same as a PDF, which says at its head which version it is; raises as ``text`` does."""
        state, body, version = self._version(kind, language, number)
        company = state.fields.get("controller") or self._company.calls_itself
        return document_pdf.as_pdf(
            state.kind, body, version=version, company=company,
            language=state.language, zone=self._company.workspace.zone, now=self._company.clock(),
        )  # fmt: skip

    def edit(self, kind: str, language: str, body: str, *, after: int) -> Version:
        """Save a text as the company edited it, after the version it began from."""
        return verbs.edit(self._documents, self._audit, self.state(kind, language), body, after=after, author=self._author)

    def take_over(self, kind: str, language: str, *, after: int) -> Version:
        """Take over what the settings changed since the last version; no edit is lost."""
        return verbs.take_over(self._documents, self._audit, self.state(kind, language), after=after, author=self._author)

    def fill_in(self, kind: str, language: str, fields: Mapping[str, str], *, after: int) -> Version:
        """Fill in what only the company can know."""
        found = self._facts()
        state = verbs.state_of(self._documents.versions(), found, kind, language)
        return verbs.fill_in(self._documents, self._audit, found, state, fields, after=after, author=self._author)

    def noted(self, kind: str, language: str) -> None:
        """Note in the audit log that a document left as a file."""
        self._audit.note("exported", author=self._author, object=f"document {kind} {language}")

    def _version(self, kind: str, language: str, number: int | None) -> tuple[verbs.State, str, Version | None]:
        state = self.state(kind, language)
        if number is None:
            return state, state.body, state.version
        for one in self.versions(kind, language):
            if one.number == number:
                return state, one.body, one
        raise NoSuchDocument(name=f"{kind} ({language}) {number}", known=f"0 < n <= {state.number}", example=kind)

    def _facts(self) -> Facts:
        day: date = self._company.clock().astimezone(ZoneInfo(self._company.workspace.zone)).date()
        link = self._company.folder / "results" / "current"
        seen = _channels(link.resolve()) if link.exists() else ()
        return verbs.facts(self._company.workspace, seen, self._rules, self._documents.roles(), day=day)


@lru_cache(maxsize=8)
def _channels(run: Path) -> tuple[Text, ...]:
    return verbs.channels(ResultsReader(run))
