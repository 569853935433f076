"""Accounts seen from all sides: each figure in the smallest world in which it means something, and its bounds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.accounts.accounts import account_techniques, accounts
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results import ACCOUNT_TECHNIQUES, ACCOUNTS, CASES, ORGANISATIONS, PERSONS, STAGES, TIMELINE
from tests.asking import Row, answer, when

AS_OF = when("2026-06-30")
SECOND = timedelta(seconds=1)


def ago(days: float) -> datetime:
    return AS_OF - timedelta(days=days)


def touch(at: datetime, person: str | None = None, technique: str = "webinar", *, account: str = "o", seconds: int | None = None,
          ) -> Row:  # fmt: skip
    return {"organisation_id": account, "happened_at": at, "person_id": person, "touch_key": f"{at}{person}{technique}",
            "technique": technique, "seconds": seconds}  # fmt: skip


def case(*, opportunity: float | None = None, won: float | None = None, lost: float | None = None, amount: str | None = None,
         currency: str | None = "EUR", account: str | None = "o") -> Row:  # fmt: skip
    """Make a case; its steps are told as so many days before the run's date."""
    steps = {"opportunity_at": opportunity, "won_at": won, "lost_at": lost}
    return {
        "organisation_id": account, "case_key": f"{account}{steps}{amount}{currency}", "opened_at": AS_OF,
        "amount": None if amount is None else Decimal(amount), "currency": currency,
    } | {name: None if days is None else ago(days) for name, days in steps.items()}  # fmt: skip


def found(touches: list[Row] | None = None, cases: list[Row] | None = None, **more: list[Row]) -> dict[str, Row]:
    world: dict[Contract, list[Row]] = {
        ORGANISATIONS: more.get("organisations", [{"organisation_id": "o", "name": "Fonderie"}]),
        PERSONS: more.get("people", []),
        STAGES: more.get("stages", []),
        TIMELINE: touches or [],
        CASES: cases or [],
    }
    rows = answer(world, accounts(AS_OF))
    assert all(set(row) == set(ACCOUNTS.names) for row in rows)
    return {row["organisation_id"]: row for row in rows}


def one(touches: list[Row] | None = None, cases: list[Row] | None = None, **more: list[Row]) -> Row:
    return found(touches, cases, **more)["o"]


def met_by(touches: list[Row]) -> dict[tuple[str, str], Row]:
    rows = answer({TIMELINE: touches}, account_techniques())
    assert all(set(row) == set(ACCOUNT_TECHNIQUES.names) for row in rows)
    return {(row["organisation_id"], row["technique"]): row for row in rows}


def test_an_account_that_nobody_met_counts_nought_and_has_no_dates():
    row = one()

    counts = ("people", "breadth", "touches", "touches_90_days", "engagement_minutes", "open_deals", "won_deals", "lost_deals")
    assert {row[name] for name in counts} == {0}
    assert {row[name] for name in ("first_touch", "last_touch", "recency_days", "stage_since", "revenue", "currency")} == {None}
    assert (row["stage"], row["evidence"]["n"], row["evidence"]["reason"]) == ("none", 0, "counted")


def test_an_account_without_a_name_is_called_by_its_key():
    assert one(organisations=[{"organisation_id": "o"}])["name"] == "o"


def test_a_competitor_stays_in_the_list_and_says_so():
    assert one(organisations=[{"organisation_id": "o", "relation": "competitor"}])["relation"] == "competitor"


def test_the_stage_is_that_of_any_offer_and_not_that_of_one():
    stages = [{"organisation_id": "o", "offer": "", "stage": "customer", "since": date(2026, 1, 2)},
              {"organisation_id": "o", "offer": "audit", "stage": "lost", "since": date(2026, 5, 1)}]  # fmt: skip

    row = one(stages=stages)

    assert (row["stage"], row["stage_since"]) == ("customer", date(2026, 1, 2))


