"""Techniques, from rows through the real questions to judged figures worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.measurement import techniques
from cordee.core.measurement.intervals import newcombe, wilson
from cordee.core.measurement.waits import waits
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import CASES, TECHNIQUES, TIMELINE, UNDATED, UNOPENED
from cordee.core.vocabulary.settings import DEFAULTS
from tests.asking import Row, tables, when

AS_OF = when("2026-06-30")
QUESTIONS = {
    "touches": techniques.touch_sums(),
    "cases": techniques.case_sums(AS_OF),
    "waited": waits(AS_OF),
    "revenues": techniques.money_sums(),
    "costs": techniques.cost_sums(),
    "costed": techniques.costed_touches(),
    "told": techniques.told_sums(),
    "seen": techniques.seen_sums(),
    "spoken": techniques.spoken_sums(["vague"], {"wide": ("narrow", "thin")}),
}


def case(technique: str = "a", *, lead: float | None = 400, opportunity: float | None = None, won: float | None = None,
         lost: float | None = None, amount: str | None = None, currency: str = "EUR", **more: Any) -> Row:  # fmt: skip
    """Make a case; its steps are told as so many days before the run's date."""
    steps = {"lead_at": lead, "opportunity_at": opportunity, "won_at": won, "lost_at": lost}
    times = {name: None if days is None else AS_OF - timedelta(days=days) for name, days in steps.items()}
    return {
        "technique": technique, "closed": won is not None or lost is not None, "opened_at": min(one for one in times.values() if one),
        "amount": None if amount is None else Decimal(amount), "currency": currency, "seen": "first",
    } | times | more  # fmt: skip


def touch(technique: str = "a", at: str = "2026-06-01") -> Row:
    return {"technique": technique, "happened_at": when(at)}


def cost(
    technique: str = "a", amount: str = "100", at: str = "2026-06-01", until: str | None = None, currency: str = "EUR"
) -> Row:
    return {"technique": technique, "amount": Decimal(amount), "currency": currency, "happened_at": when(at),
            "until": None if until is None else when(until)}  # fmt: skip


def sums(
    *, cases: list[Row] | None = None, touches: list[Row] | None = None, costs: list[Row] | None = None
) -> dict[str, list[Row]]:
    world: dict[Contract, list[Row]] = {
        CASES: [{"case_key": str(number)} | one for number, one in enumerate(cases or [])],
        TIMELINE: touches or [],
        COSTS: costs or [],
    }
    return dict(zip(QUESTIONS, (one.to_pylist() for one in tables(world, *QUESTIONS.values())), strict=True))


def judged(unseen: frozenset[str] = frozenset(), changed: dict[str, int] | None = None, **world: list[Row]) -> dict[str, Row]:
    answers = sums(**world)
    del answers["seen"], answers["spoken"]
    rows = techniques.judge_techniques(
        **answers,
        families=lambda key: f"family of {key}",
        settings=DEFAULTS | (changed or {}),
        as_of=AS_OF.date(),
        unseen=unseen,
    )
    assert all(set(row) <= set(TECHNIQUES.names) for row in rows)
    return {row["technique"]: row for row in rows}


def test_popularity_is_the_share_of_all_touches_and_the_most_used_is_first():
    found = judged(touches=[touch("a"), touch("b"), touch("b"), touch("c")])

    assert {key: (row["popularity"], row["rank"]) for key, row in found.items()} == {
        "a": (0.25, 2),
        "b": (0.5, 1),
        "c": (0.25, 3),
    }


def test_the_won_rate_is_of_closed_cases_and_open_ones_wait():
    found = judged(cases=[case(won=10), case(lost=5), case(opportunity=20), case("b", won=1)])["a"]

    assert (found["leads"], found["closed"], found["wins"], found["won_rate"]) == (3, 2, 1, 0.5)
    assert found["won_rate_evidence"]["low"] == wilson(1, 2).low
    assert found["difference_evidence"]["low"] == newcombe(1, 2, 1, 1).low


def test_a_case_too_young_for_a_horizon_does_not_count_against_the_technique():
    cases = [case(lead=90, opportunity=80), case(lead=89.99, opportunity=80), case(lead=200, opportunity=90)]

    found = judged(cases=cases)["a"]

    assert (found["opportunity_90"], found["opportunity_90_evidence"]["n"]) == (0.5, 2)
    assert (found["opportunity_180"], found["opportunity_180_evidence"]["n"]) == (1.0, 1)
    assert (found["opportunity_365"], found["opportunity_365_evidence"]["reason"]) == (None, "no_case_old_enough")


