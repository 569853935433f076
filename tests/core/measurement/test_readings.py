"""Two ways of sharing wins out, side by side: what they agree on, where they differ, what neither sees."""

from __future__ import annotations

from typing import Any

import pytest

from cordee.core.measurement.readings import DEFAULT, RIVAL, read


def row(
    model: str, item: str, credit: float | None, low: float | None = None, high: float | None = None, n: int = 30
) -> dict[str, Any]:
    evidence = {"low": low, "high": high, "n": n, "reason": None if low is not None else "too_few_winners"}
    return {"model": model, "item": item, "credit": credit, "credit_evidence": evidence}


def test_ranges_that_meet_agree_and_ranges_that_do_not_differ():
    rows = [
        row(DEFAULT, "mail", 20.0, 14, 27), row(RIVAL, "mail", 12.0, 8, 15),
        row(DEFAULT, "webinar", 30.0, 24, 37), row(RIVAL, "webinar", 18.0, 13, 23.9),
    ]  # fmt: skip

    found = read(rows)

    assert [(one.item, one.verdict) for one in found.items] == [("webinar", "differ"), ("mail", "agree")]
    assert [one.item for one in found.differing] == ["webinar"]


def test_where_either_has_no_range_nobody_says_that_they_agree():
    found = read([row(DEFAULT, "mail", 2.0, n=4), row(RIVAL, "mail", 2.0, n=4), row(DEFAULT, "call", 40.0, 30, 50)])

    assert [one.verdict for one in found.items] == ["unknown", "unknown"]


def test_wins_before_which_nothing_was_met_are_counted_but_given_to_nobody():
    found = read([row(DEFAULT, "mail", 20.0, 14, 27), row(DEFAULT, "", 5.0, n=0), row(RIVAL, "", 5.0, n=0)])

    assert (found.untouched, found.wins) == (5.0, 25.0)
    assert [one.item for one in found.items] == ["mail"]


@pytest.mark.parametrize(("n", "lacking"), [(4, 16), (0, 20)])
def test_below_twenty_winning_accounts_it_says_how_many_are_lacking(n, lacking):
    found = read([row(DEFAULT, "mail", float(n), n=n), row(DEFAULT, "call", 0.0, n=0)])

    assert found.lacking == lacking


def test_nothing_is_lacking_where_one_item_has_its_range():
    assert read([row(DEFAULT, "mail", 30.0, 20, 40), row(DEFAULT, "call", 1.0, n=2)]).lacking == 0


def test_nothing_at_all_is_no_wins():
    assert read([]).wins == 0
