"""Removal effects of channels from a Markov chain of order 1: one inverse for all of them, and what moves them.

A channel's removal effect is what would be lost if whoever comes to it went no further. ``tuples`` has higher orders.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cordee.core.measurement.loops import count_moves, score_chain
from cordee.core.measurement.paths import Paths, Real
from cordee.core.measurement.spread import Spread


@dataclass(frozen=True, slots=True)
class Chain:
    """A solved chain: every channel's removal effect, and how each observed move would change it.

    Parameters
    ----------
    effects
        Removal effect of each channel, in wins (or money) a journey.
    leaves, reach
        Of each state: visits a journey over the journeys that leave it; what is won from there on.
    passes, ahead
        The same two without the channel of the column.
    """

    effects: Real
    leaves: Real
    reach: Real
    passes: Real
    ahead: Real
    kept: Real

    @classmethod
    def of(cls, effects: Real, leaves: Real, reach: Real, passes: Real, ahead: Real) -> Chain:
        """Make one, laid out for the loop over touches."""
        kept = np.ascontiguousarray(passes * ahead)
        return cls(effects, leaves, reach, np.ascontiguousarray(passes), np.ascontiguousarray(ahead), kept)


@dataclass(slots=True)
class Moves:
    """Counts of moves between channels; row 0 is the start, row k + 1 is channel k.

    Examples
    --------
    >>> import numpy as np
    >>> moves = Moves()
    >>> touches, outcome = np.array([0, 1, 0], dtype=np.int32), np.array([1.0, 0.0])
    >>> moves.add(Paths(np.array([0, 2, 3], dtype=np.int32), touches, outcome, 1 - outcome, outcome), channels=2)
    >>> solve_chain(moves, 2).effects.tolist()
    [0.5, 0.5]
    """

    moves: Real = field(default_factory=lambda: np.zeros((1, 0)))
    won: Real = field(default_factory=lambda: np.zeros(1))
    lost: Real = field(default_factory=lambda: np.zeros(1))
    value: Real = field(default_factory=lambda: np.zeros(1))

    def add(self, paths: Paths, *, channels: int) -> None:
        """Count a batch in; ``channels`` are known by now."""
        if channels > self.moves.shape[1]:
            room = max(channels, 2 * self.moves.shape[1], 16) - self.moves.shape[1]
            self.moves = np.pad(self.moves, ((0, room), (0, room)))
            self.won, self.lost, self.value = (np.pad(one, (0, room)) for one in (self.won, self.lost, self.value))
        count_moves(
            paths.offsets, paths.touches, paths.wins, paths.losses, paths.worth, self.moves, self.won, self.lost, self.value
        )


def solve_chain(moves: Moves, channels: int) -> Chain:
    """Give the removal effects of all channels from counts.

    Notes
    -----
    With N = (I − Q)⁻¹ over channels, y = q N the visits from the start and x = N r what is won from each channel,
    removing k costs y_k x_k / N_kk, and N without k is N − N_·k N_k· / N_kk (Sherman and Morrison, 1950). Money: r_a
    is the value of the wins that end in a, over the journeys that leave a.
    """
    counted = moves.moves[: channels + 1, :channels]
    out = counted.sum(axis=1) + moves.won[: channels + 1] + moves.lost[: channels + 1]
    each = np.divide(1.0, out, out=np.zeros_like(out), where=out > 0)
    steps, wins = counted * each[:, None], moves.value[: channels + 1] * each
    visits = np.linalg.inv(np.eye(channels) - steps[1:])
    from_start, ahead = steps[0] @ visits, visits @ wins[1:]
    diagonal = np.diagonal(visits)
    effects = from_start * ahead / diagonal
    reach = np.concatenate([[wins[0] + steps[0] @ ahead], ahead])
    leaves = np.concatenate([[1.0], from_start])
    passes = np.vstack([np.ones(channels), from_start[:, None] - (visits * (from_start / diagonal)[:, None]).T])
    without = np.vstack([reach[0] - effects, ahead[:, None] - visits * (ahead / diagonal)])
    _clear(passes[1:], without[1:])
    return Chain.of(effects, leaves * each, reach, passes * each[:, None], without)


def _clear(passes: Real, without: Real) -> None:
    """Write the zeros of what cannot be: nobody passes through a channel that is not there."""
    np.fill_diagonal(passes, 0.0)
    np.fill_diagonal(without, 0.0)


def score_paths(paths: Paths, chain: Chain, spread: Spread, states: NDArray[np.int32] | None = None) -> None:
    """Add to the spread what each cluster of a batch moves the effects by."""
    starts = paths.starts if paths.starts is not None else np.zeros(0, dtype=bool)
    visited = paths.touches + np.int32(1) if states is None else states
    score_chain(
        paths.offsets, visited, paths.wins, paths.losses, paths.worth, starts, paths.starts is None,
        chain.leaves, chain.ahead, chain.kept, chain.passes, chain.reach,
        spread.share, spread.whole, spread.score, spread.carried, spread.sums,
    )  # fmt: skip
