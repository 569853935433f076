"""What the results say to an experiment: who qualifies, what each account reached when, and what happened by itself before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cordee.core.measurement.experiment_power import Past
from cordee.core.measurement.experiments import Assigned, Metric, Plan
from cordee.core.vocabulary.results import ACCOUNTS, CASES, IDENTITY_LINKS
from cordee.engine.results import Ask, Condition, ResultsReader

NOT_OURS = ("competitor", "partner")
STEP: dict[Metric, str] = {"lead": "lead_at", "opportunity": "opportunity_at", "won": "won_at", "revenue": "won_at"}
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Market:
    """The accounts of one run with their cases, as an experiment looks at them.

    Parameters
    ----------
    accounts
        By id: name, relation, tier, country, industry, first touch.
    cases
        By account: each case's steps and money.
    currency
        The one in which most is won; money in others is not counted, see ``foreign``.
    """

    accounts: Mapping[str, Mapping[str, Any]]
    cases: Mapping[str, Sequence[Mapping[str, Any]]]
    currency: str

    def qualify(self, plan: Plan, at: datetime) -> list[str]:
        """Give the accounts that a plan is about, as they stood at a moment."""
        return [
            one
            for one in self.accounts
            if plan.audience == "everyone" or self._is_customer(one, at) == (plan.audience == "customers")
        ]

    def outcomes(self, metric: Metric, since: datetime, until: datetime) -> dict[str, float]:
        """Give what accounts reached within a time: 1 for a step, or the money won; accounts with nothing are left out."""
        found: dict[str, float] = {}
        for account, cases in self.cases.items():
            inside = [one for one in cases if (at := one[STEP[metric]]) is not None and since <= at < until]
            if metric == "revenue":
                won = sum(float(one["amount"] or 0) for one in inside if (one["currency"] or self.currency) == self.currency)
                if won > 0:
                    found[account] = won
            elif inside:
                found[account] = 1.0
        return found

    def past(self, plan: Plan, as_of: datetime, *, days: int) -> Past:
        """Give what happened by itself in the last so many days, among those who qualified and were known when they began.

        An account whose first sign (a touch, a case) fell within these days is left out: it could not have been drawn.
        """
        begin = as_of - timedelta(days=days)
        reached = self.outcomes(plan.metric, begin, as_of)
        known = [one for one in self.qualify(plan, begin) if self.was_known(one, begin)]
        return Past(days, tuple(reached.get(one, 0.0) for one in known), len(self.qualify(plan, as_of)))

    def reaches_back(self, begin: datetime) -> bool:
        """Say whether anything at all is known from before a moment."""
        return any(self._first(one) is not None and self.was_known(one, begin) for one in self.accounts)

    def stratum(self, account: str, plan: Plan, at: datetime) -> str:
        """Give the stratum of an account."""
        row = self.accounts[account]
        said = {"relation": "customer" if self._is_customer(account, at) else "prospect"}
        return " · ".join(str(said.get(one, row.get(one)) or UNKNOWN) for one in plan.strata)

    def _is_customer(self, account: str, at: datetime) -> bool:
        won = [one["won_at"] for one in self.cases.get(account, ()) if one["won_at"] is not None]
        return min(won) < at if won else self.accounts[account]["relation"] == "customer"

    def was_known(self, account: str, begin: datetime) -> bool:
        """Say whether anything of an account (a touch, a case) is from before a moment; where nothing has a time, it is taken as known."""
        first = self._first(account)
        return first is None or first < begin

    def _first(self, account: str) -> datetime | None:
        touched = self.accounts[account]["first_touch"]
        signs = [one["opened_at"] for one in self.cases.get(account, ())]
        if isinstance(touched, date):
            signs.append(datetime.combine(touched, time(), UTC))
        return min(signs, default=None)


def market_of(reader: ResultsReader) -> Market:
    """Read the accounts and cases of a run."""
    columns = ("organisation_id", "name", "relation", "tier", "country", "industry", "first_touch")
    accounts = {
        str(row["organisation_id"]): row for row in reader.rows(ACCOUNTS, Ask(columns=columns)) if row["relation"] not in NOT_OURS
    }
    cases: dict[str, list[dict[str, Any]]] = {}
    won: dict[str, float] = {}
    steps = ("opened_at", "lead_at", "opportunity_at", "won_at")
    for row in reader.rows(CASES, Ask(columns=("organisation_id", "amount", "currency", *steps))):
        case = row | {one: row[one].replace(tzinfo=UTC) if row[one] is not None else None for one in steps}
        cases.setdefault(str(row["organisation_id"]), []).append(case)
        if row["won_at"] is not None and row["currency"]:
            won[row["currency"]] = won.get(row["currency"], 0.0) + float(row["amount"] or 0)
    return Market(accounts, cases, max(won, key=lambda one: won[one], default="EUR"))


def as_now_known(reader: ResultsReader, assigned: Sequence[Assigned]) -> tuple[list[Assigned], int]:
    """Give the arms under the ids that the accounts have now, and how many were left out.

    Two accounts that turned out to be one count once where they are in one arm, and not at all where they are in both.
    """
    now = _ids(reader, [one.account for one in assigned])
    arms: dict[str, set[str]] = {}
    for one in assigned:
        arms.setdefault(now.get(one.account, one.account), set()).add(one.arm)
    kept: dict[str, Assigned] = {}
    lost = 0
    for one in assigned:
        account = now.get(one.account, one.account)
        if len(arms[account]) > 1:
            lost += 1
        else:
            kept.setdefault(account, Assigned(account, one.arm, one.stratum))
    return list(kept.values()), lost


def _ids(reader: ResultsReader, accounts: Collection[str]) -> dict[str, str]:
    wanted = set(accounts)
    rows = reader.rows(IDENTITY_LINKS, Ask(columns=("key", "id"), where=(Condition("kind", "=", "organisation"),)))
    return {str(row["key"]): str(row["id"]) for row in rows if row["key"] in wanted}
