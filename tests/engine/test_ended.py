"""Agreements that ended: rows that rest on them are read by nobody, whatever run they stand in; others are as they were."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cordee.core.vocabulary.contracts import Column, Contract
from cordee.engine.ended import ended, forget, withhold
from cordee.engine.results import Ask, ResultsReader
from cordee.engine.workspace import Workspace

TABLE = Contract(
    "told",
    "one thing told",
    (Column("key", "text", "its key", required=True), Column("consents", "texts", "rests on", required=True)),
    ("key",),
)


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.create(tmp_path / "mine", zone="Europe/Paris")
    for run in ("one", "two"):
        folder = made.folder / "results" / run
        folder.mkdir()
        (folder / "run.json").write_text("{}", "utf-8")
        rows = [{"key": "a", "consents": ["k:1"]}, {"key": "b", "consents": ["k:2", "m:1"]}, {"key": "c", "consents": []}]
        pq.write_table(pa.Table.from_pylist(rows, schema=TABLE.schema), folder / "told.parquet")
    return made


def read(workspace, run="two"):
    reader = ResultsReader(workspace.folder / "results" / run)
    found = reader.table(TABLE).column("key").to_pylist()
    assert [row["key"] for row in reader.rows(TABLE)] == found
    assert (reader.count(TABLE), sum(reader.tally(TABLE, "key").values())) == (len(found), len(found))
    assert reader.rows(TABLE, Ask(limit=1))[0]["key"] == found[0]
    return found


def test_every_way_of_reading_leaves_out_what_rests_on_an_ended_agreement(workspace):
    before = read(workspace)

    withhold(workspace, ["m:1"])

    assert before == ["a", "b", "c"]
    assert read(workspace) == read(workspace, "one") == ["a", "c"]


def test_two_who_end_at_once_are_both_hidden(workspace):
    withhold(workspace, ["k:1"])
    withhold(workspace, ["k:2"])

    assert ended(workspace.folder / "results") == {"k:1", "k:2"}
    assert read(workspace) == ["c"]


def test_an_ended_agreement_leaves_the_kept_runs_for_good(workspace):
    withhold(workspace, ["k:1"])

    with workspace.writing():
        gone = forget(workspace, TABLE)

    assert gone == 2
    for run in ("one", "two"):
        assert pq.read_table(workspace.folder / "results" / run / "told.parquet").column("key").to_pylist() == ["b", "c"]
