"""Techniques by region and segment, and in person against online."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np

from cordee.core.measurement.technique_cells import cell_sums, judge_cells, judge_ways
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.results import ACCOUNTS, CASES
from cordee.core.vocabulary.ways import way_of
from tests.asking import answer, when

DAY = date(2026, 11, 26)
NOTHING = unknown("counted").evidence()


def cell(technique, wins, closed, region="FR", segment="steel"):
    return {"technique": technique, "region": region, "segment": segment, "wins": wins, "closed": closed}


def judged(sums):
    rows = judge_cells(sums, unseen=("unknown",), rng=np.random.default_rng(1), as_of=DAY)
    return {(row["technique"], row["region"], row["segment"]): row for row in rows}


def technique(name, leads, closed, wins, cost=None, currency="EUR"):
    return {
        "technique": name,
        "leads": leads,
        "closed": closed,
        "wins": wins,
        "cost": cost,
        "currency": currency if cost else None,
    }


def ways(*rows):
    return {row["way"]: row for row in judge_ways(rows, way_of, unseen=("unknown", "other"), as_of=DAY)}


def test_cases_are_counted_by_technique_country_and_industry_of_their_account():
    won = {"technique": "webinar", "closed": True, "decided_by": "touch", "seen": "first"}
    cases = [won | {"case_key": "1", "organisation_id": "a", "won_at": when("2026-05-01")}, won | {"case_key": "2", "organisation_id": "a"},
             won | {"case_key": "3"}, won | {"case_key": "4", "organisation_id": "a", "closed": False}]  # fmt: skip
    account = {"organisation_id": "a", "name": "A", "country": "FR ", "industry": "steel", "stage": "none", "evidence": NOTHING}

    rows = answer({CASES: cases, ACCOUNTS: [account]}, cell_sums().order_by("closed"))

    assert [(row["region"], row["segment"], row["closed"], row["wins"]) for row in rows] == [
        ("", "", 1, 0),
        ("FR", "steel", 2, 1),
    ]


def test_a_technique_in_a_region_with_three_cases_is_drawn_towards_the_technique():
    rows = judged([cell("webinar", 60, 200), cell("webinar", 3, 3, "DE"), cell("fair", 20, 200), cell("fair", 2, 20, "DE")])
    small = rows["webinar", "DE", ""]

    assert small["won_rate"] == 1.0
    assert 0.25 < small["pooled_rate"] < 0.8
    assert small["pooled_rate_evidence"]["low"] < 0.45


def test_chances_of_being_best_are_told_of_whole_techniques_with_five_cases_or_more_only():
    rows = judged([cell("a", 30, 60), cell("b", 8, 60), cell("c", 9, 60), cell("d", 4, 4), cell("e", 2, 60, "DE")])

    assert rows["a", "", ""]["best"] > 0.95
    assert rows["d", "", ""]["best"] is None
    assert rows["a", "FR", ""]["best"] is None
    assert abs(sum(row["among_two"] for row in rows.values() if row["among_two"] is not None) - 2) < 1e-9


def test_two_techniques_have_no_best_two():
    rows = judged([cell("a", 30, 60), cell("b", 8, 60)])

    assert {row["among_two"] for row in rows.values()} == {None}


def test_rare_regions_are_one_and_unknown_ones_are_in_no_region():
    rows = judged(
        [cell("a", 1, 10 + number, f"R{number}") for number in range(12)] + [cell("a", 5, 50, ""), cell("unknown", 9, 9)]
    )

    assert ("a", "R11", "") in rows
    assert rows["a", "other", ""]["closed"] == 10 + 11 + 12 + 13
    assert rows["a", "", ""]["closed"] == sum(range(10, 22)) + 50
    assert all(one[0] == "a" for one in rows)


def test_in_person_is_set_beside_online_with_the_range_of_their_difference():
    found = ways(
        technique("trade_show", 80, 70, 56),
        technique("webinar", 90, 80, 48),
        technique("referral", 7, 5, 5),
        technique("unknown", 9, 9, 1),
    )

    assert (round(found["in_person"]["difference"], 2), round(found["in_person"]["difference_evidence"]["low"], 4)) == (
        0.2,
        0.0524,
    )
    assert found["online"]["difference"] is None
    assert (found["neither"]["leads"], found["neither"]["techniques"]) == (16, ["referral", "unknown"])


def test_the_cost_of_a_lead_counts_only_techniques_whose_costs_are_known_and_has_a_range():
    found = ways(technique("trade_show", 10, 9, 5, Decimal(1000)), technique("meeting", 90, 80, 40))["in_person"]
    ends = found["cost_per_lead_evidence"]

    assert (found["cost_per_lead"], found["costed_leads"], ends["n"]) == (100.0, 10, 10)
    assert (round(1000 / ends["high"], 3), round(1000 / ends["low"], 3)) == (4.795, 18.390)  # Garwood's table for 10


def test_costs_in_two_currencies_are_not_added_up():
    found = ways(technique("trade_show", 10, 9, 5, Decimal(9)), technique("meeting", 9, 8, 4, Decimal(9), "CHF"))["in_person"]

    assert (found["cost_per_lead"], found["cost_per_lead_evidence"]["reason"]) == (None, "several_currencies")


def test_where_one_way_has_no_closed_case_nothing_is_compared():
    assert ways(technique("webinar", 9, 8, 4))["in_person"]["difference_evidence"]["reason"] == "no_closed_case"
