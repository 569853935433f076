"""The compiled loops over all touches: counting moves, counting who was reached, and summing scores by cluster.

Each works on one batch and carries its open cluster over to the next in arrays that the caller keeps. What the
numbers mean is said in ``markov``, ``totals`` and ``spread``.
"""

from __future__ import annotations

from typing import Any

from numba import njit, types

# One signature each, so that each is compiled once: inputs may be read-only, as Arrow's are.
WHOLES = types.Array(types.int32, 1, "C", readonly=True)
REALS = types.Array(types.float64, 1, "C", readonly=True)
FLAGS = types.Array(types.boolean, 1, "C", readonly=True)
TABLE = types.Array(types.float64, 2, "C", readonly=True)
COUNTS, SUMS, GRID = types.int64[::1], types.float64[::1], types.float64[:, ::1]
ROWS = (WHOLES, WHOLES, REALS, REALS, REALS)


@njit(types.void(*ROWS, GRID, SUMS, SUMS, SUMS), cache=True, nogil=True)
def count_moves(
    offsets: Any, touches: Any, wins: Any, losses: Any, worth: Any, moves: Any, won: Any, lost: Any, value: Any
) -> None:
    """Count moves between channels, row 0 being the start; and how journeys end, by their last channel."""
    for row in range(len(offsets) - 1):
        weight = wins[row] + losses[row]
        if weight <= 0.0:
            continue
        here = 0
        for place in range(offsets[row], offsets[row + 1]):
            there = touches[place]
            moves[here, there] += weight
            here = there + 1
        won[here] += wins[row]
        lost[here] += losses[row]
        value[here] += worth[row]


@njit(types.void(*ROWS, FLAGS, types.boolean, COUNTS, COUNTS, COUNTS, SUMS), cache=True, nogil=True)
def count_reached(
    offsets: Any, touches: Any, wins: Any, losses: Any, worth: Any, starts: Any, apart: bool, reached: Any, stamp: Any,
    sums: Any, floats: Any,
) -> None:  # fmt: skip
    """Count clusters, and for each channel the clusters that it touched and that won.

    ``sums`` holds the clusters so far and the stamp in use; ``floats`` holds what was won by touched journeys, what by
    untouched ones, and how many wins each.
    """
    for row in range(len(offsets) - 1):
        weight = wins[row] + losses[row]
        opens = apart or starts[row]
        if opens:
            sums[1] += 1
            sums[2] = 0
        if weight <= 0.0:
            continue
        if apart:
            sums[0] += round(weight)
        elif sums[2] == 0:
            sums[0] += 1
            sums[2] = 1
        if wins[row] <= 0.0:
            continue
        untouched = 1 if offsets[row + 1] == offsets[row] else 0
        floats[untouched] += worth[row]
        floats[2 + untouched] += wins[row]
        for place in range(offsets[row], offsets[row + 1]):
            channel = touches[place]
            if stamp[channel] != sums[1]:
                stamp[channel] = sums[1]
                reached[channel] += round(wins[row]) if apart else 1


@njit(types.void(SUMS, types.float64, types.float64, REALS, types.float64, GRID), cache=True, nogil=True)
def close(score: Any, got: float, times: float, share: Any, whole: float, sums: Any) -> None:
    """Add a finished cluster's score to the sums: of squares, of products with what it won, of what it won squared."""
    total = 0.0
    for channel in range(len(share)):
        total += score[channel]
    for channel in range(len(share)):
        one = (score[channel] - share[channel] * total) / whole
        sums[0, channel] += times * one * one
        sums[1, channel] += times * one * got
        score[channel] = 0.0
    sums[2, 0] += times * got * got


@njit(
    types.void(*ROWS, FLAGS, types.boolean, REALS, TABLE, TABLE, TABLE, REALS, REALS, types.float64, SUMS, SUMS, GRID),
    cache=True,
    nogil=True,
    fastmath={"contract"},
)
def score_chain(
    offsets: Any, states: Any, wins: Any, losses: Any, worth: Any, starts: Any, apart: bool, leaves: Any, ahead: Any,
    kept: Any, passes: Any, reach: Any, share: Any, whole: float, score: Any, carried: Any, sums: Any,
) -> None:  # fmt: skip
    """Sum what each cluster moves the removal effects by, and close clusters as they end.

    ``passes[a, k]`` is the mean number of visits to state a without channel k over the journeys that leave a;
    ``ahead[a, k]`` the chance to win from a without k; ``kept`` their product; ``leaves`` and ``reach`` the same two
    with every channel there. ``carried`` holds what the open cluster won.
    """
    channels = len(share)
    path = score.copy()
    for row in range(len(offsets) - 1):
        if not apart and starts[row]:
            close(score, carried[0], 1.0, share, whole, sums)
            carried[0] = 0.0
        weight = wins[row] + losses[row]
        if weight <= 0.0:
            continue
        here, common = 0, 0.0
        for channel in range(channels):
            path[channel] = 0.0
        for place in range(offsets[row], offsets[row + 1]):
            there = states[place]
            common += leaves[here] * (reach[there] - reach[here])
            for channel in range(channels):
                path[channel] += kept[here, channel] - passes[here, channel] * ahead[there, channel]
            here = there
        common -= leaves[here] * reach[here]
        touched = 1.0 if offsets[row + 1] > offsets[row] else 0.0
        if apart:
            if losses[row] > 0.0:
                for channel in range(channels):
                    score[channel] = common + path[channel] + kept[here, channel]
                close(score, 0.0, losses[row], share, whole, sums)
            if wins[row] > 0.0:
                each = worth[row] / wins[row]
                for channel in range(channels):
                    score[channel] = common + path[channel] + kept[here, channel] + each * (leaves[here] - passes[here, channel])
                close(score, each * touched, wins[row], share, whole, sums)
        else:
            for channel in range(channels):
                score[channel] += weight * (common + path[channel] + kept[here, channel]) + worth[row] * (
                    leaves[here] - passes[here, channel]
                )
            carried[0] += worth[row] * touched


@njit(
    types.void(WHOLES, WHOLES, REALS, REALS, REALS, FLAGS, types.boolean, REALS, types.float64, SUMS, SUMS, GRID),
    cache=True,
    nogil=True,
)
def score_weights(
    offsets: Any, touches: Any, weights: Any, wins: Any, worth: Any, starts: Any, apart: bool, share: Any, whole: float,
    score: Any, carried: Any, sums: Any,
) -> None:  # fmt: skip
    """Sum each cluster's credits, given each touch's part of its journey, and close clusters as they end."""
    for row in range(len(offsets) - 1):
        if not apart and starts[row] and carried[0] > 0.0:
            close(score, carried[0], 1.0, share, whole, sums)
            carried[0] = 0.0
        if worth[row] <= 0.0 or offsets[row + 1] == offsets[row]:
            continue
        times = wins[row] if apart else 1.0
        for place in range(offsets[row], offsets[row + 1]):
            score[touches[place]] += weights[place] * worth[row] / times
        if apart:
            close(score, worth[row] / times, times, share, whole, sums)
        else:
            carried[0] += worth[row]
