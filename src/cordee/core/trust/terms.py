"""The terms on which a contact may go: caps, quiet hours, how alike texts may be, and how hard each rule holds here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cordee.core.trust.holdouts import HOLDOUT
from cordee.core.trust.hours import Hours
from cordee.core.trust.likeness import Alike
from cordee.core.trust.pressure import Caps
from cordee.core.trust.rule import Severity

OBJECTION = "consent.objection"
CAP = "pressure.cap"
QUIET = "pressure.quiet"
LIKENESS = "pressure.likeness"
REMINDERS = "pressure.reminders"


@dataclass(frozen=True, slots=True)
class Terms:
    """Caps, quiet hours, likeness, and how hard the rules of the rulebook hold.

    Parameters
    ----------
    severities
        By the rule's id, as ``rule.severity_on`` judges it for the day; a rule that is not named blocks, which is the default
        of all of them. An objection and an experiment's holdout always block.
    """

    caps: Caps = field(default_factory=Caps)
    hours: Hours = field(default_factory=Hours)
    likeness: Alike = field(default_factory=Alike)
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def severity(self, rule: str) -> Severity:
        """Say how hard a rule holds."""
        return "blocks" if rule in (OBJECTION, HOLDOUT) else self.severities.get(rule, "blocks")

    def as_facts(self) -> dict[str, Any]:
        """Give the terms as plain values, to be kept with what was reserved on them."""
        return {
            "caps": asdict(self.caps),
            "hours": asdict(self.hours),
            "likeness": asdict(self.likeness),
            "severities": dict(self.severities),
        }


def terms_of(settings: Mapping[str, int], severities: Mapping[str, Severity] | None = None) -> Terms:
    """Give the terms that the team's settings say.

    Examples
    --------
    >>> from cordee.core.vocabulary.settings import DEFAULTS
    >>> terms_of(DEFAULTS) == Terms()
    True
    """
    return Terms(
        Caps(
            person_week=settings["pressure_person_week"],
            person_month=settings["pressure_person_month"],
            account_week=settings["pressure_account_week"],
            account_month=settings["pressure_account_month"] or None,
            reminders=settings["pressure_reminders"],
        ),
        Hours(settings["quiet_from_hour"], settings["quiet_until_hour"], bool(settings["quiet_weekends"])),
        Alike(
            settings["alike_percent"],
            settings["alike_days"],
            settings["alike_account_people"],
            settings["alike_strangers"],
        ),
        dict(severities or {}),
    )


def terms_from(facts: Mapping[str, Any]) -> Terms:
    """Give the terms that were kept as plain values.

    Examples
    --------
    >>> terms_from(Terms(Caps(person_week=1)).as_facts()).caps.person_week
    1
    """
    return Terms(Caps(**facts["caps"]), Hours(**facts["hours"]), Alike(**facts["likeness"]), dict(facts["severities"]))
