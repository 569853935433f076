"""Journeys: which touches belong to which case, in which order, and what stands where nothing is known."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from cordee.core.measurement.journeys import Unit, journeys, parts, spans
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.results_of_credits import CONTENT_TERRITORIES
from tests.asking import Row, answer, when

NOW = datetime(2026, 6, 1)


def case(key: str = "d", **more: Any) -> Row:
    known = {"case_key": key, "organisation_id": "o", "opened_at": when("2026-03-10 09:00"), "closed": True}
    return known | {name: when(at) if isinstance(at, str) and name.endswith("_at") else at for name, at in more.items()}


def touch(at: str, technique: str = "webinar", organisation: str = "o", **more: Any) -> Row:
    known = {"organisation_id": organisation, "happened_at": when(at), "touch_key": f"{at} {technique}", "technique": technique}
    return known | {"direction": "in"} | more


def found(cases: list[Row], touches: list[Row], *, look_back: int = 90, unit: Unit = "case") -> list[Row]:
    question = journeys(NOW, look_back_days=look_back, unseen=("unknown",), unit=unit)
    return answer({CASES: cases, TIMELINE: touches}, question.order_by("cluster", "unit"))


def test_a_journey_holds_the_touches_from_the_look_back_to_the_end_in_order_of_time():
    touches = [
        touch("2026-04-02", "meeting"),
        touch("2025-12-01", "trade_show"),
        touch("2026-03-01"),
        touch("2026-05-02", "call"),
    ]

    [one] = found([case(won_at="2026-05-01 10:00", amount=Decimal("900.00"), currency="EUR")], touches)

    assert one["technique"] == ["webinar", "meeting"]
    assert one["touched_at"] == [when("2026-03-01"), when("2026-04-02")]
    assert (one["outcome"], one["wins"], one["value"], one["currency"]) == ("won", 1, Decimal("900.00"), "EUR")


def test_a_lost_case_and_an_open_one_are_not_won_and_worth_nothing():
    lost, going = found([case("a", lost_at="2026-05-01 10:00", amount=Decimal("9.00")), case("b")], [touch("2026-05-20")])

    assert (lost["outcome"], lost["wins"], lost["value"], lost["technique"]) == ("lost", 0, None, [])
    assert (going["outcome"], going["wins"], going["ended_at"], going["technique"]) == ("open", 0, NOW, ["webinar"])


def test_an_account_without_a_case_is_on_one_journey_that_was_not_won():
    [one] = found([], [touch("2026-05-01"), touch("2026-05-03", "meeting"), touch("2025-05-03")])

    assert (one["cluster"], one["outcome"], one["technique"]) == ("o", "none", ["webinar", "meeting"])


def test_two_cases_of_one_account_share_its_touches():
    one, two = found([case("a", won_at="2026-05-01 10:00"), case("b", lost_at="2026-05-01 10:00")], [touch("2026-04-01")])

    assert one["technique"] == two["technique"] == ["webinar"]
    assert one["cluster"] == two["cluster"] == "o"


def test_a_case_of_nobody_knows_whom_is_an_untouched_journey_of_its_own():
    [one] = found([case(organisation_id=None, won_at="2026-05-01 10:00")], [touch("2026-04-01", organisation="")])

    assert (one["cluster"], one["technique"], one["touched_at"]) == ("case:d", [], [])


def test_a_technique_that_says_nothing_stands_empty_and_keeps_its_place():
    [one] = found([case()], [touch("2026-03-01", "unknown", carrier="ana"), touch("2026-03-02")])

    assert one["technique"] == [None, "webinar"]
    assert one["carrier"] == ["ana", None]


def test_leaving_out_touches_that_name_nothing_leaves_all_others_and_every_case():
    touches = [touch("2026-03-01", campaign="spring"), touch("2026-03-02", "call"), touch("2026-03-03", campaign="fair")]
    question = journeys(NOW, look_back_days=90, dimensions=("campaign",), named=True)

    rows = answer(
        {CASES: [case("a", organisation_id="o"), case("b", organisation_id="p")], TIMELINE: touches}, question.order_by("unit")
    )

    assert [(row["unit"], row["campaign"]) for row in rows] == [("case:a", ["spring", "fair"]), ("case:b", [])]


def test_parts_of_the_accounts_give_together_what_the_whole_gives():
    accounts = "abcdefg"
    touches = [touch(f"2026-05-0{day}", organisation=one) for one in accounts for day in range(1, 4)] + [touch("2026-05-01")]
    cases = [case(one, organisation_id=one) for one in "bdz"] + [case("n", organisation_id=None)]
    world = {CASES: cases, TIMELINE: touches}

    cut = spans([row["first"] for row in answer(world, parts(6))])
    asked = [journeys(NOW, look_back_days=90, within=span).order_by("cluster", "unit") for span in cut]

    assert len(cut) == 4
    whole = answer(world, journeys(NOW, look_back_days=90).order_by("cluster", "unit"))
    assert [row for part in asked for row in answer(world, part)] == whole


def test_a_touch_is_on_the_territory_of_its_content_and_on_none_where_nobody_knows():
    touches = [touch("2026-03-01", content="Energy at night"), touch("2026-03-02", content="Prices"), touch("2026-03-03")]
    places = [{"content": "Energy at night", "territory": "energy", "words": ["energy"]}]

    [one] = answer({CASES: [case()], TIMELINE: touches, CONTENT_TERRITORIES: places}, journeys(NOW, look_back_days=90))

    assert one["territory"] == ["energy", None, None]
    assert one["content"] == ["Energy at night", "Prices", None]


def test_an_account_s_journey_goes_to_its_first_win_with_the_first_of_each_step():
    cases = [case("a", lead_at="2026-03-11", won_at="2026-05-01 10:00", amount=Decimal("900.00"), currency="EUR"),
             case("b", opened_at="2026-05-02", lead_at="2026-05-03", won_at="2026-05-20", amount=Decimal("50.00"), currency="EUR")]  # fmt: skip
    touches = [touch("2026-03-01"), touch("2026-04-02", "meeting"), touch("2026-05-10", "call")]

    [one] = found(cases, touches, unit="account")

    assert (one["unit"], one["cluster"], one["outcome"], one["wins"], one["value"]) == (
        "account:o",
        "o",
        "won",
        1,
        Decimal("900.00"),
    )
    assert (one["lead_at"], one["won_at"], one["technique"]) == (
        when("2026-03-11"),
        when("2026-05-01 10:00"),
        ["webinar", "meeting"],
    )


def test_an_account_that_won_nothing_is_open_while_one_case_is_and_lost_after_its_last():
    lost = case("a", lost_at="2026-04-01 10:00")

    [closed] = found([lost, case("b", opened_at="2026-03-01", lost_at="2026-04-20")], [touch("2026-05-10")], unit="account")
    [going] = found([lost, case("b")], [touch("2026-05-10")], unit="account")

    assert (closed["outcome"], closed["ended_at"], closed["technique"]) == ("lost", when("2026-04-20"), [])
    assert (going["outcome"], going["ended_at"], going["technique"]) == ("open", NOW, ["webinar"])


def test_a_person_s_journey_holds_their_own_touches_and_the_win_they_are_the_contact_of():
    cases = [case(person_id="ana", won_at="2026-05-01 10:00")]
    touches = [touch("2026-04-01", person_id="ana"), touch("2026-04-02", "meeting", person_id="bob"), touch("2026-04-03", "call")]

    ana, bob = sorted(found(cases, touches, unit="person"), key=lambda one: one["unit"])

    assert (ana["unit"], ana["cluster"], ana["wins"], ana["technique"]) == ("person:ana", "o", 1, ["webinar"])
    assert (bob["unit"], bob["cluster"], bob["outcome"], bob["technique"]) == ("person:bob", "o", "none", ["meeting"])
