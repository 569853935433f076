"""The quick way to ranges says what the slow one says: single journeys a byte a touch, however they are cut into batches."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.measurement import attribution
from cordee.core.measurement.attribution import attributed
from cordee.core.measurement.markov import score_paths
from cordee.core.measurement.models import Markov, model_of
from cordee.core.measurement.packed import Packed
from cordee.core.measurement.paths import Paths, Reader
from cordee.core.measurement.spread import Spread
from cordee.core.measurement.steps import Steps
from tests.removing import Walk, in_batches, paths_of, random_walks, table_of


def single(rng: np.random.Generator, *, channels: int, rows: int = 80, money: bool = False) -> tuple[list[Walk], list[int]]:
    """Draw single journeys, won or not, and the accounts they belong to."""
    walks = [
        Walk(one.path, won := float(rng.random() < 0.4), 1 - won, 0.0) for one in random_walks(rng, channels=channels, rows=rows)
    ]
    walks = [Walk(one.path, one.won, one.lost, one.won * (rng.integers(1, 9) if money else 1)) for one in walks]
    return walks, np.sort(rng.integers(0, max(rows // 3, 1), len(walks))).tolist()


def cut(paths: Paths, places: list[int]) -> list[Paths]:
    """Cut a batch into several before these rows."""
    found = []
    for begin, end in pairwise([0, *sorted(set(places)), len(paths)]):
        first, last = paths.offsets[begin], paths.offsets[end]
        found.append(
            Paths(
                paths.offsets[begin : end + 1] - first, paths.touches[first:last], paths.wins[begin:end], paths.losses[begin:end],
                paths.worth[begin:end], None if paths.starts is None else paths.starts[begin:end],
            )
        )  # fmt: skip
    return [one for one in found if len(one)]


def solved(paths: Paths, channels: int) -> Markov:
    model = Markov()
    model.add(paths, channels)
    model.solve(channels)
    return model


def slowly(model: Markov, paths: Paths) -> np.ndarray:
    assert model.chain is not None
    spread = Spread.about(model.chain.effects)
    score_paths(paths, model.chain, spread)
    spread.end()
    return spread.sums


def same(found: np.ndarray, wanted: np.ndarray) -> None:
    """Compare sums of squares and of products; a product may cancel, so it is held against what it is made of."""
    assert found[0] == pytest.approx(wanted[0], rel=1e-5)
    assert np.abs(found[1] - wanted[1]).max() <= 1e-5 * np.sqrt(wanted[0] * wanted[2, 0]).max()
    assert found[2, 0] == wanted[2, 0]


@settings(max_examples=40)
@given(
    seed=st.integers(0, 2**32), channels=st.integers(2, 19), money=st.booleans(),
    places=st.lists(st.integers(1, 80), max_size=4),
)  # fmt: skip
def test_steps_in_any_batches_score_as_the_chain_does(seed: int, channels: int, money: bool, places: list[int]):
    walks, clusters = single(np.random.default_rng(seed), channels=channels, money=money)
    paths = paths_of(walks, clusters)
    model = solved(paths, channels)

    spread = Spread.about(model.chain.effects)
    for part in cut(paths, places):
        kept = model.keep(part)
        assert isinstance(kept, Steps)
        model.score(kept, spread)
    spread.end()

    same(spread.sums, slowly(model, paths))


def test_sixty_four_channels_are_quick_and_one_more_is_not():
    rng = np.random.default_rng(7)
    walks, clusters = single(rng, channels=64, rows=3_000)
    paths = paths_of(walks, clusters)
    wider = paths_of([*walks, Walk((64, 1), 1, 0, 1.0)], [*clusters, clusters[-1] + 1])
    model = solved(paths, 64)

    spread = Spread.about(model.chain.effects)
    model.score(model.keep(paths), spread)
    spread.end()

    assert isinstance(model.keep(paths), Steps)
    assert isinstance(model.keep(wider), Packed)
    same(spread.sums, slowly(model, paths))


def test_an_account_that_goes_on_from_quick_rows_to_others_and_back_is_one_account():
    rng = np.random.default_rng(11)
    walks, clusters = single(rng, channels=5, rows=30)
    walks[14] = Walk(walks[14].path, 2.0, 3.0, 2.0)
    clusters[10:20] = [clusters[10]] * 10
    clusters = np.maximum.accumulate(clusters).tolist()
    paths = paths_of(walks, clusters)
    model = solved(paths, 5)

    spread = Spread.about(model.chain.effects)
    kept = [model.keep(part) for part in cut(paths, [14, 15])]
    for one in kept:
        model.score(one, spread)
    spread.end()

    assert [type(one) for one in kept] == [Steps, Packed, Steps]
    same(spread.sums, slowly(model, paths))


@pytest.mark.parametrize("wins", [2.0, 0.5, 0.0])
def test_rows_that_are_not_one_journey_are_no_steps(wins: float):
    paths = paths_of([Walk((0, 1), wins, 0, wins)], [0])

    assert Steps.of(paths) is None


def test_journeys_that_stand_for_themselves_are_no_steps():
    assert Steps.of(paths_of([Walk((0, 1), 1, 0, 1.0)])) is None


@pytest.mark.parametrize("name", ["markov", "u_position"])
def test_what_does_not_fit_is_read_again_and_says_the_same(name: str, monkeypatch: pytest.MonkeyPatch):
    walks, clusters = single(np.random.default_rng(3), channels=4, rows=400)
    read = []

    def answer() -> list[dict[str, object]]:
        given = in_batches(table_of(walks, clusters), 50)
        reader = Reader("technique", "cluster", losses="losses")
        return attributed(reader, lambda columns: read.append(1) or given(columns), model_of(name), name=name).to_pylist()

    kept = answer()
    monkeypatch.setattr(attribution, "HELD", 300)

    assert answer() == kept
    assert any(row["low"] is not None for row in kept)
    assert len(read) == 1 + 2
