"""The rankings to beat, and the judge of methods that are plugged in beside them, on small invented worlds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.voices import BASELINES, Found, compared, degree, followers, pagerank, precision, recent_volume, volume
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import FACETS, SMALL, varied

SEEDS = range(40, 44)


def tables(**of: dict[str, list[int]]) -> Mapping[str, pa.Table]:
    start = {"people": {"person": [0, 1, 2, 3]}, "territories": {"territory": [0, 1]}}
    return {name: pa.table(columns) for name, columns in (start | of).items()}


def all_knowing(*, lie: float = 0.0):
    """A method that looks the truth up: it shows that the judge gives full marks to whoever deserves them."""
    seeds = count(SEEDS.start)

    def method(_: Mapping[str, pa.Table]) -> Found:
        seed = next(seeds)
        world = voices(seed, varied(SMALL, seed))
        leads = pa.array([float(name == "leader") for name in world.truth["class"].to_pylist()])
        parts = []
        for facet in FACETS:
            true = world.truth[facet].to_numpy()
            parts.append(world.truth.select(["person", "territory"]).append_column("facet", pa.array([facet] * len(true)))
                         .append_column("low", pa.array(true - 0.1 + lie)).append_column("high", pa.array(true + 0.1 + lie)))  # fmt: skip
        scores = world.truth.select(["person", "territory"]).append_column("score", leads)
        return Found(scores, world.heard.select(["person", "territory", "class"]), pa.concat_tables(parts))

    return method


def test_whoever_knows_everything_is_right_everywhere() -> None:
    told = compared(SEEDS, size="small", broken=None, method=all_knowing())

    assert told["precision"]["method"]["mean"] == 1
    assert told["method"]["recall"]["macro"] == 1
    assert {shares["mean"] for shares in told["method"]["covered"].values()} == {1}
    assert told["method"]["ranges"] == len(SEEDS) * 200 * 5 * 3
    assert min(each["low"] for each in told["ahead"].values()) > 0.5


def test_ranges_beside_the_truth_cover_nothing() -> None:
    told = compared(SEEDS, size="small", broken=None, method=all_knowing(lie=1.0))

    assert {shares["mean"] for shares in told["method"]["covered"].values()} == {0}


def test_no_plain_ranking_finds_many_leaders() -> None:
    told = compared(SEEDS, size="small", broken="cliques", method=None)

    assert set(BASELINES) <= set(told["precision"])
    assert all(told["precision"][name]["mean"] < 0.3 for name in BASELINES)
    assert told["precision"]["chance"]["mean"] == pytest.approx(told["leaders"] / (len(SEEDS) * 1000), abs=0.01)


def test_equal_scores_count_as_drawn_at_random() -> None:
    leads = np.array([[True], [False], [True], [False]])

    assert precision(np.array([[9.0], [1.0], [1.0], [1.0]]), leads) == pytest.approx((1 + 1 / 3) / 2)
    assert precision(np.array([[9.0], [1.0], [1.0], [1.0]]), np.zeros((4, 1), dtype=bool)) is None


def test_the_rankings_count_what_their_names_say() -> None:
    seen = tables(
        audience={"person": [0, 1, 2, 3], "followers": [5, 0, 7, 1]},
        ties={"rater": [0, 1, 2, 3], "person": [2, 2, 0, 2]},
        contents={"person": [1, 1, 3], "territory": [0, 0, 1], "days_ago": [10, 400, 3]},
    )

    assert followers(seen)[:, 1].tolist() == [5, 0, 7, 1]
    assert degree(seen)[:, 0].tolist() == [1, 0, 3, 0]
    assert volume(seen).tolist() == [[0, 0], [2, 0], [0, 0], [0, 1]]
    assert recent_volume(seen).tolist() == [[0, 0], [1, 0], [0, 0], [0, 1]]


def test_pagerank_solves_its_own_equation() -> None:
    seen = tables(ties={"rater": [0, 1, 2], "person": [2, 2, 0]})
    out = np.array([[0, 0, 1, 0], [0, 0, 1, 0], [1, 0, 0, 0], [0.25] * 4])

    solved = np.linalg.solve(np.eye(4) - 0.85 * out.T, np.full(4, 0.15 / 4))

    assert pagerank(seen)[:, 0] == pytest.approx(solved, abs=1e-6)
