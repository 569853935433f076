"""Small inverses are those of the linear algebra library."""

from __future__ import annotations

import numpy as np

from cordee.core.opinion.small_inverses import inverses


def test_the_inverses_are_those_of_the_library_and_the_matrices_stay():
    dice = np.random.default_rng(1)
    roots = dice.normal(size=(50, 5, 5))
    stack = roots @ roots.transpose(0, 2, 1) + 0.1 * np.eye(5)
    kept = stack.copy()

    found = inverses(stack)

    np.testing.assert_allclose(found, np.linalg.inv(stack), rtol=1e-8, atol=1e-10)
    np.testing.assert_array_equal(stack, kept)


def test_no_matrix_has_no_inverse():
    assert inverses(np.zeros((0, 3, 3))).shape == (0, 3, 3)
