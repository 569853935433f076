"""Decisions of one company, with the verbs bound to its records and to the results that stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import pyarrow as pa

from cordee.actions import decisions as verbs
from cordee.actions.departures import departures
from cordee.core.measurement.decided_figures import KeptFigure
from cordee.core.measurement.decisions import Decision, Dissent, Stance, Timing, line_of
from cordee.core.measurement.departures import Departure
from cordee.core.measurement.experiments import Experiment, Look
from cordee.core.vocabulary.text import Language
from cordee.wiring.current import Current


class Decisions(Current):
    """What was decided, on which data or on none, and who disagreed."""

    @cached_property
    def desk(self) -> verbs.Desk:
        """What the actions need."""
        books = self.books
        return verbs.Desk(books.decisions, books.experiments, books.audit, self.results, self.now, self.author)

    def standing(self, kind: verbs.Kind = "", *, about: str = "") -> list[Decision]:
        """Give the decisions that stand, the latest first."""
        return verbs.standing(self.desk, kind, about=about)

    def one(self, id: int) -> Decision:
        """Give one decision by its number."""
        return verbs.numbered(self.desk, id)

    def line(self, id: int) -> list[Decision]:
        """Give a decision with all that it replaced and all that replaced it, the first first."""
        return line_of(self.books.decisions.written(), id)

    def write(
        self, question: str, decided: str, *, by: str, on: str = "", about: str = "", dissents: Sequence[Dissent] = (),
        stance: Stance = "", comment: str = "",
    ) -> Decision:  # fmt: skip
        """Write a decision down, on a figure or on nothing."""
        return verbs.write(
            self.desk, question, decided, by=by, on=on, about=about, dissents=dissents, stance=stance, comment=comment
        )

    def correct(
        self, id: int, decided: str, *, by: str, why: str, on: str | None = None, dissents: Sequence[Dissent] = (),
        stance: Stance = "", comment: str = "",
    ) -> Decision:  # fmt: skip
        """Put another decision in the place of one."""
        return verbs.correct(self.desk, id, decided, by=by, why=why, on=on, dissents=dissents, stance=stance, comment=comment)

    def figure(self, on: str) -> KeptFigure:
        """Give a figure to be decided on."""
        return verbs.figure_now(self.desk, on)

    def today_of(self, figure: KeptFigure) -> KeptFigure | None:
        """Give the same figure as it stands today; None where its row is gone."""
        return verbs.look_up(self.desk, figure.on)

    def tested(self, one: Decision) -> tuple[Experiment | None, Look | None, Timing | None]:
        """Give the experiment that a decision is about, the look that it rests on, and whether it was taken before the result."""
        found = verbs.experiment_of(self.desk, one)
        return found, verbs.look_of(found, one), verbs.timing_of(found, one)

    def departures(self) -> list[Departure]:
        """Give every time at which something else was done than was advised, with the comment, the latest first."""
        books = self.books
        return departures(books.decisions, books.experiments, books.cycles, books.rules)

    def table(self, found: Sequence[Decision], *, language: Language = "en") -> pa.Table:
        """Give decisions as a table to keep."""
        return verbs.as_table(self.desk, found, language=language)
