"""Attribution models behind one shape: count in a first pass, solve, score in a second."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from cordee.core.measurement.markov import Chain, Moves, score_paths, solve_chain
from cordee.core.measurement.packed import Packed
from cordee.core.measurement.paths import Paths, Real
from cordee.core.measurement.rules import RULES, Rule, allot, credits_of, score_parts
from cordee.core.measurement.spread import Spread
from cordee.core.measurement.steps import Shifts, Steps, score_clusters
from cordee.core.vocabulary.problems_of_measurement import TooManyChannels

MOST_CHANNELS = 2_000
MODELS = (*RULES, "markov")
Kept = Packed | Steps


class Model(Protocol):
    """What attribution needs of a model; effects are in proportion to the credits.

    A second pass is for the intervals: what it needs of a batch is kept in few bytes, then scored.
    """

    def add(self, paths: Paths, channels: int) -> None:
        """Count a batch in."""

    def solve(self, channels: int) -> Real:
        """Give each channel's effect."""

    def keep(self, paths: Paths) -> Kept:
        """Give what scoring needs of a batch."""

    def score(self, kept: Kept, spread: Spread) -> None:
        """Add to the spread what each cluster moves the effects by."""

    def fresh(self) -> Model:
        """Give the same model with nothing counted."""


@dataclass(slots=True)
class Sharing:
    """A rule as a model."""

    rule: Rule
    credits: Real = field(default_factory=lambda: np.zeros(0))

    def add(self, paths: Paths, channels: int) -> None:
        """Count a batch in."""
        won = _winning(paths)
        self.credits = np.pad(self.credits, (0, channels - len(self.credits)))
        self.credits += credits_of(allot(self.rule, won), won, channels)

    def solve(self, channels: int) -> Real:
        """Give each channel's credit."""
        return np.pad(self.credits, (0, channels - len(self.credits)))

    def keep(self, paths: Paths) -> Packed:
        """Give what scoring needs of a batch: what won."""
        return Packed.of(_winning(paths))

    def score(self, kept: Kept, spread: Spread) -> None:
        """Add to the spread what each cluster gives to each channel."""
        won = as_packed(kept).unpacked()
        score_parts(won, allot(self.rule, won), spread)

    def fresh(self) -> Sharing:
        """Give the same rule with nothing counted."""
        return Sharing(self.rule)


@dataclass(slots=True)
class Markov:
    """A chain of order 1 as a model."""

    moves: Moves = field(default_factory=Moves)
    chain: Chain | None = None
    shifts: Shifts | None = None

    def add(self, paths: Paths, channels: int) -> None:
        """Count a batch in."""
        if channels > MOST_CHANNELS:
            raise TooManyChannels(found=f"{channels:,}", most=f"{MOST_CHANNELS:,}")
        self.moves.add(paths, channels=channels)

    def solve(self, channels: int) -> Real:
        """Give each channel's removal effect."""
        self.moves.add(_nothing(), channels=channels)
        self.chain = solve_chain(self.moves, channels)
        return self.chain.effects

    def keep(self, paths: Paths) -> Kept:
        """Give what scoring needs of a batch: its steps, or the journeys as they are where those do not say all."""
        return Steps.of(paths) or Packed.of(paths)

    def score(self, kept: Kept, spread: Spread) -> None:
        """Add to the spread what each cluster moves the removal effects by."""
        if self.chain is None:
            raise ValueError("solve the chain first")
        if isinstance(kept, Packed):
            spread.widen()
            score_paths(kept.unpacked(), self.chain, spread)
            return
        self.shifts = self.shifts or Shifts.of(self.chain, spread)
        spread.narrow()
        score_clusters(kept, self.shifts, spread)

    def fresh(self) -> Markov:
        """Give an empty chain."""
        return Markov()


def as_packed(kept: Kept) -> Packed:
    """Give what was kept as packed journeys, for models that keep nothing else."""
    if not isinstance(kept, Packed):
        raise TypeError("steps are scored by a chain of order 1 only")
    return kept


def model_of(name: str, *, order: int = 1, half_life_days: float = 7.0, milestones: bool = False) -> Model:
    """Give the model of this name.

    Raises
    ------
    ValueError
        Where there is none, or it needs milestones that nobody has.
    """
    if name == "markov":
        if order < 1:
            raise ValueError("a chain remembers at least one touch: order is 1 or more")
        if order == 1:
            return Markov()
        # Sparse algebra takes memory to load: only who asks for a higher order pays for it.
        from cordee.core.measurement.tuples import HigherMarkov, TupleMoves

        return HigherMarkov(order, TupleMoves(order))
    if name == "shapley":
        raise ValueError(
            "the closed form of Shapley values is linear_distinct: even parts of the distinct things met, no second opinion"
        )
    if name not in RULES:
        raise ValueError(f"no model is called {name!r}; there are {', '.join(MODELS)}")
    rule = RULES[name]
    if name == "u" and not milestones:
        rule = RULES["u_position"]
    if rule.needs_milestones and not milestones:
        raise ValueError(f"{name} needs to know when there was a lead and an opportunity: columns lead_at and opportunity_at")
    return Sharing(replace(rule, half_life=half_life_days) if rule.half_life is not None else rule)


def _winning(paths: Paths) -> Paths:
    """Keep the touches of rows that won something; of the others only that a cluster begins with them."""
    lengths = np.diff(paths.offsets)
    won = (paths.worth > 0) & (lengths > 0)
    rows = won if paths.starts is None else won | paths.starts
    offsets = np.concatenate([[0], np.cumsum(np.where(won, lengths, 0)[rows])]).astype(np.int32)
    touches = np.repeat(won, lengths)
    marks = None
    if paths.marks is not None:
        shift = offsets[:-1] - paths.offsets[:-1][rows]
        there = won[rows]
        first, second = (np.where(there & (one[rows] >= 0), one[rows] + shift, -1).astype(np.int32) for one in paths.marks)
        marks = (first, second)
    return Paths(
        offsets, paths.touches[touches], paths.wins[rows], paths.losses[rows], np.where(won, paths.worth, 0.0)[rows],
        None if paths.starts is None else paths.starts[rows],
        None if paths.days is None else paths.days[touches], marks,
    )  # fmt: skip


def _nothing() -> Paths:
    none = np.zeros(0)
    return Paths(np.zeros(1, dtype=np.int32), np.zeros(0, dtype=np.int32), none, none, none)
