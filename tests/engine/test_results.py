"""Reading results: conditions, words, order and pages, on a small table of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.vocabulary.results import ORGANISATIONS, RETENTION
from cordee.engine.results import Ask, Condition, Operator, ResultsReader
from tests.asking import bring

ROWS = [
    {"organisation_id": "1", "name": "Fonderie Éclair", "city": "Évry", "employees": 50, "country": "FR"},
    {"organisation_id": "2", "name": "Laiterie 100%", "city": "Lyon", "employees": 5, "country": "FR"},
    {"organisation_id": "3", "name": "Œuvre_Noire", "city": None, "employees": 50, "country": "BE"},
    {"organisation_id": "4", "name": "laiterie 1000", "city": "Liège", "employees": None, "country": None},
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ResultsReader:
    folder = tmp_path_factory.mktemp("results")
    pq.write_table(bring(ORGANISATIONS, ROWS), folder / "organisations.parquet")
    return ResultsReader(folder)


def ids(reader: ResultsReader, ask: Ask) -> str:
    rows = reader.rows(ORGANISATIONS, ask)
    if ask.limit is None and not ask.offset:
        assert reader.count(ORGANISATIONS, ask) == len(rows)
    return "".join(row["organisation_id"] for row in rows)


def test_keys_keep_the_rows_that_they_name_and_no_key_keeps_none(reader: ResultsReader):
    assert ids(reader, Ask(keys=["4", "2", "9"])) == "24"
    assert ids(reader, Ask(keys=["4", "2"], where=[Condition("country", "=", "FR")])) == "2"
    assert ids(reader, Ask(keys=["4", "2"], order=["-name"])) == "42"
    assert ids(reader, Ask(keys=[])) == ""


def test_rows_come_as_they_are_stored_and_page_by_page_without_a_gap(tmp_path: Path):
    stored = [{"organisation_id": f"{number:06d}", "country": "FR" if number % 3 else "BE"} for number in range(50_000)]
    pq.write_table(bring(ORGANISATIONS, stored), tmp_path / "organisations.parquet", row_group_size=1_000)
    reader = ResultsReader(tmp_path, threads=2)
    french = [row["organisation_id"] for row in stored if row["country"] == "FR"]

    for offset in (0, 7_001, 33_000):
        asked = Ask(columns=["organisation_id"], where=[Condition("country", "=", "FR")], limit=500, offset=offset)
        assert reader.answer(ORGANISATIONS, asked)["organisation_id"].to_pylist() == french[offset : offset + 500]


@pytest.mark.parametrize(
    ("column", "operator", "value", "found"),
    [
        ("employees", ">", "5", "13"),
        ("employees", ">=", "5", "123"),
        ("employees", "<", "50", "2"),
        ("employees", "=", "50", "13"),
        ("country", "=", "FR", "12"),
        ("country", "!=", "FR", "34"),
        ("country", "=", "", "4"),
        ("country", "!=", "", "123"),
        ("employees", "=", "", "4"),
        ("name", "~", "LAITERIE", "24"),
        ("city", "~", "evry", "1"),
        ("name", "~", "ÉCLAIR", "1"),
        ("name", "~", "100%", "2"),
        ("name", "~", "_", "3"),
        ("name", "~", "x' OR '1'='1", ""),
    ],
)
def test_a_condition_keeps_the_rows_that_fit(reader: ResultsReader, column: str, operator: Operator, value: str, found: str):
    assert ids(reader, Ask(where=[Condition(column, operator, value)])) == found


def test_several_conditions_must_all_hold(reader: ResultsReader):
    assert ids(reader, Ask(where=[Condition("country", "=", "FR"), Condition("employees", ">", "10")])) == "1"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("éclair", "1"),
        ("ECLAIR evry", "1"),
        ("eclair lyon", ""),
        ("laiterie", "24"),
        ("  ", "1234"),
        ("100%", "2"),
        ("%", "2"),
        ("fr", "12"),
    ],
)
def test_every_word_of_a_search_must_stand_somewhere_whatever_its_case_and_accents(
    reader: ResultsReader, search: str, found: str
):
    assert ids(reader, Ask(search=search)) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ((), "1234"),
        (("employees",), "2134"),
        (("-employees",), "1324"),
        (("-employees", "-name"), "3124"),
        (("country", "-employees"), "3124"),
    ],
)
def test_ties_are_broken_by_the_tables_own_order_and_the_unknown_comes_last(
    reader: ResultsReader, order: Sequence[str], found: str
):
    assert ids(reader, Ask(order=order)) == found


@settings(max_examples=25)
@given(st.integers(1, 5), st.sampled_from(["employees", "-employees", "country", "-city"]))
def test_pages_together_are_the_whole_and_repeat_nothing(reader: ResultsReader, size: int, order: str):
    pages = [ids(reader, Ask(order=[order], limit=size, offset=start)) for start in range(0, 4, size)]

    assert "".join(pages) == ids(reader, Ask(order=[order]))


def test_an_offset_holds_without_a_limit_too(reader: ResultsReader):
    assert ids(reader, Ask(offset=3)) == "4"


def test_only_the_columns_asked_for_come_in_their_order(reader: ResultsReader):
    assert reader.rows(ORGANISATIONS, Ask(columns=["name", "city"], limit=1)) == [{"name": "Fonderie Éclair", "city": "Évry"}]


@pytest.mark.parametrize(
    "ask", [Ask(columns=["colour"]), Ask(order=["-colour"]), Ask(where=[Condition("colour", "=", "red")])]
)  # a column is a name in the contract or nothing: no text of a user becomes SQL
def test_a_column_that_is_not_there_is_named(reader: ResultsReader, ask: Ask):
    with pytest.raises(KeyError, match="colour"):
        reader.rows(ORGANISATIONS, ask)
    with pytest.raises(KeyError, match="colour"):
        reader.count(ORGANISATIONS, ask)


def test_a_tally_counts_by_value_the_most_frequent_first_and_leaves_out_the_unknown(reader: ResultsReader):
    assert list(reader.tally(ORGANISATIONS, "country").items()) == [("FR", 2), ("BE", 1)]
    assert reader.tally(ORGANISATIONS, "country", Ask(search="laiterie")) == {"FR": 1}
    with pytest.raises(KeyError, match="colour"):
        reader.tally(ORGANISATIONS, "colour")


def test_a_whole_table_comes_under_its_contract(reader: ResultsReader):
    assert reader.table(ORGANISATIONS).schema.equals(ORGANISATIONS.schema)


def test_a_table_that_an_older_run_does_not_have_is_empty(reader: ResultsReader):
    assert reader.rows(RETENTION, Ask(columns=("person_id",))) == []
    assert reader.count(RETENTION) == 0
    assert reader.tally(RETENTION, "person_id") == {}
    assert reader.answer(RETENTION).schema.names == list(RETENTION.names)


def test_a_column_that_came_after_a_run_was_stored_is_null_in_it(tmp_path: Path):
    pq.write_table(bring(ORGANISATIONS, ROWS).drop_columns(["city"]), tmp_path / "organisations.parquet")
    older = ResultsReader(tmp_path)

    assert older.rows(ORGANISATIONS, Ask(columns=["name", "city"], limit=1)) == [{"name": "Fonderie Éclair", "city": None}]
    assert older.count(ORGANISATIONS, Ask(where=[Condition("city", "=", "Lyon")])) == 0
    assert older.tally(ORGANISATIONS, "city") == {}
