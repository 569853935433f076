"""Removal effects from a Markov chain whose states are the last few channels met: order 2 and more.

Only states that were observed exist. A channel is the block of all states that end in it, and removing it is one sparse
solve a channel: the formula of order 1 does not hold here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import coo_array, csc_array, eye_array
from scipy.sparse.linalg import splu

from cordee.core.measurement.markov import Chain, score_paths
from cordee.core.measurement.models import MOST_CHANNELS, Kept, as_packed
from cordee.core.measurement.numbering import number_tuples
from cordee.core.measurement.packed import Packed
from cordee.core.measurement.paths import Paths, Real, Whole
from cordee.core.measurement.spread import Spread
from cordee.core.vocabulary.problems_of_measurement import TooManyChannels, TooManyStates

MOST_STATES = 200_000


@dataclass(slots=True)
class TupleMoves:
    """Counts of moves between observed states; state 0 is the start.

    Parameters
    ----------
    order
        How many channels a state remembers; 2 or more (1 works too, and gives what ``markov`` gives).
    most
        More states than this are refused.
    """

    order: int
    most: int = MOST_STATES
    states: int = 1
    _tuples: Whole = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int32))
    _slots: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    _moves: Any = None
    _ends: Real = field(default_factory=lambda: np.zeros((2, 1)))

    def number(self, paths: Paths) -> Whole:
        """Give the state after each touch.

        Raises
        ------
        TooManyStates
            Where journeys pass through more than ``most`` of them.
        """
        self._make_room(len(paths.touches))
        found = np.empty(len(paths.touches), dtype=np.int32)
        number = number_tuples(paths.offsets, paths.touches, self.order, self._slots, self._tuples, self.states, found)
        if number < 0:
            raise TooManyStates(order=self.order, most=f"{self.most:,}")
        self.states = number
        return found

    def add(self, paths: Paths) -> None:
        """Count a batch in."""
        states = self.number(paths)
        lengths = np.diff(paths.offsets)
        before = np.zeros(len(states), dtype=np.int32)
        before[1:] = states[:-1]
        before[paths.offsets[:-1][lengths > 0]] = 0
        weights = np.repeat(paths.wins + paths.losses, lengths)
        last = np.zeros(len(paths), dtype=np.int32)
        last[lengths > 0] = states[paths.offsets[1:][lengths > 0] - 1]
        shape = (self.states, self.states)
        moves: Any = coo_array((weights, (before, states)), shape=shape).tocsc()
        if self._moves is not None:
            earlier = self._moves.copy()
            earlier.resize(shape)
            moves = moves + earlier
        self._moves = moves
        ends: list[Real] = [
            np.bincount(last, weights=one, minlength=self.states).astype(np.float64)
            for one in (paths.wins + paths.losses, paths.worth)
        ]
        self._ends = np.stack(ends) + np.pad(self._ends, ((0, 0), (0, self.states - self._ends.shape[1])))

    def solve(self, channels: int) -> Chain:
        """Give the removal effects of all channels.

        Notes
        -----
        Without channel k, whose block of states is B: y from the states that are left is one transposed solve, the way
        into B is f = y Q, and the effect is f · x over B, which loses no digits to a difference. One factorisation a channel
        gives y and the chances ahead, which the gradient needs too.
        """
        moves: Any = self._moves if self._moves is not None else csc_array((1, 1))
        out = moves.sum(axis=1) + self._ends[0]
        each = np.divide(1.0, out, out=np.zeros_like(out), where=out > 0)
        steps = csc_array(moves.multiply(each[:, None]))
        wins = self._ends[1] * each
        whole: Any = splu(csc_array(eye_array(self.states) - steps))
        reach, visits = whole.solve(wins), whole.solve(_start(self.states), trans="T")
        last = self._tuples[: self.states, -1].copy()
        last[0] = -1
        effects, passes, ahead = np.zeros(channels), np.zeros((self.states, channels)), np.zeros((self.states, channels))
        for channel in range(channels):
            left, block = np.flatnonzero(last != channel), np.flatnonzero(last == channel)
            if not len(block):
                passes[:, channel], ahead[:, channel] = visits, reach
                continue
            rows = steps[left, :]
            without: Any = splu(csc_array(eye_array(len(left)) - rows[:, left]))
            passing = without.solve(_start(len(left)), trans="T")
            passes[left, channel], ahead[left, channel] = passing, without.solve(wins[left])
            effects[channel] = (rows[:, block].T @ passing) @ reach[block]
        return Chain.of(effects, visits * each, reach, passes * each[:, None], ahead)

    def _make_room(self, touches: int) -> None:
        """Let tables grow with what a batch could bring, up to what is allowed."""
        wanted = min(self.most, self.states + touches) + 1
        if len(self._tuples) < wanted:
            grown = np.full((wanted, self.order), -1, dtype=np.int32)
            if len(self._tuples):
                grown[: self.states] = self._tuples[: self.states]
            self._tuples = grown
        if not len(self._slots):
            self._slots = np.zeros(1 << (2 * self.most).bit_length(), dtype=np.int32)


@dataclass(slots=True)
class HigherMarkov:
    """A chain of a higher order as a model."""

    order: int
    moves: TupleMoves
    chain: Chain | None = None

    def add(self, paths: Paths, channels: int) -> None:
        """Count a batch in."""
        if channels > MOST_CHANNELS:
            raise TooManyChannels(found=f"{channels:,}", most=f"{MOST_CHANNELS:,}")
        self.moves.add(paths)

    def solve(self, channels: int) -> Real:
        """Give each channel's removal effect."""
        self.chain = self.moves.solve(channels)
        return self.chain.effects

    def keep(self, paths: Paths) -> Packed:
        """Give what scoring needs of a batch."""
        return Packed.of(paths)

    def score(self, kept: Kept, spread: Spread) -> None:
        """Add to the spread what each cluster moves the removal effects by."""
        if self.chain is None:
            raise ValueError("solve the chain first")
        paths = as_packed(kept).unpacked()
        score_paths(paths, self.chain, spread, self.moves.number(paths))

    def fresh(self) -> HigherMarkov:
        """Give an empty chain of the same order."""
        return HigherMarkov(self.order, TupleMoves(self.order))


def _start(states: int) -> Real:
    found = np.zeros(states)
    found[0] = 1.0
    return found
