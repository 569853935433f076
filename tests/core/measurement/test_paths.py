"""What Arrow columns become as paths: empty cells, texts with separators, repeats, and columns that cannot be."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from cordee.core.measurement.paths import Reader


def read(reader: Reader, **columns: Any) -> list[list[str]]:
    """Read one batch, and give the names of the channels row by row."""
    batch = pa.RecordBatch.from_pydict({"wins": [1] * len(next(iter(columns.values()))), **columns})
    paths = reader.read(batch)
    names = {number: name for name, number in reader.numbers.items()}
    return [[names[one] for one in paths.touches[b:e]] for b, e in zip(paths.offsets, paths.offsets[1:], strict=False)]


def test_a_text_is_cut_at_its_separator_and_empty_ones_are_untouched():
    assert read(Reader("path"), path=["mail > web", "", None, " web "]) == [["mail", "web"], [], [], ["web"]]


@pytest.mark.parametrize("coded", [False, True])
def test_empty_names_are_left_out_of_a_list_and_nothing_else_moves(coded: bool):
    kind = pa.list_(pa.dictionary(pa.int32(), pa.string()) if coded else pa.string())
    column = pa.array([["a", None, "b"], None, [None], ["b"]], pa.list_(pa.string())).cast(kind)

    assert read(Reader("path"), path=column) == [["a", "b"], [], [], ["b"]]


def test_a_slice_of_a_column_is_read_as_the_slice():
    column = pa.array([["a"], ["b", "a"], ["c"]])

    assert read(Reader("path"), path=column.slice(1, 1)) == [["b", "a"]]


def test_repeats_are_kept_unless_they_are_to_be_merged_within_a_journey():
    rows = [["a", "a", "b", "a"], ["a", "a"], ["a"]]

    assert read(Reader("path"), path=rows) == rows
    assert read(Reader("path", merged=True), path=rows) == [["a", "b", "a"], ["a"], ["a"]]


def test_a_channel_keeps_its_number_from_batch_to_batch():
    reader = Reader("path")
    read(reader, path=[["b", "a"]])

    assert read(reader, path=[["a", "c"]]) == [["a", "c"]]
    assert reader.numbers == {"b": 0, "a": 1, "c": 2}


def test_a_row_without_a_win_is_a_journey_not_won():
    paths = Reader("path").read(pa.RecordBatch.from_pydict({"path": [["a"], ["a"]], "wins": [2, 0]}))

    assert (paths.wins.tolist(), paths.losses.tolist(), paths.worth.tolist()) == ([2, 0], [0, 1], [2, 0])


def test_money_without_a_win_is_worth_nothing():
    batch = pa.RecordBatch.from_pydict({"path": [["a"], ["a"]], "wins": [1, 0], "value": [7.5, 9.0]})

    assert Reader("path", value="value").read(batch).worth.tolist() == [7.5, 0.0]


@pytest.mark.parametrize("wins", [[-1.0], [float("nan")], [float("inf")]])
def test_weights_below_nothing_or_without_end_are_refused(wins: list[float]):
    with pytest.raises(ValueError, match="0 or more"):
        Reader("path").read(pa.RecordBatch.from_pydict({"path": [["a"]], "wins": wins}))


def test_a_journey_without_its_cluster_is_refused():
    batch = pa.RecordBatch.from_pydict({"path": [["a"]], "wins": [1], "cluster": pa.array([None], pa.string())})

    with pytest.raises(ValueError, match="needs its cluster"):
        Reader("path", "cluster").read(batch)


def test_a_path_of_numbers_without_a_list_is_refused():
    with pytest.raises(ValueError, match="list of channels or a text"):
        Reader("path").read(pa.RecordBatch.from_pydict({"path": [3], "wins": [1]}))


def test_a_cluster_that_goes_on_in_the_next_batch_does_not_start_again():
    reader = Reader("path", "cluster")
    parts = [{"path": [["a"]] * 2, "wins": [1, 1], "cluster": keys} for keys in (["x", "y"], ["y", "z"])]

    starts = [reader.read(pa.RecordBatch.from_pydict(one)).starts.tolist() for one in parts]

    assert starts == [[True, True], [False, True]]
