"""Variances by leaving every cluster out in turn: for few clusters, where straight lines are not close enough."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cordee.core.measurement.models import Model
from cordee.core.measurement.paths import Paths, Real


def jackknifed(passes: Iterable[Paths], model: Model, *, clusters: int, shares: Real, total: float) -> tuple[Real, Real]:
    """Give the variances of shares and of credits, brought back from the logit and the logarithmic scale.

    Parameters
    ----------
    passes
        The journeys, as often as they are asked for.
    model
        The model; it is counted and solved anew for each cluster left out.
    clusters
        How many there are; those without weight are not among them.
    shares, total
        What was found with all of them.

    Notes
    -----
    Tukey (1958): (G − 1) / G times the squared deviations of the G values from their mean. A channel that is lost, or
    left alone, when one cluster goes has no finite value there, and its variance is infinite.
    """
    found = [one for one in (_without(passes, model, cluster, len(shares)) for cluster in _weighted(passes)) if one]
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.array([effects / effects.sum() for effects, _ in found])
        rest = np.array([won for _, won in found])[:, None] * clusters / max(clusters - 1, 1)
        of_shares = _variance(np.log(left / (1 - left)), clusters) * (shares * (1 - shares)) ** 2
        of_credits = _variance(np.log(left * rest), clusters) * (shares * total) ** 2
    return of_shares, of_credits


def _variance(values: Real, clusters: int) -> Real:
    found = ((values - values.mean(axis=0)) ** 2).sum(axis=0) * (clusters - 1) / clusters
    return np.where(np.isfinite(found), found, np.inf)


def _weighted(passes: Iterable[Paths]) -> list[int]:
    """Number the clusters from 1, and give those that have weight."""
    found: set[int] = set()
    before = 0
    for paths in passes:
        numbers = before + (np.arange(1, len(paths) + 1) if paths.starts is None else np.cumsum(paths.starts))
        found.update(np.unique(numbers[paths.wins + paths.losses > 0]).tolist())
        before = int(numbers[-1]) if len(numbers) else before
    return sorted(found)


def _without(passes: Iterable[Paths], model: Model, cluster: int, channels: int) -> tuple[Real, float]:
    fresh, won, before = model.fresh(), 0.0, 0
    for paths in passes:
        left = paths.without(cluster, before)
        fresh.add(left, channels)
        won += float(left.worth[np.diff(left.offsets) > 0].sum())
        before += len(paths) if paths.starts is None else int(paths.starts.sum())
    return fresh.solve(channels), won
