"""The database: which of several rows of one key stands, what was unseen as of a date, and tables under their contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.vocabulary.contracts import Contract, ContractBroken
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.results import ACCOUNT_TECHNIQUES, RANK_GAPS
from cordee.engine.database import Database, rows_to_table, write_batches
from tests.asking import Row, bring, when


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "spill", threads=1) as opened:
        yield opened


def stored(folder: Path, *files: list[Row], contract: Contract = COSTS) -> list[Path]:
    """Write each list of rows into a file of facts of its own."""
    paths = []
    for number, rows in enumerate(files):
        paths.append(folder / f"{number}.parquet")
        pq.write_table(bring(contract, rows), paths[-1])
    return paths


def cost(campaign: str, known: str, *, recorded: str = "2026-06-01", key: str = "k", **more: Any) -> Row:
    return {"source_key": key, "campaign": campaign, "known_at": when(known), "recorded_at": when(recorded)} | more


def standing(database: Database, files: list[Path], as_of: str | None = None) -> list[str]:
    database.bind_facts(COSTS, files, None if as_of is None else when(as_of))
    return sorted(row["campaign"] for row in database.rows(COSTS.table()))


def test_of_several_rows_of_one_key_the_one_known_last_stands(database: Database, tmp_path: Path):
    files = stored(tmp_path, [cost("new", "2026-02-01")], [cost("old", "2026-01-01", recorded="2026-07-01")])

    assert standing(database, files) == ["new"]


def test_where_two_imports_know_the_same_the_one_taken_in_last_stands_whatever_the_order_of_files(
    database: Database, tmp_path: Path
):
    first, second = cost("first", "2026-01-01", recorded="2026-06-01"), cost("second", "2026-01-01", recorded="2026-06-02")

    assert standing(database, stored(tmp_path, [first], [second])) == ["second"]
    assert standing(database, stored(tmp_path, [second], [first])) == ["second"]


def test_within_one_import_the_later_record_stands(database: Database, tmp_path: Path):
    rows = [cost("above", "2026-01-01", record=1), cost("below", "2026-01-01", record=2)]

    assert standing(database, stored(tmp_path, rows)) == ["below"]
    assert standing(database, stored(tmp_path, rows[::-1])) == ["below"]


def test_keys_that_differ_all_stand(database: Database, tmp_path: Path):
    assert standing(database, stored(tmp_path, [cost("a", "2026-01-01", key="1"), cost("b", "2026-01-01", key="2")])) == [
        "a",
        "b",
    ]


def test_what_became_known_later_is_unseen_before_and_what_stood_then_stands(database: Database, tmp_path: Path):
    files = stored(tmp_path, [cost("old", "2026-01-01"), cost("new", "2026-03-01")])

    assert standing(database, files, "2026-02-01") == ["old"]
    assert standing(database, files, "2026-03-01") == ["new"]
    assert standing(database, files, "2025-12-31") == []


def test_what_was_known_before_it_happens_is_unseen_until_it_happens(database: Database, tmp_path: Path):
    files = stored(tmp_path, [cost("planned", "2026-01-01", happened_at=when("2026-05-01"))])

    assert standing(database, files, "2026-04-30 23:59:59") == []
    assert standing(database, files, "2026-05-01") == ["planned"]


def test_a_table_without_files_is_empty_and_has_its_columns(database: Database):
    database.bind_facts(COSTS, [], None)

    assert database.run(COSTS.table()).schema.names == list(COSTS.names)


moments = st.sampled_from([datetime(2026, month, 1) for month in range(1, 5)])
versions = st.lists(st.tuples(st.sampled_from("ab"), moments, moments, st.integers(1, 3)), max_size=8)


@settings(max_examples=20)
@given(versions, moments)
def test_as_of_a_date_is_the_same_as_never_having_heard_of_what_came_later(
    tmp_path_factory: pytest.TempPathFactory, versions: list[tuple[str, datetime, datetime, int]], as_of: datetime
):
    rows = [
        {"source_key": key, "campaign": f"{number}", "known_at": known, "recorded_at": recorded, "record": record}
        for number, (key, known, recorded, record) in enumerate(dict.fromkeys(versions))
    ]
    folder = tmp_path_factory.mktemp("facts")
    (folder / "then").mkdir()
    with Database(folder / "spill", threads=1) as database:
        seen = standing(database, stored(folder, rows), as_of.isoformat())
        heard = standing(database, stored(folder / "then", [row for row in rows if row["known_at"] <= as_of]))

    assert seen == heard


def test_an_answer_is_written_in_the_contracts_order_with_its_types(database: Database, tmp_path: Path):
    row = {"technique": "b", "touches": 1, "people": 1, "seconds": 0, "first_touch": when("2026-01-01").date(),
           "last_touch": when("2026-01-01").date()}  # fmt: skip
    rows = [row | {"organisation_id": "z"}, row | {"organisation_id": "a"}, row | {"organisation_id": "a", "technique": "a"}]
    database.bind_arrow("rows", bring(ACCOUNT_TECHNIQUES, rows))
    question = ibis.table(ACCOUNT_TECHNIQUES.table().schema(), name="rows").mutate(touches=ibis.literal(7, type="int8"))

    written = database.write(question, ACCOUNT_TECHNIQUES, tmp_path / "out.parquet")

    found = pq.read_table(tmp_path / "out.parquet")
    assert written == 3
    assert found.schema.equals(ACCOUNT_TECHNIQUES.schema)
    assert [(one["organisation_id"], one["technique"]) for one in found.to_pylist()] == [("a", "a"), ("a", "b"), ("z", "b")]


def test_an_answer_that_breaks_its_contract_is_not_written(database: Database, tmp_path: Path):
    question = ACCOUNT_TECHNIQUES.table().mutate(touches=lambda t: t.technique)

    with pytest.raises(ContractBroken, match="touches"):
        database.write(question, ACCOUNT_TECHNIQUES, tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()


def test_the_same_rows_are_the_same_bytes(tmp_path: Path):
    whole = pa.concat_tables(
        [bring(COSTS, [cost(str(number), "2026-01-01", key=str(number), amount=Decimal(number))]) for number in range(9)]
    )

    write_batches(whole.to_batches(), COSTS, tmp_path / "one.parquet")
    write_batches(whole.to_batches(), COSTS, tmp_path / "other.parquet")

    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()


def test_judged_rows_are_sorted_with_the_unknown_last_and_an_unknown_column_is_refused():
    row = {"survey": "S", "technique": "a", "rank_there": 1}

    table = rows_to_table([row | {"year": None}, row | {"year": 2026}, row | {"year": 2025}], RANK_GAPS)

    assert table["year"].to_pylist() == [2025, 2026, None]
    with pytest.raises(ValueError, match="colour"):
        rows_to_table([row | {"colour": "red"}], RANK_GAPS)


def test_a_name_with_a_quotation_mark_is_only_a_name(database: Database, tmp_path: Path):
    odd = tmp_path / "d'été"
    odd.mkdir()
    [path] = stored(odd, [cost("x", "2026-01-01")])

    assert standing(database, [path]) == ["x"]


def test_questions_answered_one_after_the_other_lie_in_one_file_in_their_order(database: Database, tmp_path: Path):
    database.bind_arrow("numbers", pa.table({"n": [3, 1, 2, 4], "said": [["c"], ["a"], ["b"], []]}))
    numbers = ibis.table({"n": "int64", "said": "array<string>"}, name="numbers")
    small, none, large = (numbers.filter(asked).order_by("n") for asked in (numbers.n < 3, numbers.n > 9, numbers.n >= 3))

    rows = database.copy_parts([small, none, large], tmp_path / "all.parquet")

    assert rows == 4
    assert pq.read_table(tmp_path / "all.parquet").to_pydict() == {"n": [1, 2, 3, 4], "said": [["a"], ["b"], ["c"], []]}
    assert [path.name for path in tmp_path.glob("all*")] == ["all.parquet"]
