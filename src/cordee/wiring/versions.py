"""Versions of one company's messages, with the verbs bound to its records."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.actions import versions as verbs
from cordee.actions.versions import Told
from cordee.core.measurement.decisions import Decision, Dissent
from cordee.core.programmes.versions import Heard, Version
from cordee.wiring.bound import Bound


class Versions(Bound):
    """Which versions of a message there were, what customers said to them, and which one stands by what."""

    @property
    def desk(self) -> verbs.Desk:
        """What the actions need."""
        books = self.books
        return verbs.Desk(books.versions, books.decisions, books.experiments, books.audit, self.now, self.author)

    def messages(self) -> list[Told]:
        """Give every message that is kept."""
        return verbs.messages(self.desk)

    def message(self, key: str) -> Told:
        """Give one message with its versions."""
        return verbs.message(self.desk, key)

    def keep(self, version: Version) -> Version:
        """Keep a version."""
        return verbs.keep(self.desk, version)

    def hear(self, heard: Heard) -> Heard:
        """Keep what a customer said to a version."""
        return verbs.hear(self.desk, heard)

    def choose(
        self, key: str, number: int, question: str, decided: str, *, by: str, comment: str = "", dissents: Sequence[Dissent] = ()
    ) -> Decision:
        """Decide that a version stands."""
        return verbs.choose(self.desk, key, number, question, decided, by=by, comment=comment, dissents=dissents)
