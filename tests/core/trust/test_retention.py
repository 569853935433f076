"""Who is due: three years after their own last act or the end of the relation, never while a company is a customer."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.trust.retention import due
from cordee.core.trust.rulebook import rule_named
from cordee.core.vocabulary.facts import FIRST_KNOWN, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.results import CASES, IDENTITY_LINKS, ORGANISATIONS, PERSONS, RETENTION, TIMELINE
from cordee.core.vocabulary.settings import DEFAULTS, SETTINGS
from tests.asking import answer, when

AS_OF = when("2026-11-25")
LINK = {"kind": "person", "key": "crm:1", "id": "p1"}


def proposed(*, known="2020-01-01", stated=None, touches=(), relation=None, won=None, visits=(), settings=DEFAULTS):
    world = {
        PERSONS: [{"person_id": "p1", "name": "Ana", "organisation_id": "acme"}],
        ORGANISATIONS: [{"organisation_id": "acme", "relation": relation}],
        IDENTITY_LINKS: [LINK] if known else [],
        PERSON_RECORDS: [{"source_key": "crm:1"}] if known else [],
        FIRST_KNOWN: [{"source_key": "crm:1", "first_known_at": when(known)}] if known else [],
        TIMELINE: [{"touch_key": f"{n}", "person_id": "p1", "organisation_id": "acme", "direction": way, "happened_at": when(day)}
                   for n, (way, day) in enumerate(touches)],
        CASES: [{"case_key": "c", "organisation_id": "acme", "won_at": when(won)}] if won else [],
        TOUCHES: [{"visitor_key": "v", "happened_at": when(day)} for day in visits],
    }  # fmt: skip
    world[PERSON_RECORDS] = [
        one | {"known_at": when(known), "happened_at": when(stated) if stated else None} for one in world[PERSON_RECORDS]
    ]
    return answer(world, due(AS_OF, settings).order_by("person_id"))


@pytest.mark.parametrize(
    "touches, expected",
    [
        ([("in", "2023-11-25 00:00")], True),
        ([("in", "2023-11-25 00:01")], False),
        ([("in", "2021-05-01"), ("out", "2026-11-01")], True),
        ([], True),
    ],
)
def test_a_prospect_is_due_three_years_after_their_own_last_act_whatever_we_sent(touches, expected):
    assert bool(proposed(touches=touches)) == expected


def test_the_time_runs_from_the_day_that_a_record_states_where_that_was_later():
    assert proposed(known="2026-01-01", stated="2024-01-01", touches=[("in", "2020-01-01")]) == []


def test_an_export_without_dates_does_not_make_everybody_new():
    (row,) = proposed(known="2026-10-31", touches=[("out", "2020-01-01"), ("in", "2021-01-01")])

    assert (row["collected_on"], row["counted_from"]) == (date(2020, 1, 1), date(2021, 1, 1))


def test_a_proposal_says_what_it_was_counted_from():
    (row,) = proposed(touches=[("in", "2022-03-31 10:00")])

    assert (row["kind"], row["name"], row["collected_on"], row["last_contact"], row["counted_from"], row["due_on"]) == (
        "prospect", "Ana", date(2020, 1, 1), date(2022, 3, 31), date(2022, 3, 31), date(2025, 3, 31),
    )  # fmt: skip


@pytest.mark.parametrize("relation", ["customer", "Customer"])
def test_nobody_of_a_company_that_is_a_customer_is_due(relation):
    assert proposed(relation=relation) == []


def test_where_a_company_bought_the_time_runs_from_its_last_win_or_contact():
    assert proposed(won="2024-01-01") == []
    assert proposed(won="2021-01-01", touches=[("in", "2024-01-01")]) == []
    assert [row["kind"] for row in proposed(won="2021-01-01", touches=[("in", "2022-01-01")])] == ["customer"]


def test_a_person_who_was_only_met_is_counted_from_the_first_time():
    assert [row["counted_from"] for row in proposed(known=None, touches=[("out", "2021-06-01")])] == [date(2021, 6, 1)]


def test_visits_of_more_than_twenty_five_months_are_counted_in_one_row():
    rows = proposed(known="2026-01-01", visits=["2024-10-24", "2024-09-01", "2024-10-26", "2026-11-01"])

    assert [(row["kind"], row["rows"], row["counted_from"], row["due_on"]) for row in rows] == [
        ("visits", 2, date(2024, 9, 1), date(2026, 10, 1))
    ]


def test_a_team_may_keep_people_for_a_shorter_time():
    assert proposed(touches=[("in", "2025-01-01")], settings=DEFAULTS | {"prospect_months": 12}) != []


def test_the_tempting_rule_of_any_contact_would_keep_whoever_we_write_to():
    touches = [("out", f"{year}-06-01") for year in range(2021, 2027)]

    assert max(day for _, day in touches) > "2023-11-25"
    assert [row["person_id"] for row in proposed(touches=touches)] == ["p1"]


@pytest.mark.parametrize(
    "rule, setting, words, months",
    [
        ("retention.prospects", "prospect_months", "three years", 36),
        ("retention.customers", "former_customer_months", "three years", 36),
        ("retention.audience", "audience_months", "twenty-five months", 25),
    ],
)
def test_a_team_may_keep_nobody_for_longer_than_the_rule_says(rule, setting, words, months):
    (bounds,) = (one for one in SETTINGS if one.name == setting)

    assert words in rule_named(rule).says.en
    assert (bounds.default, bounds.high) == (months, months)


def test_the_answer_is_under_its_contract():
    rows = proposed(visits=["2020-01-01"])

    assert {tuple(row) for row in rows} == {RETENTION.names}
