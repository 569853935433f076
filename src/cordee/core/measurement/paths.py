"""Journeys as arrays: which channels were met, in which order, and what came of it; read from Arrow, batch by batch.

What the arrays mean lies here; what is credited for them, in ``markov``, ``rules`` and ``attribution``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Whole = NDArray[np.int32]
Real = NDArray[np.float64]
Batches = Callable[[Sequence[str]], Iterator[pa.RecordBatch]]
MILESTONES = ("lead_at", "opportunity_at")
MICROSECONDS_A_DAY = 86_400e6


class NotSorted(ValueError):
    """The rows of one cluster do not follow one another."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Some journeys, row by row.

    Parameters
    ----------
    offsets
        Where each journey's touches begin, and the end of the last; one more than there are rows.
    touches
        Channel of each touch, as its position in the list of channels.
    wins, losses
        How many journeys of this row were won, and how many were not.
    worth
        What the won ones were worth together: their number, or their money.
    starts
        True where a row opens a new cluster; None where every single journey is a cluster of its own.
    days
        When each touch happened, in days; None where nobody asked.
    marks
        Position among all touches of the touch that led to the lead, and to the opportunity; -1 where none did.
    """

    offsets: Whole
    touches: Whole
    wins: Real
    losses: Real
    worth: Real
    starts: NDArray[np.bool_] | None = None
    days: Real | None = None
    marks: tuple[Whole, Whole] | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def without(self, cluster: int, first: int) -> Paths:
        """Give the same paths where one cluster has no weight; ``first`` is the number of the cluster open before."""
        if self.starts is None:
            numbers = np.arange(first + 1, first + 1 + len(self))
        else:
            numbers = first + np.cumsum(self.starts)
        kept = (numbers != cluster).astype(float)
        return replace(self, wins=self.wins * kept, losses=self.losses * kept, worth=self.worth * kept)

    def one_by_one(self) -> Paths:
        """Give a row to each single journey, where rows stand for whole numbers of them."""
        kept = [np.repeat(np.arange(len(self)), counts.astype(int)) for counts in (self.wins, self.losses)]
        rows = np.concatenate(kept)
        won = np.concatenate([np.ones(len(kept[0])), np.zeros(len(kept[1]))])
        each = np.divide(self.worth, self.wins, out=np.zeros(len(self)), where=self.wins > 0)
        lengths = np.diff(self.offsets)[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        moved = np.repeat(self.offsets[:-1][rows] - offsets[:-1], lengths) + np.arange(offsets[-1])
        marks = None
        if self.marks is not None:
            shift = offsets[:-1] - self.offsets[:-1][rows]
            first, second = (np.where(one[rows] < 0, -1, one[rows] + shift).astype(np.int32) for one in self.marks)
            marks = (first, second)
        days = None if self.days is None else self.days[moved]
        return Paths(offsets, self.touches[moved], won, 1 - won, won * each[rows], None, days, marks)


@dataclass(slots=True)
class Reader:
    """Reads journeys from Arrow batches, always giving a channel the same number.

    Parameters
    ----------
    path
        Column with the channels met: a list of texts in order, or one text with ``separator`` between.
    cluster
        Column that names the account a journey belongs to; None: every journey stands for itself.
    wins, losses
        Columns with the journeys won and not won; without ``losses`` a row with no win is one journey not won.
    value
        Column with the money of the won ones; None: a win is worth one.
    separator
        What stands between two channels in a text.
    times
        Whether to read when touches happened (column ``touched_at``).
    milestones
        Whether to read which touch led to the lead and to the opportunity.
    merged
        Whether a channel met twice in a row counts as met once.
    """

    path: str
    cluster: str | None = None
    wins: str = "wins"
    losses: str | None = None
    value: str | None = None
    separator: str = ">"
    times: bool = False
    milestones: bool = False
    merged: bool = False
    numbers: dict[str, int] = field(default_factory=dict)
    _last: Any = None

    @property
    def columns(self) -> list[str]:
        """The columns that are read."""
        named = [self.path, self.cluster, self.wins, self.losses, self.value]
        timed = ["touched_at"] if self.times or self.milestones else []
        return [one for one in [*named, *timed, *(MILESTONES if self.milestones else ())] if one is not None]

    def begin(self) -> None:
        """Begin a pass over all batches."""
        self._last = None

    def read(self, batch: pa.RecordBatch) -> Paths:
        """Turn one batch into arrays.

        Raises
        ------
        NotSorted
            Where the cluster column does not run upwards.
        ValueError
            Where a weight is negative or not finite, or a column is not what it should be.
        """
        lengths, names = _listed(batch.column(self.path), self.separator)
        touches = self._channels(names)
        wins = _weights(batch.column(self.wins), self.wins)
        losses = (wins == 0).astype(float) if self.losses is None else _weights(batch.column(self.losses), self.losses)
        worth = wins if self.value is None else np.where(wins > 0, _weights(batch.column(self.value), self.value), 0.0)
        offsets = np.zeros(len(lengths) + 1, dtype=np.int32)
        np.cumsum(lengths, out=offsets[1:])
        days = None
        if self.times or self.milestones:
            days = _days(batch.column("touched_at"), len(touches))
        marks = self._marks(batch, offsets, days) if self.milestones and days is not None else None
        found = Paths(offsets, touches, wins, losses, worth, self._starts(batch), days, marks)
        return _merged(found) if self.merged else _known(found) if len(touches) and touches.min() < 0 else found

    def _channels(self, names: pa.Array) -> Whole:
        coded = names if pa.types.is_dictionary(names.type) else names.dictionary_encode()
        codes: list[int] = []
        for name in coded.dictionary.to_pylist():
            codes.append(-1 if name is None else self.numbers.setdefault(str(name), len(self.numbers)))
        table = np.array([*codes, -1], dtype=np.int32)
        return table[_numbers(coded.indices, empty=len(codes))]

    def _starts(self, batch: pa.RecordBatch) -> NDArray[np.bool_] | None:
        if self.cluster is None:
            return None
        column = batch.column(self.cluster)
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if column.null_count:
            raise ValueError(f"{self.cluster} has empty cells: every journey needs its cluster")
        starts = np.ones(len(column), dtype=bool)
        if not len(column):
            return starts
        if self._last is not None:
            if pc.greater(self._last, column[0]).as_py():
                raise NotSorted(self.cluster)
            starts[0] = not pc.equal(self._last, column[0]).as_py()
        if len(column) > 1:
            earlier, later = column.slice(0, len(column) - 1), column.slice(1)
            if not pc.all(pc.less_equal(earlier, later)).as_py():
                raise NotSorted(self.cluster)
            starts[1:] = _numbers(pc.not_equal(earlier, later))
        self._last = column[-1]
        return starts

    def _marks(self, batch: pa.RecordBatch, offsets: Whole, days: Real) -> tuple[Whole, Whole]:
        """Find the last touch at or before each milestone."""
        found = []
        rows = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        for name in MILESTONES:
            column = batch.column(name)
            moment = np.full(len(column), -np.inf)
            known = _numbers(column.is_valid())
            moment[known] = _numbers(column.drop_null().cast(pa.timestamp("us")).cast(pa.int64())) / MICROSECONDS_A_DAY
            before = np.bincount(rows, weights=days <= moment[rows], minlength=len(column)).astype(np.int32)
            found.append(np.where(before > 0, offsets[:-1] + before - 1, -1).astype(np.int32))
        return found[0], found[1]


def _listed(column: pa.Array, separator: str) -> tuple[Whole, pa.Array]:
    """Give how many touches each row has, and all of them in one array."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = pc.split_pattern(pc.utf8_trim_whitespace(column), separator)
        lengths = np.asarray(_numbers(pc.list_value_length(column)), dtype=np.int32)
        names = pc.utf8_trim_whitespace(column.flatten())
        return lengths, pc.if_else(pc.equal(names, ""), pa.scalar(None, names.type), names)
    if not (pa.types.is_list(kind) or pa.types.is_large_list(kind)):
        raise ValueError(f"a path is a list of channels or a text, not {kind}")
    lengths = np.asarray(_numbers(pc.list_value_length(column)), dtype=np.int32)
    return lengths, column.flatten()


