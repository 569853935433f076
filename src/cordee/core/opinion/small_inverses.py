"""Inverses of very many very small matrices, compiled: what the model of raters spends its time on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from cordee.core.opinion.panel import Floats


@cache
def _compiled() -> Callable[[Any], None]:
    """Compile when first asked: what compiles takes a second to import, and most commands invert nothing."""
    from numba import njit, types

    return njit(types.void(types.float64[:, :, ::1]), cache=True, nogil=True)(_invert)


def _invert(stack: Any) -> None:
    """Put each matrix's inverse in its place: Gauss and Jordan without exchanges, which positive definite ones allow."""
    many, sides = stack.shape[0], stack.shape[1]
    for one in range(many):
        for pivot in range(sides):
            at = 1.0 / stack[one, pivot, pivot]
            stack[one, pivot, pivot] = 1.0
            for column in range(sides):
                stack[one, pivot, column] *= at
            for row in range(sides):
                if row != pivot:
                    factor = stack[one, row, pivot]
                    stack[one, row, pivot] = 0.0
                    for column in range(sides):
                        stack[one, row, column] -= factor * stack[one, pivot, column]


def inverses(stack: Floats) -> Floats:
    """Invert a stack of symmetric positive definite matrices.

    Parameters
    ----------
    stack
        Many x sides x sides; it is left as it is.

    Examples
    --------
    >>> inverses(np.array([[[2.0, 0.0], [0.0, 4.0]]])).tolist()
    [[[0.5, 0.0], [0.0, 0.25]]]
    """
    found = np.array(stack, dtype=np.float64, order="C")
    _compiled()(found)
    return found
