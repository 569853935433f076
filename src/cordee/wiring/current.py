"""Verbs of a company that read the results that stand."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from cordee.actions.cycles import Standing
from cordee.wiring.bound import Bound


class Current(Bound):
    """Verbs bound to a company's records and to the results that stand."""

    @cached_property
    def results(self) -> Standing | None:
        """The results that stand; None before the first run."""
        link = self.company.folder / "results" / "current"
        if not link.exists():
            return None
        run = link.resolve().name
        return Standing(self.company.reader(run), run, date.fromisoformat(self.company.run_info(run)["as_of"]))
