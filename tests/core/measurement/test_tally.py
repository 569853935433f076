"""Path tallies derive from journeys, and rules share a tally out as they share the journeys out."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.wiring import attribute, tally_paths

journeys = st.lists(
    st.tuples(st.lists(st.sampled_from(["mail", "call", "webinar", None]), max_size=4), st.integers(0, 1)), min_size=1
)


def table(rows):
    return pa.table(
        {"technique": pa.array([touches for touches, _ in rows], pa.list_(pa.string())), "wins": pa.array([won for _, won in rows], pa.int64()),
         "cluster": [str(place) for place in range(len(rows))]}
    )  # fmt: skip


@given(journeys)
def test_a_tally_gives_the_credits_that_the_journeys_give(rows):
    kept = table(rows)

    tally = tally_paths(kept)

    assert sum(tally["journeys"].to_pylist()) == len(rows)
    for model in ("u_position", "last", "markov"):
        of_journeys = attribute(kept, model=model, cluster=None, confidence=None).select(["channel", "credit"]).to_pylist()
        of_tally = attribute(tally, dimension="path", wins="wins", losses="losses", model=model, cluster=None, confidence=None)
        credits = {row["channel"]: row["credit"] for row in of_tally.to_pylist() if row["credit"]}
        assert credits == pytest.approx({row["channel"]: row["credit"] for row in of_journeys if row["credit"]})


def test_repeats_are_kept_or_merged_as_is_asked():
    kept = table([(["mail", "mail", "call"], 1)])

    assert tally_paths(kept)["path"].to_pylist() == ["mail > mail > call"]
    assert tally_paths(kept, merge_repeats=True)["path"].to_pylist() == ["mail > call"]


def test_money_is_summed_and_a_name_that_holds_the_separator_is_refused():
    kept = table([(["mail"], 1), (["mail"], 1)]).append_column("value", pa.array([10.0, 5.5]))

    assert tally_paths(kept, value="value")["value"].to_pylist() == [15.5]
    with pytest.raises(ValueError, match="another separator"):
        tally_paths(table([(["Home > Prices"], 1)]))
    with pytest.raises(ValueError, match="no column campaign"):
        tally_paths(kept, dimension="campaign")
