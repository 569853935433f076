"""Cycles of one company, with the verbs bound to its records and to the results that stand."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.actions import beyond, indicators
from cordee.actions import board as board_page
from cordee.actions import cycles as verbs
from cordee.actions.cycles import Desk
from cordee.core.measurement.beyond import Sight
from cordee.core.measurement.cycles import Closing, Cycle, Initiative, Plan, Step, ends_soon
from cordee.core.measurement.decisions import Decision, line_of
from cordee.core.measurement.indicators import Reading, Span
from cordee.core.measurement.outlays import Outlay
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Language
from cordee.wiring.current import Current


class Cycles(Current):
    """Plan, do, check, learn: what each cycle aims at, what was tried, what came, what was learnt."""

    @property
    def desk(self) -> Desk:
        """What the actions need."""
        return Desk(self.books.cycles, self.books.audit, self.results, self.now, self.today, self.author)

    def all(self) -> list[Cycle]:
        """Give every cycle as it stands, the latest planned first."""
        return verbs.cycles(self.books.cycles)

    def one(self, key: str) -> Cycle:
        """Give a cycle by its key."""
        return verbs.cycle_named(self.books.cycles, key)

    def initiative(self, key: str) -> Initiative:
        """Give an initiative by its key."""
        return verbs.initiative_named(self.books.cycles, key)

    def begin(self, plan: Plan, *, start: float | None = None, n: int = 0) -> Cycle:
        """Plan a cycle, and read where it starts from."""
        return verbs.begin(self.desk, plan, start=start, n=n)

    def correct(self, plan: Plan, *, why: str) -> Cycle:
        """Correct what a cycle aims at."""
        return verbs.correct(self.desk, plan, why=why)

    def try_out(self, initiative: Initiative, *, why: str = "") -> Initiative:
        """Enter an initiative, or what takes the place of its last line."""
        return verbs.try_out(self.desk, initiative, why=why)

    def current(self, cycle: Cycle) -> Reading | None:
        """Read how a cycle stands today; nothing is kept."""
        return verbs.current(self.desk, cycle)

    def read_start(self, cycle: Cycle) -> Cycle:
        """Read where a cycle starts from, where that is still to do."""
        return verbs.read_start(self.desk, cycle)

    def close(self, cycle: Cycle, closing: Closing, *, value: float | None = None, n: int = 0) -> Cycle:
        """Close a cycle with its result and what was learnt."""
        return verbs.close(self.desk, cycle, closing, value=value, n=n)

    def correct_learning(self, closing: Closing, *, why: str) -> Cycle:
        """Correct what was learnt."""
        return verbs.correct_learning(self.desk, closing, why=why)

    def proposed(self, follows: str) -> Plan:
        """Give the plan that the next cycle starts with."""
        return verbs.proposed(self.books.cycles, follows)

    def history(self, key: str) -> Sequence[Line[Plan] | Line[Initiative] | Line[Closing]]:
        """Give every line ever written about a cycle."""
        return verbs.history(self.books.cycles, key)

    def stands_for(self, decision: int) -> Decision | None:
        """Give the decision that stands in the place of one that was replaced."""
        found = line_of(self.books.decisions.written(), decision)
        return found[-1] if found else None

    def step(self, cycle: Cycle) -> Step:
        """Say at which of the four steps a cycle stands."""
        return cycle.step(self.today)

    def met(self, cycle: Cycle, initiative: Initiative) -> Estimate | None:
        """Count the touches that an initiative made within its cycle; None before the first run or the first day."""
        if self.results is None:
            return None
        span = Span(cycle.plan.since, cycle.plan.until).seen(self.results.as_of)
        return None if span is None else indicators.met(self.results.reader, initiative.technique, initiative.campaign, span)

    def spent(self, cycle: Cycle, initiative: Initiative) -> tuple[Outlay, ...]:
        """Sum what was spent on what an initiative names within its cycle, from the expenses taken in; empty where none was."""
        span = Span(cycle.plan.since, cycle.plan.until).seen(self.results.as_of) if self.results is not None else None
        if self.results is None or span is None or not (initiative.technique or initiative.campaign):
            return ()
        return indicators.spent(self.results.reader, initiative.technique, initiative.campaign, span)

    def soon(self) -> list[tuple[Cycle, int]]:
        """Give the cycles that end within days, with how many."""
        return [(one, left) for one in self.all() if (left := ends_soon(one, self.today)) is not None]

    def overdue(self) -> list[Cycle]:
        """Give the cycles that ended without a result."""
        return [one for one in self.all() if self.step(one) == "check"]

    def board(self, language: Language) -> bytes:
        """Write the board's page as a PDF."""
        territories = {one.key: one.name for one in self.company.voices().territories()}
        name = str(self.company.workspace.machine.get("mail_name", "")) or self.company.folder.name
        return board_page.board(
            self.desk, self.books.decisions.standing(), company=name, territories=territories, language=language
        )

    def beyond(self) -> list[Sight]:
        """Read what was gained besides money, the money first."""
        said = [one.said for one in self.books.statements.written()]
        return beyond.look(self.desk, said, self.books.decisions.standing())