def test_a_win_on_the_last_day_of_a_horizon_made_it_and_one_a_day_later_did_not():
    found = judged(cases=[case(lead=400, opportunity=300, won=220), case(lead=400, opportunity=300, won=219)])["a"]

    assert (found["win_180"], found["win_365"], found["close_90"]) == (0.5, 1.0, 1.0)


def test_counting_young_cases_too_would_make_the_rate_too_low():
    cases = [case(lead=100, opportunity=50), *(case(lead=5) for _ in range(9))]

    naive = sum(one["opportunity_at"] is not None for one in cases) / len(cases)

    assert naive == 0.1
    assert judged(cases=cases)["a"]["opportunity_90"] == 1.0


def test_a_win_before_the_lead_is_no_conversion():
    assert judged(cases=[case(lead=100, won=200)])["a"]["win_90"] == 0.0


def test_costs_are_set_against_contacts_leads_opportunities_and_wins():
    cases = [case(won=10, opportunity=50, amount="900"), case(opportunity=50), case(lost=2)]

    found = judged(cases=cases, touches=[touch()] * 8, costs=[cost(amount="200"), cost(amount="100.10")])["a"]

    money = [found[f"cost_per_{one}"] for one in ("contact", "lead", "opportunity", "win")]
    assert money == [Decimal("37.51"), Decimal("100.03"), Decimal("150.05"), Decimal("300.10")]
    assert (found["cost"], found["revenue"], found["currency"]) == (Decimal("300.10"), Decimal("900.00"), "EUR")
    assert found["revenue_per_euro"] == pytest.approx(900 / 300.10)


def test_without_a_known_cost_there_is_no_cost_rather_than_nought():
    found = judged(cases=[case(won=10, amount="900")], touches=[touch()])["a"]

    assert found["cost"] is None
    assert found.get("cost_per_win") is None
    assert (found["revenue"], found["money_evidence"]["reason"], found["cost_known"]) == (Decimal("900.00"), "no_cost", 0.0)


def test_wins_without_an_amount_bring_no_return_of_nought():
    found = judged(cases=[case(won=10, amount="0"), case()], touches=[touch()], costs=[cost()])["a"]

    assert (found.get("revenue_per_euro"), found["money_evidence"]["reason"], found["open_cases"]) == (None, "counted", 1)


def test_a_cost_without_a_win_has_no_cost_per_win():
    found = judged(cases=[case()], touches=[touch()], costs=[cost()])["a"]

    assert (found["cost_per_win"], found["cost_per_lead"]) == (None, Decimal("100.00"))


def test_amounts_in_two_currencies_are_not_added_and_the_reason_is_given():
    apart = judged(cases=[case(won=10, amount="900", currency="USD")], touches=[touch()], costs=[cost()])["a"]
    mixed = judged(touches=[touch()], costs=[cost(), cost(currency="CHF")])["a"]

    for found in (apart, mixed):
        assert found["money_evidence"]["reason"] == "several_currencies"
        assert found.get("cost") is None
        assert found.get("cost_per_contact") is None


def test_the_share_with_a_cost_counts_touches_in_the_months_that_a_cost_covers():
    touches = [touch(at=f"2026-0{month}-15") for month in (1, 2, 3, 4)]

    assert judged(touches=touches, costs=[cost(at="2026-01-20")])["a"]["cost_known"] == 0.25
    assert judged(touches=touches, costs=[cost(at="2026-01-20", until="2026-03-02")])["a"]["cost_known"] == 0.75
    assert (
        judged(touches=touches, costs=[cost(at="2026-01-01", until="2026-04-30"), cost(at="2026-02-01")])["a"]["cost_known"]
        == 1.0
    )
    assert judged(touches=touches, costs=[cost("b", at="2026-01-20")])["a"]["cost_known"] == 0.0


def test_costs_of_less_than_half_of_the_touches_give_no_cost_per_win_and_the_team_says_how_many_are_enough():
    world: dict[str, Any] = {
        "cases": [case(won=3)],
        "touches": [touch(at=f"2026-0{month}-15") for month in (1, 2, 3, 4)],
        "costs": [cost(at="2026-01-20")],
    }

    quarter = judged(**world)["a"]
    half = judged(**world | {"costs": [cost(at="2026-01-20", until="2026-02-20")]})["a"]
    content = judged(**world, changed={"enough_costed_percent": 25})["a"]

    assert (quarter.get("cost_per_win"), quarter["money_evidence"]["reason"]) == (None, "costs_cover_little")
    assert (half["cost_per_win"], half["money_evidence"]["reason"]) == (Decimal("100.00"), "counted")
    assert content["cost_per_win"] == Decimal("100.00")
    assert judged(**world, changed={"enough_costed_percent": 26})["a"].get("cost_per_win") is None


