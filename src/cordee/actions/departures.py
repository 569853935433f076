"""Where something else was done than was advised, joined from the registers that keep it: decisions, experiments, cycles, rules."""

from __future__ import annotations

from collections.abc import Iterable

from cordee.actions.cycles import cycles
from cordee.core.measurement.cycles import CycleBook
from cordee.core.measurement.decisions import DecisionBook
from cordee.core.measurement.departures import Departure, of_cycles, of_decisions, of_experiments
from cordee.core.measurement.experiments import ExperimentBook
from cordee.core.trust.documents.sections import SEVERITIES
from cordee.core.trust.rule import SEVERITIES as HARDEST_FIRST
from cordee.core.trust.rule import Change, Rules
from cordee.core.trust.rulebook import RULES


def departures(decisions: DecisionBook, experiments: ExperimentBook, cycle_book: CycleBook, rules: Rules) -> list[Departure]:
    """Give every departure that somebody wrote down with a comment, the latest first."""
    tested = experiments.listed()
    found = [
        *of_decisions(decisions.standing(), tested),
        *of_experiments(tested),
        *of_cycles(cycles(cycle_book)),
        *of_rules(rules.changes()),
    ]
    return sorted(found, key=lambda one: (one.at, one.kind, one.key), reverse=True)


def of_rules(changes: Iterable[Change]) -> list[Departure]:
    """Give the changes that made a rule softer than the rulebook comes with."""
    known = {one.id: one for one in RULES}
    found = []
    for one in changes:
        rule = known.get(one.rule)
        if rule is not None and HARDEST_FIRST.index(one.severity) > HARDEST_FIRST.index(rule.severity):
            found.append(
                Departure(
                    "rule",
                    one.rule,
                    rule.says,
                    SEVERITIES[rule.severity],
                    SEVERITIES[one.severity],
                    one.reason,
                    one.entered_at,
                    by=one.author,
                )
            )
    return found


__all__ = ["departures", "of_rules"]
