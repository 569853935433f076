"""A table gives its columns as often as asked, whether it lies in memory or in a file of any make."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.engine.streams import ROWS_A_BATCH, Stream


def test_columns_can_be_gone_through_twice_from_anything_that_speaks_arrow():
    reader = pa.table({"path": [["a"], ["b"]], "wins": [1, 0]}).to_reader()

    stream = Stream(reader)

    assert [batch.to_pydict() for batch in stream(["wins"])] == [{"wins": [1, 0]}] == [b.to_pydict() for b in stream(["wins"])]


def test_a_file_gives_its_lists_coded_and_batch_by_batch(tmp_path: Path):
    path = tmp_path / "journeys.parquet"
    rows = ROWS_A_BATCH + 10
    pq.write_table(pa.table({"path": [["a", "b"]] * rows}), path)

    batches = list(Stream(path, coded="path")(["path"]))

    assert [len(one) for one in batches] == [ROWS_A_BATCH, 10]
    assert pa.types.is_dictionary(batches[0].schema.field("path").type.value_type)


def test_a_file_whose_texts_outgrow_one_dictionary_is_read_all_the_same(tmp_path: Path):
    path = tmp_path / "journeys.parquet"
    texts = [[f"{'page' * 20}{number}"] for number in range(20_000)]
    pq.write_table(pa.table({"path": texts}), path, dictionary_pagesize_limit=4_096, row_group_size=15_000)

    found = [text for batch in Stream(path, coded="path")(["path"]) for text in batch.column(0).to_pylist()]

    assert found == texts
