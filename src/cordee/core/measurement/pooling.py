"""Partial pooling of won shares: few cases lean on their like, many stand by themselves; and who is likely the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincinv, betaln

Floats = NDArray[np.float64]
MEANS = 1 / (1 + np.exp(-np.linspace(-6.0, 4.0, 61)))
STRENGTHS = np.geomspace(0.5, 5_000.0, 25)
DRAWS = 4_000


@dataclass(frozen=True)
class House:
    """How shares differ from one key to another: what is known of their mean and of how alike they are.

    Parameters
    ----------
    weights
        How likely each pair of ``MEANS`` and ``STRENGTHS`` is, given the cases; they add up to one.
    """

    weights: Floats

    @property
    def mean(self) -> float:
        """The mean share of the keys."""
        return float(self.weights.sum(axis=1) @ MEANS)

    @property
    def strength(self) -> float:
        """How many cases the others weigh beside a key's own (geometric mean)."""
        return float(np.exp(self.weights.sum(axis=0) @ np.log(STRENGTHS)))


@dataclass(frozen=True)
class Pooled:
    """Shares after pooling, with the ends of their 95 % ranges, in the order they were given."""

    share: Floats
    low: Floats
    high: Floats


def house_of(wins: ArrayLike, closed: ArrayLike) -> House:
    """Learn from all keys together how their shares spread.

    Notes
    -----
    Beta-binomial; every mean alike beforehand, and of the strength s each share of shrinkage s/(s + n) alike, n being the median
    number of cases (after Christiansen and Morris, 1997). Worked out on a grid of 61 means and 25 strengths, so no step is left to an optimiser and nothing is random.
    """
    won, n = _counted(wins, closed)
    weights = _likelihood(won, n) + _even_means()[:, None] + _shrinkage(n)
    return House(_normalised(weights))


def pool(wins: ArrayLike, closed: ArrayLike, house: House | None = None, *, confidence: float = 0.95) -> Pooled:
    """Give each key its share, drawn towards the others the more the fewer cases it has.

    Use it to compare many keys with few cases. It describes what was observed; people chose what they came to.

    Examples
    --------
    >>> found = pool([9, 2, 40], [10, 20, 200])
    >>> bool(0.2 < found.share[0] < 0.9), bool(found.low[2] < 0.2 < found.high[2])
    (True, True)
    """
    won, n = _counted(wins, closed)
    known = house_of(won, n) if house is None else house
    first, second = (np.empty(len(n)) for _ in range(2))
    for place in range(len(n)):
        first[place], second[place] = _moments(won[place], n[place], known.weights)
    return _ranges(first, second, confidence)


def pool_within(
    wins: ArrayLike, closed: ArrayLike, group: Sequence[str], house: House, *, confidence: float = 0.95
) -> tuple[Pooled, Floats]:  # fmt: skip
    """Give each cell its share, drawn towards its own group's; how alike cells of one group are is learnt from all groups.

    Parameters
    ----------
    wins, closed
        Of each cell: won cases of the closed ones.
    group
        The group of each cell: the technique of a technique in one region.
    house
        How the groups spread, the answer to ``house_of`` over groups: a group of few cases leans on the others.

    Returns
    -------
    tuple
        The cells, and for each strength of ``STRENGTHS`` how likely it is.

    Notes
    -----
    Cells of group g are Beta(m_g·s, (1−m_g)·s), m_g is Beta with the house's mean and strength. Both are summed over the grid; a
    cell's range is that of the Beta with its first two moments.
    """
    won, n = _counted(wins, closed)
    names = np.asarray(group, dtype=object)
    groups = sorted(set(group))
    before = _of_house(house)
    inside = {name: _likelihood(won[names == name], n[names == name]) + before[:, None] for name in groups}
    strength = _shrinkage(n) + sum((_log_sum(one) for one in inside.values()), np.zeros(len(STRENGTHS)))
    strength = np.exp(strength - strength.max())
    strength /= strength.sum()
    first, second = np.empty(len(n)), np.empty(len(n))
    for name in groups:
        weights = np.exp(inside[name] - _log_sum(inside[name])) * strength
        for place in np.flatnonzero(names == name):
            first[place], second[place] = _moments(won[place], n[place], weights)
    return _ranges(first, second, confidence), strength