def test_the_weight_of_a_best_bet_is_a_setting():
    cases = [case("lucky", won=1)] * 4 + [case("lucky", lost=1)] + [case("solid", won=1)] * 14 + [case("solid", lost=1)] * 11
    cases += [case("rest", won=1)] * 100 + [case("rest", lost=1)] * 700

    def bet(**changed: int) -> list[str]:
        return [key for key, row in judged(cases=cases, changed=changed | {"enough_closed": 100}).items() if row["best_bet"]]

    assert (bet(), bet(best_bet_weight=0)) == (["solid"], ["lucky"])


def test_a_technique_that_only_costs_or_that_only_buyers_name_has_a_row():
    found = judged(cases=[case(won=3, told="b")], costs=[cost("c")])

    assert list(found) == ["a", "b", "c"]
    assert (found["b"]["told"], found["b"]["touches"], found["a"]["told"]) == (1, 0, 0)


def test_the_wait_for_a_win_leaves_out_lost_cases_and_keeps_open_ones_waiting():
    cases = [case(lead=100, won=100 - days) for days in range(1, 13)] + [case(lead=50, lost=1)] * 20 + [case(lead=200)] * 3

    found = judged(cases=cases)["a"]

    assert (found["days_to_win"], found["days_to_win_evidence"]["n"]) == (8.0, 15)
    assert found["days_to_opportunity_evidence"]["reason"] == "too_few"


def test_a_win_on_a_day_that_nobody_knows_is_a_win_and_in_no_figure_of_days():
    dated = [case(lead=400, opportunity=390, won=380)] * 12
    undated = [case(lead=400, opportunity=390, won=1, flag=UNDATED)] * 12

    found, without = judged(cases=dated + undated)["a"], judged(cases=dated)["a"]

    assert found["wins"] == 24
    assert (found["win_90"], found["win_90_evidence"]["n"]) == (1.0, 12)
    assert found["opportunity_90_evidence"]["n"] == 24
    assert (found["days_to_win"], found["days_to_win_evidence"]["n"]) == (without["days_to_win"], 12)


@pytest.mark.parametrize("flag", [UNOPENED, "won before first contact"])
def test_a_win_whose_first_day_nobody_knows_is_a_win_and_in_no_figure_of_days(flag: str):
    dated = [case(lead=400, opportunity=390, won=380)] * 12 + [case(lead=20)] * 3
    unopened = [case(lead=None, opportunity=300, won=320, flag=flag)] * 5

    found, without = judged(cases=dated + unopened)["a"], judged(cases=dated)["a"]

    assert (found["wins"], found["open_cases"]) == (17, 3)
    assert (found["days_to_win_won"], found["days_to_win_left_out"], found["days_to_win_evidence"]["n"]) == (12, 5, 15)
    assert (found["days_to_win"], found["close_90"]) == (without["days_to_win"], without["close_90"])


def test_what_nobody_knows_is_counted_but_never_judged_nor_proposed():
    cases = [case("unknown", won=1)] * 20 + [case("unknown", lost=1)] * 5 + [case("b", lost=1)] * 60

    found = judged(cases=cases, unseen=frozenset({"unknown"}))

    assert (found["unknown"]["verdict"], found["unknown"]["wins"]) == ("unknown", 20)
    assert not any(row["best_bet"] for row in found.values())


def test_what_buyers_say_stands_beside_what_was_tracked():
    cases = [
        case("a", won=1, told="b"),
        case("a", won=1, told="b"),
        case("b", won=1, told="b"),
        case("a", won=1),
        case("a", lost=1, told="b"),
    ]
    answers = sums(cases=cases)

    rows = techniques.judge_visibility(answers["seen"], answers["told"], answers["spoken"][0], AS_OF.date())

    [told] = [row for row in rows if row["subject"] == "told"]
    assert (told["item"], told["share"], told["tracked_share"], told["evidence"]["n"]) == ("b", 1.0, 0.25, 3)


def test_what_cannot_be_seen_has_a_bar_of_its_own_and_the_bars_sum_to_one():
    cases = [case(won=1, seen=one) for one in ("first", "first", "halfway", "nothing")] + [case(lost=1, seen="nothing")]

    answers = sums(cases=cases)
    rows = techniques.judge_visibility(answers["seen"], [], answers["spoken"][0], AS_OF.date())

    seen = {row["item"]: row["share"] for row in rows if row["subject"] == "seen"}
    assert seen == {"first": 0.5, "declared": 0.0, "halfway": 0.25, "nothing": 0.25}


def spoken(*cases: Row) -> dict[tuple[str, str], tuple[float | None, int]]:
    answers = sums(cases=list(cases))
    rows = techniques.judge_visibility(answers["seen"], [], answers["spoken"][0], AS_OF.date())
    return {(row["subject"], row["item"]): (row["share"], row["evidence"]["n"]) for row in rows if row["subject"] != "seen"}


