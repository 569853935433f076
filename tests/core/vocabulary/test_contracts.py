"""Contracts: what they promise, what they refuse, and that every table of the house keeps to them."""

from __future__ import annotations

import pyarrow as pa
import pytest

from cordee.core.vocabulary.contracts import ARROW, Column, Contract, ContractBroken
from cordee.core.vocabulary.facts import FACTS, PROVENANCE_NAMES
from cordee.core.vocabulary.results import RESULTS

PETS = Contract(
    "pets",
    "one pet",
    (Column("name", "text", "its name", required=True), Column("legs", "integer", "legs"), Column("toys", "texts", "toys")),
    ("name",),
)


def test_a_contract_refuses_a_column_named_twice():
    with pytest.raises(ValueError, match="twice"):
        Contract("pets", "one pet", (Column("name", "text", ""), Column("name", "text", "")), ("name",))


def test_a_contract_refuses_to_be_ordered_by_what_it_lacks():
    with pytest.raises(ValueError, match="unknown columns"):
        Contract("pets", "one pet", (Column("name", "text", ""),), ("age",))


def test_a_table_that_keeps_to_its_contract_passes():
    PETS.check(PETS.schema)


def test_all_differences_are_named_at_once():
    schema = pa.schema([("legs", pa.string()), ("toys", pa.list_(pa.string())), ("age", pa.int64())])

    with pytest.raises(ContractBroken) as broken:
        PETS.check(schema)

    assert str(broken.value) == "pets: lacks name; legs is string, not int64; has age besides"


@pytest.mark.parametrize(
    "legs", [pa.int8(), pa.int32(), pa.int64()]
)  # widened when written, so a count in a smaller type breaks nothing
def test_a_smaller_whole_number_will_do_for_a_whole_number(legs: pa.DataType):
    PETS.check(pa.schema([("name", pa.large_string()), ("legs", legs), ("toys", pa.list_(pa.large_string()))]))


@pytest.mark.parametrize("legs", [pa.float64(), pa.decimal128(18, 2), pa.bool_(), pa.timestamp("us")])
def test_anything_else_will_not_do_for_a_whole_number(legs: pa.DataType):
    with pytest.raises(ContractBroken, match="legs"):
        PETS.check(pa.schema([("name", pa.string()), ("legs", legs), ("toys", pa.list_(pa.string()))]))


def test_only_required_columns_refuse_nulls_when_stored():
    assert {field.name: field.nullable for field in PETS.schema} == {"name": False, "legs": True, "toys": True}


@pytest.mark.parametrize("contract", [*FACTS, *RESULTS], ids=lambda one: one.name)
def test_a_question_on_a_contract_has_its_columns_in_their_order(contract: Contract):
    assert tuple(contract.table().columns) == contract.names == tuple(contract.schema.names)


@pytest.mark.parametrize("contract", [*FACTS, *RESULTS], ids=lambda one: one.name)
def test_every_column_says_what_it_means_in_a_kind_that_can_be_stored(contract: Contract):
    assert all(column.meaning and column.kind in ARROW for column in contract.columns)


@pytest.mark.parametrize("contract", FACTS, ids=lambda one: one.name)
def test_every_fact_says_where_it_comes_from_and_since_when_it_is_known(contract: Contract):
    assert set(PROVENANCE_NAMES) <= set(contract.names)


def test_no_result_says_when_a_file_was_taken_in_and_only_a_complaint_names_its_import():
    assert not [one.name for one in RESULTS if "recorded_at" in one.names]
    assert [one.name for one in RESULTS if "import_id" in one.names] == ["rejected_rows"]


def test_no_two_results_share_a_name():
    assert len({one.name for one in RESULTS}) == len(RESULTS)


def test_a_survey_of_two_years_has_two_rows_for_a_technique_and_both_are_named_by_the_order():
    gaps = next(one for one in RESULTS if one.name == "rank_gaps")

    assert {"survey", "year", "country", "technique"} == set(gaps.order)
