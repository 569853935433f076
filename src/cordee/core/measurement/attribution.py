"""Who gets which part of the wins: shares and credits with their intervals, under one model, from journeys in batches.

Nothing here says that a channel caused a win: experiments do. Untouched wins stand on a line of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, frexp

import numpy as np
import pyarrow as pa

from cordee.core.measurement.jackknife import jackknifed
from cordee.core.measurement.models import Model
from cordee.core.measurement.paths import Batches, Paths, Reader, Real
from cordee.core.measurement.spread import Spread, credit_interval, share_interval
from cordee.core.measurement.totals import Totals

FEW_CLUSTERS = 50  # below, every cluster is left out in turn, and t has the clusters' degrees of freedom
ENOUGH_WINNERS = 20
HELD = 96 * 2**20  # bytes of arrays kept between the two passes; beyond, the second pass reads again

CREDITS = pa.schema(
    [
        ("channel", pa.string()),
        ("model", pa.string()),
        ("credit", pa.float64()),
        ("share", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("credit_low", pa.float64()),
        ("credit_high", pa.float64()),
        ("n", pa.int64()),
        ("reason", pa.string()),
    ]
)


@dataclass(slots=True)
class Passes:
    """Journeys that can be gone through twice; what fits is kept, the rest is read again."""

    reader: Reader
    batches: Batches
    one_by_one: bool = False
    _held: list[Paths] | None = None

    def __iter__(self) -> Iterator[Paths]:
        if self._held is not None:
            yield from self._held
            return
        held: list[Paths] | None = []
        size = 0
        self.reader.begin()
        for batch in self.batches(self.reader.columns):
            paths = self.reader.read(batch)
            paths = paths.one_by_one() if self.one_by_one else paths
            size += paths.size
            if held is not None:
                held = [*held, paths] if size <= HELD else None
            yield paths
        self._held = held


def attributed(reader: Reader, batches: Batches, model: Model, *, name: str, confidence: float = 0.95) -> pa.Table:
    """Credit channels under a model, each with its interval or the reason why there is none.

    Parameters
    ----------
    reader
        How the columns are to be read.
    batches
        Gives the named columns of all journeys in batches, each time it is called.
    model
        The model, with nothing counted.
    name
        What the model is called in the result.
    confidence
        Coverage that the intervals aim at.

    Returns
    -------
    pyarrow.Table
        A row a channel, in order of their names, and last, without a name, what untouched journeys won. ``reason``
        says why there is no interval: ``too_few`` (fewer than 20 winning clusters touched), ``only_one``,
        ``nothing_to_share``, ``untouched``.

    Notes
    -----
    The interval is for the share in the population that the clusters were drawn from: the linearised variance over
    clusters on the logit scale; below 50 clusters the jackknife, with t. Credits besides carry the variance of the total,
    on the logarithmic scale. A closed-form share says nothing about what would have happened otherwise.
    """
    passes = Passes(reader, batches)
    totals, effects = _counted(passes, model, reader)
    if totals.clusters < FEW_CLUSTERS and reader.cluster is None and _countable(passes):
        passes = Passes(reader, batches, one_by_one=True)
    channels = sorted(reader.numbers, key=str)
    order = np.array([reader.numbers[one] for one in channels], dtype=np.int64)
    whole = float(effects.sum())
    if not whole > 0:
        return _nothing(channels, name, totals)
    shares = effects / whole
    if totals.clusters < FEW_CLUSTERS:
        of_shares, of_credits = jackknifed(passes, model, clusters=totals.clusters, shares=shares, total=totals.touched)
        degrees = float(max(totals.clusters - 1, 1))
    else:
        spread = Spread.about(effects)
        for paths in passes:
            model.score(paths, spread)
        spread.end()
        of_shares = spread.of_shares(totals.clusters)
        of_credits = spread.of_credits(totals.clusters, totals.touched)
        degrees = float(totals.clusters - 1)
    credit = exact_credits(shares, totals.touched)
    rows = [
        _row(
            channels[at], name, credit=float(credit[k]), share=float(shares[k]), n=int(totals.winners[k]),
            variances=(float(of_shares[k]), float(of_credits[k])), degrees=degrees, confidence=confidence,
        )
        for at, k in enumerate(order)
    ]  # fmt: skip
    return pa.Table.from_pylist([*rows, _untouched(name, totals)], schema=CREDITS)


def exact_credits(shares: Real, total: float) -> Real:
    """Share a total out so that the credits add up to it exactly, in whatever order they are added.

    They are rounded to multiples of the total's last binary digit, and what that leaves goes to the largest remainders.

    Examples
    --------
    >>> import numpy as np
    >>> sum(exact_credits(np.array([1, 1, 1]) / 3, 10.0).tolist())
    10.0
    """
    _, exponent = frexp(total)
    unit = 2.0 ** (exponent - 53)
    exact = np.maximum(shares, 0.0) * (total / unit)
    parts = np.floor(exact)
    left = floor(total / unit) - int(parts.sum())
    for place in np.argsort(-(exact - parts), kind="stable")[: max(left, 0)]:
        parts[place] += 1
        left -= 1
    parts[np.argmax(parts)] += left
    return parts * unit


def _counted(passes: Passes, model: Model, reader: Reader) -> tuple[Totals, Real]:
    totals = Totals()
    for paths in passes:
        channels = len(reader.numbers)
        totals.add(paths, channels=channels)
        model.add(paths, channels)
    channels = len(reader.numbers)
    return totals, model.solve(channels) if channels else np.zeros(0)


def _countable(passes: Passes) -> bool:
    """Say whether every row stands for a whole number of journeys."""
    return all(bool(np.all(one.wins % 1 == 0) and np.all(one.losses % 1 == 0)) for one in passes)


def _row(
    channel: str,
    model: str,
    *,
    credit: float,
    share: float,
    n: int,
    variances: tuple[float, float],
    degrees: float,
    confidence: float,
) -> dict[str, object]:
    found: dict[str, object] = {"channel": channel, "model": model, "credit": credit, "share": share, "n": n}
    if n < ENOUGH_WINNERS:
        return found | {"reason": "too_few"}
    if not 0 < share < 1:
        return found | {"reason": "only_one"}
    if not np.isfinite(variances).all():
        return found | {"reason": "too_few"}
    low, high = share_interval(share, variances[0], degrees=degrees, confidence=confidence)
    least, most = credit_interval(credit, variances[1], degrees=degrees, confidence=confidence)
    return found | {"low": low, "high": high, "credit_low": least, "credit_high": most}


def _untouched(model: str, totals: Totals) -> dict[str, object]:
    return {"channel": None, "model": model, "credit": totals.untouched, "n": 0, "reason": "untouched"}


def _nothing(channels: list[str], model: str, totals: Totals) -> pa.Table:
    rows = [{"channel": one, "model": model, "n": 0, "reason": "nothing_to_share"} for one in channels]
    return pa.Table.from_pylist([*rows, _untouched(model, totals)], schema=CREDITS)
