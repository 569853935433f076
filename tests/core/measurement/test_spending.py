"""Error spending against the published table, simulated walks, and the tempting rule that looks at every p."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.measurement.spending import boundaries, crossing, spent

rising = st.lists(st.floats(0.02, 1.0), min_size=1, max_size=8, unique=True).map(sorted)


def walks(fractions: list[float], *, runs: int, drift: float = 0.0) -> np.ndarray:
    """Draw the z of each look of a score that grows by independent steps."""
    steps = np.diff([0.0, *fractions])
    score = np.random.default_rng(5).normal(drift * steps, np.sqrt(steps), (runs, len(steps))).cumsum(axis=1)
    return score / np.sqrt(fractions)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (2, [2.963, 1.969]),
        (3, [3.710, 2.511, 1.993]),
        (4, [4.333, 2.963, 2.359, 2.014]),
        (5, [4.877, 3.357, 2.680, 2.290, 2.031]),
    ],
)
def test_the_boundaries_are_those_of_the_published_tables(looks: int, expected: list[float]):
    found = boundaries([(one + 1) / looks for one in range(looks)])  # Lan and DeMets (1983); Jennison and Turnbull (2000)

    assert list(found) == pytest.approx(expected, abs=0.001)


@settings(max_examples=15)
@given(rising)
def test_what_was_spent_is_what_crosses_when_nothing_works(fractions: list[float]):
    found = crossing(fractions, boundaries(fractions))

    assert list(found) == pytest.approx([spent(one) for one in fractions], abs=1e-6)


def test_sixty_looks_at_walks_cross_as_often_as_computed():
    fractions = [(one + 1) / 60 for one in range(60)]
    bounds = np.array(boundaries(fractions))

    still = (np.abs(walks(fractions, runs=20_000)) >= bounds).any(axis=1).mean()
    driven = (walks(fractions, runs=20_000, drift=2.8) >= bounds).any(axis=1).mean()

    assert still == pytest.approx(0.05, abs=0.005)
    assert driven == pytest.approx(crossing(fractions, bounds, drift=2.8)[-1], abs=0.01)


def test_looking_sixty_times_at_a_plain_p_cries_wolf_one_time_in_three():
    fractions = [(one + 1) / 60 for one in range(60)]

    assert crossing(fractions, [1.96] * 60)[-1] > 0.3
    assert (np.abs(walks(fractions, runs=5_000)) >= 1.96).any(axis=1).mean() > 0.3


def test_a_look_with_nothing_new_has_nothing_to_spend():
    found = boundaries([0.5, 0.5, 1.0])

    assert found[1] == np.inf
    assert found[2] == pytest.approx(boundaries([0.5, 1.0])[1])


def test_one_look_at_the_end_is_the_fixed_design():
    assert boundaries([1.0]) == pytest.approx([1.959964], abs=1e-5)
