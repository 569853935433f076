"""Attribution the slow way, for tests: chains written out as they are, a channel taken out of them, everything solved dense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from cordee.core.measurement.paths import Paths


@dataclass(frozen=True)
class Walk:
    """One row of journeys: the channels met, how many were won and not, and what the won ones were worth together."""

    path: tuple[int, ...]
    won: float
    lost: float
    worth: float


def effect_without(walks: Sequence[Walk], order: int, removed: int | None) -> float:
    """Give what a journey wins on average in the chain, where nobody passes through the removed channel."""
    moves: dict[tuple[int, ...], dict[Any, float]] = defaultdict(lambda: defaultdict(float))
    out: dict[tuple[int, ...], float] = defaultdict(float)
    worth: dict[tuple[int, ...], float] = defaultdict(float)
    for walk in walks:
        weight = walk.won + walk.lost
        state: tuple[int, ...] = ()
        for channel in walk.path:
            following = (*state, channel)[-order:]
            moves[state][following] += weight
            out[state] += weight
            state = following
        out[state] += weight
        worth[state] += walk.worth
    states = sorted(out)
    place = {state: number for number, state in enumerate(states)}
    stepping, ending = np.zeros((len(states), len(states))), np.zeros(len(states))
    for state in states:
        if out[state]:
            ending[place[state]] = worth[state] / out[state]
            for following, weight in moves[state].items():
                if removed is None or following[-1] != removed:
                    stepping[place[state], place[following]] = weight / out[state]
    return float(np.linalg.solve(np.eye(len(states)) - stepping, ending)[place[()]])


def brute(walks: Sequence[Walk], order: int, channels: int) -> list[float]:
    """Give every channel's removal effect."""
    whole = effect_without(walks, order, None)
    return [whole - effect_without(walks, order, channel) for channel in range(channels)]


def random_walks(rng: np.random.Generator, *, channels: int, rows: int, longest: int = 6, money: bool = False) -> list[Walk]:
    """Draw rows with repeats, self-transitions, empty paths and rows that stand for several journeys."""
    found = []
    for _ in range(rows):
        path = tuple(rng.integers(0, channels, rng.integers(0, longest + 1)).tolist())
        won, lost = int(rng.integers(0, 3)), int(rng.integers(0, 4))
        found.append(Walk(path, won, lost, float(won * rng.integers(1, 9)) if money else won))
    return [*found, Walk((0,), 1, 1, 1.0)]


def paths_of(walks: Sequence[Walk], clusters: Sequence[int] | None = None) -> Paths:
    """Write walks as arrays; clusters are numbers that run upwards."""
    offsets = np.concatenate([[0], np.cumsum([len(one.path) for one in walks])]).astype(np.int32)
    touches = np.array([channel for one in walks for channel in one.path], dtype=np.int32)
    won, lost, worth = (np.array([getattr(one, name) for one in walks], dtype=float) for name in ("won", "lost", "worth"))
    starts = None if clusters is None else np.diff(np.array(clusters), prepend=-1) > 0
    return Paths(offsets, touches, won, lost, worth, starts)


def table_of(walks: Sequence[Walk], clusters: Sequence[int] | None = None) -> pa.Table:
    """Write walks as a table of journeys."""
    return pa.table(
        {
            "technique": pa.array([[f"c{one}" for one in walk.path] for walk in walks], pa.list_(pa.string())),
            "cluster": pa.array(range(len(walks)) if clusters is None else clusters, pa.int64()),
            "wins": [one.won for one in walks],
            "losses": [one.lost for one in walks],
            "value": [one.worth for one in walks],
        }
    )


def in_batches(table: pa.Table, size: int = 65_536) -> Callable[[Sequence[str]], Iterator[pa.RecordBatch]]:
    """Give a table's columns in batches of a size, as often as asked."""
    return lambda columns: iter(table.select(list(columns)).to_batches(max_chunksize=size))
