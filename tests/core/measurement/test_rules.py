"""Each rule on one journey worked by hand, and what it does where parts of a journey are missing."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations
from math import factorial

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.models import model_of
from cordee.core.measurement.paths import Paths, Reader
from cordee.core.measurement.rules import RULES, allot, credits_of
from tests.removing import Walk, in_batches, paths_of, random_walks
from tests.taking_in import sample

HEURISTICS = {  # ChannelAttribution 2.2.5 on PathData: first, last, linear
    "alpha": (6308, 8447, 7574.719),
    "eta": (3164, 4167, 3539.951),
    "iota": (4606, 3355, 3857.096),
}
DAY = datetime(2026, 3, 1)


def parts(rule: str, channels: tuple[int, ...], *, lead: int = -1, opportunity: int = -1, days: list[float] | None = None):
    """Give each touch's part of one won journey; milestones by the touch that led to them."""
    paths = paths_of([Walk(channels, 1, 0, 1.0)])
    marks = (np.array([lead], dtype=np.int32), np.array([opportunity], dtype=np.int32))
    whole = Paths(paths.offsets, paths.touches, paths.wins, paths.losses, paths.worth, None, np.array(days or [0.0]), marks)
    return [round(part, 4) for part in allot(RULES[rule], whole).tolist()]


@pytest.mark.parametrize(
    ("rule", "shared"),
    [
        ("first", [1, 0, 0, 0, 0]),
        ("last", [0, 0, 0, 0, 1]),
        ("linear", [0.2, 0.2, 0.2, 0.2, 0.2]),
        ("u", [0.4, 0.4, 0.0667, 0.0667, 0.0667]),
        ("u_position", [0.4, 0.0667, 0.0667, 0.0667, 0.4]),
        ("w", [0.3, 0.3, 0.05, 0.3, 0.05]),
        ("full_path", [0.225, 0.225, 0.1, 0.225, 0.225]),
        ("j", [0.2, 0.0667, 0.0667, 0.0667, 0.6]),
    ],
)
def test_a_rule_gives_the_parts_that_its_name_promises(rule: str, shared: list[float]):
    assert parts(rule, (0, 1, 2, 3, 4), lead=1, opportunity=3) == shared


def test_a_touch_that_is_first_and_lead_has_both_parts():
    assert parts("w", (0, 1, 2), lead=0, opportunity=2) == [0.6, 0.1, 0.3]


def test_parts_without_a_touch_go_to_the_others_in_proportion():
    without_opportunity = parts("w", (0, 1, 2), lead=1)
    without_others = parts("u_position", (0, 1))

    assert without_opportunity == [round(0.3 / 0.7, 4), round(0.3 / 0.7, 4), round(0.1 / 0.7, 4)]
    assert without_others == [0.5, 0.5]


@pytest.mark.parametrize("rule", sorted(set(RULES) - {"time_decay"}))
def test_a_single_touch_has_the_whole_win(rule: str):
    assert parts(rule, (3,), lead=0, opportunity=0) == [1.0]


def test_a_touch_counts_half_as_much_a_half_life_earlier():
    assert parts("time_decay", (0, 1, 2), days=[0.0, 7.0, 14.0]) == [round(one / 7, 4) for one in (1, 2, 4)]


@pytest.mark.parametrize("rule", ["first", "last", "linear"])
def test_pathdata_has_the_credits_that_the_peer_gives(rule: str):
    table = pc.read_csv(sample("measurement", "pathdata", "PathData.csv.gz"))
    reader = Reader("path", wins="total_conversions", losses="total_null")

    found = {
        row["channel"]: row["credit"] for row in attributed(reader, in_batches(table), model_of(rule), name=rule).to_pylist()
    }

    at = ("first", "last", "linear").index(rule)
    assert {name: round(found[name], 3) for name in HEURISTICS} == {name: row[at] for name, row in HEURISTICS.items()}


