"""An experiment's rows, summed up by what chance moved as one."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cordee.core.measurement.clusters import Floats
from cordee.core.measurement.rerandomisation import groups_of

Each = Literal["person", "account"]


@dataclass(frozen=True, slots=True)
class Clustered:
    """One entry a cluster: total, size, arm; what was known before (a total too, NaN where unknown), and stratum."""

    totals: Floats
    sizes: Floats
    treated: NDArray[np.bool_]
    before: Floats | None
    strata: NDArray[np.int64] | None


def clustered(
    outcome: ArrayLike,
    treated: ArrayLike,
    *,
    cluster: ArrayLike | None = None,
    size: ArrayLike | None = None,
    each: Each = "person",
    before: ArrayLike | None = None,
    strata: ArrayLike | None = None,
) -> Clustered:
    """Sum rows up by cluster; the parameters are those of ``compare``.

    Raises
    ------
    ValueError
        Where lengths differ, a value is not finite, a cluster is in both arms or in two strata.

    Examples
    --------
    >>> found = clustered([1, 0, 1], [1, 1, 0], cluster=["a", "a", "b"])
    >>> found.totals.tolist(), found.sizes.tolist(), found.treated.tolist()
    ([1.0, 1.0], [2.0, 1.0], [True, False])
    >>> clustered([1, 0, 1], [1, 1, 0], cluster=["a", "a", "b"], each="account").totals.tolist()
    [0.5, 1.0]
    """
    values, arm = np.asarray(outcome, dtype=np.float64), np.asarray(treated).astype(bool)
    weights = np.ones(len(values)) if size is None else np.asarray(size, dtype=np.float64)
    keys = np.arange(len(values)) if cluster is None else np.asarray(cluster)
    _same_length(values, arm, weights, keys, *(np.asarray(one) for one in (before, strata) if one is not None))
    if not (np.isfinite(values).all() and np.isfinite(weights).all() and (weights >= 0).all()):
        raise ValueError("outcomes and sizes are finite, sizes not negative")
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    where = inverse.reshape(-1)
    if (arm != arm[first][where]).any():
        raise ValueError("a cluster is in both arms")
    totals = np.asarray(np.bincount(where, values, len(first)), dtype=np.float64)
    sizes = np.asarray(np.bincount(where, weights, len(first)), dtype=np.float64)
    if each == "account":
        there = sizes > 0
        totals, sizes = np.divide(totals, sizes, out=np.zeros(len(first)), where=there), there.astype(np.float64)
    past = None if before is None else _known(np.asarray(before, dtype=np.float64), where, len(first)) * sizes
    layers = None if strata is None else _layers(np.asarray(strata), first, where)
    return Clustered(totals, sizes, arm[first], past, layers)


def _known(before: Floats, where: NDArray[np.int64], clusters: int) -> Floats:
    """Give each cluster's mean of what is known, NaN where nothing is."""
    known = ~np.isnan(before)
    rows = np.bincount(where, known, clusters)
    total = np.bincount(where, np.where(known, before, 0.0), clusters)
    found: Floats = np.divide(total, rows, out=np.full(clusters, np.nan), where=rows > 0)
    return found


def _layers(strata: NDArray[np.generic], first: NDArray[np.int64], where: NDArray[np.int64]) -> NDArray[np.int64]:
    labels = np.zeros(len(strata), dtype=np.int64)
    for number, group in enumerate(groups_of(strata)):
        labels[group] = number
    if (labels != labels[first][where]).any():
        raise ValueError("a cluster is in two strata")
    return labels[first]


def _same_length(*columns: Sized) -> None:
    if len({len(one) for one in columns}) != 1:
        raise ValueError("the columns differ in length")
