"""A rule of the rulebook: what it says, where it comes from, how hard it holds, and who changed that since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from cordee.core.vocabulary.problems_of_trust import FirmRule, RuleReason
from cordee.core.vocabulary.text import Text

Severity = Literal["blocks", "needs_reason", "warns", "off"]
SEVERITIES: tuple[Severity, ...] = ("blocks", "needs_reason", "warns", "off")
Area = Literal["consent", "notice", "retention", "disclosure", "contract", "honesty", "checklist", "myth", "pressure", "fairness"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an id that never changes, its words, its source with the day it came into force, its default.

    Parameters
    ----------
    id
        The name by which a decision, a refusal and a test speak of it.
    area
        What it is about.
    says
        The rule in one sentence.
    source
        Law, code or author that it comes from.
    since
        The day it came into force, or the date of its text where our sources give only that; None for a rule of good
        conduct without a date.
    severity
        What happens where nobody decided otherwise: it blocks, needs a reason, or warns; ``off`` for an open slot.
    test
        The test of this repository that shows it at work; empty where nothing checks it by itself yet and it stands as
        a reminder.
    firm
        Whether nobody may switch it.
    """

    id: str
    area: Area
    says: Text
    source: Text
    since: date | None
    severity: Severity
    test: str = ""
    firm: bool = False

    @property
    def checked(self) -> bool:
        """Whether the system applies it by itself."""
        return bool(self.test)


@dataclass(frozen=True, slots=True)
class Change:
    """That somebody decided how hard a rule holds from a day on, and why."""

    rule: str
    severity: Severity
    since: date
    reason: str
    author: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found against an act: which rule, how hard it holds here, in words with the facts of the case."""

    rule: str
    severity: Severity
    words: Text


class Rules(Protocol):
    """The book of what was decided about rules; a decision is followed by another, never deleted."""

    def changes(self) -> list[Change]:
        """Give every decision, as they were entered."""
        ...

    def change(self, rule: str, severity: Severity, *, since: date, reason: str, author: int | None = None) -> None:
        """Write a decision down."""
        ...


def severity_on(rule: Rule, changes: Sequence[Change], day: date) -> Severity:
    """Say how hard a rule holds on a day.

    Of the decisions that hold by then, the one of the latest day decides; of two for one day, the one entered last.
    Before a rule came into force it is off.

    Examples
    --------
    >>> late = Rule("x.y", "contract", Text("a", "b"), Text("c", "d"), date(2026, 1, 1), "blocks")
    >>> severity_on(late, [], date(2025, 12, 31)), severity_on(late, [], date(2026, 1, 1))
    ('off', 'blocks')
    """
    if rule.since is not None and day < rule.since:
        return "off"
    if rule.firm:
        return rule.severity
    said = [one for one in changes if one.rule == rule.id and one.since <= day]
    return max(said, key=lambda one: (one.since, one.entered_at)).severity if said else rule.severity


def check_switch(rule: Rule, reason: str) -> None:
    """Refuse to switch a rule that is firm, or without saying why.

    Raises
    ------
    FirmRule
        Nobody has the choice about it.
    RuleReason
        No reason is given.
    """
    if rule.firm:
        raise FirmRule(rule=rule.id)
    if not reason.strip():
        raise RuleReason(rule=rule.id)
