"""Stages: each rule in the smallest world, its bounds to the second, and what changes when a team changes a setting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.accounts.stages import RULES, STAGES, stages
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results import CASES, ORGANISATIONS, TIMELINE
from cordee.core.vocabulary.settings import DEFAULTS
from tests.asking import Row, answer, when

AS_OF = when("2026-06-30")
SECOND = timedelta(seconds=1)


def ago(days: float) -> datetime:
    return AS_OF - timedelta(days=days)


def touch(at: datetime, person: str | None = None, **more: Any) -> Row:
    return {
        "organisation_id": "o",
        "happened_at": at,
        "person_id": person,
        "touch_key": f"{at}{person}",
        "technique": "webinar",
    } | more


def case(*, offer: str = "", opportunity: datetime | None = None, won: datetime | None = None, lost: datetime | None = None,
         lead: datetime | None = None) -> Row:  # fmt: skip
    steps = [one for one in (lead, opportunity, won, lost) if one]
    return {"organisation_id": "o", "offer": offer, "lead_at": lead, "opportunity_at": opportunity, "won_at": won, "lost_at": lost,
            "opened_at": min(steps), "case_key": f"{offer}{steps}"}  # fmt: skip


def world(touches: list[Row], cases: list[Row]) -> dict[Contract, list[Row]]:
    return {ORGANISATIONS: [{"organisation_id": "o"}], TIMELINE: touches, CASES: cases}


def all_stages(touches: list[Row] | None = None, cases: list[Row] | None = None, **changed: int) -> dict[str, Row]:
    rows = answer(world(touches or [], cases or []), stages(AS_OF, DEFAULTS | changed))
    return {row["offer"]: row for row in rows}


def stage(touches: list[Row] | None = None, cases: list[Row] | None = None, **changed: int) -> str:
    return str(all_stages(touches, cases, **changed)[""]["stage"])


def since(touches: list[Row] | None = None, cases: list[Row] | None = None) -> object:
    return all_stages(touches, cases)[""]["since"]


def test_a_company_that_nobody_met_is_not_yet_met():
    found = all_stages()[""]

    assert (found["stage"], found["since"], found["rule"]) == ("none", None, "nothing")


def test_a_touch_ninety_days_ago_still_makes_aware_and_one_a_second_older_does_not():
    assert stage([touch(ago(90))]) == "awareness"
    assert stage([touch(ago(90) - SECOND)]) == "none"


def test_awareness_begins_with_the_first_touch_of_the_ninety_days():
    assert since([touch(ago(100)), touch(ago(80)), touch(ago(10))]) == ago(80).date()


def test_two_people_within_ninety_days_make_consideration_and_one_person_twice_does_not():
    assert stage([touch(ago(90), "ana"), touch(ago(5), "bo")]) == "consideration"
    assert stage([touch(ago(90), "ana"), touch(ago(5), "ana")]) == "awareness"
    assert stage([touch(ago(90) - SECOND, "ana"), touch(ago(5), "bo")]) == "awareness"


def test_touches_by_nobody_known_do_not_add_up_to_people():
    assert stage([touch(ago(9)), touch(ago(5)), touch(ago(4), "ana")]) == "awareness"


def test_one_act_of_high_intent_makes_consideration_by_itself_while_it_is_recent():
    assert stage([touch(ago(90), "ana", intent="high")]) == "consideration"
    assert stage([touch(ago(91), "ana", intent="high")]) == "none"


def test_consideration_begins_with_the_second_person_or_the_intent_whichever_came_first():
    people = [touch(ago(60), "ana"), touch(ago(40), "bo"), touch(ago(20), "cy")]

    assert since(people) == ago(40).date()
    assert since([*people, touch(ago(50), "ana", intent="high")]) == ago(50).date()


def test_an_open_opportunity_wins_over_all():
    cases = [case(opportunity=ago(20)), case(opportunity=ago(90), won=ago(50)), case(opportunity=ago(80), lost=ago(1))]

    assert stage([touch(ago(5), "ana"), touch(ago(4), "bo")], cases) == "purchase"
    assert since([], cases) == ago(20).date()


def test_a_lead_alone_is_no_purchase():
    assert stage([], [case(lead=ago(20))]) == "none"


def test_a_win_makes_a_customer_for_24_months_to_the_day():
    assert stage([], [case(won=when("2024-06-30"))]) == "customer"
    assert stage([], [case(won=when("2024-06-30") - SECOND)]) == "none"


def test_a_customer_who_loses_another_case_stays_a_customer():
    assert stage([], [case(opportunity=ago(300), won=ago(200)), case(opportunity=ago(100), lost=ago(50))]) == "customer"


def test_a_lost_opportunity_with_nothing_since_is_lost_however_long_ago():
    found = all_stages([touch(ago(900))], [case(opportunity=ago(800), lost=ago(700))])[""]

    assert (found["stage"], found["since"], found["rule"]) == ("lost", ago(700).date(), "last_lost")


def test_a_touch_before_the_loss_does_not_unmake_it_and_one_after_does():
    lost = case(opportunity=ago(80), lost=ago(30))

    assert stage([touch(ago(40), "ana")], [lost]) == "lost"
    assert stage([touch(ago(30), "ana")], [lost]) == "lost"
    assert stage([touch(ago(30) + SECOND, "ana")], [lost]) == "awareness"


def test_what_two_people_did_before_the_loss_is_no_consideration_and_one_touch_after_it_is_enough_to_consider_again():
    before = [touch(ago(80), "ana"), touch(ago(60), "bo", intent="high")]
    lost = case(opportunity=ago(85), lost=ago(30))

    assert stage(before) == "consideration"
    found = all_stages(before, [lost])[""]
    assert (found["stage"], found["since"], found["rule"]) == ("lost", ago(30).date(), "last_lost")
    assert stage([*before, touch(ago(10), "ana")], [lost]) == "consideration"


def test_an_old_loss_does_not_hide_what_came_since():
    lost = case(opportunity=ago(300), lost=ago(200))

    assert stage([touch(ago(20), "ana")], [lost]) == "awareness"
    assert stage([touch(ago(20), "ana"), touch(ago(10), "bo")], [lost]) == "consideration"


def test_calling_recent_people_consideration_whatever_came_of_them_would_hide_a_loss():
    touches = [touch(ago(80), "ana"), touch(ago(60), "bo")]

    tempting = "consideration" if len({one["person_id"] for one in touches if one["happened_at"] >= ago(90)}) > 1 else "lost"

    assert tempting == "consideration"
    assert stage(touches, [case(opportunity=ago(85), lost=ago(30))]) == "lost"


def test_a_touch_after_the_loss_unmakes_it_even_when_it_is_too_old_to_make_aware():
    assert stage([touch(ago(100))], [case(opportunity=ago(300), lost=ago(200))]) == "none"


def test_a_win_after_the_loss_unmakes_it_even_when_the_customer_months_are_over():
    cases = [case(opportunity=ago(1500), lost=ago(1400)), case(opportunity=ago(1300), won=ago(1200))]

    assert stage([], cases) == "none"


def test_a_new_lead_after_the_loss_is_something_since():
    assert stage([], [case(opportunity=ago(300), lost=ago(200)), case(lead=ago(20))]) == "none"


def test_each_offer_has_its_own_stage_and_any_offer_has_the_furthest():
    cases = [case(offer="audit", opportunity=ago(10)), case(offer="support", won=ago(100))]

    found = {offer: row["stage"] for offer, row in all_stages([], cases).items()}

    assert found == {"": "purchase", "audit": "purchase", "support": "customer"}


def test_an_account_without_a_case_has_one_row_and_a_case_without_an_offer_adds_none():
    assert list(all_stages([touch(ago(5))])) == [""]
    assert list(all_stages([], [case(opportunity=ago(5))])) == [""]


def test_a_case_of_nobody_is_nobodys_stage():
    orphan = case(opportunity=ago(5)) | {"organisation_id": None}

    assert stage([], [orphan]) == "none"


@pytest.mark.parametrize(
    ("changed", "before", "after"),
    [
        ({"aware_days": 4}, "awareness", "none"),
        ({"consideration_people": 1}, "awareness", "consideration"),
        ({"consideration_days": 4, "consideration_people": 1}, "awareness", "awareness"),
    ],
)
def test_a_team_that_changes_a_setting_changes_the_stage(changed: dict[str, int], before: str, after: str):
    touches = [touch(ago(5), "ana")]

    assert stage(touches) == before
    assert stage(touches, **changed) == after


def test_the_customer_months_are_a_setting():
    won = [case(won=when("2026-05-01"))]

    assert (stage([], won), stage([], won, customer_months=1)) == ("customer", "none")


def test_the_evidence_counts_what_decided_and_points_to_the_rows():
    found = all_stages([touch(ago(9), "ana"), touch(ago(5), "bo"), touch(ago(3), "bo")])[""]["evidence"]

    assert (found["n"], found["low"], found["reason"], found["formula"]) == (2, None, "counted", "people_or_intent")
    assert found["rows"] == "timeline?organisation_id=o"


days = st.integers(1, 1200)
some_touches = st.lists(
    st.tuples(days, st.sampled_from([None, "ana", "bo"]), st.sampled_from([None, "high"])).map(
        lambda one: touch(ago(one[0]), one[1], intent=one[2])
    ),
    max_size=4,
)
some_cases = st.lists(
    st.tuples(days, st.sampled_from(["won_at", "lost_at", None]), st.sampled_from(["", "audit"])).map(
        lambda one: case(
            offer=one[2],
            opportunity=ago(one[0]),
            won=ago(one[0] / 2) if one[1] == "won_at" else None,
            lost=ago(one[0] / 2) if one[1] == "lost_at" else None,
        )
    ),
    max_size=3,
)


@settings(max_examples=25)
@given(some_touches, some_cases)
def test_every_stage_names_a_rule_and_has_a_date_unless_nothing_happened(touches: list[Row], cases: list[Row]):
    for row in all_stages(touches, cases).values():
        assert row["stage"] in STAGES
        assert row["rule"] in RULES
        assert (row["since"] is None) == (row["stage"] == "none")
        assert row["since"] is None or row["since"] <= AS_OF.date()
        assert row["evidence"]["n"] > 0 or row["stage"] == "none"


@settings(max_examples=15)
@given(some_touches, some_cases)
def test_the_order_of_touches_and_cases_does_not_matter(touches: list[Row], cases: list[Row]):
    assert all_stages(touches, cases) == all_stages(touches[::-1], cases[::-1])
