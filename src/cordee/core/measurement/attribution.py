"""Who gets which part of the wins: shares and credits with their intervals, under one model, from journeys in batches.

Nothing here says that a channel caused a win: experiments do. Untouched wins stand on a line of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor, frexp
from typing import Any

import numpy as np
import pyarrow as pa

from cordee.core.measurement.columns import table_of
from cordee.core.measurement.jackknife import jackknifed
from cordee.core.measurement.models import Kept, Model
from cordee.core.measurement.paths import Batches, Paths, Reader, Real
from cordee.core.measurement.spread import Spread, credit_interval, share_interval
from cordee.core.measurement.totals import Totals
from cordee.core.measurement.worth import FEWEST_EVEN, Worth

FEW_CLUSTERS = 50  # below, every cluster is left out in turn, and t has the clusters' degrees of freedom
ENOUGH_WINNERS = 20
HELD = 40 * 2**20  # bytes kept between the two passes, some 6 million journeys; beyond, the second pass reads again

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
    """Journeys that can be gone through more than once, each time from their source."""

    reader: Reader
    batches: Batches
    one_by_one: bool = False

    def __iter__(self) -> Iterator[Paths]:
        self.reader.begin()
        for batch in self.batches(self.reader.columns):
            paths = self.reader.read(batch)
            yield paths.one_by_one() if self.one_by_one else paths


@dataclass(slots=True)
class Keeping:
    """What the second pass needs of each batch, kept while it fits; else it is read again."""

    model: Model
    passes: Passes
    _kept: list[Kept] | None = field(default_factory=list)
    _size: int = 0

    def add(self, paths: Paths) -> None:
        """Keep a batch."""
        if self._kept is not None:
            self._kept.append(self.model.keep(paths))
            self._size += self._kept[-1].size
            self._kept = self._kept if self._size <= HELD else None

    def __iter__(self) -> Iterator[Kept]:
        if self._kept is None:
            yield from (self.model.keep(paths) for paths in self.passes)
        else:
            yield from self._kept


def attributed(reader: Reader, batches: Batches, model: Model, *, name: str, confidence: float | None = 0.95) -> pa.Table:
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
        Coverage that the intervals aim at; None computes none, and ``reason`` is ``not_asked``.

    Returns
    -------
    pyarrow.Table
        A row a channel, in order of their names, and last, without a name, what untouched journeys won. ``reason``
        says why there is no interval: ``too_few_winners`` (fewer than 20 winning clusters touched), ``only_one``,
        ``nothing_to_share``, ``untouched``; of money besides ``worth_summed``, and ``worth_uneven`` where only the share has one.

    Notes
    -----
    The interval is for the share in the population that the clusters were drawn from: the linearised variance over
    clusters on the logit scale; below 50 clusters the jackknife, with t. Credits besides carry the variance of the total,
    on the logarithmic scale. Of money, ``worth`` widens them (decision 28). A closed-form share says nothing about what would have happened otherwise.
    """
    passes = Passes(reader, batches)
    keeping = None if confidence is None else Keeping(model, passes)
    worth = Worth(model.fresh()) if keeping is not None and reader.value is not None else None
    totals, effects = _counted(passes, model, reader, keeping, worth)
    channels = sorted(reader.numbers, key=str)
    order = np.array([reader.numbers[one] for one in channels], dtype=np.int64)
    whole = float(effects.sum())
    if not whole > 0:
        return _nothing(channels, name, totals)
    shares = effects / whole
    variances = None if keeping is None else _variances(keeping, totals, effects, worth)
    credit = exact_credits(shares, totals.touched)
    rows = []
    for at, k in enumerate(order):
        found = {"channel": channels[at], "model": name, "credit": credit[k], "share": shares[k], "n": int(totals.winners[k])}
        spread = None if variances is None else (float(variances[0][k]), float(variances[1][k]))
        asked = _range(found, spread, degrees=max(totals.clusters - 1.0, 1.0), confidence=confidence)
        rows.append(found | (asked if worth is None else _honest(asked, worth)))
    return table_of([*rows, _untouched(name, totals)], CREDITS)


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


def _counted(passes: Passes, model: Model, reader: Reader, keeping: Keeping | None, worth: Worth | None) -> tuple[Totals, Real]:
    totals = Totals()
    for paths in passes:
        channels = len(reader.numbers)
        totals.add(paths, channels=channels)
        model.add(paths, channels)
        if keeping is not None:
            keeping.add(paths)
        if worth is not None:
            worth.add(paths, channels)
    channels = len(reader.numbers)
    return totals, model.solve(channels) if channels else np.zeros(0)


def _variances(keeping: Keeping, totals: Totals, effects: Real, worth: Worth | None) -> tuple[Real, Real]:
    """Give the variances of shares and of credits."""
    shares, clusters = effects / effects.sum(), totals.clusters
    few = _few(keeping.passes) if clusters < FEW_CLUSTERS else None
    spread = Spread.about(effects)
    if few is None or worth is not None:
        for kept in keeping:
            keeping.model.score(kept, spread)
        spread.end()
    if few is None:
        own = spread.of_shares(clusters), spread.of_credits(clusters, totals.touched)
    else:
        own = jackknifed(few, keeping.model, clusters=clusters, shares=shares, total=totals.touched)
    if worth is None or worth.summed:
        return own
    return worth.widened(own, shares, spread=spread, kept=keeping, few=few, clusters=clusters)


def _few(passes: Passes) -> Passes:
    """Give a row to each single journey, where each stands for itself and every row for a whole number of them."""
    counts = all(bool(np.all(one.wins % 1 == 0) and np.all(one.losses % 1 == 0)) for one in passes)
    return Passes(passes.reader, passes.batches, one_by_one=passes.reader.cluster is None and counts)


def _range(
    found: dict[str, Any], variances: tuple[float, float] | None, *, degrees: float, confidence: float | None
) -> dict[str, Any]:
    if variances is None or confidence is None:
        return {"reason": "not_asked"}
    if found["n"] < ENOUGH_WINNERS:
        return {"reason": "too_few_winners"}
    if not 0 < found["share"] < 1:
        return {"reason": "only_one"}
    if not np.isfinite(variances).all():
        return {"reason": "too_few_winners"}
    low, high = share_interval(found["share"], variances[0], degrees=degrees, confidence=confidence)
    least, most = credit_interval(found["credit"], variances[1], degrees=degrees, confidence=confidence)
    return {"low": low, "high": high, "credit_low": least, "credit_high": most}


def _honest(asked: dict[str, Any], worth: Worth) -> dict[str, Any]:
    """Take back ranges of money that the wins cannot carry."""
    if "low" not in asked:
        return asked
    if worth.summed:
        return {"reason": "worth_summed"}
    if worth.even < FEWEST_EVEN:
        return {"low": asked["low"], "high": asked["high"], "reason": "worth_uneven"}
    return asked


def _untouched(model: str, totals: Totals) -> dict[str, object]:
    return {"channel": None, "model": model, "credit": totals.untouched, "n": 0, "reason": "untouched"}


def _nothing(channels: list[str], model: str, totals: Totals) -> pa.Table:
    rows = [{"channel": one, "model": model, "n": 0, "reason": "nothing_to_share"} for one in channels]
    return table_of([*rows, _untouched(model, totals)], CREDITS)
