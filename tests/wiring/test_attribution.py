"""``cordee.attribute`` on tables of any make: defaults, files, rows in any order, and what it says of wrong columns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cordee
from cordee.core.measurement.readings import DEFAULT
from cordee.worlds.dice import Dice
from cordee.worlds.walks import journeys, ways


def drawn(accounts: int = 400) -> pa.Table:
    return journeys(ways("accounts", channels=6, seed=3), Dice(3, 1), accounts=accounts)


def same(found: pa.Table, other: pa.Table, *, within: float = 1e-12) -> bool:
    """Whether two answers are one but for the order in which parts of touches were added up."""
    return all(
        {name: pytest.approx(at, rel=within) if isinstance(at, float) else at for name, at in one.items()} == again
        for one, again in zip(found.to_pylist(), other.to_pylist(), strict=True)
    )


def test_who_names_no_way_gets_the_one_that_the_pages_show():
    found = cordee.attribute(drawn())

    assert set(found["model"].to_pylist()) == {DEFAULT}
    assert found.equals(cordee.attribute(drawn(), model=DEFAULT))


def test_rows_in_any_order_give_the_same_answer():
    table = drawn()
    shuffled = table.take(pa.array(np.random.default_rng(1).permutation(len(table))))

    found, again = cordee.attribute(table), cordee.attribute(shuffled)

    assert any(found["low"].to_pylist())
    assert same(found, again, within=1e-5)


def test_a_file_gives_what_the_table_gives(tmp_path: Path):
    table = drawn()
    pq.write_table(table, tmp_path / "journeys.parquet", row_group_size=100)

    assert same(cordee.attribute(tmp_path / "journeys.parquet"), cordee.attribute(table))
    chain = {"model": "markov", "order": 2}
    assert cordee.attribute(tmp_path / "journeys.parquet", **chain).equals(cordee.attribute(table, **chain))


def test_a_polars_or_pandas_like_table_is_read_through_the_arrow_interface():
    class Foreign:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return drawn().__arrow_c_stream__(requested_schema)

    assert cordee.attribute(Foreign()).equals(cordee.attribute(drawn()))


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(ValueError, match=r"no column campaign; there are cluster, technique, wins"):
        cordee.attribute(drawn(), dimension="campaign")


def test_a_model_that_is_none_is_named_with_those_that_are():
    with pytest.raises(ValueError, match="no model is called 'magic'; there are first, last"):
        cordee.attribute(drawn(), model="magic")


def test_without_a_confidence_no_range_is_computed():
    found = cordee.attribute(drawn(), confidence=None)

    assert set(found["reason"].to_pylist()) == {"not_asked", "untouched"}
    assert found["low"].null_count == len(found)
    assert found["share"].to_pylist() == cordee.attribute(drawn())["share"].to_pylist()


def test_a_higher_confidence_gives_a_wider_range():
    usual, surer = (cordee.attribute(drawn(), confidence=one).to_pylist()[0] for one in (0.95, 0.99))

    assert surer["low"] < usual["low"] < usual["high"] < surer["high"]


def test_to_credit_a_file_needs_no_pandas_no_database_and_no_pages(tmp_path: Path):
    pq.write_table(drawn(), tmp_path / "journeys.parquet")
    heavy = ("pandas", "ibis", "duckdb", "django", "scipy.stats", "scipy.sparse")
    script = f"import sys, cordee; print(len(cordee.attribute(sys.argv[1])), [one for one in {heavy} if one in sys.modules])"

    answer = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "journeys.parquet")], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "7 []"


def test_a_rule_is_not_given_an_order_in_silence():
    with pytest.raises(ValueError, match=r"only a chain remembers 2 touches; last has no order"):
        cordee.attribute(drawn(40), model="last", order=2)
    with pytest.raises(ValueError, match=r"only a chain remembers 2 touches; u_position has no order"):
        cordee.attribute(drawn(40), order=2)
