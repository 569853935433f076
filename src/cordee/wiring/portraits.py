"""Portraits of one company, with the verbs bound to its records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from cordee.actions import portraits as verbs
from cordee.actions.portraits import Desk, Seen
from cordee.actions.subjects import whom, whom_of_subject
from cordee.core.opinion.portraits import Line, Part, Side, Sitter
from cordee.wiring.bound import Bound


class Portraits(Bound):
    """Portraits as the content team sees them, and the way to one's own."""

    @cached_property
    def desk(self) -> Desk:
        """The books and the results that stand."""
        company, books = self.company, self.books
        reader = company.reader() if (company.folder / "results" / "current").exists() else None
        return Desk(
            company.workspace, books.portraits, books.statements, books.notices, books.audit, reader, company.clock()
        )  # fmt: skip

    def ask(self, said: str, *, label: str = "", side: Side = "employee") -> Sitter:
        """Ask somebody for their portrait, named by id, address, profile or whole name."""
        who = whom(self.desk.reader, said, secret=self.company.workspace.secret)
        return verbs.ask(self.desk, who, label=label, side=side, author=self.author)

    def propose(self, portrait: str, part: Part) -> Line:
        """Propose something to the one whose portrait it is; nobody else sees it before they agree."""
        return verbs.propose(self.desk, portrait, part, author=self.author)

    def seen(self) -> list[Seen]:
        """Give the portraits that the content team may see."""
        return verbs.seen(self.desk)

    def one(self, portrait: str) -> Seen:
        """Give one portrait that the content team may see."""
        return verbs.seen_named(self.desk, portrait)

    def waiting(self) -> list[Sitter]:
        """Give those who were asked and of whom the team sees nothing."""
        return verbs.waiting(self.desk)

    def stop(self, subjects: Collection[str]) -> int:
        """Withdraw all that somebody agreed to."""
        return verbs.stop(self.desk, subjects)

    def own(self, subject: str) -> OwnPortrait | None:
        """Give the portrait of whoever a page is of; None where they were not asked for one."""
        who = whom_of_subject(self.desk.reader, subject, self.company.workspace.secret)
        sitter = verbs.sitting(self.desk, {subject, *who.own})
        return None if sitter is None else OwnPortrait(self.desk, sitter)


class OwnPortrait:
    """One's own portrait: seen whole, corrected, withdrawn by its person alone."""

    def __init__(self, desk: Desk, sitter: Sitter) -> None:
        self.desk = desk
        self.sitter = sitter

    def lines(self) -> list[Line]:
        """Give everything that stands, what was proposed included."""
        return verbs.own_lines(self.desk, self.sitter)

    def agree(self, part: Part) -> Line:
        """Say something new."""
        return verbs.agree(self.desk, self.sitter, part)

    def agree_to(self, key: str, changed: Part | None = None) -> Line:
        """Agree to what was proposed, or put what is right in the place of what stands."""
        return verbs.agree_to(self.desk, self.sitter, key, changed)

    def withdraw(self, keys: Sequence[str] | None = None) -> int:
        """Withdraw parts, or all of it."""
        return verbs.withdraw(self.desk, self.sitter, keys)