def test_who_speaks_is_counted_over_all_cases_and_who_differs_over_those_where_two_speak():
    found = spoken(
        case(tracked="a", declared="a", told="b"), case(tracked="a", declared="b"), case(tracked="a", declared="vague"), case()
    )

    assert found["speaks", "tracked"] == (0.75, 4)
    assert found["speaks", "declared"] == (0.5, 4)
    assert found["speaks", "told"] == (0.25, 4)
    assert found["differs", "tracked_declared"] == (0.5, 2)
    assert found["differs", "tracked_told"] == (1.0, 1)
    assert found["differs", "declared_told"] == (1.0, 1)


def test_a_name_that_covers_another_does_not_differ_from_it_but_two_that_it_covers_do():
    found = spoken(
        case(tracked="narrow", declared="wide"), case(tracked="wide", declared="thin"), case(tracked="narrow", declared="thin"),
        case(tracked="a", declared="wide"),
    )  # fmt: skip

    assert found["differs", "tracked_declared"] == (0.5, 4)


def test_without_a_case_nobody_speaks_and_nobody_differs():
    assert set(spoken().values()) == {(None, 0)}


def test_a_technique_without_leads_says_so_and_not_that_its_cases_are_too_young():
    found = judged(cases=[case(lead=None, opportunity=420, won=300)])["a"]

    assert found["opportunity_180_evidence"]["reason"] == found["win_180_evidence"]["reason"] == "no_lead"
    assert found["days_to_opportunity_evidence"]["reason"] == "no_lead"
    assert found["close_180"] == 1.0
    assert judged(cases=[case(lead=5)])["a"]["close_180_evidence"]["reason"] == "no_opportunity"
    assert judged(cases=[case(lead=5)])["a"]["opportunity_180_evidence"]["reason"] == "no_case_old_enough"


def test_an_outside_ranking_is_compared_only_among_the_techniques_that_it_names():
    survey = [{"survey": "S", "year": 2025, "country": "FR", "technique": key, "rank": rank}
              for rank, key in enumerate(["press", "webinar", "zeppelin"], start=1)]  # fmt: skip

    gaps = techniques.judge_gaps(survey, {"email": 1, "webinar": 2, "press": 5})

    assert {row["technique"]: (row["rank_there"], row["rank_here"], row["gap"]) for row in gaps} == {
        "press": (1, 2, -1),
        "webinar": (2, 1, 1),
        "zeppelin": (3, None, None),
    }


def test_two_years_of_a_survey_are_two_surveys():
    survey = [{"survey": "S", "year": year, "country": "FR", "technique": "press", "rank": year - 2020} for year in (2024, 2025)]

    assert [row["rank_here"] for row in techniques.judge_gaps(survey, {"press": 7})] == [1, 1]


some_cases = st.lists(
    st.builds(
        case,
        st.sampled_from("abc"),
        lead=st.integers(1, 500),
        opportunity=st.none() | st.integers(0, 400),
        won=st.none() | st.integers(0, 300),
        amount=st.none() | st.integers(0, 10**6).map(str),
        told=st.sampled_from([None, "a", "d"]),
    ),
    max_size=12,
)
some_touches = st.lists(st.sampled_from("abcd").map(touch), max_size=12)


@settings(max_examples=20)
@given(some_cases, some_touches)
def test_shares_lie_between_nothing_and_all_and_every_missing_figure_has_a_reason(cases: list[Row], touches: list[Row]):
    found = judged(cases=cases, touches=touches)

    for row in found.values():
        for name in [one.removesuffix("_evidence") for one in row if one.endswith("_evidence") and one != "money_evidence"]:
            value, evidence = row[name], row[f"{name}_evidence"]
            assert (value is None) == (evidence["low"] is None) == (evidence["reason"] is not None)
            assert value is None or evidence["low"] <= value <= evidence["high"]
        assert row["wins"] <= row["closed"] <= row["leads"]
    if touches:
        assert sum(row["popularity"] for row in found.values()) == pytest.approx(1)
    assert sorted(row["rank"] for row in found.values()) == list(range(1, len(found) + 1))
    assert sum(row["leads"] for row in found.values()) == len(cases)


def test_the_dates_of_the_evidence_are_those_of_the_cases_and_of_the_run():
    found = judged(cases=[case(lead=40, lost=1), case(lead=70, won=2)])["a"]["won_rate_evidence"]

    assert (found["since"], found["until"]) == ((AS_OF - timedelta(days=70)).date(), date(2026, 6, 30))
