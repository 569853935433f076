"""The written contract from 1,000 €: hand-worked sums, windows that no order and no leap year hides, and the tempting wrong sum.

Source: law no 2023-451 art. 8 and decree no 2025-1137 (in force 1 January 2026), KNOWLEDGE 9.1, F50–F54.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.paid import (
    MENTIONS,
    THRESHOLD,
    Contract,
    Payment,
    findings,
    keys_of,
    mentions_needed,
    standing,
    year_from,
)
from cordee.core.vocabulary.problems_of_registers import BadContract

ALL = frozenset(MENTIONS)


def paid(day, value, *, kind="pay", giver="Acme", objective="launch", currency="EUR", person="p"):
    return Payment(person, kind, giver, objective, date.fromisoformat(day), None if value is None else Decimal(value), currency)


def judged(payments, day, contracts=(), *, giver="Acme", objective="launch"):
    return standing(payments, contracts, person="p", giver=giver, objective=objective, day=date.fromisoformat(day))


def contract(signed="2026-01-15", *, mentions=ALL, giver="Acme", objective="launch", until=None):
    return Contract(
        giver, objective, "binder 4", date.fromisoformat(signed), mentions, date.fromisoformat(until) if until else None
    )


@pytest.mark.parametrize(
    ("value", "state"),
    [("0.01", "below"), ("999.98", "below"), ("999.99", "near"), ("1000.00", "needs_contract"), ("5000", "needs_contract")],
)
def test_a_cent_below_the_threshold_warns_and_the_threshold_itself_blocks(value, state):
    assert judged([paid("2026-03-01", value)], "2026-03-01").state == state


def test_pay_gifts_and_commission_feed_one_sum_and_a_salary_does_not():
    payments = [
        paid("2026-02-01", "400"),
        paid("2026-03-01", "350.50", kind="gift"),
        paid("2026-04-01", "249.50", kind="commission"),
    ]

    assert judged(payments, "2026-04-01").total == Decimal("1000.00")
    assert judged([paid("2026-02-01", "40000", kind="employment")], "2026-04-01").state == "below"


def test_a_rolling_breach_is_found_that_the_calendar_year_misses():
    payments = [paid("2026-11-15", "700"), paid("2027-02-10", "300")]

    found = judged(payments, "2027-02-10")

    assert found.calendar.total == Decimal("300.00"), "the tempting sum: the calendar year alone sees no breach"
    assert found.rolling.total == Decimal("1000.00")
    assert found.state == "needs_contract"


def test_a_calendar_breach_is_found_though_half_of_it_is_agreed_for_later_in_the_year():
    payments = [paid("2026-01-10", "600"), paid("2026-12-20", "400")]

    assert judged(payments, "2026-06-01").state == "needs_contract"


def test_two_payments_one_whole_year_apart_are_in_no_twelve_months():
    payments = [paid("2026-03-10", "600"), paid("2027-03-10", "600")]

    assert judged(payments, "2027-03-10").total == Decimal("600.00")
    assert judged([paid("2026-03-10", "600"), paid("2027-03-09", "600")], "2027-03-09").state == "needs_contract"


@pytest.mark.parametrize(
    ("first", "last"),
    [("2028-02-29", "2029-02-28"), ("2027-03-01", "2028-02-29"), ("2027-02-28", "2028-02-27"), ("2028-03-01", "2029-02-28"),
     ("2026-01-01", "2026-12-31"), ("2099-12-31", "2100-12-30")],
)  # fmt: skip
def test_twelve_months_end_the_day_before_they_come_round_also_over_a_leap_day(first, last):
    assert year_from(date.fromisoformat(first)) == date.fromisoformat(last)


def test_a_payment_on_the_leap_day_counts_in_the_twelve_months_that_end_on_it():
    payments = [paid("2027-03-01", "500"), paid("2028-02-29", "500")]

    assert judged(payments, "2028-02-29").state == "needs_contract"
    assert judged([paid("2027-02-28", "500"), paid("2028-02-29", "500")], "2028-02-29").state == "below"


def test_another_objective_another_advertiser_another_person_are_other_sums():
    payments = [paid("2026-02-01", "600"), paid("2026-02-02", "600", objective="fair"), paid("2026-02-03", "600", giver="Birch"),
                paid("2026-02-04", "600", person="q")]  # fmt: skip

    assert judged(payments, "2026-03-01").total == Decimal("600.00")


def test_one_advertiser_written_in_three_ways_is_one_advertiser():
    payments = [
        paid("2026-02-01", "400", giver="ACME SAS"),
        paid("2026-02-02", "300", giver="acmé"),
        paid("2026-02-03", "300", giver=" Acme  "),
    ]

    assert judged(payments, "2026-03-01").state == "needs_contract"
    assert len(keys_of(payments)) == 1


def test_an_advertiser_in_letters_that_are_not_latin_is_not_mixed_with_another():
    payments = [paid("2026-02-01", "600", giver="Ромашка"), paid("2026-02-02", "600", giver="東京")]

    assert judged(payments, "2026-03-01", giver="ромашка").total == Decimal("600.00")


def test_what_names_no_objective_counts_for_each():
    payments = [paid("2026-02-01", "600"), paid("2026-02-02", "400", objective="")]

    assert judged(payments, "2026-03-01").state == "needs_contract"
    assert keys_of(payments) == [("p", "Acme", "launch")]
    assert keys_of(payments[1:]) == [("p", "Acme", "")]


def test_another_currency_is_not_converted_and_the_answer_is_that_we_cannot_tell():
    found = judged([paid("2026-02-01", "600"), paid("2026-02-02", "450", currency="USD")], "2026-03-01")

    assert (found.state, found.total, found.rolling.unknown) == ("cannot_tell", Decimal("600.00"), 1)
    assert findings(found)[0].severity == "needs_reason"


def test_a_gift_of_unknown_value_leaves_no_doubt_where_the_rest_is_enough():
    assert judged([paid("2026-02-01", None, kind="gift", currency="")], "2026-03-01").state == "cannot_tell"
    assert (
        judged([paid("2026-02-01", None, kind="gift", currency=""), paid("2026-02-02", "1000")], "2026-03-01").state
        == "needs_contract"
    )


def test_something_unknown_two_years_ago_casts_no_doubt_on_today():
    assert judged([paid("2026-02-01", None, kind="gift", currency=""), paid("2028-02-02", "10")], "2028-03-01").state == "below"


def test_before_2026_no_threshold_is_known_and_we_say_so():
    found = judged([paid("2025-06-01", "5000")], "2025-12-31")

    assert found.state == "not_in_force"
    assert [(one.rule, one.severity) for one in findings(found)] == [("contract.written", "warns")]
    assert "aucun seuil antérieur" in findings(found)[0].words.fr


def test_what_was_paid_in_2025_counts_in_the_twelve_months_that_reach_into_2026():
    assert judged([paid("2025-11-01", "700"), paid("2026-01-10", "300")], "2026-01-10").state == "needs_contract"


def test_a_signed_contract_with_all_mentions_lifts_the_block():
    payments = [paid("2026-02-01", "700"), paid("2026-02-02", "700", kind="gift")]

    assert judged(payments, "2026-03-01", [contract()]).state == "covered"
    assert findings(judged(payments, "2026-03-01", [contract()])) == []


@pytest.mark.parametrize("lacking", MENTIONS)
def test_a_contract_that_lacks_one_mention_lifts_nothing_and_the_mention_is_named(lacking):
    payments = [paid("2026-02-01", "700"), paid("2026-02-02", "700", kind="gift")]

    found = judged(payments, "2026-03-01", [contract(mentions=ALL - {lacking})])

    assert (found.state, found.missing) == ("needs_contract", (lacking,))
    assert MENTIONS[lacking].fr in findings(found)[0].words.fr


@pytest.mark.parametrize(
    "other",
    [contract("2026-03-02"), contract(until="2026-02-28"), contract(giver="Birch"), contract(objective="fair")],
    ids=["signed later", "ended", "another advertiser", "another objective"],
)
def test_a_contract_that_is_about_something_else_or_not_yet_signed_lifts_nothing(other):
    assert judged([paid("2026-02-01", "1000")], "2026-03-01", [other]).state == "needs_contract"


def test_of_two_contracts_the_more_complete_counts():
    short, whole = contract("2026-02-20", mentions=frozenset({"parties"})), contract()

    assert judged([paid("2026-02-01", "1000")], "2026-03-01", [short, whole]).state == "covered"


def test_gifts_alone_need_no_word_of_pay_and_pay_alone_none_of_gifts():
    assert ALL - mentions_needed({"gift"}) == {"pay"}
    assert ALL - mentions_needed({"commission"}) == {"in_kind"}
    assert mentions_needed({"gift", "pay"}) == ALL == mentions_needed(())


def test_a_rule_that_was_switched_off_finds_nothing_and_one_that_only_warns_warns():
    found = judged([paid("2026-02-01", "1000")], "2026-03-01")

    assert findings(found, "off") == []
    assert findings(found, "warns")[0].severity == "warns"


def test_a_contract_that_cannot_be_is_refused_with_what_is_wrong():
    with pytest.raises(BadContract, match="advertiser is missing; where it is kept"):
        Contract(" ", "", "", date(2026, 1, 1), ALL)


DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
PAYMENTS = st.lists(
    st.tuples(DAYS, st.integers(1, 70_000), st.sampled_from(["pay", "gift", "commission"])).map(
        lambda one: Payment("p", one[2], "Acme", "launch", one[0], Decimal(one[1]) / 100, "EUR")
    ),
    max_size=12,
)


@given(PAYMENTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(payments, day, dice):
    shuffled = dice.sample(payments, len(payments))

    assert judged(payments, day.isoformat()) == judged(shuffled, day.isoformat())


@given(PAYMENTS, DAYS)
def test_no_window_of_twelve_months_around_the_day_is_missed(payments, day):
    every = (day - timedelta(days=back) for back in range(367))
    brute = max(
        sum((one.value for one in payments if first <= one.day <= year_from(first)), Decimal(0))
        for first in every
        if year_from(first) >= day
    )

    found = judged(payments, day.isoformat())

    assert found.rolling.total == brute
    assert found.rolling.first <= day <= found.rolling.last == year_from(found.rolling.first)
    assert (found.state == "needs_contract") == (max(brute, found.calendar.total) >= THRESHOLD)


@given(PAYMENTS, DAYS, st.integers(1, 70_000), DAYS)
def test_one_more_payment_never_lowers_a_sum(payments, day, cents, when):
    more = [*payments, Payment("p", "pay", "Acme", "launch", when, Decimal(cents) / 100, "EUR")]

    assert judged(more, day.isoformat()).total >= judged(payments, day.isoformat()).total


@given(PAYMENTS)
def test_on_the_day_of_each_payment_a_sum_of_twelve_months_that_reaches_the_threshold_is_found(payments):
    for one in payments:
        reached = sum((other.value for other in payments if one.day <= other.day <= year_from(one.day)), Decimal(0))

        assert judged(payments, one.day.isoformat()).total >= reached
