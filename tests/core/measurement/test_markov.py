"""Removal effects of order 1 against published data, dense chains written out, and what small changes of the data do."""

from __future__ import annotations

import numpy as np
import pyarrow.csv as pc
import pytest

from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.markov import Moves, score_paths, solve_chain
from cordee.core.measurement.models import Markov
from cordee.core.measurement.paths import Reader
from cordee.core.measurement.spread import Spread
from tests.removing import Walk, brute, in_batches, paths_of, random_walks
from tests.taking_in import sample

PATHDATA = {"alpha": 5344.95, "iota": 3884.61, "eta": 3340.85}


def effects_of(walks: list[Walk], channels: int) -> np.ndarray:
    moves = Moves()
    moves.add(paths_of(walks), channels=channels)
    return solve_chain(moves, channels).effects


@pytest.mark.parametrize("value", [None, "total_conversion_value"])
def test_pathdata_has_its_exact_answer(value: str | None):
    table = pc.read_csv(sample("measurement", "pathdata", "PathData.csv.gz"))
    exact = pc.read_csv(sample("measurement", "pathdata", "exact_markov_order1.csv")).to_pylist()
    reader = Reader("path", wins="total_conversions", losses="total_null", value=value)

    found = {row["channel"]: row["credit"] for row in attributed(reader, in_batches(table), Markov(), name="markov").to_pylist()}

    for row in exact:
        assert found[row["channel"]] == pytest.approx(row["value" if value else "conversions"], rel=1e-9)
    if value is None:
        assert {name: round(found[name], 2) for name in PATHDATA} == PATHDATA


def test_pathdata_is_within_a_billionth_of_a_dense_chain():
    table = pc.read_csv(sample("measurement", "pathdata", "PathData.csv.gz"))
    numbers: dict[str, int] = {}
    walks = [
        Walk(
            tuple(numbers.setdefault(name, len(numbers)) for name in row["path"].split(" > ")),
            row["total_conversions"],
            row["total_null"],
            row["total_conversions"],
        )
        for row in table.to_pylist()
    ]

    found, exact = effects_of(walks, len(numbers)), np.array(brute(walks, 1, len(numbers)))

    assert found == pytest.approx(exact, rel=1e-9, abs=0)


@pytest.mark.parametrize("money", [False, True])
def test_every_effect_is_what_is_lost_when_the_channel_is_taken_out(money: bool):
    rng = np.random.default_rng(41)
    for _ in range(150):
        channels = int(rng.integers(1, 7))
        walks = random_walks(rng, channels=channels, rows=int(rng.integers(1, 30)), money=money)

        found = effects_of(walks, channels)

        assert found == pytest.approx(brute(walks, 1, channels), rel=1e-9, abs=1e-12)


def test_money_follows_the_channel_that_it_ends_in_not_a_mean_of_all_wins():
    walks = [Walk((0,), 1, 1, 100.0), Walk((1,), 1, 1, 1.0)]

    found = effects_of(walks, 2)
    global_mean = np.array(effects_of([Walk(one.path, one.won, one.lost, one.won) for one in walks], 2)) * 101 / 2

    assert (found / found.sum()).tolist() == pytest.approx([100 / 101, 1 / 101])
    assert (global_mean / global_mean.sum()).tolist() == pytest.approx([0.5, 0.5])  # the tempting formula, and how far off it is


def test_keeping_or_merging_repeats_is_the_same_at_order_one():
    rng = np.random.default_rng(42)
    walks = random_walks(rng, channels=3, rows=40)
    merged = [
        Walk(tuple(c for at, c in enumerate(w.path) if at == 0 or c != w.path[at - 1]), w.won, w.lost, w.worth) for w in walks
    ]

    kept_shares, merged_shares = effects_of(walks, 3), effects_of(merged, 3)

    assert kept_shares / kept_shares.sum() == pytest.approx(merged_shares / merged_shares.sum(), rel=1e-9)


@pytest.mark.parametrize("money", [False, True])
def test_scores_are_the_slopes_of_shares_in_each_clusters_weight(money: bool):
    rng = np.random.default_rng(43)
    walks = random_walks(rng, channels=4, rows=25, money=money)
    clusters = np.sort(rng.integers(0, 9, len(walks))).tolist()
    moves = Moves()
    paths = paths_of(walks, clusters)
    moves.add(paths, channels=4)
    chain = solve_chain(moves, 4)
    spread = Spread.about(chain.effects)
    score_paths(paths, chain, spread)
    spread.end()

    slopes = np.array([_slope(walks, clusters, cluster) for cluster in sorted(set(clusters))])

    assert spread.sums[0] == pytest.approx((slopes**2).sum(axis=0), rel=1e-5)
    assert slopes.sum(axis=0) == pytest.approx(np.zeros(4), abs=1e-6)


def _slope(walks: list[Walk], clusters: list[int], cluster: int, step: float = 1e-5) -> np.ndarray:
    """Give how shares move when one cluster weighs a little more, the slow way."""
    sides = []
    for factor in (1 + step, 1 - step):
        weighed = [
            Walk(one.path, one.won * factor, one.lost * factor, one.worth * factor) if of == cluster else one
            for one, of in zip(walks, clusters, strict=True)
        ]
        effects = effects_of(weighed, 4)
        sides.append(effects / effects.sum())
    return (sides[0] - sides[1]) / (2 * step)
