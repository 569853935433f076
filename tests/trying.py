"""A workspace whose results hold invented accounts and cases, written as a run would store them, for tests of experiments."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.measurement.readings import DEFAULT
from cordee.core.vocabulary.results import ACCOUNTS, CASES, IDENTITY_LINKS
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.wiring import Company, create_company, open_company
from tests.site import leave, point_at

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EVIDENCE = {"n": 0, "low": None, "high": None, "reason": None, "since": None, "until": None, "formula": "counted", "rows": None}


def company_of_accounts(folder: Path, *, accounts: int = 600, past: int = 60, customers: int = 0) -> Company:
    """Make a workspace of accounts of whom some won their first case in the ninety days before Monday, without being pushed.

    Parameters
    ----------
    past
        How many had a lead, an opportunity and a won case within the last ninety days; the last of the list.
    customers
        How many of the first of the list are customers.
    """
    company = create_company(folder)
    company.clock = lambda: MONDAY
    wins = {f"org:{number:04d}": MONDAY - timedelta(days=1 + number % 88) for number in range(accounts - past, accounts)}
    publish(company, names(accounts), wins, as_of=MONDAY.date(), run="first", customers=customers)
    return company


_RECORDS: list[bytes] = []


@contextmanager
def open_accounts(folder: Path, **told: int) -> Iterator[Company]:
    """Point the site at such a company; its empty records are made once and copied."""
    company = company_of_accounts(folder, **told)
    records = company.folder / "records.sqlite3"
    if _RECORDS:
        records.write_bytes(_RECORDS[0])
    point_at(company.folder)
    if not _RECORDS:
        leave()
        _RECORDS.append(records.read_bytes())
        point_at(company.folder)
    try:
        yield company
    finally:
        leave()


def names(accounts: int) -> list[str]:
    """Give the accounts' ids."""
    return [f"org:{number:04d}" for number in range(accounts)]


def publish(
    company: Company, accounts: Sequence[str], wins: Mapping[str, datetime], *, as_of: date, run: str, customers: int = 0,
    links: Mapping[str, str] | None = None, amount: str = "1000.00", credits: Mapping[str, tuple[float, float, float]] | None = None,
) -> None:  # fmt: skip
    """Store a run's tables: the accounts, one won case for each account named, which key names which account, credits."""
    target = company.folder / "results" / run
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    rows = [
        {
            "organisation_id": one, "name": one.upper(), "relation": "customer" if number < customers else "prospect", "tier": "A" if number % 3 else "B",
            "country": "FR", "stage": "none", "first_touch": date(2025, 1, 1), "evidence": EVIDENCE,
            **dict.fromkeys(("people", "breadth", "touches", "touches_90_days", "engagement_minutes", "minutes_measured", "open_deals", "won_deals", "lost_deals"), 0),
        }
        for number, one in enumerate(accounts)
    ]  # fmt: skip
    cases = [
        {
            "case_key": f"deal:{one}", "organisation_id": one, "offer": "", "amount": amount, "currency": "EUR", "opened_at": at.replace(tzinfo=None),
            "lead_at": at.replace(tzinfo=None), "opportunity_at": at.replace(tzinfo=None), "won_at": at.replace(tzinfo=None), "technique": "email_house",
            "decided_by": "touch", "seen": "first", "closed": True,
        }
        for one, at in wins.items()
    ]  # fmt: skip
    whole = sum(one[0] for name, one in (credits or {}).items() if name)
    shared = [
        {
            "dimension": "technique",
            "model": DEFAULT,
            "item": name,
            "credit": credit,
            "share": credit / whole if name else None,
            "share_evidence": EVIDENCE | {"n": 40, "low": low if name else None, "high": high if name else None},
            "credit_evidence": EVIDENCE
            | ({"n": 40, "low": low * whole, "high": high * whole} if name else {"reason": "untouched"}),
        }
        for name, (credit, low, high) in sorted((credits or {}).items())
    ]
    known = [{"kind": "organisation", "key": key, "id": id, "because": "record"} for key, id in sorted((links or {}).items())]
    for contract, found in ((ACCOUNTS, rows), (CASES, cases), (IDENTITY_LINKS, known), (CREDITS, shared)):
        pq.write_table(
            pa.Table.from_pylist([_cast(one) for one in found], schema=contract.schema), target / f"{contract.name}.parquet"
        )
    (target / "run.json").write_text(
        json.dumps({"run": run, "as_of": as_of.isoformat(), "settings": {"look_back_days": 365}, "counts": {}}), "utf-8"
    )
    link = company.folder / "results" / "current"
    link.unlink(missing_ok=True)
    link.symlink_to(run)


def reopened(company: Company, now: datetime) -> Company:
    """Open the same company at another moment."""
    made = open_company(company.folder)
    made.clock = lambda: now
    return made


def _cast(row: Mapping[str, object]) -> dict[str, object]:
    return {name: Decimal(str(value)) if name == "amount" else value for name, value in row.items()}
