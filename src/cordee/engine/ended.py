"""Agreements that ended: a stored row that rests on one of them is shown to nobody from that moment on.

Results are stored until the next run, and earlier runs are kept; what somebody withdraws must be gone at once. So the
keys of ended agreements (drawn at random: they say nothing of anybody) stand in one folder, an empty file each, and every
reader of results looks there first. A later run no longer holds those rows, and ``forget`` takes them out of the kept ones.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.results_of_portraits import CONSENTS_COLUMN
from cordee.engine.atomic import sync_file, sync_folder
from cordee.engine.workspace import Workspace

PLACE = "ended"  # in the folder of all results


def withhold(workspace: Workspace, consents: Collection[str]) -> None:
    """Hide, from now on, every stored row that rests on one of these agreements; it waits for no other writer."""
    folder = workspace.folder / "results" / PLACE
    folder.mkdir(exist_ok=True)
    for one in consents:
        (folder / one).touch()
    sync_folder(folder)


def ended(results: Path) -> frozenset[str]:
    """Give the agreements that ended, from the folder of all results."""
    folder = results / PLACE
    return frozenset(one.name for one in folder.iterdir()) if folder.is_dir() else frozenset()


def rests_on_consent(contract: Contract) -> bool:
    """Say whether rows of a table name the agreements that they rest on."""
    return CONSENTS_COLUMN in contract.names


def without_ended(table: pa.Table, over: Collection[str]) -> pa.Table:
    """Give a table without the rows that rest on an agreement that ended.

    Examples
    --------
    >>> rows = pa.table({"consents": pa.array([["a:1"], ["b:1", "c:1"], []], pa.list_(pa.string()))})
    >>> without_ended(rows, {"c:1"}).column("consents").to_pylist()
    [['a:1'], []]
    """
    if not over or not table.num_rows:
        return table
    going = [bool(set(one or ()) & set(over)) for one in table.column(CONSENTS_COLUMN).to_pylist()]
    return table.filter(pc.invert(pa.array(going)))


def forget(workspace: Workspace, contract: Contract) -> int:
    """Take rows that rest on ended agreements out of every kept run, under the writer's lock; give how many went."""
    over, gone = ended(workspace.folder / "results"), 0
    for run_id in workspace.runs() if over else ():
        path = workspace.folder / "results" / run_id / f"{contract.name}.parquet"
        if path.exists():
            table = pq.read_table(path)
            kept = without_ended(table, over)
            if kept.num_rows < table.num_rows:
                gone += table.num_rows - kept.num_rows
                _put(workspace, path, kept)
    return gone


def _put(workspace: Workspace, path: Path, table: pa.Table) -> None:
    with workspace.scratch() as scratch:
        built = scratch / path.name
        pq.write_table(table, built, compression="zstd")
        sync_file(built)
        built.replace(path)
        sync_folder(path.parent)
