"""Who leads, as it is read: silent below three raters, and a class that a gift takes away at once and a correction gives back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cordee.core.trust.interests import Interest
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.wiring import Ask, Condition
from tests.hearing import BOB, RUN, company_that_asked
from tests.site import leave

GIFT = Interest("gift", "Mecanova", date(2026, 3, 20), topic="Digital Twin", objective="launch")


@pytest.fixture
def company(tmp_path):
    made = company_that_asked(tmp_path / "mine")
    made.clock = lambda: datetime(2026, 4, 2, 9, tzinfo=UTC)
    yield made
    leave()


def rows(company, run_id=None, **asked):
    return {row["name"]: row for row in company.rows("leaders", Ask(**asked), run_id=run_id)}


def test_one_leads_one_is_an_expert_and_of_whom_two_spoke_nothing_is_there(company):
    found = rows(company)

    assert {name: row["part"] for name, row in found.items()} == {
        "Bob Stone": "leader",
        "Maud Perrin": "expert",
        "Otto Low": "relay",
    }
    assert [found[name]["raters"] for name in ("Bob Stone", "Otto Low")] == [7, 7]
    assert found["Maud Perrin"]["lacks"] == ["empathy"]
    assert found["Bob Stone"]["expertise_evidence"]["low"] > found["Otto Low"]["expertise_evidence"]["high"]


def test_no_row_and_no_figure_tells_who_spoke_of_whom(company):
    told = company.table("leaders").to_pylist()

    assert "peer0" not in str(told)
    assert "Ines" not in str(told)


def test_a_gift_makes_a_seller_at_once_and_its_withdrawal_gives_the_class_back_both_kept(company):
    before = rows(company)["Bob Stone"]
    made = company.registers().declare(BOB, "Bob Stone", GIFT)
    given = rows(company)["Bob Stone"]
    company.registers().withdraw(made.id, why="It went to somebody else")
    after = rows(company)["Bob Stone"]

    assert (before["part"], given["part"], after) == ("leader", "seller", before)
    assert (given["interest"], given["lacks"], given["peers_part"]) == (True, ["independence"], "leader")
    assert [(one.withdrawn, one.why) for one in company.registers().history(made.id)] == [
        (False, ""), (True, "It went to somebody else"),
    ]  # fmt: skip


def test_conditions_and_counts_see_the_class_as_the_register_has_it(company):
    company.registers().declare(BOB, "Bob Stone", GIFT)
    sellers = Ask(where=(Condition("part", "=", "seller"),))

    assert list(rows(company, where=sellers.where)) == ["Bob Stone"]
    assert company.reader().tally(LEADERS, "part") == {"expert": 1, "relay": 1, "seller": 1}
    assert company.reader().count(LEADERS, sellers) == 1


def test_an_interest_on_another_subject_or_over_by_now_changes_nothing(company):
    for one in (Interest("pay", "Mecanova", date(2026, 1, 1), topic="acoustics"),
                Interest("pay", "Mecanova", date(2026, 1, 1), until=date(2026, 2, 1)),
                Interest("employment", "Mecanova", date(2026, 1, 1)), Interest("friendship", "Cy", date(2026, 1, 1))):  # fmt: skip
        company.registers().declare(BOB, "Bob Stone", one)

    assert rows(company)["Bob Stone"]["part"] == "leader"


def test_whoever_no_file_knows_is_found_by_their_whole_name(company):
    company.registers().declare("maud@nowhere.example", "MAUD Perrin", GIFT)

    assert rows(company)["Maud Perrin"]["part"] == "seller"


def test_the_next_run_stores_the_class_and_a_kept_run_says_what_it_said(company):
    first = (company.folder / "results" / "current").resolve().name
    company.registers().declare(BOB, "Bob Stone", GIFT)
    second = company.run().run_id

    assert rows(company, second)["Bob Stone"]["part"] == "seller"
    assert rows(company, first)["Bob Stone"]["part"] == "leader"
    assert rows(company)["Bob Stone"]["peers_part"] == "leader"
    assert first != second
    assert RUN.isoformat() == company.run_info(first)["as_of"]
