"""The closed form of Shapley values against the definition, and that it is a rule and no second opinion."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np
import pytest

from cordee.core.measurement.rules import RULES, allot, credits_of
from cordee.core.measurement.shapley import shapley
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
def test_the_closed_form_is_the_definition(channels: int):
    rng = np.random.default_rng(70 + channels)
    names = [f"c{number}" for number in range(channels)]
    won: dict[frozenset[str], float] = {}
    for walk in random_walks(rng, channels=channels, rows=40, money=True):
        if walk.path:
            met = frozenset(names[one] for one in walk.path)
            won[met] = won.get(met, 0.0) + walk.worth

    found = shapley(won)

    exact = by_definition(won, sorted(found))
    assert found == pytest.approx(exact, rel=1e-9, abs=1e-12)


def test_it_is_linear_attribution_over_distinct_channels():
    rng = np.random.default_rng(80)
    walks = [one for one in random_walks(rng, channels=6, rows=80, money=True) if one.path]
    won: dict[frozenset[str], float] = {}
    for walk in walks:
        met = frozenset(f"c{one}" for one in walk.path)
        won[met] = won.get(met, 0.0) + walk.worth
    paths = paths_of(walks)

    rule = credits_of(allot(RULES["linear_distinct"], paths), paths, 6)

    assert dict(zip([f"c{number}" for number in range(6)], rule, strict=True)) == pytest.approx(shapley(won))


def test_linear_over_all_touches_is_something_else():
    walks = [Walk((0, 0, 0, 1), 1, 0, 1.0), Walk((1, 2), 1, 0, 1.0)]
    paths = paths_of(walks)

    distinct, every = (credits_of(allot(RULES[name], paths), paths, 3) for name in ("linear_distinct", "linear"))

    assert distinct.tolist() == [0.5, 1.0, 0.5]
    assert every.tolist() == [0.75, 0.75, 0.5]
