"""Chains of order 2 and more against chains written out, a free oracle, and their limit."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.measurement.markov import Moves, score_paths, solve_chain
from cordee.core.measurement.spread import Spread
from cordee.core.measurement.tuples import TupleMoves
from cordee.core.vocabulary.problems_of_measurement import TooManyStates
from tests.removing import Walk, brute, paths_of, random_walks


def effects_of(walks: list[Walk], order: int, channels: int) -> np.ndarray:
    moves = TupleMoves(order)
    half = len(walks) // 2
    for part in (walks[:half], walks[half:]):
        moves.add(paths_of(part))
    return moves.solve(channels).effects


@pytest.mark.parametrize(
    ("order", "chains"),
    [(2, 60), (3, 60), pytest.param(2, 300, marks=pytest.mark.nightly), pytest.param(3, 300, marks=pytest.mark.nightly)],
)
def test_every_effect_is_what_is_lost_when_all_states_of_the_channel_go(order: int, chains: int):
    rng = np.random.default_rng(50 + order)
    for _ in range(chains):
        channels = int(rng.integers(1, 6))
        walks = random_walks(rng, channels=channels, rows=int(rng.integers(2, 25)), money=bool(rng.integers(0, 2)))

        found = effects_of(walks, order, channels)

        assert found == pytest.approx(brute(walks, order, channels), rel=1e-9, abs=1e-12)


def test_the_formula_of_order_one_misses_at_order_two():
    walks = [Walk((0, 1, 0), 3, 1, 3.0), Walk((1, 0), 1, 4, 1.0), Walk((0,), 1, 2, 1.0)]

    scalar, block = np.zeros(2), effects_of(walks, 2, 2)
    for state in _states_as_channels(walks):
        scalar[state[1]] += state[0]

    assert np.abs(scalar - block).max() > 0.01


def test_an_order_beyond_the_longest_path_gives_the_share_of_wins_that_touch_a_channel():
    rng = np.random.default_rng(61)
    walks = random_walks(rng, channels=5, rows=60, longest=6, money=True)
    everything = sum(one.won + one.lost for one in walks)

    found = effects_of(walks, 6, 5)

    touching = [sum(one.worth for one in walks if channel in one.path) / everything for channel in range(5)]
    assert found.tolist() == pytest.approx(touching, rel=1e-9)


def test_order_one_by_tuples_is_order_one_by_the_inverse():
    rng = np.random.default_rng(62)
    walks = random_walks(rng, channels=4, rows=50)
    moves = Moves()
    moves.add(paths_of(walks), channels=4)

    assert effects_of(walks, 1, 4) == pytest.approx(solve_chain(moves, 4).effects, rel=1e-9)


def test_scores_are_the_slopes_of_shares_at_order_two():
    rng = np.random.default_rng(63)
    walks = random_walks(rng, channels=3, rows=15)
    clusters = list(range(len(walks)))
    moves, paths = TupleMoves(2), paths_of(walks, clusters)
    moves.add(paths)
    chain = moves.solve(3)
    spread = Spread.about(chain.effects)
    score_paths(paths, chain, spread, moves.number(paths))
    spread.end()

    slopes = np.array([_slope(walks, one) for one in clusters])

    assert spread.sums[0] == pytest.approx((slopes**2).sum(axis=0), rel=1e-5)


def test_more_states_than_allowed_are_refused_with_their_number():
    rng = np.random.default_rng(64)
    moves = TupleMoves(3, most=50)

    with pytest.raises(TooManyStates, match="more than 50"):
        moves.add(paths_of(random_walks(rng, channels=6, rows=100)))


def _states_as_channels(walks: list[Walk]) -> list[tuple[float, int]]:
    """Give N_sk x_k / N_kk of every state by itself, with the channel it ends in: what must not be added up."""
    names: dict[tuple[int, ...], int] = {}
    retold = []
    for walk in walks:
        states = [walk.path[max(0, at - 1) : at + 1] for at in range(len(walk.path))]
        retold.append(Walk(tuple(names.setdefault(one, len(names)) for one in states), walk.won, walk.lost, walk.worth))
    moves = Moves()
    moves.add(paths_of(retold), channels=len(names))
    effects = solve_chain(moves, len(names)).effects
    return [(float(effects[number]), state[-1]) for state, number in names.items()]


def _slope(walks: list[Walk], cluster: int, step: float = 1e-5) -> np.ndarray:
    sides = []
    for factor in (1 + step, 1 - step):
        weighed = [
            Walk(one.path, one.won * factor, one.lost * factor, one.worth * factor) if at == cluster else one
            for at, one in enumerate(walks)
        ]
        effects = effects_of(weighed, 2, 3)
        sides.append(effects / effects.sum())
    return (sides[0] - sides[1]) / (2 * step)