def chances_of_best(
    wins: ArrayLike, closed: ArrayLike, *, rng: np.random.Generator, among: int = 1, draws: int = DRAWS
) -> Floats:
    """Give each key's chance that its true share is among the highest.

    Examples
    --------
    >>> found = chances_of_best([60, 20, 20], [100, 100, 100], rng=np.random.default_rng(1))
    >>> bool(found[0] > 0.99), round(float(found.sum()), 6)
    (True, 1.0)
    """
    won, n = _counted(wins, closed)
    house = house_of(won, n)
    flat = rng.choice(house.weights.size, draws, p=house.weights.ravel())
    mean, strength = MEANS[flat // len(STRENGTHS)], STRENGTHS[flat % len(STRENGTHS)]
    drawn = rng.beta((mean * strength)[:, None] + won, ((1 - mean) * strength)[:, None] + n - won)
    highest = np.argsort(-drawn, axis=1)[:, :among]
    return np.asarray(np.bincount(highest.ravel(), minlength=len(n)) / draws)


def _counted(wins: ArrayLike, closed: ArrayLike) -> tuple[Floats, Floats]:
    won, n = np.asarray(wins, dtype=np.float64), np.asarray(closed, dtype=np.float64)
    if len(won) != len(n) or (won < 0).any() or (won > n).any():
        raise ValueError("wins lie between 0 and the closed cases")
    return won, n


def _likelihood(won: Floats, n: Floats) -> Floats:
    """Give the log-likelihood of some cells' cases at each mean and strength."""
    a, b = MEANS[:, None] * STRENGTHS, (1 - MEANS)[:, None] * STRENGTHS
    total = np.zeros_like(a)
    alone = betaln(a, b)
    for hits, cases in zip(won, n, strict=True):
        total += betaln(a + hits, b + cases - hits) - alone
    return total


def _shrinkage(n: Floats) -> Floats:
    """Give the log-weight of each strength beforehand; the grid is even in its logarithm, so the step is s itself."""
    usual = float(np.median(n[n > 0])) if (n > 0).any() else 1.0
    return np.asarray(np.log(STRENGTHS) - 2 * np.log(STRENGTHS + usual))


def _even_means() -> Floats:
    """Means even in the share itself: on this grid of its logit the step is m·(1 − m)."""
    return np.asarray(np.log(MEANS) + np.log1p(-MEANS))


def _of_house(house: House) -> Floats:
    """Give how likely each step of the grid of means is for one group, by how the groups spread (as differences of its Beta)."""
    edges = np.concatenate([[0.0], np.sqrt(MEANS[:-1] * MEANS[1:]), [1.0]])
    strength = house.weights.sum(axis=0)
    mass = np.zeros(len(MEANS))
    for place, weight in enumerate(strength):
        if weight > 1e-4:
            mean = float(house.weights[:, place] @ MEANS / weight)
            mass += weight * np.diff(betainc(mean * STRENGTHS[place], (1 - mean) * STRENGTHS[place], edges))
    return np.asarray(np.log(np.maximum(mass, 1e-300)))


def _normalised(logs: Floats) -> Floats:
    found = np.exp(logs - logs.max())
    return np.asarray(found / found.sum())


def _log_sum(logs: Floats) -> Floats:
    most = logs.max(axis=0)
    return np.asarray(most + np.log(np.exp(logs - most).sum(axis=0)))


def _moments(won: float, n: float, weights: Floats) -> tuple[float, float]:
    """Give the first two moments of a share: a mixture of Betas, one for each point of the grid."""
    a, whole = MEANS[:, None] * STRENGTHS + won, STRENGTHS + n
    first = float((weights * (a / whole)).sum())
    return first, float((weights * (a * (a + 1) / (whole * (whole + 1)))).sum())


def _ranges(first: Floats, second: Floats, confidence: float) -> Pooled:
    spread = np.maximum(second - first**2, 1e-12)
    weight = np.maximum(first * (1 - first) / spread - 1, 1e-3)
    a, b = first * weight, (1 - first) * weight
    low, high = (np.asarray(betaincinv(a, b, end)) for end in (0.5 - confidence / 2, 0.5 + confidence / 2))
    return Pooled(first, np.minimum(low, first), np.maximum(high, first))
