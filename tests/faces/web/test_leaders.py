"""A territory's page says who leads, what is lacking, and that a gift ended it; of whom two spoke it says nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from cordee.core.trust.interests import Interest
from cordee.faces.web.facets import heard_of
from cordee.faces.web.leaders import leaders_of
from cordee.faces.web.speech import Words
from tests.hearing import BOB, company_that_asked
from tests.site import client_of, leave

HERE = "/voices/territories/bim/"


@pytest.fixture
def company(tmp_path):
    made = company_that_asked(tmp_path / "mine")
    made.clock = lambda: datetime(2026, 4, 2, 9, tzinfo=UTC)
    yield made
    leave()


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_gift_shows_a_seller_on_the_next_look_and_its_withdrawal_the_leader(company):
    client, registers = client_of("marketing"), company.registers()

    before = page(client.get(HERE))
    made = registers.declare(BOB, "Bob Stone", Interest("gift", "Mecanova", date(2026, 3, 20), topic="BIM"))
    given = page(client.get(HERE))
    registers.withdraw(made.id, why="It went back")
    after = page(client.get(HERE))

    assert "opinion leader" in before
    assert "seller By raters alone: opinion leader." in given
    assert "Lacking: independence on this subject." in given
    assert "seller" not in after
    assert "opinion leader" in after


def test_the_page_speaks_french_and_never_of_whom_two_alone_spoke(company):
    shown = page(client_of("marketing", "fr").get(HERE))

    assert "Les personnes de ce territoire" in shown
    assert "Il manque : la proximité avec ceux qui demandent." in shown.replace("\u00a0", " ")
    assert "Ines" not in shown


def test_leaders_come_first_and_sellers_after_relays(company):
    company.registers().declare(BOB, "Bob Stone", Interest("pay", "Mecanova", date(2026, 3, 20)))

    found = leaders_of(Words("en"), company.rows("leaders"))

    assert [row["name"] for row in found] == ["Maud Perrin", "Otto Low", "Bob Stone"]
    assert found[0]["expertise"].known
    assert [row["impartiality"].known for row in found] == [True, True, False]
    assert found[2]["impartiality"].line == "a declared interest weighs here"
    assert found[0]["depth"].line == "not measurable here"


def test_what_the_answers_are_worth_stands_on_the_surveys_page_with_the_terms_behind_why(company):
    shown = page(client_of("reader").get("/voices/surveys/1/"))

    assert "What these answers are worth" in shown
    assert re.search(r"Expertise \d\.\d of 7 between \d\.\d and \d\.\d · \d+ people who answered", shown)
    assert re.search(r"Do the items go together\? Too few answers to say: \d+ of the 30 it takes", shown)
    assert "Cronbach’s alpha" in shown
    assert "McDonald’s omega" in shown
    assert "Do those who judge agree?" in shown
    assert "Ours; no publication has validated them." in shown
    assert "Tested from 100 people on" in shown


def test_one_persons_facets_stand_point_by_point_and_what_was_not_asked_is_a_dash(company):
    (heard,) = heard_of(Words("en"), None, "Maud Perrin")

    found = {one.name: one for one in heard["figures"]}
    assert [one.known for one in found.values()] == [True, True, True, False, False, False]
    assert found["Impartiality, above how many"].bar is not None
    assert found["Conviction: people change their minds"].line == "the question was not asked"
    assert all(one.why is not None for one in found.values() if one.known)
