"""Paths that lead home, in a run: each content with its shares, their ranges, and how many people one stands for."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace

from cordee.actions.run_paths import follow_paths
from cordee.core.vocabulary.results_of_paths import PATHS
from cordee.core.vocabulary.ways import HOME
from cordee.engine.database import rows_to_table


def followed(rows, *, touches=900):
    kept = {}

    def judged(contract, found, questions):
        kept.update(contract=contract, rows=rows_to_table(found, contract).to_pylist(), questions=list(questions))

    database = SimpleNamespace(rows=lambda question: rows)
    follow_paths(SimpleNamespace(database=database, as_of=datetime(2026, 9, 1), rows={"timeline": touches}, judged=judged))
    return kept


def step(content, next_content, people, *, home=False, returned=False):
    return {
        "content": content,
        "technique": "blog",
        "led_on": next_content is not None,
        "next_content": next_content,
        "home": home,
        "returned": returned,
        "came_back": returned if next_content is not None else None,
        "people": people,
    }


def test_a_dead_end_is_told_with_its_ranges_and_a_step_that_brought_others_back():
    rows = [step("prices", None, 200), step("guide", "case", 30, home=True, returned=True), step("guide", None, 20)]

    found = followed(rows)
    by_name = {row["content"]: row for row in found["rows"]}

    assert found["contract"] is PATHS
    assert (by_name["prices"]["word"], by_name["prices"]["next_step"], by_name["prices"]["next_from"]) == (
        "dead_end",
        "case",
        "the_same_technique",
    )
    assert (by_name["guide"]["word"], by_name["guide"]["led_on"], by_name["guide"]["home"]) == ("leads_on", 0.6, 0.6)
    assert by_name["guide"]["led_on_evidence"]["low"] < 0.6 < by_name["guide"]["led_on_evidence"]["high"]
    assert by_name["guide"]["next_return_evidence"]["n"] == 30
    assert by_name["guide"]["next_more_evidence"]["reason"] == "too_few_passed"


def test_a_content_that_few_met_has_no_share_and_says_why():
    [row] = followed([step("note", "case", 19)])["rows"]

    assert (row["led_on"], row["word"], row["led_on_evidence"]["reason"], row["people"]) == (
        None,
        "unknown",
        "too_few_passed",
        19,
    )


def test_past_a_hundred_thousand_touches_one_person_stands_for_several():
    assert [followed([step("note", None, 30)], touches=n)["rows"][0]["one_in"] for n in (0, 100_000, 100_001, 1_000_000)] == [
        1,
        1,
        2,
        10,
    ]


def test_what_we_send_out_is_nobody_s_way_home():
    assert not HOME & {"email_house", "newsletter", "direct_mail", "cold_call"}
