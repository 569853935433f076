"""The page that chooses a team: everything asked is in its address, only people who agreed are in it."""

from __future__ import annotations

import pytest

from tests.briefing import BOB, CARLA, company_that_asks, engineer, words_on
from tests.site import client_of, leave


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def test_the_fewest_people_who_agreed_fill_the_seats_and_the_sheet_says_why(company):
    engineer(company)
    engineer(company, BOB, department="service", languages=["fr"])
    engineer(company, CARLA, agrees=False)

    page = client_of("marketing").get("/voices/team/?territory1=plant-restart&language1=en&department2=service")

    shown = words_on(page)
    assert "2 people fill every seat" in shown
    assert "did it: 1 May 2026, Dairy of the Clouds".replace(" ", "") in shown.replace("\xa0", "").replace(" ", "")
    assert "reach not known" in shown
    assert "Competence on its territories – too few answers to say" in shown
    assert "Too early to begin: sales, marketing, customer service and public relations not in yet" in shown
    assert "Carla" not in shown


def test_a_seat_that_nobody_can_fill_is_named(company):
    engineer(company)

    shown = words_on(client_of("marketing").get("/voices/team/?language1=de&territory2=plant-restart"))

    assert "One seat fits nobody who agreed" in shown
    assert "Seats that nobody can fill de" in shown


def test_the_page_says_which_order_the_objective_gives(company):
    engineer(company)
    client = client_of("marketing")

    orders = [
        words_on(client.get(f"/voices/team/?objective={one}&in=sales&territory1=plant-restart"))
        for one in ("marketing", "communication")
    ]

    assert "who has done it, then competence" in orders[0]
    assert "personal leadership, then reach" in orders[1]
    assert "Too early to begin: marketing, customer service and public relations" in orders[0]
