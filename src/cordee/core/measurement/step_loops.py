"""The compiled loops of ``steps``: a byte a touch, and sums of rows of a table, eight numbers at a time.

The sums are written in the compiler's own words. Numba cannot say that two arrays do not overlap, so that its loops over some
forty channels spend most of their time in finding that out, again for each touch.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

from cordee.core.measurement.loops import FLAGS, GRID, REALS, ROWS, SUMS, WHOLES

STEP_CHANNELS = 64  # up to here the table of all moves stays in a processor's cache
LANES = 8  # numbers of single precision that a processor adds at once
AT_ONCE = 4  # sums of so many that are kept in registers
BYTES = types.Array(types.uint8, 1, "C", readonly=True)
SHEET = types.Array(types.float32, 2, "C", readonly=True)
LONG, VECTOR = ir.IntType(64), ir.VectorType(ir.FloatType(), LANES)


def lanes(channels: int) -> int:
    """Give how wide a table of so many channels is.

    Examples
    --------
    >>> lanes(8), lanes(10)
    (8, 16)
    """
    return -(-channels // LANES) * LANES


@intrinsic
def add_rows(_typing: Any, table: Any, rows: Any, begin: Any, end: Any, score: Any) -> Any:
    """Add the rows ``rows[begin:end]`` of a table to the score; both are a multiple of ``LANES`` wide, and do not overlap."""

    def written(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        tables, numbers, scores = (context.make_array(signature.args[at])(context, builder, arguments[at]) for at in (0, 1, 4))
        first, last = (context.cast(builder, arguments[at], signature.args[at], types.int64) for at in (2, 3))
        width = builder.extract_value(scores.shape, 0)

        def at(array: Any, place: Any) -> Any:
            return builder.bitcast(builder.gep(array.data, [place]), VECTOR.as_pointer())

        def sum_up(channel: Any, count: int) -> None:
            sums = [cgutils.alloca_once(builder, VECTOR) for _ in range(count)]
            places = [builder.add(channel, LONG(LANES * number)) for number in range(count)]
            for one, place in zip(sums, places, strict=True):
                builder.store(builder.load(at(scores, place), align=4), one)
            with cgutils.for_range_slice(builder, first, last, LONG(1), inc=True) as (touch, _):
                row = builder.mul(builder.zext(builder.load(builder.gep(numbers.data, [touch])), LONG), width)
                for one, place in zip(sums, places, strict=True):
                    met = builder.load(at(tables, builder.add(row, place)), align=4)
                    builder.store(builder.fadd(builder.load(one), met), one)
            for one, place in zip(sums, places, strict=True):
                builder.store(builder.load(one), at(scores, place), align=4)

        wide = LONG(LANES * AT_ONCE)
        most = builder.mul(builder.sdiv(width, wide), wide)
        with cgutils.for_range_slice(builder, LONG(0), most, wide, inc=True) as (channel, _):
            sum_up(channel, AT_ONCE)
        with cgutils.for_range_slice(builder, most, width, LONG(LANES), inc=True) as (channel, _):
            sum_up(channel, 1)
        return context.get_dummy_value()

    return types.void(table, rows, begin, end, score), written


@njit(
    types.UniTuple(types.int64, 2)(*ROWS, FLAGS, types.uint8[::1], types.int32[::1], types.int32[::1], types.int32[::1], SUMS),
    cache=True,
    nogil=True,
)
def list_steps(
    offsets: Any, touches: Any, wins: Any, losses: Any, worth: Any, starts: Any, steps: Any, ends: Any, part: Any, last: Any,
    won: Any,
) -> tuple[int, int]:  # fmt: skip
    """Write a byte a touch, 128 more where a journey begins; where each cluster ends; what was won, in which and from where.

    Gives how many clusters and how many won journeys there are; -1 where there are too many channels, or a row stands for
    other than one journey. What goes on from the batch before is a cluster too.
    """
    most = 0
    for place in range(len(touches)):
        most = max(most, touches[place])
        steps[place] = touches[place]
    if most >= STEP_CHANNELS:
        return -1, 0
    number, winners = -1 if len(starts) > 0 and starts[0] else 0, 0
    for row in range(len(offsets) - 1):
        if wins[row] + losses[row] != 1.0:
            return -1, 0
        number += starts[row]
        ends[number] = offsets[row + 1]
        if offsets[row] < offsets[row + 1]:
            steps[offsets[row]] |= 128
            if worth[row] > 0.0:
                part[winners], last[winners], won[winners] = number, touches[offsets[row + 1] - 1] + 1, worth[row]
                winners += 1
    return number + 1, winners


@njit(types.uint16[::1](BYTES), cache=True, nogil=True)
def _rows(touches: Any) -> Any:
    """Give each touch's row of the table of moves: from where, times the most channels there can be, and where to."""
    rows = np.empty(len(touches), dtype=np.uint16)
    if len(touches) > 0:
        rows[0] = touches[0] & 127
    for place in range(1, len(touches)):
        begins = touches[place] >> 7
        rows[place] = (touches[place] & 127) + (1 - begins) * ((touches[place - 1] & 127) + 1) * STEP_CHANNELS
    return rows


@njit(
    types.void(BYTES, WHOLES, types.boolean, WHOLES, WHOLES, REALS, SHEET, SHEET, types.float32[::1], SUMS, GRID),
    cache=True,
    nogil=True,
    fastmath={"contract"},
)
def score_steps(
    touches: Any, ends: Any, goes_on: bool, part: Any, last: Any, worth: Any, moved: Any, won: Any,
    score: Any, carried: Any, sums: Any,
) -> None:  # fmt: skip
    """Sum what each cluster moves the shares by, from one table of all moves; close clusters as they end.

    The same as ``score_chain`` at order 1 for clusters of single journeys, some eight times as fast: tables in single precision
    stay in the processor's cache, and variances need no more than six digits. ``score`` and the tables are as wide as whole lanes.
    """
    channels = sums.shape[1]
    squares = sums[0]
    rows = _rows(touches)
    place, winner = 0, 0
    coming = part[0] if len(part) > 0 else -1
    for number in range(len(ends)):
        if number > 0 or not goes_on:
            got = carried[0]
            if got > 0.0:
                for channel in range(channels):
                    sums[1, channel] += score[channel] * got
                sums[2, 0] += got * got
                carried[0] = 0.0
            for channel in range(channels):
                one = float(score[channel])
                squares[channel] += one * one
                score[channel] = 0.0
        add_rows(moved, rows, place, ends[number], score)
        place = ends[number]
        while coming == number:
            value = types.float32(worth[winner])
            for channel in range(channels):
                score[channel] += value * won[last[winner], channel]
            carried[0] += worth[winner]
            winner += 1
            coming = part[winner] if winner < len(part) else -1
