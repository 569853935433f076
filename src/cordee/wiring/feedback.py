"""What sales and marketing judge of contacts in one company, with the verbs bound to its records, results and mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cordee.actions import feedback as verbs
from cordee.actions.feedback import Colleague, Desk
from cordee.core.measurement.feedback import Asked, Judgement, Owed, Side, Word
from cordee.core.trust.outgoing import Blocked, Reserved
from cordee.core.trust.rule import Finding
from cordee.engine.results import ResultsReader
from cordee.wiring.bound import Bound


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put: whether its letter waits to go, what stands against it, and its link for whoever hands it over."""

    asked: Asked
    queued: bool
    findings: tuple[Finding, ...]
    token: str


class Feedback(Bound):
    """Whether contacts were useful, as those say who met them.

    Parameters
    ----------
    author
        The user who asks; None for the command line and for colleagues on their link.
    """

    @cached_property
    def reader(self) -> ResultsReader | None:
        """The results that stand; None before the first run."""
        return self.company.reader() if (self.company.folder / "results" / "current").exists() else None

    @property
    def desk(self) -> Desk:
        """What the actions need."""
        ours = self.company.workspace
        return Desk(self.books.feedback, self.books.audit, ours.secret, ours.link_key, self.now, self.author)

    def waiting(self) -> list[tuple[Owed, dict[str, Any]]]:
        """Give the cases on which sales have not said a word; none where nobody ever asked them."""
        if self.reader is None or not verbs.in_use(self.reader, self.books.feedback):
            return []
        return verbs.waiting(self.reader, self.books.feedback, self.now)

    def open_cases(self) -> list[tuple[Owed, dict[str, Any]]]:
        """Give the cases of late without a word of sales, asked for or not."""
        return [] if self.reader is None else verbs.waiting(self.reader, self.books.feedback, self.now)

    def asked(self) -> list[Asked]:
        """Give the questions that were put, the latest first."""
        return list(self.books.feedback.asked())

    def late(self) -> list[Asked]:
        """Give the questions whose answer is late."""
        return [one for one in self.asked() if one.late(self.now)]

    def called(self, case: str) -> str:
        """Say how a case is called; its key where the results do not know it."""
        return case if self.reader is None else verbs.called(self.reader, verbs.case_keyed(self.reader, case))

    def judge(self, case: str, side: Side, word: Word, *, judge: str, label: str = "", reason: str = "") -> Judgement:
        """Keep a judgement of a case that the results know."""
        self.called(case)
        return verbs.judge(self.desk, case, side, word, judge=judge, label=label, reason=reason)

    def put(self, case: str, colleague: Colleague, *, users: Sequence[str] = (), inviter: str = "") -> Put:
        """Ask a colleague about a case, by a letter where mail is set up; the link is given whatever becomes of the letter."""
        letters, workspace = self.company.mail(), self.company.workspace
        house = str(workspace.machine.get("mail_from", ""))
        made = verbs.ask(self.desk, case, self.called(case), colleague, users=users, house=house)
        token = verbs.token_of(made, workspace.link_key)
        if letters.lacking() is not None:
            return Put(made, False, (), token)
        ready = letters.ready()
        draft = verbs.letter_to(
            made, colleague, inviter=inviter or ready.writer.name, base=ready.base_url, link_key=workspace.link_key, zone=workspace.zone,
            author=self.author,
        )  # fmt: skip
        if letters.books.mail.answered(draft.letter, draft.about):
            return Put(made, True, (), token)
        place: Reserved | Blocked = letters.queue(draft)
        return Put(made, isinstance(place, Reserved), place.findings, token)

    def opened(self, token: str) -> Asked:
        """Give the question that a link opens."""
        return verbs.opened(self.desk, token)

    def answer(self, token: str, word: Word, *, reason: str = "") -> Asked:
        """Keep what a colleague answers by their link; answering again corrects it."""
        asked = self.opened(token)
        verbs.judge(
            self.desk,
            asked.case,
            asked.side,
            word,
            judge=f"asked:{asked.subject[:24]}",
            label=asked.label,
            reason=reason,
            asked=asked,
        )
        return asked

    def said(self, asked: Asked) -> Judgement | None:
        """Give what a colleague answered last to a question."""
        judge = f"asked:{asked.subject[:24]}"
        return next(
            (one for one in reversed(self.books.feedback.judgements()) if one.case == asked.case and one.judge == judge), None
        )