def _numbers(column: pa.Array, *, empty: float = 0) -> NDArray[Any]:
    """Give a column's numbers, or its yes and no, without a copy where it can be.

    Arrow's own ``to_numpy`` imports pandas, 36 MB and .3 s, and so does handing it a plain value to fill cells with:
    only columns with empty cells pay for it.
    """
    filled = column.fill_null(empty) if column.null_count else column
    if pa.types.is_boolean(filled.type):
        return np.from_dlpack(filled.cast(pa.uint8())).view(np.bool_)
    return np.from_dlpack(filled)


def _weights(column: pa.Array, name: str) -> Real:
    found = _numbers(column.cast(pa.float64()))
    if len(found) and not (np.isfinite(found).all() and found.min() >= 0):
        raise ValueError(f"{name} holds a number below zero, or none at all: wins, losses and values are 0 or more")
    return found


def _days(column: pa.Array, touches: int) -> Real:
    flat = column.flatten()
    if flat.null_count or len(flat) != touches:
        raise ValueError("touched_at needs one moment for each touch")
    return _numbers(flat.cast(pa.timestamp("us")).cast(pa.int64())) / MICROSECONDS_A_DAY


def _known(paths: Paths) -> Paths:
    """Leave out touches that name no channel."""
    return _kept(paths, paths.touches >= 0)


def _merged(paths: Paths) -> Paths:
    """Let a channel met several times in a row count once."""
    paths = _known(paths)
    again = np.zeros(len(paths.touches), dtype=bool)
    again[1:] = paths.touches[1:] == paths.touches[:-1]
    again[paths.offsets[:-1][np.diff(paths.offsets) > 0]] = False
    return _kept(paths, ~again)


def _kept(paths: Paths, keep: NDArray[np.bool_]) -> Paths:
    before = np.concatenate([[0], np.cumsum(keep)]).astype(np.int32)
    marks = None
    if paths.marks is not None:
        starts = before[paths.offsets[:-1]]
        first, second = (
            np.where((one >= 0) & (before[one + 1] > starts), before[one + 1] - 1, -1).astype(np.int32) for one in paths.marks
        )
        marks = (first, second)
    days = None if paths.days is None else paths.days[keep]
    return replace(paths, offsets=before[paths.offsets], touches=paths.touches[keep], days=days, marks=marks)
