"""Time present: the union of the intervals, whatever their order and number."""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.intake.attendance import presence

NOON = datetime(2025, 3, 22, 12)
visits = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), min_size=1, max_size=6)


def rows(*stays: tuple[int, int], told: int | None = None) -> ibis.expr.types.Table:
    return ibis.memtable(
        pa.table(
            {
                "record": pa.array(range(1, len(stays) + 1), pa.int64()),
                "person": pa.array(["ada"] * len(stays), pa.string()),
                "joined": pa.array([NOON + timedelta(minutes=start) for start, _ in stays], pa.timestamp("us")),
                "left": pa.array([NOON + timedelta(minutes=start + length) for start, length in stays], pa.timestamp("us")),
                "told": pa.array([told] * len(stays), pa.int64()),
            }
        )
    )


@given(stays=visits)
@settings(max_examples=25)
def test_every_minute_present_counts_once_however_many_rows_hold_it(stays):
    minutes = {start + minute for start, length in stays for minute in range(length)}

    (ada,) = presence(rows(*stays)).to_pyarrow().to_pylist()

    assert ada["seconds"] == 60 * len(minutes)


def test_summing_the_rows_would_count_two_devices_twice():
    (ada,) = presence(rows((0, 30), (0, 30))).to_pyarrow().to_pylist()

    assert ada["seconds"] == 1800
    assert ada["seconds"] != 3600


def test_a_departure_before_the_arrival_is_no_interval_and_the_told_time_is_left():
    (ada,) = presence(rows((30, -10), told=600)).to_pyarrow().to_pylist()

    assert (ada["seconds"], ada["told"]) == (None, 600)
