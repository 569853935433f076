"""The registers of a company: interests and contracts, with the verbs bound to its records."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cordee.actions import interests as verbs
from cordee.actions.subjects import whom
from cordee.core.trust.interests import Entry, Interest, Signed, history_of, standing_at
from cordee.core.trust.paid import RULE, Contract
from cordee.core.trust.rule import Severity, severity_on
from cordee.core.trust.rulebook import rule_named
from cordee.core.vocabulary.problems import NotRunYet
from cordee.core.vocabulary.problems_of_registers import NoSuchInterest
from cordee.engine.results import ResultsReader
from cordee.engine.workspace import Workspace

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Registers:
    """Interests of people and the contracts with them, as they stand and as they stood.

    Parameters
    ----------
    author
        The user who asks; None for the command line.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        self._company = company
        self._author = author
        books = company.book()
        self._interests, self._audit, self._rules = books.interests, books.audit, books.rules
        self._secret = company.workspace.secret

    def entries(self) -> list[Entry]:
        """Give every line that was ever entered."""
        return self._interests.entries()

    def entry(self, entry_id: int) -> Entry:
        """Give one line.

        Raises
        ------
        NoSuchInterest
            The register does not have it.
        """
        entries = self.entries()
        for one in entries:
            if one.id == entry_id:
                return one
        raise NoSuchInterest(id=entry_id, n=len(entries))

    def history(self, entry_id: int) -> list[Entry]:
        """Give every line behind an entry and after it; raises as ``entry`` does."""
        return history_of(self.entries(), self.entry(entry_id).id)

    def contracts(self) -> list[Signed]:
        """Give every contract that was ever noted."""
        return self._interests.contracts()

    def standing(self, day: date | None = None) -> list[Entry]:
        """Give the register as it stands, or stood at the end of a day."""
        return standing_at(self.entries(), self.end_of(day))

    def declare(self, who: str, label: str, interest: Interest) -> Entry:
        """Enter an interest of a person, named by id, address, profile or whole name."""
        return verbs.declare(self._interests, self._audit, self._whose(who), label, interest, author=self._author)

    def correct(self, entry_id: int, interest: Interest, *, why: str) -> Entry:
        """Correct an entry; it stays to be read."""
        return verbs.correct(self._interests, self._audit, entry_id, interest, why=why, author=self._author)

    def withdraw(self, entry_id: int, *, why: str) -> Entry:
        """Withdraw an entry; it stays to be read."""
        return verbs.withdraw(self._interests, self._audit, entry_id, why=why, author=self._author)

    def sign(self, who: str, label: str, contract: Contract) -> Signed:
        """Note a written contract with a person."""
        return verbs.sign(self._interests, self._audit, self._whose(who), label, contract, author=self._author)

    def unsign(self, signed_id: int, *, why: str) -> Signed:
        """Note that a contract does not stand."""
        return verbs.unsign(self._interests, self._audit, signed_id, why=why, author=self._author)

    def sums(self, day: date | None = None) -> list[verbs.Summed]:
        """Say where each person, advertiser and objective stand towards the written contract, today or on a day."""
        entries, signed, when = self.entries(), self.contracts(), day or self.today()
        subjects = frozenset(one.subject for one in entries) | frozenset(one.subject for one in signed)
        same = _same_people(self._company.folder, _run(self._company), subjects)
        severity = self.severities((RULE,), when)[RULE]
        return verbs.sums(entries, signed, day=when, same=same, severity=severity, until=self.end_of(day))

    def severities(self, rules: tuple[str, ...], day: date | None = None) -> dict[str, Severity]:
        """Say how hard each of some rules holds on a day, today by default."""
        changes, when = self._rules.changes(), day or self.today()
        return {rule: severity_on(rule_named(rule), changes, when) for rule in rules}

    def today(self) -> date:
        """Give the day in the workspace's zone."""
        return self._company.clock().astimezone(ZoneInfo(self._company.workspace.zone)).date()

    def end_of(self, day: date | None) -> datetime | None:
        """Give the last moment of a day in the workspace's zone; None means now."""
        return datetime.combine(day, time.max, ZoneInfo(self._company.workspace.zone)) if day is not None else None

    def _whose(self, who: str) -> tuple[str, ...]:
        return verbs.under(self._interests, whom(self._reader(), who, secret=self._secret), self._secret)

    def _reader(self) -> ResultsReader | None:
        try:
            return self._company.reader()
        except NotRunYet:
            return None


def _run(company: Company) -> str:
    link = company.folder / "results" / "current"
    return link.resolve().name if link.exists() else ""


@lru_cache(maxsize=32)
def _same_people(folder: Path, run: str, subjects: frozenset[str]) -> dict[str, str]:
    """Ask once a run: every key of every person is hashed for it."""
    reader = ResultsReader(folder / "results" / run) if run and len(subjects) > 1 else None
    return verbs.same_people(reader, sorted(subjects), Workspace(folder).secret)
