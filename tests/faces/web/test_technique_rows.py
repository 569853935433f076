"""Cells of a technique's row: what stands behind a delay and behind a return, said in full."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.faces.web.speech import Words
from cordee.faces.web.technique_rows import back, days

FRENCH, ENGLISH = Words("fr"), Words("en")


def delay(value: float | None, n: int, won: int, left: int = 0) -> dict[str, Any]:
    evidence = Estimate(value, n, 20, 60) if value else unknown("too_few", n)
    return {
        "days_to_win": value,
        "days_to_win_evidence": evidence.evidence(),
        "days_to_win_won": won,
        "days_to_win_left_out": left,
    }


def money(**row: Any) -> dict[str, Any]:
    evidence = unknown("counted", row.get("wins", 0)).evidence()
    return {
        "revenue_per_euro": None,
        "money_evidence": evidence,
        "wins": 0,
        "open_cases": 0,
        "cost": Decimal(500),
        "currency": "EUR",
    } | row


def test_a_delay_says_how_many_of_its_deals_are_won_and_how_many_still_open():
    assert days(ENGLISH, delay(42.0, 17, 9)).line.endswith("17 deals: 9 won and 8 still open")
    assert days(FRENCH, delay(42.0, 17, 9)).line.endswith("17 affaires\u00a0: 9 gagnées et 8 en cours")


def test_a_delay_says_which_deals_it_leaves_out_even_where_it_is_not_known():
    assert "1 affaire\u00a0: 1 gagnée · 2 laissées de côté, faute d’un jour connu" in days(FRENCH, delay(None, 1, 1, 2)).line


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (money(open_cases=4), "pas encore de revenu, 4 affaires en cours"),
        (money(wins=2, open_cases=1), "gagnées, mais sans montant"),
        (money(), "aucune affaire gagnée pour l’instant"),
    ],
)
def test_money_that_brought_nothing_back_yet_is_no_nought(row: dict[str, Any], line: str):
    found = back(FRENCH, row)

    assert (found.value, found.line, found.known) == ("–", line, False)


def test_a_small_return_is_not_rounded_to_nought():
    assert back(FRENCH, money(wins=1, revenue_per_euro=0.04, revenue=Decimal(20))).value == "0,04"


def test_a_return_says_of_how_many_wins_the_amount_is_known():
    row = money(wins=26, revenue_per_euro=26.3, revenue=Decimal(764805), priced_wins=25)

    assert back(FRENCH, row).line.endswith("montant connu pour 25 affaires sur 26 gagnées")
    assert "connu" not in back(FRENCH, row | {"priced_wins": 26}).line
