"""Experiments of one company, with the verbs bound to its records and its results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import pyarrow as pa

from cordee.actions import experiments as verbs
from cordee.actions.experiment_credit import Corrected, Untold, Whole, corrected, correction
from cordee.core.measurement.decisions import Decision, Dissent, Stance
from cordee.core.measurement.experiment_power import Power
from cordee.core.measurement.experiments import Call, Experiment, Look, Plan, awaits
from cordee.wiring.bound import Bound


class Experiments(Bound):
    """What is tested here: plans, arms, looks, decisions."""

    @property
    def lab(self) -> verbs.Lab:
        """The books, and the results as they stand when asked for."""
        books = self.books
        return verbs.Lab(books.experiments, books.decisions, books.audit, self._standing, self.company.clock(), self.author)

    @property
    def as_of(self) -> datetime | None:
        """The moment that the results that stand are of; None before the first run."""
        there = (self.company.folder / "results" / "current").exists()
        return self._standing().as_of if there else None

    @property
    def currency(self) -> str:
        """The currency in which most is won; EUR before the first run."""
        return verbs.currency(self.lab)

    def listed(self) -> list[Experiment]:
        """Give every experiment, the latest first."""
        return list(self.books.experiments.listed())

    def awaiting(self) -> list[tuple[Experiment, Call, datetime | None]]:
        """Give the experiments that ask something of somebody now, with what, and since when."""
        listed = self.listed()
        figures = self.as_of if listed else None
        asked = [(one, awaits(one, self.company.clock(), figures=figures)) for one in listed]
        return [(one, *call) for one, call in asked if call is not None]

    def named(self, key: str) -> Experiment:
        """Give one experiment."""
        return verbs.named(self.lab, key)

    def power(self, plan: Plan) -> Power:
        """Say how many accounts a plan needs, how many there are, and what to do instead."""
        return verbs.power(self.lab, plan)

    def plan(self, plan: Plan, *, key: str = "") -> Experiment:
        """Write a plan down."""
        return verbs.plan(self.lab, plan, key=key)

    def register(self, key: str, *, why: str = "") -> Experiment:
        """Register a plan."""
        return verbs.register(self.lab, key, why=why)

    def amend(self, key: str, plan: Plan, *, why: str) -> Experiment:
        """Amend a registered plan."""
        return verbs.amend(self.lab, key, plan, why=why)

    def start(self, key: str) -> Experiment:
        """Let chance decide, freeze the arms, start."""
        return verbs.start(self.lab, key)

    def look(self, key: str) -> tuple[Experiment, Look, bool]:
        """Read an experiment on the results that stand; say whether the look is a new one."""
        return verbs.look(self.lab, key)

    def stop(self, key: str, *, why: str = "") -> Experiment:
        """Stop an experiment; its holdout is let go."""
        return verbs.stop(self.lab, key, why=why)

    def decide(
        self,
        key: str,
        decided: str,
        *,
        by: str,
        look: int | None = None,
        dissents: Sequence[Dissent] = (),
        stance: Stance = "",
        comment: str = "",
    ) -> Decision:
        """Write down what was decided."""
        return verbs.decide(self.lab, key, decided, by=by, look=look, dissents=dissents, stance=stance, comment=comment)

    def decisions(self, key: str) -> list[Decision]:
        """Give the decisions that stand on an experiment, opinions too, the latest first."""
        return verbs.decisions(self.lab, key)

    def correction(self, key: str) -> Corrected | Untold | None:
        """Give what an experiment corrects in attribution; see ``experiment_credit.correction``."""
        return correction(self.lab, key)

    def corrected(self) -> Whole | None:
        """Give all techniques' shares of the wins after what experiments settled; see ``experiment_credit.corrected``."""
        return corrected(self.lab)

    def accounts(self, key: str, *, noted: bool = False) -> pa.Table:
        """Give the accounts with their arms, for other tools; the export is noted unless whoever asks does so."""
        return verbs.accounts_table(self.lab, key, noted=noted)

    def _standing(self) -> verbs.Standing:
        folder = self.company.workspace.current()
        as_of = datetime.combine(date.fromisoformat(self.company.run_info()["as_of"]), time(), UTC)
        return verbs.Standing(self.company.reader(), as_of, folder.name)
