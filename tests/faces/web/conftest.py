"""A small company with results, served: touches, deals, refused rows, a name with HTML in it."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from cordee.wiring import How, create_company, open_company
from tests.ready import copy_of
from tests.site import leave, point_at

NASTY = "<script>alert(1)</script> & Fils"


def exports(folder):
    """Write the exports of a small company."""
    dice = random.Random(7)
    touches, deals = (
        ["date,channel,email,company,domain,minutes"],
        ["Deal ID,Deal,Company,Domain,Stage,Source,Opened,Close date,Amount,Currency"],
    )
    companies = ["Company,Domain,Country,Owner"]
    for number in range(120):
        name, site = NASTY if number == 0 else f"Firme {number}", f"firme{number}.example"
        day = date(2026, 6, 1) + timedelta(days=dice.randrange(80))
        source, rate = (("webinar", 0.7), ("cold call", 0.1), ("paid search", 0.3))[number % 3]
        minutes = "" if number == 1 else str(dice.randrange(5, 60))
        touches.append(f'{day},{source},p{number}@{site},"{name}",{site},{minutes}')
        opened, state = day + timedelta(days=2), "won" if dice.random() < rate else "lost"
        deals.append(
            f'd{number},Deal {number},"{name}",{site},{state},{source},{opened},{opened + timedelta(days=20)},{1000 + number},EUR'
        )
        companies.append(f'"{name}",{site},France,Jo')
    touches.append("not a date,webinar,wrong@firme5.example,Firme 5,firme5.example,3")
    (folder / "touches.csv").write_text("\n".join(touches) + "\n", "utf-8")
    (folder / "companies.csv").write_text("\n".join(companies) + "\n", "utf-8")
    (folder / "deals.csv").write_text("\n".join(deals) + "\n", "utf-8")


def run_twice(folder):
    """Make the company and compute it as of two days."""
    made = create_company(folder)
    exports(made.folder / "inbox")
    made.take_in(made.folder / "inbox", How(exported_on=date(2026, 9, 15)))
    made.run(as_of=date(2026, 9, 16))
    made.run(as_of=date(2026, 9, 24))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return open_company(copy_of(run_twice, tmp_path_factory.mktemp("site") / "mine"))


@pytest.fixture
def site(company):
    point_at(company.folder)
    yield company
    leave()


@pytest.fixture
def empty_site(tmp_path):
    made = create_company(tmp_path / "empty")
    point_at(made.folder)
    yield made
    leave()
