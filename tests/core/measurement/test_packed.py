"""Packed journeys come back as they were, and take few bytes where there are few channels and whole wins."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.packed import Packed
from cordee.core.measurement.paths import Paths

WEIGHTS = st.one_of(st.integers(0, 3), st.sampled_from([255, 256, 70_000]), st.floats(0, 1e9, allow_nan=False))
ROWS = st.lists(st.tuples(st.lists(st.sampled_from([0, 1, 255, 256, 70_000]), max_size=4), WEIGHTS, WEIGHTS, WEIGHTS), max_size=6)


def paths_of(rows: list[tuple[list[int], float, float, float]]) -> Paths:
    """Give rows as arrays."""
    offsets = np.concatenate([[0], np.cumsum([len(one[0]) for one in rows])]).astype(np.int32)
    touches = np.array([place for one in rows for place in one[0]], dtype=np.int32)
    wins, losses, worth = (np.array([one[at] for one in rows], dtype=np.float64) for at in (1, 2, 3))
    return Paths(offsets, touches, wins, losses, worth)


@given(ROWS)
def test_what_is_packed_comes_back_bit_by_bit(rows):
    paths = paths_of(rows)

    found = Packed.of(paths).unpacked()

    for name in ("offsets", "touches", "wins", "losses", "worth"):
        before, after = getattr(paths, name), getattr(found, name)
        assert before.dtype == after.dtype
        assert before.tolist() == after.tolist()


def test_a_touch_of_few_channels_takes_one_byte_and_a_journey_three_more():
    paths = paths_of([([0, 1, 2], 1, 0, 1), ([2, 2], 0, 1, 0)] * 500)

    assert Packed.of(paths).size == 2_500 + 3 * 1_000


def test_money_is_kept_to_the_last_digit():
    paths = paths_of([([0], 1, 0, 0.1), ([1], 2, 0, 1e-300)])

    assert Packed.of(paths).unpacked().worth.tolist() == [0.1, 1e-300]
