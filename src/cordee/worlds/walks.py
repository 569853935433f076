"""Journeys without end, for checking what attribution promises: three laws of how accounts go from touch to touch.

``independent`` is a chain of order 1, every account on one journey. ``accounts`` lets accounts go on one to four journeys,
each account with a taste and a chance to win of its own. ``not_markov`` remembers the touch before last, changes its taste
on the way, and wins by what was met together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cordee.worlds.dice import Dice

Law = Literal["independent", "accounts", "not_markov"]
Real = NDArray[np.float64]
Whole = NDArray[np.int64]
LAWS: tuple[Law, ...] = ("independent", "accounts", "not_markov")
UNTOUCHED = 0.04  # journeys on which nobody was seen
UNTOUCHED_WINS = 0.03
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Ways:
    """How accounts move between channels.

    Parameters
    ----------
    law
        Which of the three.
    popularity, late
        Weights of channels at the beginning and late on a journey; each sums up to 1.
    steps
        From each channel, weights of the next one.
    ends
        Chance that a journey ends after each channel.
    wins
        Chance that a journey is won where it ends.
    """

    law: Law
    popularity: Real
    late: Real
    steps: Real
    ends: Real
    wins: Real

    @property
    def channels(self) -> int:
        """How many channels there are."""
        return len(self.popularity)


def ways(law: Law, *, channels: int, seed: int) -> Ways:
    """Draw a law of journeys: some channels are common, some end journeys sooner, some win more.

    Examples
    --------
    >>> journeys(ways("accounts", channels=10, seed=3), Dice(3, 1), accounts=50).column_names
    ['cluster', 'technique', 'wins']
    """
    dice = Dice(seed, channels, LAWS.index(law))
    popularity = _shuffled(dice, 1 / (3 + np.arange(channels)))
    late = _shuffled(dice, 1 / (3 + np.arange(channels)))
    tilts = dice.units(channels * channels).reshape(channels, channels)
    steps = popularity * (0.3 + 2 * tilts**2) + 0.15 * np.eye(channels)
    return Ways(
        law,
        popularity=popularity,
        late=late,
        steps=steps / steps.sum(axis=1, keepdims=True),
        ends=0.15 + 0.2 * dice.units(channels),
        wins=0.02 + 0.12 * dice.units(channels) ** 2,
    )


def journeys(law: Ways, dice: Dice, *, accounts: int) -> pa.Table:
    """Draw the journeys of so many accounts: cluster, channels in order, and whether each was won (1) or not (0)."""
    each = 1 + (4 * dice.units(accounts)).astype(np.int64) if law.law == "accounts" else np.ones(accounts, dtype=np.int64)
    clusters = np.repeat(np.arange(accounts), each)
    way: Callable[[Ways, Dice, Whole], tuple[Whole, Real]] = _remembering if law.law == "not_markov" else _chained
    touched, chances = way(law, dice, clusters)
    untouched = dice.units(len(clusters)) < UNTOUCHED
    touched[untouched] = -1
    won = dice.units(len(clusters)) < np.where(untouched, UNTOUCHED_WINS, chances)
    return _table(law, clusters, touched, won)


def _chained(law: Ways, dice: Dice, clusters: Whole) -> tuple[Whole, Real]:
    """Walk from channel to channel; accounts with a taste keep coming back to their favourite."""
    accounts = int(clusters[-1]) + 1
    tasting, spread = (0.3, 0.6) if law.law == "accounts" else (0.0, 0.0)
    favourite = _picked(np.cumsum(law.popularity)[None, :], np.zeros(accounts, dtype=np.int64), dice)[clusters]
    fortune = np.exp(spread * _normal(dice, accounts))[clusters]
    touched = np.full((len(clusters), LONGEST), -1, dtype=np.int64)
    cumulative = np.vstack([np.cumsum(law.steps, axis=1), np.cumsum(law.popularity)])
    going, here = np.arange(len(clusters)), np.full(len(clusters), law.channels)
    last = here.copy()
    for step in range(LONGEST):
        following = _picked(cumulative, here[going], dice)
        following = np.where(dice.units(len(going)) < tasting, favourite[going], following)
        touched[going, step] = here[going] = last[going] = following
        going = going[dice.units(len(going)) >= law.ends[following]]
    return touched, np.minimum(law.wins[last] * fortune, 0.9)


def _remembering(law: Ways, dice: Dice, clusters: Whole) -> tuple[Whole, Real]:
    """Walk with a memory of two touches and a taste that changes; winning takes touches of two kinds together."""
    count = len(clusters)
    short = dice.units(count) < 0.5
    length = 1 + np.floor(np.log1p(-dice.units(count)) / np.log(np.where(short, 0.35, 0.8))).astype(np.int64)
    length = np.minimum(length, LONGEST)
    touched = np.full((count, LONGEST), -1, dtype=np.int64)
    cumulative = np.vstack([np.cumsum(law.popularity), np.cumsum(law.late)])
    going = np.arange(count)
    for step in range(LONGEST):
        late = (step * 2 >= length[going]).astype(np.int64)
        drawn = _picked(cumulative, late, dice)
        if step >= 2:
            drawn = np.where(dice.units(len(going)) < 0.35, touched[going, step - 2], drawn)
        touched[going, step] = drawn
        going = going[length[going] > step + 1]
    kinds = [(touched >= 0) & (touched % 3 == kind) for kind in (0, 1)]
    together = kinds[0].any(axis=1) & kinds[1].any(axis=1)
    best = np.where(touched >= 0, law.wins[touched], 0.0).max(axis=1)
    return touched, np.minimum(best * np.where(together, 1.4, 0.5) * (1 - np.exp(-length / 3)), 0.9)


def _table(law: Ways, clusters: Whole, touched: Whole, won: NDArray[np.bool_]) -> pa.Table:
    there = touched >= 0
    offsets = np.concatenate([[0], np.cumsum(there.sum(axis=1))]).astype(np.int32)
    names = pa.array([f"channel {number:03d}" for number in range(law.channels)])
    coded = pa.DictionaryArray.from_arrays(pa.array(touched[there].astype(np.int32)), names)
    listed = pa.ListArray.from_arrays(pa.array(offsets), coded)
    return pa.table({"cluster": clusters, "technique": listed, "wins": won.astype(np.int8)})


def _picked(cumulative: Real, rows: Whole, dice: Dice) -> Whole:
    """Draw a column for each row number, by the weights of that row."""
    chance = dice.units(len(rows)) + rows
    ladder = np.minimum(cumulative / cumulative[:, -1:], 1.0) + np.arange(len(cumulative))[:, None]
    found = np.searchsorted(ladder.ravel(), chance, side="right") - rows * cumulative.shape[1]
    return np.minimum(found, cumulative.shape[1] - 1)


def _normal(dice: Dice, count: int) -> Real:
    """Draw standard normal numbers by Box and Muller's way."""
    radius = np.sqrt(-2 * np.log1p(-dice.units(count)))
    return radius * np.cos(2 * np.pi * dice.units(count))


def _shuffled(dice: Dice, weights: Real) -> Real:
    order = np.argsort(dice.units(len(weights)))
    return weights[order] / weights.sum()
