"""Fact files of an import while they are made: what lacks a required column is dropped, the rest is written once."""

from __future__ import annotations

from datetime import datetime

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cordee.core.vocabulary.facts import DEAL_MILESTONES
from cordee.engine.database import Database
from cordee.engine.staging import Staging

RECORDED = datetime(2026, 11, 2, 9, 30)


@pytest.fixture
def database(tmp_path):
    with Database(tmp_path / "spill") as opened:
        yield opened


def staged(database, folder, keys, deals):
    kinds = DEAL_MILESTONES.schema
    columns = {name: pa.nulls(len(keys), kinds.field(name).type) for name in DEAL_MILESTONES.names}
    columns |= {
        "source": ["crm"] * len(keys),
        "source_key": keys,
        "known_at": pa.array([RECORDED] * len(keys), kinds.field("known_at").type),
        "record": list(range(1, len(keys) + 1)),
        "deal_key": deals,
        "milestone": ["won"] * len(keys),
    }
    database.bind_arrow("made", pa.table({name: pa.array(column, kinds.field(name).type) for name, column in columns.items()}))
    staging = Staging(database, folder, "imp1", RECORDED)
    repeated = staging.add(DEAL_MILESTONES, ibis.table(DEAL_MILESTONES.table().schema(), name="made"))
    _, finished = staging.finish()
    return repeated, [row for path, _ in finished for row in pq.read_table(path).to_pylist()]


def test_rows_that_lack_a_required_column_are_dropped_and_the_others_carry_their_import(database, tmp_path):
    repeated, rows = staged(database, tmp_path, ["a", None, "c", "d"], ["x", "y", None, "z"])

    assert repeated == 0
    assert [(one["source_key"], one["deal_key"], one["import_id"], one["recorded_at"]) for one in rows] == [
        ("a", "x", "imp1", RECORDED),
        ("d", "z", "imp1", RECORDED),
    ]


def test_rows_that_lack_nothing_are_all_written(database, tmp_path):
    _, rows = staged(database, tmp_path, ["a", "b"], ["x", "y"])

    assert [one["source_key"] for one in rows] == ["a", "b"]


def test_a_key_that_comes_twice_is_told_and_its_last_record_stands(database, tmp_path):
    repeated, rows = staged(database, tmp_path, ["a", "a", "b"], ["x", "y", "z"])

    assert repeated == 1
    assert sorted((one["source_key"], one["deal_key"]) for one in rows) == [("a", "y"), ("b", "z")]


def test_where_every_row_lacks_something_there_is_no_file(database, tmp_path):
    _, rows = staged(database, tmp_path, [None, None], ["x", "y"])

    assert rows == []
