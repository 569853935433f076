"""On their own page people read in words what peers say of them: no score, no place, nobody else's name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from cordee.core.trust.interests import Interest
from tests.hearing import BOB, company_that_asked
from tests.site import client_of, leave

OTHERS = ("Maud", "Otto", "Ines")


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    made = company_that_asked(tmp_path_factory.mktemp("own") / "mine")
    made.clock = lambda: datetime(2026, 4, 2, 9, tzinfo=UTC)
    yield made
    leave()


def shown_to(company, said, language="en"):
    trust = company.trust()
    who = trust.whom(said)
    token = company.briefs().token(who.subjects[0], days=4000)
    client = client_of(None)
    client.cookies["language"] = language
    answer = client.get(f"/mine/{token}/")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_leader_reads_their_class_and_what_is_there_and_nobody_elses_name(company):
    shown = shown_to(company, BOB)

    assert "What peers say of me" in shown
    assert "Opinion leader" in shown
    assert "people named or rated you." in shown
    assert not [one for one in OTHERS if one in shown]
    assert "rank" not in shown.lower()


def test_it_speaks_french(company):
    shown = shown_to(company, BOB, "fr")

    assert "Ce que les pairs disent de moi" in shown
    assert "Leader d’opinion" in shown


def test_an_interest_in_the_register_is_said_and_how_to_have_it_corrected(company):
    made = company.registers().declare(BOB, "Bob Stone", Interest("gift", "Mecanova", date(2026, 3, 20), topic="BIM"))

    shown = shown_to(company, BOB)
    company.registers().withdraw(made.id, why="It went back")

    assert "Seller" in shown
    assert "An interest stands in our register." in shown


def test_somebody_of_whom_no_run_says_anything_sees_no_empty_section(company):
    assert "What peers say of me" not in shown_to(company, "anne.roux@acme.example")
