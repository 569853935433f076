"""A small company with two quarters of sales cases, what sales said of some of them, and a cycle over the second quarter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cordee.core.measurement.cycles import Cycle, Plan
from cordee.wiring import Company, create_company, open_company
from tests.people import take
from tests.ready import copy_of
from tests.site import leave, point_at

SPRING = date(2026, 4, 1), date(2026, 6, 30)
AFTER = date(2026, 7, 2)
BEFORE, WITHIN = 10, 30
PLAN = Plan("", "More opportunities from webinars", "opportunities", 24, *SPRING, "Ada", narrowed="webinar")


def deals() -> str:
    """Write the table of cases: ten opportunities of webinars in winter, thirty in spring; every third is won."""
    lines = ["Opportunity number,Opportunity name,Company,Status,Created at,Closed at,Amount,Currency,Lead source"]
    lines += ["1000,Old one,Old Ltd,Lost,2025-06-02,2025-09-01,900,EUR,Trade show"]
    for number in range(BEFORE + WITHIN):
        since, days = (date(2026, 1, 2), 80) if number < BEFORE else (SPRING[0], 85)
        opened = since + timedelta(days=(number * 7) % days)
        status = ("Won", "Lost", "Open")[number % 3]
        closed = (opened + timedelta(days=3)).isoformat() if status != "Open" else ""
        lines.append(f"{number},Case {number},Firm {number} Ltd,{status},{opened},{closed},1000,EUR,Webinar")
    return "\n".join(lines) + "\n"


JUDGEMENTS = (
    "Opportunity number,Account,Useful?,Judged on,Judged by\n"
    "0,,yes,2026-02-20,Sales\n1,,no,2026-02-21,Sales\n1,,yes,2026-03-01,Sales\n2,,trop tôt,2026-02-20,Sales\n"
    ",Firm 12 Ltd,oui,2026-06-29,Ann (sales)\n12,,non,2026-06-29,Marketing\n13,,perhaps,2026-06-29,Sales\n99,,yes,2026-06-29,Sales\n"
)

COSTS = (
    "Channel,Campaign,Start date,End date,Cost,Currency\n"
    "Webinar,Spring tour,2026-04-01,2026-04-30,400,EUR\nWebinar,,2026-06-16,2026-07-15,300,EUR\nTrade show,,2026-05-01,2026-05-31,900,EUR\n"
)


def company_with_cases(folder: Path, now: datetime = datetime(2026, 3, 30, 9, tzinfo=UTC)) -> Company:
    """Give a copy whose figures are as of the second of July, with a clock at ``now``."""
    copy_of(_cases, folder)
    point_at(folder)
    company = open_company(folder)
    company.clock = lambda: now
    return company


def company_in_spring(folder: Path) -> tuple[Company, Cycle]:
    """Give one with a cycle over the spring, planned before it began, and the clock after it."""
    company = company_with_cases(folder)
    cycle = company.cycles().begin(PLAN)
    company.clock = lambda: datetime(2026, 7, 3, 9, tzinfo=UTC)
    return company, cycle


def _cases(folder: Path) -> None:
    made = create_company(folder)
    point_at(made.folder)
    take(made, "deals.csv", deals(), date(2026, 7, 1))
    take(made, "judgements.csv", JUDGEMENTS, date(2026, 7, 1))
    take(made, "costs.csv", COSTS, date(2026, 7, 1))
    made.run(as_of=AFTER)
    leave()
