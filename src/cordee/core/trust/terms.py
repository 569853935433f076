"""The terms on which a contact may go: caps, quiet hours, how alike texts may be, and how hard each rule holds here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cordee.core.trust.hours import Hours
from cordee.core.trust.pressure import Caps
from cordee.core.trust.rule import Severity


@dataclass(frozen=True, slots=True)
class Terms:
    """Caps, quiet hours, and the severity of rules where the team decided otherwise than their default.

    Parameters
    ----------
    severities
        By the rule's id, as ``rule.severity_on`` judges it for the day; a rule that is not named holds by its default.
    """

    caps: Caps = field(default_factory=Caps)
    hours: Hours = field(default_factory=Hours)
    severities: Mapping[str, Severity] = field(default_factory=dict)
