"""The use of data: how full and fresh each field is, whether records agree on it, and which results read it."""

from __future__ import annotations

from typing import Any

import pytest

from cordee.core.measurement.data_use import disagreements, fields, judge_data_use
from cordee.core.vocabulary.facts import ORGANISATION_RECORDS, PERSON_RECORDS, SOURCE_FIELDS
from cordee.core.vocabulary.results import DATA_USE, IDENTITY_LINKS
from tests.asking import Row, answer, when


def field(**more: Any) -> Row:
    return {
        "source": "crm", "format": "crm.contacts", "field": "Titre", "file": "contacts.csv", "rows": 100, "filled": 80, "distinct_values": 20,
        "read_as": "title", "facts": ["person_records.title"],
    } | more  # fmt: skip


def judged(read_by: dict[str, list[str]], contradictions: dict[str, int] | None = None, **more: Any) -> Row:
    found = [field(fresh=when("2026-05-01").date()) | more]
    [row] = judge_data_use(found, contradictions or {}, read_by)
    assert set(row) == set(DATA_USE.names)
    return row


def test_a_field_is_used_where_a_result_reads_a_column_of_facts_that_it_fills():
    row = judged({"person_records.title": ["persons", "accounts"], "person_records.email": ["persons"]})

    assert (row["used"], row["read_by"]) == (True, ["accounts", "persons"])


def test_a_field_whose_columns_no_result_reads_is_not_used_though_it_was_taken_in():
    row = judged({"person_records.email": ["persons"]})

    assert (row["used"], row["read_by"], row["read_as"]) == (False, [], "title")


def test_a_field_that_became_no_fact_is_not_used():
    assert judged({"person_records.title": ["persons"]}, facts=None, read_as=None)["used"] is False


def test_filled_and_repeated_are_shares():
    row = judged({})

    assert row["filled_share"] == 0.8
    assert row["duplicated_share"] == pytest.approx(0.75)


def test_an_empty_field_repeats_nothing_and_an_empty_file_fills_nothing():
    assert judged({}, filled=0, distinct_values=0)["duplicated_share"] is None
    assert judged({}, rows=0, filled=0, distinct_values=0)["filled_share"] is None


def test_an_estimate_of_different_values_above_the_filled_ones_is_no_negative_share():
    assert judged({}, distinct_values=85)["duplicated_share"] == 0.0


def test_a_field_is_as_contradictory_as_the_worst_of_its_columns_and_unknown_where_none_is_compared():
    both = ["person_records.title", "person_records.phone"]

    assert judged({}, {"person_records.title": 3, "person_records.phone": 7}, facts=both)["contradictory"] == 7
    assert judged({}, {"person_records.country": 3}, facts=both)["contradictory"] is None


def linked(kind: str, *keys: str) -> list[Row]:
    """Link each key to whom its first letter names."""
    return [{"kind": kind, "key": key, "id": key[0]} for key in keys]


def test_two_sources_that_say_something_else_disagree_and_one_that_is_silent_does_not():
    world = {
        PERSON_RECORDS: [
            {"source_key": "a1", "source": "crm", "title": "Directrice", "country": "FR"},
            {"source_key": "a2", "source": "fair", "title": "directrice ", "country": None},
            {"source_key": "b1", "source": "crm", "title": "CFO", "country": "FR"},
            {"source_key": "b2", "source": "fair", "title": "CEO", "country": "BE"},
        ],
        IDENTITY_LINKS: linked("person", "a1", "a2", "b1", "b2"),
    }

    [found] = answer(world, disagreements("person"))

    assert (found["title"], found["country"], found["full_name"]) == (1, 1, 0)


def test_two_records_of_one_source_contradict_no_source_though_they_differ():
    world = {
        PERSON_RECORDS: [
            {"source_key": "a1", "source": "crm", "title": "CFO", "known_at": when("2025-01-01")},
            {"source_key": "a2", "source": "crm", "title": "CEO", "known_at": when("2026-01-01")},
        ],
        IDENTITY_LINKS: linked("person", "a1", "a2"),
    }

    [found] = answer(world, disagreements("person"))

    assert len({row["title"] for row in world[PERSON_RECORDS]}) == 2
    assert found["title"] == 0


def test_what_a_source_has_corrected_since_is_no_contradiction():
    world = {
        PERSON_RECORDS: [
            {"source_key": "a1", "source": "crm", "title": "CFO", "known_at": when("2025-01-01")},
            {"source_key": "a2", "source": "crm", "title": "CEO", "known_at": when("2026-01-01")},
            {"source_key": "a3", "source": "fair", "title": "ceo"},
        ],
        IDENTITY_LINKS: linked("person", "a1", "a2", "a3"),
    }

    assert answer(world, disagreements("person"))[0]["title"] == 0


def test_companies_disagree_on_numbers_too():
    world = {
        ORGANISATION_RECORDS: [
            {"source_key": "a1", "source": "crm", "employees": 50},
            {"source_key": "a2", "source": "fair", "employees": 5_000},
        ],
        IDENTITY_LINKS: linked("organisation", "a1", "a2"),
    }

    assert answer(world, disagreements("organisation"))[0]["employees"] == 1


def test_nobody_disagrees_where_there_is_nobody():
    assert set(answer({}, disagreements("person"))[0].values()) == {0}


def test_a_field_is_as_fresh_as_the_export_that_it_came_with():
    world = {SOURCE_FIELDS: [field(known_at=when("2026-05-01 10:00"))]}

    assert answer(world, fields())[0]["fresh"] == when("2026-05-01").date()
