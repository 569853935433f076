"""Whatever table or column a page or a terminal shows has a word in both languages, in one place."""

from __future__ import annotations

import pytest

from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.column_words import COLUMNS, OF_ONE_TABLE, unnamed
from cordee.core.vocabulary.contracts import Column, Contract
from cordee.core.vocabulary.meanings import MEANINGS
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.table_words import FIELDS, SECTIONS, TABLES

OURS = [section for one in FORMATS if one.weak for section in one.sections]


def test_every_table_of_results_has_its_word():
    assert not {one.name for one in RESULTS} - set(TABLES)


@pytest.mark.parametrize("contract", RESULTS, ids=lambda one: one.name)
def test_every_column_of_results_has_its_word(contract):
    assert not unnamed(contract)


@pytest.mark.parametrize("contract", RESULTS, ids=lambda one: one.name)
def test_what_a_column_means_is_said_in_french_too(contract):
    assert not [one.meaning for one in contract.columns if one.kind != "evidence" and one.meaning not in MEANINGS]


def test_a_column_that_nobody_named_is_found():
    contract = Contract("brand_new", "one thing", (Column("never_named", "text", "what nobody named"),), ("never_named",))

    assert unnamed(contract) == ["never_named"]


def test_every_table_and_field_looked_for_in_a_file_that_no_vendor_made_has_its_word():
    assert not {section.table for section in OURS} - set(SECTIONS)
    assert not {field.name for section in OURS for field in section.fields} - set(FIELDS)


def test_no_word_names_a_column_that_is_gone():
    there = {column.name for one in RESULTS for column in one.columns}
    of_one = {f"{one.name}.{column.name}" for one in RESULTS for column in one.columns}

    assert not set(COLUMNS) - there
    assert not set(OF_ONE_TABLE) - of_one
