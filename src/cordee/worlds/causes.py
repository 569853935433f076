"""Journeys in which each technique's part in the wins is known, under seven laws of what makes an account buy.

A technique's part is what would be lost if its touches were made but had no effect, over the sum of these losses. No
law is the world's: a way to share wins out that is right under one of them is wrong under others, and the laws are here
to say how wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cordee.worlds.dice import Dice

Cause = Literal["opens", "closes", "adds", "once", "fades", "steps", "ready"]
Length = Literal["short", "long"]
Real = NDArray[np.float64]
Whole = NDArray[np.int64]
CAUSES: dict[Cause, str] = {
    "opens": "the first touch decides",
    "closes": "the last touch decides",
    "adds": "every touch adds as much",
    "once": "a technique works once, and techniques strengthen one another",
    "fades": "every touch adds, and is half forgotten in two weeks",
    "steps": "the first touch, the one before the lead and the one before the opportunity decide",
    "ready": "every touch adds, but one technique only follows those who were ready to buy",
}
TECHNIQUES = 8
IDLE = 2  # techniques without any effect
LONGEST = 40
MEAN_TOUCHES: dict[Length, float] = {"short": 3.0, "long": 12.0}
DAYS_BETWEEN = 9.0
HALF_LIFE_DAYS = 14.0
BASE = 0.03
LIFT = 3.0  # a mean journey's touches multiply the chance to win by one plus this
MOST = 0.9
FOLLOWER = 0  # under ``ready``: the technique that follows and does nothing


@dataclass(frozen=True, slots=True)
class CausedWins:
    """Journeys of accounts, one each, and the parts of the techniques.

    Parameters
    ----------
    table
        ``cluster``, ``technique`` and ``touched_at`` (lists in order), ``lead_at``, ``opportunity_at``, ``wins``.
    parts
        Of each technique, by name; they add up to 1.
    """

    table: pa.Table
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Walks:
    """Drawn touches: techniques (-1 after the last) and days, a row an account; and where its milestones stand."""

    touched: Whole
    days: Real
    lead: Whole
    opportunity: Whole
    readiness: Real

    @property
    def lengths(self) -> Whole:
        return np.asarray((self.touched >= 0).sum(axis=1), dtype=np.int64)


def draw_caused_wins(cause: Cause, length: Length, *, accounts: int, seed: int) -> CausedWins:
    """Invent techniques with their effects, and accounts that go their way.

    Examples
    --------
    >>> world = draw_caused_wins("adds", "short", accounts=200, seed=1)
    >>> world.table.num_rows, round(sum(world.parts.values()), 9)
    (200, 1.0)
    """
    dice = Dice(seed, list(CAUSES).index(cause), list(MEAN_TOUCHES).index(length))
    effects = -np.log1p(-dice.units(TECHNIQUES))
    effects[dice.units(TECHNIQUES).argsort()[:IDLE]] = 0.0
    if cause == "ready":
        effects[FOLLOWER] = 0.0
    walks = _walk(dice, cause, accounts, MEAN_TOUCHES[length])
    scale = LIFT / _strength(cause, walks, effects).mean()
    chances = _chances(cause, walks, effects * scale)
    lost = np.array([(chances - _chances(cause, walks, _idle(effects * scale, one))).sum() for one in range(TECHNIQUES)])
    won = dice.units(accounts) < chances
    names = [f"technique {number}" for number in range(TECHNIQUES)]
    return CausedWins(_table(walks, won, names), dict(zip(names, (lost / lost.sum()).tolist(), strict=True)))


def _walk(dice: Dice, cause: Cause, accounts: int, mean: float) -> _Walks:
    """Draw journeys whose early and late touches are of different techniques."""
    lengths = 1 + np.floor(np.log1p(-dice.units(accounts)) / np.log(1 - 1 / mean)).astype(np.int64)
    lengths = np.minimum(lengths, LONGEST)
    early, late = (np.cumsum(np.exp(0.8 * dice.normals(TECHNIQUES))) for _ in range(2))
    shape = (accounts, LONGEST)
    places = np.arange(LONGEST)
    is_late = dice.units(accounts * LONGEST).reshape(shape) < places / np.maximum(lengths - 1, 1)[:, None]
    chance = dice.units(accounts * LONGEST).reshape(shape)
    touched = np.where(is_late, np.searchsorted(late / late[-1], chance), np.searchsorted(early / early[-1], chance))
    readiness = np.exp(0.8 * dice.normals(accounts) - 0.32)
    if cause == "ready":
        follows = dice.units(accounts * LONGEST).reshape(shape) < np.minimum(0.25 * readiness, 0.9)[:, None]
        touched = np.where(follows, FOLLOWER, touched)
    touched = np.where(places < lengths[:, None], touched, -1)
    days = np.cumsum(-DAYS_BETWEEN * np.log1p(-dice.units(accounts * LONGEST).reshape(shape)), axis=1)
    lead = np.floor(dice.units(accounts) * lengths).astype(np.int64)
    opportunity = lead + np.floor(dice.units(accounts) * (lengths - lead)).astype(np.int64)
    return _Walks(touched.astype(np.int64), days, lead, opportunity, readiness)


def _strength(cause: Cause, walks: _Walks, effects: Real) -> Real:
    """Say how much an account's touches move it, in multiples of its chance without any."""
    rows = np.arange(len(walks.touched))
    each = np.where(walks.touched >= 0, effects[walks.touched], 0.0)
    if cause == "opens":
        return np.asarray(each[:, 0])
    if cause == "closes":
        return np.asarray(each[rows, walks.lengths - 1])
    if cause == "steps":
        return np.asarray(each[:, 0] + each[rows, walks.lead] + each[rows, walks.opportunity])
    if cause == "once":
        met = np.stack([(walks.touched == one).any(axis=1) for one in range(TECHNIQUES)], axis=1)
        return np.asarray(np.prod(1 + 0.3 * met * effects, axis=1) - 1)
    if cause == "fades":
        ago = walks.days[rows, walks.lengths - 1][:, None] - walks.days
        return np.asarray((each * np.exp2(-ago / HALF_LIFE_DAYS)).sum(axis=1))
    return np.asarray(each.sum(axis=1))


def _chances(cause: Cause, walks: _Walks, effects: Real) -> Real:
    readiness = walks.readiness if cause == "ready" else 1.0
    return np.asarray(np.minimum(BASE * readiness * (1 + _strength(cause, walks, effects)), MOST))


def _idle(effects: Real, technique: int) -> Real:
    found = effects.copy()
    found[technique] = 0.0
    return found


def _table(walks: _Walks, won: NDArray[np.bool_], names: list[str]) -> pa.Table:
    there = walks.touched >= 0
    offsets = pa.array(np.concatenate([[0], np.cumsum(walks.lengths)]).astype(np.int32))
    coded = pa.DictionaryArray.from_arrays(pa.array(walks.touched[there].astype(np.int32)), pa.array(names))
    rows = np.arange(len(won))

    def moments(days: Real) -> pa.Array:
        return pa.array((days * 86_400e6).astype(np.int64)).cast(pa.timestamp("us"))

    return pa.table(
        {
            "cluster": rows,
            "technique": pa.ListArray.from_arrays(offsets, coded),
            "touched_at": pa.ListArray.from_arrays(offsets, moments(walks.days[there])),
            "lead_at": moments(walks.days[rows, walks.lead]),
            "opportunity_at": moments(walks.days[rows, walks.opportunity]),
            "wins": won.astype(np.int8),
        }
    )