def test_a_milestone_belongs_to_the_last_touch_up_to_it():
    table = pa.table(
        {
            "technique": [["a", "b", "c", "d"]],
            "touched_at": [[DAY + timedelta(days=number) for number in (0, 10, 20, 30)]],
            "lead_at": [DAY + timedelta(days=10)],
            "opportunity_at": [DAY + timedelta(days=29)],
            "wins": [100],
        }
    )
    reader = Reader("technique", milestones=True)

    found = attributed(reader, in_batches(table), model_of("w", milestones=True), name="w").to_pylist()

    assert {row["channel"]: round(row["credit"], 9) for row in found} == {"a": 30, "b": 30, "c": 30, "d": 10, None: 0}


def test_a_milestone_before_every_touch_belongs_to_none():
    table = pa.table(
        {
            "technique": [["a", "b"]],
            "touched_at": [[DAY, DAY + timedelta(days=1)]],
            "lead_at": [DAY - timedelta(days=1)],
            "opportunity_at": pa.array([None], pa.timestamp("us")),
            "wins": [4],
        }
    )

    found = attributed(Reader("technique", milestones=True), in_batches(table), model_of("w", milestones=True), name="w")

    assert [row["credit"] for row in found.to_pylist()] == [3.0, 1.0, 0.0]


def test_rules_that_need_milestones_say_so():
    with pytest.raises(ValueError, match="lead_at"):
        model_of("w")


@given(seed=st.integers(0, 10_000), rule=st.sampled_from(["first", "last", "linear", "linear_distinct", "u_position", "j"]))
def test_the_parts_of_a_journey_add_up_to_one(seed: int, rule: str):
    walks = random_walks(np.random.default_rng(seed), channels=4, rows=12)
    paths = paths_of(walks)

    found = allot(RULES[rule], paths)

    sums = [found[begin:end].sum() for begin, end in zip(paths.offsets, paths.offsets[1:], strict=False) if end > begin]
    assert sums == pytest.approx([1.0] * len(sums))


def by_definition(won: dict[frozenset[str], float], players: list[str]) -> dict[str, float]:
    """Average what a channel adds over all orders, with v(S) = what journeys within S won: 2ⁿ sets."""

    def worth(members: frozenset[str]) -> float:
        return sum(value for channels, value in won.items() if channels <= members)

    n = len(players)
    found = {}
    for player in players:
        others = [one for one in players if one != player]
        found[player] = sum(
            factorial(size) * factorial(n - size - 1) / factorial(n) * (worth(frozenset(s) | {player}) - worth(frozenset(s)))
            for size in range(n)
            for s in combinations(others, size)
        )
    return found


@pytest.mark.parametrize("channels", [1, 2, 3, 5, 8])
def test_even_parts_of_distinct_channels_are_the_shapley_values_by_their_definition(channels: int):
    rng = np.random.default_rng(70 + channels)
    walks = [one for one in random_walks(rng, channels=channels, rows=40, money=True) if one.path]
    won: dict[frozenset[str], float] = {}
    for walk in walks:
        met = frozenset(f"c{one}" for one in walk.path)
        won[met] = won.get(met, 0.0) + walk.worth
    paths = paths_of(walks)

    found = credits_of(allot(RULES["linear_distinct"], paths), paths, channels)

    exact = by_definition(won, sorted(set().union(*won)))
    assert {f"c{one}": worth for one, worth in enumerate(found) if f"c{one}" in exact} == pytest.approx(
        exact, rel=1e-9, abs=1e-12
    )


def test_who_asks_for_shapley_by_name_is_told_what_it_is():
    with pytest.raises(ValueError, match="linear_distinct"):
        model_of("shapley")


def test_linear_over_all_touches_is_something_else():
    walks = [Walk((0, 0, 0, 1), 1, 0, 1.0), Walk((1, 2), 1, 0, 1.0)]
    paths = paths_of(walks)

    distinct, every = (credits_of(allot(RULES[name], paths), paths, 3) for name in ("linear_distinct", "linear"))

    assert distinct.tolist() == [0.5, 1.0, 0.5]
    assert every.tolist() == [0.75, 0.75, 0.5]