def test_everybody_known_counts_as_people_and_only_who_was_active_in_ninety_days_counts_as_breadth():
    people = [{"person_id": name, "organisation_id": "o"} for name in ("ana", "bo", "cy")]
    touches = [touch(ago(90), "ana"), touch(ago(5), "ana"), touch(ago(90) - SECOND, "bo"), touch(ago(5))]

    row = one(touches, people=[*people, {"person_id": "di", "organisation_id": "other"}, {"person_id": "ed"}])

    assert (row["people"], row["breadth"]) == (3, 1)


def test_a_touch_ninety_days_ago_is_recent_and_one_a_second_older_counts_only_in_all():
    row = one([touch(ago(90)), touch(ago(90) - SECOND)])

    assert (row["touches"], row["touches_90_days"]) == (2, 1)


def test_minutes_are_those_of_ninety_days_in_whole_minutes_and_say_how_many_touches_were_measured():
    row = one([touch(ago(3), seconds=100), touch(ago(2), seconds=79), touch(ago(1)), touch(ago(100), seconds=6000)])

    assert (row["engagement_minutes"], row["minutes_measured"]) == (2, 2)


def test_cutting_each_touch_to_whole_minutes_would_lose_time():
    touches = [touch(ago(day), seconds=59) for day in range(1, 61)]

    assert sum(row["seconds"] // 60 for row in touches) == 0
    assert one(touches)["engagement_minutes"] == 59


@pytest.mark.parametrize(("days", "recency"), [(0, 0), (0.01, 1), (0.99, 1), (1, 1), (1.4, 2), (400, 400)])
def test_recency_counts_days_of_the_calendar_since_the_last_touch(days: float, recency: int):
    assert one([touch(ago(500)), touch(ago(days))])["recency_days"] == recency


def test_the_first_and_the_last_touch_are_dates_whatever_the_order():
    row = one([touch(ago(5)), touch(ago(900)), touch(ago(40))])

    assert (row["first_touch"], row["last_touch"]) == (ago(900).date(), ago(5).date())


def test_deals_are_open_won_or_lost_and_a_lead_is_none_of_them():
    cases = [case(opportunity=9), case(opportunity=8), case(opportunity=50, won=5), case(opportunity=70, lost=6), case()]

    row = one([], cases)

    assert (row["open_deals"], row["won_deals"], row["lost_deals"]) == (2, 1, 1)


def test_revenue_is_of_won_cases_with_an_amount_and_to_the_cent():
    cases = [case(won=5, amount="1000.10"), case(won=9, amount="0.20"), case(lost=5, amount="70"), case(opportunity=5, amount="7"),
             case(won=3)]  # fmt: skip

    row = one([], cases)

    assert (row["revenue"], row["currency"], row["other_revenue"], row["won_deals"]) == (Decimal("1000.30"), "EUR", None, 3)


def test_money_of_two_currencies_is_never_added_up_and_the_one_used_most_stands_first():
    cases = [case(won=5, amount="900", currency="GBP"), case(won=6, amount="10"), case(won=7, amount="20"),
             case(won=8, amount="5", currency="CHF")]  # fmt: skip

    row = one([], cases)

    assert (row["revenue"], row["currency"], row["other_revenue"]) == (Decimal("30.00"), "EUR", ["5.00 CHF", "900.00 GBP"])


def test_of_two_currencies_used_as_often_the_same_one_always_stands_first():
    cases = [case(won=5, amount="900", currency="GBP"), case(won=6, amount="10", currency="EUR")]

    assert one([], cases)["currency"] == one([], cases[::-1])["currency"] == "EUR"


def test_what_belongs_to_nobody_or_to_another_is_not_counted():
    touches = [touch(ago(5), account=""), touch(ago(5), account="other")]
    cases = [case(won=5, amount="10", account=None), case(won=5, amount="10", account="other")]

    row = one(touches, cases, people=[{"person_id": "ana", "organisation_id": "other"}])

    assert (row["touches"], row["people"], row["won_deals"], row["revenue"]) == (0, 0, 0, None)


def test_an_account_appears_once_however_much_is_known_of_it():
    touches = [touch(ago(day), person) for day in (1, 2, 300) for person in ("ana", "bo")]
    cases = [case(won=5, amount="1"), case(won=6, amount="1", currency="GBP"), case(opportunity=3)]
    stages = [{"organisation_id": "o", "offer": offer, "stage": "purchase"} for offer in ("", "audit", "support")]

    rows = answer({ORGANISATIONS: [{"organisation_id": "o"}], TIMELINE: touches, CASES: cases, STAGES: stages,
                   PERSONS: [{"person_id": "ana", "organisation_id": "o"}]}, accounts(AS_OF))  # fmt: skip

    assert len(rows) == 1


def test_the_evidence_counts_the_touches_and_points_to_them():
    evidence = one([touch(ago(5)), touch(ago(500))])["evidence"]

    assert (evidence["n"], evidence["low"], evidence["high"], evidence["reason"]) == (2, None, None, "counted")
    assert (evidence["until"], evidence["rows"]) == (AS_OF.date(), "timeline?organisation_id=o")


def test_what_passed_between_us_is_counted_technique_by_technique():
    touches = [touch(ago(9), "ana", seconds=60), touch(ago(5), "bo"), touch(ago(3), "ana", seconds=30), touch(ago(2), None, "blog"),
               touch(ago(1), "cy", account="other")]  # fmt: skip

    rows = met_by(touches)

    webinar = rows["o", "webinar"]
    assert (webinar["touches"], webinar["people"], webinar["seconds"]) == (3, 2, 90)
    assert (webinar["first_touch"], webinar["last_touch"]) == (ago(9).date(), ago(3).date())
    assert (rows["o", "blog"]["people"], rows["o", "blog"]["seconds"], rows["other", "webinar"]["touches"]) == (0, 0, 1)


def test_a_touch_without_an_account_is_nobodys_technique():
    assert met_by([touch(ago(5), account="")]) == {}


some_touches = st.lists(
    st.builds(
        touch,
        st.integers(0, 1000).map(ago),
        st.sampled_from([None, "ana", "bo"]),
        st.sampled_from(["webinar", "blog"]),
        account=st.sampled_from(["", "o", "p"]),
        seconds=st.none() | st.integers(0, 5000),
    ),
    max_size=8,
    unique_by=lambda row: (row["touch_key"], row["organisation_id"]),
)
some_cases = st.lists(
    st.builds(
        case,
        opportunity=st.none() | st.integers(0, 900),
        won=st.none() | st.integers(0, 900),
        amount=st.none() | st.integers(0, 10**6).map(str),
        currency=st.sampled_from([None, "EUR", "GBP"]),
        account=st.sampled_from([None, "o", "p"]),
    ),
    max_size=6,
)


@settings(max_examples=20)
@given(some_touches, some_cases)
def test_nothing_is_counted_twice_and_a_part_is_never_more_than_the_whole(touches: list[Row], cases: list[Row]):
    rows = found(touches, cases, organisations=[{"organisation_id": "o"}, {"organisation_id": "p"}])

    assert sum(row["touches"] for row in rows.values()) == sum(bool(row["organisation_id"]) for row in touches)
    for id, row in rows.items():
        own = [each for (account, _), each in met_by(touches).items() if account == id]
        assert row["touches"] == sum(each["touches"] for each in own)
        assert row["breadth"] <= row["touches_90_days"] <= row["touches"]
        assert row["minutes_measured"] <= row["touches_90_days"]
        assert (row["recency_days"] is None) == (row["touches"] == 0)
        assert (row["revenue"] is None) == (row["currency"] is None)
        assert row["won_deals"] == sum(each["won_at"] is not None for each in cases if each["organisation_id"] == id)
