"""People in accounts of unequal size who resemble their colleagues: what experiments are tried on.

Outcomes are normal, or revenue that is zero for nine people in ten. How much colleagues resemble one another is the
outcome's own intraclass correlation, whatever its shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, pi, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from cordee.worlds.dice import Dice

BUYERS = 0.1
LARGE = 10
ONE_IN = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What kind of accounts and people.

    Parameters
    ----------
    clusters
        How many accounts.
    icc
        The share of the outcome's variance that lies between accounts, in (0, 1).
    shape
        ``normal``: mean 0, variance 1. ``revenue``: zero for nine in ten, log-normal for the others.
    unequal
        Whether one account in five is ten times as large as the others.
    """

    clusters: int
    icc: float
    shape: Literal["normal", "revenue"] = "normal"
    unequal: bool = False

    @property
    def mean(self) -> float:
        """The mean outcome of a person."""
        return 0.0 if self.shape == "normal" else BUYERS * exp(0.5)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Many experiments at once: what arrived at each look (run, cluster, look), people a look, and who is treated."""

    arrived: Floats
    people: Floats
    treated: NDArray[np.bool_]


def draw(crowd: Crowd, *, runs: int, looks: int, seeds: tuple[int, ...], effect: float = 0.0) -> Drawn:
    """Invent experiments in which half of the accounts, chosen by chance, meet a technique.

    Parameters
    ----------
    runs, looks
        How many experiments; how many rounds of answers each has. A small account sends one person a round, a large
        one ten.
    effect
        What the technique adds to the mean outcome of a person. Of revenue it makes more people buy.

    Examples
    --------
    >>> found = draw(Crowd(4, 0.1, "revenue"), runs=2, looks=3, seeds=(1,))
    >>> found.arrived.shape, found.treated.sum(axis=1).tolist()
    ((2, 4, 3), [2, 2])
    """
    dice = Dice(*seeds)
    size = (runs, crowd.clusters)
    treated = dice.units(runs * crowd.clusters).reshape(size).argsort(axis=1).argsort(axis=1) < crowd.clusters // 2
    large = np.zeros(size, dtype=bool)
    if crowd.unequal:
        order = dice.units(runs * crowd.clusters).reshape(size).argsort(axis=1).argsort(axis=1)
        large = order < crowd.clusters // ONE_IN
    shared = _latent(crowd.icc) if crowd.shape == "revenue" else crowd.icc
    own = sqrt(shared) * _normal(dice, size)
    arrived = _answers(crowd, dice, own, treated, (looks, 1), shared, effect)
    if large.any():
        arrived[large] += _answers(crowd, dice, own[large], treated[large], (looks, LARGE - 1), shared, effect)
    return Drawn(arrived, np.where(large, float(LARGE), 1.0), treated)


def _answers(
    crowd: Crowd, dice: Dice, own: Floats, treated: NDArray[np.bool_], rounds: tuple[int, int], shared: float, effect: float
) -> Floats:
    """Sum what the people of each account answer at each look."""
    looks, people = rounds
    if crowd.shape == "normal":
        noise = sqrt((1 - shared) * people) * _normal(dice, (*own.shape, looks))
        normal: Floats = people * (own + effect * treated)[..., None] + noise
        return normal
    score = own[..., None, None] + sqrt(1 - shared) * _normal(dice, (*own.shape, looks, people))
    buyers = np.where(treated, BUYERS * (1 + effect / crowd.mean), BUYERS)[..., None, None]
    revenue: Floats = _amounts(score, np.broadcast_to(buyers, score.shape)).sum(axis=-1)
    return revenue


def _amounts(score: Floats, buyers: Floats) -> Floats:
    """Turn a standard normal score into revenue: zero up to the share of buyers, log-normal above."""
    amounts = np.zeros_like(score)
    buys = score > -ndtri(buyers)
    rank = ndtr(-score[buys]) / buyers[buys]
    amounts[buys] = np.exp(-ndtri(np.clip(rank, 1e-15, 1 - 1e-15)))
    return amounts


def _normal(dice: Dice, shape: tuple[int, ...]) -> Floats:
    found: Floats = ndtri(np.clip(dice.units(int(np.prod(shape))), 1e-16, None)).reshape(shape)
    return found


@cache
def _latent(icc: float) -> float:
    """Find how much the scores must resemble each other for revenue to have this intraclass correlation."""
    own, noise = np.linspace(-6, 6, 241), np.linspace(-6, 6, 1201)
    weights = [np.exp(-(one**2) / 2) / sqrt(2 * pi) * (one[1] - one[0]) for one in (own, noise)]
    everybody = _amounts(noise, np.full(noise.shape, BUYERS))
    variance = float(everybody**2 @ weights[1]) - float(everybody @ weights[1]) ** 2

    def missing(shared: float) -> float:
        score = sqrt(shared) * own[:, None] + sqrt(1 - shared) * noise
        means = _amounts(score, np.full(score.shape, BUYERS)) @ weights[1]
        between = float(means**2 @ weights[0]) - float(means @ weights[0]) ** 2
        return between / variance - icc

    return float(brentq(missing, 1e-4, 0.99))
