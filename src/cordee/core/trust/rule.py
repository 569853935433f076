"""A rule of the rulebook: what it says, where it comes from, how hard it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cordee.core.vocabulary.text import Text

Severity = Literal["blocks", "needs_reason", "warns", "off"]
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
        The day it came into force; None for a rule of good conduct without a date.
    severity
        What happens where nobody decided otherwise: it blocks, needs a reason, or warns; ``off`` for an open slot.
    """

    id: str
    area: Area
    says: Text
    source: Text
    since: date | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found against an act: which rule, how hard it holds here, in words with the facts of the case."""

    rule: str
    severity: Severity
    words: Text
