"""The account's page says how often its people hear from us, and when the next contact is possible."""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.trust.outgoing import Planned, Reserved
from cordee.core.trust.pressure import Caps
from cordee.core.trust.terms import QUIET, Terms
from tests.people import company_of_people
from tests.site import client_of, leave, point_at


@pytest.fixture
def site(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def account_of(company) -> str:
    return next(str(row["organisation_id"]) for row in company.rows("accounts") if row["name"] == "Acme")


def page(company, language="en") -> str:
    answer = client_of("reader", language).get(f"/account/{account_of(company)}")
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).replace("\u00a0", " ").replace("\u202f", " ").split())


def reserve(company, n: int) -> None:
    from cordee.records import outgoing

    terms = Terms(Caps(person_week=None, person_month=None), severities={QUIET: "off"})
    for number in range(n):
        at = datetime.now(UTC) + timedelta(hours=number + 1)
        planned = Planned("call", "news", (f"somebody {number}",), at, account=account_of(company))
        assert isinstance(outgoing.reserve(planned, terms=terms, now=at), Reserved)


def test_an_account_that_nobody_contacts_has_all_its_room(site):
    shown = page(site)

    assert "How often do they hear from us?" in shown
    assert "No contact in 30 days, none planned" in shown


def test_planned_contacts_take_the_room_of_the_week(site):
    reserve(site, 3)

    assert "3 contacts count in 30 days or are planned" in page(site)
    assert "3 contacts comptent en 30 jours ou sont prévus" in page(site, "fr")


def test_a_full_week_shows_the_day_when_the_next_contact_is_possible(site):
    reserve(site, 10)

    shown = page(site)

    assert ">0<" in shown.replace(" ", "")
    assert ">Now<" not in shown.replace(" ", "")
