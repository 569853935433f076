"""The truth about a world: what it was made from, what came of it, and who is who; kept beside its exports."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cordee.core.vocabulary.techniques import BY_ID
from cordee.engine.atomic import write_whole
from cordee.worlds import market
from cordee.worlds.market import TrueTechnique

FORMAT = 1


@dataclass(frozen=True, slots=True)
class TechniqueTruth:
    """One technique: its true laws, and what came of them in this world.

    Parameters
    ----------
    popularity, opens, lead_to_opportunity, win_probability, cost_per_contact, median_days_to_close
        The laws: shares, probabilities, cents (None: nobody keeps account), days.
    difference
        How much better its cases truly end than those of all other techniques, in shares won.
    touches
        Touches in all exports: rows of touches.csv, and for webinars the registrations and attendances at Zoom.
    leads, opportunities, closed, wins
        Cases it truly opened, seen or not.
    seen_leads, seen_opportunities, seen_closed, seen_wins
        Of these, cases whose opening touch is in the exports.
    cost
        What costs.csv says it took, in cents; None where it says nothing.
    told
        Won cases whose buyer names it.
    """

    technique: str
    family: str
    popularity: float
    opens: float
    lead_to_opportunity: float
    win_probability: float
    difference: float
    cost_per_contact: int | None
    median_days_to_close: float
    touches: int
    leads: int
    opportunities: int
    closed: int
    wins: int
    seen_leads: int
    seen_opportunities: int
    seen_closed: int
    seen_wins: int
    cost: int | None
    told: int

    @property
    def won_rate(self) -> float | None:
        """Wins over closed cases in this world; None where none is closed."""
        return self.wins / self.closed if self.closed else None


@dataclass(frozen=True, slots=True)
class CaseTruth:
    """One case: who, its true opener, its steps (UTC), and what the exports show of it (first, halfway, nothing)."""

    deal: str
    contact: str
    domain: str
    opener: str
    seen: str
    offer: str
    lead_at: datetime
    opportunity_at: datetime | None
    closed_at: datetime | None
    outcome: str
    amount: int
    currency: str
    told: str | None


@dataclass(frozen=True, slots=True)
class AccountTruth:
    """One organisation at the end: its simple facts and the stage that they make, whatever the offer."""

    domain: str
    companies: tuple[str, ...]
    stage: str
    open_deals: int
    wins: int
    losses: int
    wins_24_months: int
    touches: int
    touches_90_days: int
    people_90_days: int


@dataclass(frozen=True, slots=True)
class PersonTruth:
    """One person: where they work, the ids of their contact records, and their LinkedIn profile where it is exported."""

    email: str
    domain: str
    contacts: tuple[str, ...]
    profile: str
    free_mail: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is true of a world.

    Parameters
    ----------
    as_of
        The moment after the last one (UTC), to which stages and open deals belong.
    zone
        The zone of times in the files that name none.
    counts
        Sizes: true organisations and people, their records, their doubles by kind, rows of every file.
    files
        The exports written, in the order of their names.
    seen
        Cases and won cases by what the exports show of them.
    stages
        Organisations by stage at the end.
    accounts, people, cases
        One by one; empty above ``world.DETAILED`` organisations.
    """

    seed: int
    organisations: int
    months: int
    touches_each: float
    start: date
    end: date
    as_of: datetime
    zone: str
    counts: dict[str, int]
    files: tuple[str, ...]
    techniques: tuple[TechniqueTruth, ...]
    seen: dict[str, dict[str, int]]
    stages: dict[str, int]
    detailed: bool
    accounts: tuple[AccountTruth, ...] = ()
    people: tuple[PersonTruth, ...] = ()
    cases: tuple[CaseTruth, ...] = ()
    format: int = FORMAT
    laws: dict[str, float] = field(default_factory=lambda: dict(LAWS))

    def technique(self, name: str) -> TechniqueTruth:
        """Give one technique's truth."""
        return next(one for one in self.techniques if one.technique == name)

    def as_json(self) -> bytes:
        """Write the truth as truth.json holds it: moments as ISO 8601 with Z, money in cents."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1, default=_plain) + "\n").encode()

    def write(self, folder: Path) -> None:
        """Put truth.json into the folder."""
        write_whole(folder / "truth.json", self.as_json())


LAWS: dict[str, float] = {
    "first_lead": market.FIRST_LEAD,
    "next_lead": market.NEXT_LEAD,
    "median_days_to_lead": market.DAYS_TO_LEAD,
    "median_days_to_opportunity": market.DAYS_TO_OPPORTUNITY,
    "spread_to_opportunity": market.SPREAD_TO_OPPORTUNITY,
    "spread_to_close": market.SPREAD_TO_CLOSE,
    "untracked_organisations": market.UNTRACKED_SHARE,
    "late_tracked_organisations": market.TRACKED_LATE_SHARE,
    "told": market.TOLD_SHARE,
    "told_right": market.TOLD_RIGHT,
    "people_same_address": market.SAME_ADDRESS_SHARE,
    "people_mistyped_address": market.MISTYPED_ADDRESS_SHARE,
    "people_free_mail": market.FREE_MAIL_SHARE,
    "organisations_same_domain": market.SAME_DOMAIN_SHARE,
    "organisations_mistyped_name": market.MISTYPED_NAME_SHARE,
}


def technique_truth(law: TrueTechnique, **found: Any) -> TechniqueTruth:
    """Put a technique's laws and what came of them side by side."""
    return TechniqueTruth(
        technique=law.id,
        family=BY_ID[law.id].family,
        popularity=law.popularity,
        opens=law.opens,
        lead_to_opportunity=law.opportunity,
        win_probability=law.win,
        difference=round(market.true_difference(law), 9),
        cost_per_contact=law.cost,
        median_days_to_close=law.days_to_close,
        **found,
    )


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"truth.json cannot hold a {type(value).__name__}")


__all__ = ["AccountTruth", "CaseTruth", "PersonTruth", "TechniqueTruth", "Truth", "technique_truth"]
