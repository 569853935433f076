"""The compiled loop that numbers tuples of channels as journeys pass through them; apart, so that only higher orders load it."""

from __future__ import annotations

from typing import Any

from numba import njit, types

from cordee.core.measurement.loops import WHOLES


@njit(
    types.int64(WHOLES, WHOLES, types.int64, types.int32[::1], types.int32[:, ::1], types.int64, types.int32[::1]),
    cache=True,
    nogil=True,
)
def number_tuples(offsets: Any, touches: Any, order: int, slots: Any, tuples: Any, found: int, states: Any) -> int:
    """Number the states that a batch passes through, adding new ones; give how many there are, or -1 past the room."""
    mask = len(slots) - 1
    for row in range(len(offsets) - 1):
        begin = offsets[row]
        for place in range(begin, offsets[row + 1]):
            since = max(begin, place + 1 - order)
            length = place + 1 - since
            mixed = 1469598103934665603
            for other in range(since, place + 1):
                mixed = (mixed ^ (touches[other] + 1)) * 1099511628211
                mixed ^= mixed >> 29
            slot = mixed & mask
            while True:
                state = slots[slot]
                if state == 0:
                    if found >= len(tuples):
                        return -1
                    for other in range(length):
                        tuples[found, order - length + other] = touches[since + other]
                    slots[slot] = found
                    state = found
                    found += 1
                    break
                same = True
                for back in range(order):
                    wanted = touches[place - back] if back < length else -1
                    if tuples[state, order - 1 - back] != wanted:
                        same = False
                        break
                if same:
                    break
                slot = (slot + 1) & mask
            states[place] = state
    return found
