"""Path tallies: how many journeys took the same way, what they won and what not. They derive from journeys, and forget accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from cordee.core.measurement.columns import table_of

TALLIES = pa.schema(
    [("path", pa.string()), ("journeys", pa.int64()), ("wins", pa.int64()), ("losses", pa.int64()), ("value", pa.float64())]
)


def tallied(
    batches: Iterable[pa.RecordBatch], dimension: str, *, wins: str, value: str | None, separator: str, merged: bool
) -> pa.Table:
    """Tally the ways of journeys, in order of their names.

    Parameters
    ----------
    batches
        Columns ``dimension`` (lists of texts; empty touches are left out), ``wins`` and perhaps ``value``.
    merged
        Whether a touch that repeats the one before counts once.

    Raises
    ------
    ValueError
        Where the name of a touch holds the separator: the way could not be read again.
    """
    found: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0.0])
    mark = separator.strip()
    for batch in batches:
        worth = batch.column(value).to_pylist() if value is not None else [None] * len(batch)
        for touches, won, amount in zip(batch.column(dimension).to_pylist(), batch.column(wins).to_pylist(), worth, strict=True):
            names = [one for one in touches or () if one]
            if mark and any(mark in one for one in names):
                raise ValueError(f"a touch is called with {mark!r} in its name; choose another separator")
            one = found[separator.join(_merged(names) if merged else names)]
            one[0] += 1
            one[1] += won or 0
            one[2] += not won
            one[3] += float(amount or 0)
    rows: list[dict[str, Any]] = [
        {"path": path, "journeys": one[0], "wins": one[1], "losses": one[2], "value": one[3] if value is not None else None}
        for path, one in sorted(found.items())
    ]
    return table_of(rows, TALLIES)


def _merged(names: Sequence[str]) -> list[str]:
    """Let repeats that follow one another count once.

    Examples
    --------
    >>> _merged(["mail", "mail", "webinar", "mail"])
    ['mail', 'webinar', 'mail']
    """
    return [one for place, one in enumerate(names) if not place or one != names[place - 1]]
