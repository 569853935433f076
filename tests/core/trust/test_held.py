"""Which rows name a person: by any of their keys, in any column; another's key in them is left out."""

from __future__ import annotations

from cordee.core.trust.held import ANOTHER, NAMED, naming
from cordee.core.vocabulary.facts import FACTS, INTERACTIONS, REJECTED_ROWS, TOUCHES
from tests.asking import answer

KEYS = ("crm:1", "email:a@x.example")


def test_every_facts_table_with_a_key_of_a_person_is_searched():
    keyed = {one.name for one in FACTS for column in one.names if column.startswith("person_key") or column == "author_key"}
    ends = {one.name for one in FACTS if {"from_key", "to_key"} <= set(one.names)}

    assert keyed | ends | {"person_records", "merges", "rejected_rows"} == {contract.name for contract in NAMED}


def test_a_row_is_found_by_any_key():
    world = {
        TOUCHES: [{"person_key": "crm:1"}, {"person_key": "email:a@x.example"}, {"person_key": "crm:2"}, {"person_key": None}]
    }

    assert len(answer(world, naming(TOUCHES, KEYS))) == 2


def test_the_other_end_of_a_tie_is_not_told():
    world = {INTERACTIONS: [{"from_key": "crm:1", "to_key": "email:b@x.example"}, {"from_key": "crm:2", "to_key": "crm:3"}]}

    (row,) = answer(world, naming(INTERACTIONS, KEYS))

    assert (row["from_key"], row["to_key"]) == ("crm:1", ANOTHER)


def test_a_refused_cell_is_found_by_the_address_in_it():
    world = {REJECTED_ROWS: [{"value": "A@X.example"}, {"value": "b@x.example"}]}

    assert [row["value"] for row in answer(world, naming(REJECTED_ROWS, KEYS))] == ["A@X.example"]
