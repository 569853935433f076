"""Tables as batches of chosen columns, as often as they are asked for: from memory, or from a Parquet file piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_A_BATCH = 32768


class Stream:
    """A table whose columns can be gone through more than once.

    Parameters
    ----------
    source
        A Parquet file's path, or anything that speaks the Arrow C interface.
    coded
        A column of lists of texts whose texts repeat: it is read as numbers with a dictionary, never as texts.
    """

    def __init__(self, source: Any, *, coded: str | None = None) -> None:
        self._batches: Callable[[Sequence[str]], Iterator[pa.RecordBatch]]
        if isinstance(source, str | Path):
            path = Path(source)
            self.schema = pq.read_schema(path)
            self._batches = lambda columns: _of_file(path, columns, self.schema, coded)
        else:
            table = source if isinstance(source, pa.Table) else pa.table(source)
            self.schema = table.schema
            self._batches = lambda columns: iter(table.select(list(columns)).to_batches(max_chunksize=ROWS_A_BATCH))

    def __call__(self, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Give the named columns, batch by batch, from the beginning."""
        return self._batches(columns)


def _of_file(path: Path, columns: Sequence[str], schema: pa.Schema, coded: str | None) -> Iterator[pa.RecordBatch]:
    leaves = []
    if coded is not None and coded in schema.names and pa.types.is_list(schema.field(coded).type):
        leaves = [f"{coded}.list.element"]
    with _opened(path, leaves) as file, _opened(path) as plain:
        for group in range(file.num_row_groups):
            given = 0
            try:
                for batch in _of_group(file, group, columns):
                    yield batch
                    given += 1
            except pa.ArrowNotImplementedError:  # texts of one group have more than one dictionary: read them as texts
                yield from islice(_of_group(plain, group, columns), given, None)


def _opened(path: Path, leaves: Sequence[str] = ()) -> pq.ParquetFile:
    """Open a file whose batches lie in the system's own memory.

    Arrow's usual pool keeps what was given back: 45 MB more over a file of 8 MB, and a third more CPU for fresh pages.
    A reader takes the pool that stands when it is opened, and there is no other way to tell it.
    """
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        return pq.ParquetFile(path, read_dictionary=list(leaves))
    finally:
        pa.set_memory_pool(usual)


def _of_group(file: pq.ParquetFile, group: int, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    return file.iter_batches(batch_size=ROWS_A_BATCH, row_groups=[group], columns=list(columns), use_threads=False)
