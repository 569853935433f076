"""Journeys of accounts between the two passes of a chain of order 1: a byte a touch, and what was won."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cordee.core.measurement.markov import Chain
from cordee.core.measurement.paths import Paths, Real, Whole
from cordee.core.measurement.spread import Spread
from cordee.core.measurement.step_loops import STEP_CHANNELS, list_steps, score_steps


@dataclass(frozen=True, slots=True)
class Steps:
    """A batch of single journeys whose clusters follow one another; of no more than 64 channels.

    Parameters
    ----------
    touches
        Channel of each touch; 128 is added where a journey begins.
    ends
        Where the touches of each cluster end.
    goes_on
        Whether the first goes on from the batch before.
    part, last, worth
        Of each won journey that was touched: its cluster in the batch, the state it ended in, and what it was worth.
    """

    touches: NDArray[np.uint8]
    ends: Whole
    goes_on: bool
    part: Whole
    last: Whole
    worth: Real

    @classmethod
    def of(cls, paths: Paths) -> Steps | None:
        """Pack a batch, or give None where rows stand for other than one journey, or there are too many channels.

        Examples
        --------
        >>> import numpy as np
        >>> won, starts = np.array([1.0, 0.0]), np.array([True, False])
        >>> touches = np.array([0, 1, 0], dtype=np.int32)
        >>> found = Steps.of(Paths(np.array([0, 2, 3], dtype=np.int32), touches, won, 1 - won, won, starts))
        >>> found.touches.tolist(), found.ends.tolist(), found.last.tolist()
        ([128, 1, 128], [3], [2])
        """
        if paths.starts is None or not len(paths):
            return None
        rows = len(paths)
        touches, worth = np.empty(len(paths.touches), dtype=np.uint8), np.empty(rows)
        ends, part, last = (np.empty(rows, dtype=np.int32) for _ in range(3))
        parts, won = list_steps(
            paths.offsets, paths.touches, paths.wins, paths.losses, paths.worth, paths.starts, touches, ends, part, last, worth
        )
        if parts < 0:
            return None
        return cls(touches, ends[:parts].copy(), not paths.starts[0], part[:won].copy(), last[:won].copy(), worth[:won].copy())

    @property
    def size(self) -> int:
        """Give the bytes that the arrays take."""
        return sum(one.nbytes for one in (self.touches, self.ends, self.part, self.last, self.worth))

    def worth_each(self, each: float) -> Steps:
        """Give the same batch with every win that was worth something worth this much."""
        return replace(self, worth=np.full_like(self.worth, each))


@dataclass(frozen=True, slots=True)
class Shifts:
    """What each move and each win of order 1 moves every share by, in single precision."""

    moved: NDArray[np.float32]
    won: NDArray[np.float32]

    @classmethod
    def of(cls, chain: Chain, spread: Spread) -> Shifts:
        """Write the table of a solved chain.

        Notes
        -----
        A lost journey moves the shares by the sum over its moves and a loss at its end. What a loss after channel a moves
        is added to each move to a and taken from each move out of a, which leaves every sum as it was and spares the loss;
        that of the start moves all effects in proportion, so no share. What is left of the move from a to b is
        loss(b) − leaves(a) (ahead without k − reach)(b) − (passes without k − leaves)(a) · ahead without k (b), which takes no
        difference of numbers that are nearly the same.
        """
        ahead = chain.ahead[1 : STEP_CHANNELS + 1]
        less = chain.ahead - chain.reach[:, None]
        fewer = chain.passes - chain.leaves[:, None]
        lost = chain.passes * less + fewer * chain.reach[:, None]
        channels, wide = len(spread.share), len(spread.single)
        moved = np.zeros((len(ahead) + 1, STEP_CHANNELS, wide), dtype=np.float32)
        won = np.zeros((channels + 1, wide), dtype=np.float32)

        def of_shares(effects: Real) -> Real:
            return np.asarray((effects - spread.share * effects.sum(axis=-1, keepdims=True)) / spread.whole)

        for state in range(len(moved)):
            step = lost[1 : len(ahead) + 1] - chain.leaves[state] * less[1 : len(ahead) + 1] - fewer[state] * ahead
            moved[state, : len(ahead), :channels] = of_shares(step)
        won[:, :channels] = of_shares(-fewer)
        return cls(moved.reshape(-1, wide), won)


def score_clusters(steps: Steps, shifts: Shifts, spread: Spread) -> None:
    """Add to the spread what each cluster of a batch moves the shares by."""
    score_steps(
        steps.touches, steps.ends, steps.goes_on, steps.part, steps.last, steps.worth, shifts.moved, shifts.won,
        spread.single, spread.carried, spread.sums,
    )  # fmt: skip
