"""Customers for the long tail: what each met and brought, and a fit that knows nothing of what came later."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np

from cordee.core.measurement.tail_customers import accounts_met, frozen_fit
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import ACCOUNTS, CASES, TIMELINE
from tests.asking import answer, when

NOW = when("2026-09-01")
START = datetime(2025, 1, 1)
NOTHING = unknown("counted").evidence()


def case(key, account, **more):
    return {"case_key": key, "organisation_id": account, "technique": "webinar", "opened_at": when("2026-03-01"), "closed": True,
            "currency": "EUR"} | more  # fmt: skip


def touch(account, moment, technique="webinar", direction="in"):
    return {"organisation_id": account, "happened_at": when(moment), "touch_key": f"{account}{moment}{technique}", "technique": technique,
            "direction": direction}  # fmt: skip


def met(cases, touches=(), costs=()):
    accounts = [
        {"organisation_id": one, "name": one, "stage": "none", "evidence": NOTHING}
        for one in {row["organisation_id"] for row in cases}
    ]
    rows = answer({CASES: cases, TIMELINE: touches, COSTS: costs, ACCOUNTS: accounts}, accounts_met(NOW, "EUR", ("paid_search",)))
    return {row["organisation_id"]: row for row in rows}


def test_an_account_counts_once_with_its_first_case_and_all_it_brought_where_every_amount_is_known():
    won = {"won_at": when("2026-04-01"), "amount": Decimal("100.00")}
    found = met(
        [case("1", "a", **won), case("2", "a", won_at=when("2026-06-01"), amount=Decimal("50.00"), opened_at=when("2026-05-01")),
         case("4", "b", lost_at=when("2026-04-02"), amount=Decimal("70.00")),
         case("5", "c", **won), case("6", "c", **won | {"currency": "CHF"}), case("7", "d", **won), case("8", "d", **won | {"amount": None}),
         case("9", "e", **won | {"currency": None})],
    )  # fmt: skip

    assert (found["a"]["orders"], found["a"]["revenue"], found["a"]["first_order_at"]) == (2, 150.0, when("2026-04-01"))
    assert [found[one]["revenue"] for one in "bcde"] == [None] * 4, "another currency or no amount is not nought"
    assert (found["b"]["first_order_at"], found["b"]["settled_at"]) == (None, when("2026-04-02"))


def test_paid_touches_count_before_the_first_order_only_and_ours_after_it():
    won = case("1", "a", won_at=when("2026-04-01"))
    touches = [
        touch("a", "2026-03-01", "paid_search"), touch("a", "2026-03-02"), touch("a", "2026-05-01", "paid_search"),
        touch("a", "2026-04-20", "meeting", "out"), touch("a", "2026-08-01", "meeting", "out"),
    ]  # fmt: skip

    found = met([won], touches)["a"]

    assert (found["paid_before"], found["spent"]) == (1, 0.0)
    assert (found["attention"], found["attention_now"]) == (1, 1)


def test_what_has_a_cost_is_paid_for_and_costs_its_share():
    won = case("1", "a", won_at=when("2026-04-01"))
    costs = [{"technique": "webinar", "amount": Decimal("90.00"), "currency": "EUR", "happened_at": when("2026-03-01")}]

    found = met([won], [touch("a", "2026-03-02"), touch("b", "2026-03-02"), touch("b", "2026-03-03")], costs)["a"]

    assert (found["paid_before"], found["spent"]) == (1, 30.0)


def market(n=600, *, turn=False, seed=4):
    """Accounts met one after the other; those by referral are won five times as often. With ``turn``, the later half the other way."""
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(n):
        technique = ("referral", "display")[number % 2]
        good = (technique == "referral") != (turn and number >= n // 2)
        won = rng.random() < (0.5 if good else 0.1)
        opened = START + timedelta(days=number)
        rows.append({"met_at": opened, "technique": technique, "country": "FR", "industry": None, "settled_at": opened + timedelta(days=20),
                     "first_order_at": opened + timedelta(days=20) if won else None})  # fmt: skip
    return rows


def test_the_first_accounts_have_no_score_and_the_later_ones_are_told_apart():
    rows = market()

    fit = frozen_fit(rows, rng=np.random.default_rng(1))

    assert np.isnan(fit.score[:120]).all()
    later = np.arange(120, 600)
    likely = np.array([rows[one]["technique"] == "referral" for one in later])
    assert (fit.score[later][likely] > fit.usual[later][likely]).all()
    assert (fit.score[later][~likely] < fit.usual[later][~likely]).all()


def test_a_score_knows_nothing_of_what_came_after_the_account_was_met():
    before, after = (frozen_fit(market(turn=turn), rng=np.random.default_rng(1)) for turn in (False, True))

    same = slice(0, 240)  # met before anything turned
    assert np.array_equal(before.score[same], after.score[same], equal_nan=True)
    assert not np.array_equal(before.score[480:], after.score[480:])


def test_too_few_wins_give_no_score():
    rows = market(100)

    assert np.isnan(frozen_fit(rows, rng=np.random.default_rng(1)).score).all()
