"""``linear_distinct`` against the definition of Shapley values: it is their closed form, a rule and no second opinion."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np
import pytest

from cordee.core.measurement.models import model_of
from cordee.core.measurement.rules import RULES, allot, credits_of
from tests.removing import Walk, paths_of, random_walks


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
