"""Chances of an outcome from fields of any kind: one column a level, a ridge that holds rare levels back, nothing seen of the judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Levels = NDArray[np.int64]
PENALTIES = (2.0, 10.0, 50.0)
LEAST_OF_A_LEVEL = 20
BINS = 10


def levels_of(values: Sequence[object]) -> Levels:
    """Give each value's level: missing is 0, numbers fall in tenths, other values are themselves.

    Examples
    --------
    >>> levels_of(["web", None, "fair", "web"]).tolist()
    [2, 0, 1, 2]
    """
    known = [value for value in values if value is not None and value == value and value != ""]
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)
    if numbers and len(set(known)) > BINS:
        cells = [value if isinstance(value, int | float) else np.nan for value in values]
        column = np.array(cells, dtype=np.float64)
        cuts = np.unique(np.nanquantile(column, np.linspace(0, 1, BINS + 1)[1:-1]))
        return np.where(np.isnan(column), 0, np.digitize(np.nan_to_num(column), cuts) + 1).astype(np.int64)
    order = {value: place for place, value in enumerate(sorted({str(value) for value in known}), start=1)}
    return np.array([order.get(str(value), 0) if value is not None and value == value else 0 for value in values], dtype=np.int64)


@dataclass(frozen=True)
class Columns:
    """Which levels of which fields have a column of their own: those frequent enough among the cases that teach."""

    kept: tuple[Levels, ...]

    @classmethod
    def of(cls, fields: Sequence[Levels]) -> Columns:
        """Choose them from the cases that teach."""
        counted = [np.unique(one, return_counts=True) for one in fields]
        return cls(tuple(levels[counts >= LEAST_OF_A_LEVEL] for levels, counts in counted))

    def __call__(self, fields: Sequence[Levels]) -> Floats:
        """Give the cases as columns of nought and one, a column of ones first; a rare or new level has none."""
        n = len(fields[0]) if fields else 0
        parts = [np.ones((n, 1))]
        parts += [(one[:, None] == kept[None, :]).astype(np.float64) for one, kept in zip(fields, self.kept, strict=True)]
        return np.hstack(parts)


def chances(teach: Sequence[Levels], outcome: Floats, judged: Sequence[Levels], *, hold: NDArray[np.bool_]) -> Floats:
    """Give each judged case's chance, from cases whose outcome is known.

    Parameters
    ----------
    teach, outcome
        The fields and the outcomes (0 or 1) of the cases that teach.
    judged
        The same fields of the cases to judge.
    hold
        Which of the teaching cases are held back to choose the penalty by.
    """
    columns = Columns.of(teach)
    other = columns(judged)
    if not hold.any() or hold.all():
        return _chance(other @ _fit(*_alike(columns, teach, outcome), PENALTIES[-1]))
    learnt = _alike(columns, [one[~hold] for one in teach], outcome[~hold])
    held, of_held = columns([one[hold] for one in teach]), outcome[hold]
    best, least = PENALTIES[-1], np.inf
    for penalty in PENALTIES:
        loss = float(losses(_chance(held @ _fit(*learnt, penalty)), of_held).mean())
        if loss < least:
            best, least = penalty, loss
    return _chance(other @ _fit(*_alike(columns, teach, outcome), best))


def losses(chance: Floats, outcome: Floats) -> Floats:
    """Give the logarithmic loss of each case, in nats."""
    return np.asarray(-(outcome * np.log(chance) + (1 - outcome) * np.log1p(-chance)))


def _chance(logits: Floats) -> Floats:
    return np.asarray(np.clip(1 / (1 + np.exp(-np.clip(logits, -30, 30))), 1e-6, 1 - 1e-6))


def _alike(columns: Columns, fields: Sequence[Levels], outcome: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the cases once each: their columns, how many are alike, and how many of these reached the outcome."""
    cells, which = np.unique(np.column_stack(fields), axis=0, return_inverse=True)
    which = which.reshape(-1)
    cases = np.bincount(which, minlength=len(cells)).astype(np.float64)
    reached = np.bincount(which, weights=outcome, minlength=len(cells)).astype(np.float64)
    return columns(list(cells.T)), cases, reached


def _fit(columns: Floats, cases: Floats, reached: Floats, penalty: float) -> Floats:
    """Newton's method; the column of ones is not held back."""
    ridge = np.full(columns.shape[1], penalty)
    ridge[0] = 1e-9
    weights = np.zeros(columns.shape[1])
    share = float(np.clip(reached.sum() / cases.sum(), 1e-6, 1 - 1e-6))
    weights[0] = np.log(share / (1 - share))
    for _ in range(25):
        chance = _chance(columns @ weights)
        gradient = columns.T @ (reached - cases * chance) - ridge * weights
        curvature = (columns * (cases * chance * (1 - chance))[:, None]).T @ columns + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step
        if float(gradient @ step) < 1e-8:
            break
    return weights
