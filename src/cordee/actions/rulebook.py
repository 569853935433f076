"""The rulebook as it holds on a day, and switching a rule: dated, with a reason and an author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cordee.core.trust.audit import Audit
from cordee.core.trust.rule import Change, Rule, Rules, Severity, check_switch, severity_on
from cordee.core.trust.rulebook import RULES, rule_named


@dataclass(frozen=True, slots=True)
class Held:
    """A rule, how hard it holds on a day, and every decision about it, the latest first."""

    rule: Rule
    severity: Severity
    changes: tuple[Change, ...]


def rulebook(rules: Rules, day: date) -> list[Held]:
    """Give every rule as it holds on a day."""
    changes = rules.changes()
    return [
        Held(rule, severity_on(rule, changes, day), tuple(one for one in reversed(changes) if one.rule == rule.id))
        for rule in RULES
    ]


def switch_rule(
    rules: Rules, audit: Audit, rule_id: str, severity: Severity, *, since: date, reason: str, author: int | None = None
) -> Rule:
    """Decide how hard a rule holds from a day on.

    Raises
    ------
    NoSuchRule
        No rule has that id.
    FirmRule
        Nobody has the choice about it.
    RuleReason
        No reason is given.
    """
    rule = rule_named(rule_id)
    check_switch(rule, reason)
    rules.change(rule.id, severity, since=since, reason=reason, author=author)
    audit.note("decided", author=author, object=f"rule {rule.id}", detail={"severity": severity, "since": since.isoformat()})
    return rule
