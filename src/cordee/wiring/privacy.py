"""The verbs of privacy that a company has: finding all that names somebody, erasing them, finishing what was cut short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cordee.actions.come_back import let_back
from cordee.actions.erase import erase, finish_erasures, newly_erased, prove, unfinished
from cordee.actions.known_as import Known, keys_of_subjects, known_as
from cordee.actions.people import person_named
from cordee.actions.replay import ledgers_for, replay
from cordee.actions.retention import Due, forget_visits, proposals
from cordee.actions.subjects import key_said
from cordee.actions.withdrawals import take_back_again, taken_back_since
from cordee.core.trust.erasure import Removed
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems import NotRunYet
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson, NoSuchRequest
from cordee.engine.results import ResultsReader
from cordee.engine.workspace import Workspace
from cordee.wiring.books import Books

if TYPE_CHECKING:
    from cordee.wiring.mail import Letters

Progress = Callable[[str, float], None]


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


class _Company(Protocol):
    """What these verbs need of a company."""

    workspace: Workspace
    clock: Callable[[], datetime]

    def book(self) -> Books: ...

    def reader(self, run_id: str | None = None) -> ResultsReader: ...

    def known_by_hash(self, subject: str) -> Known: ...

    def mail(self) -> Letters: ...


class Privacy:
    """The verbs of privacy, for ``Company`` to have."""

    def known_as(self: _Company, said: str) -> Known:
        """Find all that names somebody, by id, address, profile or whole name.

        Raises
        ------
        NoSuchPerson
            Nobody goes by it in the last run, and it is no address either.
        SeveralPeople
            A name is carried by several.
        """
        try:
            keys = set(person_named(self.reader(), said).keys)
        except (NoSuchPerson, NotRunYet) as problem:
            key = key_said(said)
            if key is None:
                raise problem
            keys = {key}
        with self.workspace.database() as database:
            return known_as(self.workspace, database, keys)

    def asked_to_erase(self: _Company, request: int) -> Known:
        """Find all that names the person who asked to be erased; where no fact does, the hash of what they gave remains.

        Raises
        ------
        NoSuchRequest
            No open request of that number asks for it.
        """
        subject = self.book().erasures.asked(request)
        if not subject:
            raise NoSuchRequest(request=request)
        return self.known_by_hash(subject)

    def erase(
        self: _Company,
        known: Known,
        *,
        because: str = "request",
        request: int | None = None,
        author: int | None = None,
        progress: Progress = _silent,
    ) -> Removed:
        """Erase somebody from everything, search everything for them, and tell them where they asked for it.

        Parameters
        ----------
        request
            The number of their request; once nothing is found any more, one last letter tells them that it is done.
        """
        book, letters = self.book(), self.mail()
        last = letters.farewell_to(request, known.spellings) if request is not None else None
        erased = newly_erased(known.subjects(self.workspace.secret), self.workspace.secret, self.clock(), because)
        with self.workspace.writing():
            finish_erasures(self.workspace, book=lambda: book.erasures, now=self.clock())
            removed = erase(
                self.workspace, erased, known.marks, book=book.erasures, now=self.clock(), author=author, progress=progress
            )
            remains, waiting = prove(self.workspace, known.marks, book=book.erasures, progress=progress)
        left = sum(one.count for one in remains)
        book.erasures.proved(erased, left)
        detail = {"because": because, **removed.counts, "left": left}
        book.audit.note("erased", author=author, subject=removed.opaque, detail=detail)
        if request is not None and last is not None and not left:
            letters.say_farewell(last, request=request, opaque=removed.opaque)
        return replace(removed, remains=tuple(remains), waiting=tuple(waiting))

    def known_by_hash(self: _Company, subject: str) -> Known:
        """Find all that names whoever has a key of this hash; where no key has, the hash alone remains."""
        with self.workspace.database() as database:
            keys = keys_of_subjects(self.workspace, database, [subject])
            return replace(known_as(self.workspace, database, keys), asked_as=(subject,))

    def let_back(self: _Company, said: str, *, why: str, author: int | None = None) -> str:
        """Let an erased person be taken in again, as they asked; give the id that stood for them.

        Raises
        ------
        NeverErased
            Nobody who was erased goes by this address or profile.
        WhyLifted
            Nobody said who asked for it, and how.
        """
        book, secret = self.book(), self.workspace.secret
        key = key_said(said)
        subjects = [subject_of(key, secret)] if key is not None else []
        with self.workspace.writing():
            return let_back(
                self.workspace, book.erasures, book.audit, subjects, said=said, why=why, now=self.clock(), author=author
            )

    def retention(self: _Company) -> list[Due]:
        """List whose time to be kept is over, as the run proposes it and as far as they have not spoken since."""
        return proposals(self.reader(), self.book().statements, self.workspace.secret, today=self.clock().date())

    def forget_visits(self: _Company, *, author: int | None = None, progress: Progress = _silent) -> int:
        """Take the visits of anonymous visitors that are too old out of the facts; give how many."""
        months = self.workspace.settings["audience_months"]
        with self.workspace.writing():
            gone = forget_visits(self.workspace, months=months, now=self.clock(), progress=progress)
        self.book().audit.note("erased", author=author, object="visits", detail={"because": "retention", "touches": gone})
        return gone

    def finish_erasures(self: _Company) -> int:
        """Do what an erasure that was cut short left undone; the caller holds the writer's lock."""
        if not unfinished(self.workspace):
            return 0
        return finish_erasures(self.workspace, book=lambda: self.book().erasures, now=self.clock())


def replay_in(folder: Path, archive: Path, named: Sequence[Path], now: datetime) -> list[Removed]:
    """Take back, in a folder that came from a backup, what was taken back since, and erase who was erased, by the ledgers there."""
    workspace = Workspace(folder)
    entries = ledgers_for(archive, workspace, named)
    lines = taken_back_since(archive, workspace, named)
    books = [] if not (folder / "records.sqlite3").exists() else [Books(folder)]
    try:
        take_back_again(workspace, lines, book=books[0].withdrawals if books else None, now=now)
        return replay(workspace, entries, book=lambda _: books[0].erasures if books else None, now=now)
    finally:
        for book in books:
            book.close()
