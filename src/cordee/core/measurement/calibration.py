"""What an experiment corrects in a model's credit, and what it leaves as it was.

A model shares out all wins that a technique touched; an experiment shows how many it caused. Where both are there,
each counts by its precision, and past experiments say how far credit and cause lay apart before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from cordee.core.measurement.clusters import Floats
from cordee.core.measurement.intervals import Interval

FEWEST_WINS = 5
CENTRE, DOUBT, UNLIKE = 1.0, 0.35, 0.025
LOWEST, HIGHEST = -1.0, 0.999
STEPS = 1_000
NODES = 15
NOTHING = 1e-8


@dataclass(frozen=True, slots=True)
class Credit:
    """A model's credit: the share of all wins, and its standard error."""

    share: float
    error: float

    def __post_init__(self) -> None:
        if not (isfinite(self.share) and 0 <= self.share <= 1 and self.error >= 0):
            raise ValueError("a credit is a share from 0 to 1 with its error")


@dataclass(frozen=True, slots=True)
class Holdout:
    """What an experiment counted: wins and accounts of those who could meet the technique, and of those held out.

    Parameters
    ----------
    wins, accounts, held_wins, held_accounts
        Counts of the two arms.
    design
        How many times as uncertain the counts are as single wins would be, where accounts win more than once; 1 or more.
    """

    wins: int
    accounts: int
    held_wins: int
    held_accounts: int
    design: float = 1.0

    def __post_init__(self) -> None:
        if min(self.wins, self.held_wins) < 0 or min(self.accounts, self.held_accounts) < 1 or self.design < 1:
            raise ValueError("wins are not negative, both arms have accounts, the design effect is at least 1")

    @property
    def share(self) -> float:
        """The share of the treated accounts' wins that the technique caused; NaN without a win among them.

        Examples
        --------
        >>> round(Holdout(wins=159, accounts=954, held_wins=41, held_accounts=409).share, 2)
        0.4
        """
        if not self.wins:
            return float("nan")
        return 1 - (self.held_wins / self.held_accounts) / (self.wins / self.accounts)

    def log_likelihood(self, share: Floats) -> Floats:
        """Say how well each share of wins caused explains the counts.

        Notes
        -----
        Given the sum of wins, those of the held out are binomial with the odds held_accounts (1 - share) / accounts:
        exact where wins are rare. Where they are not, the counts vary less, and the likelihood is sharpened by
        (1/wins - 1/accounts, both arms) over (1/wins, both arms), so that its curvature is the log risk ratio's.
        """
        odds = self.held_accounts / self.accounts * (1 - share)
        held = odds / (1 + odds)
        found: Floats = (self.held_wins * np.log(held) + self.wins * np.log1p(-held)) / (self.design * self._rarity)
        return found

    @property
    def _rarity(self) -> float:
        rare = 1 / max(self.wins, 1) + 1 / max(self.held_wins, 1)
        return max(0.05, 1 - (1 / self.accounts + 1 / self.held_accounts) / rare)


@dataclass(frozen=True, slots=True)
class PastTest:
    """An experiment of the past, with the credit that the same model gave the technique then."""

    credit: Credit
    holdout: Holdout


@dataclass(frozen=True, slots=True)
class Calibrated:
    """One tested technique.

    Parameters
    ----------
    before
        The model's credit as it was.
    expected
        What past experiments make of that credit, before its own experiment.
    shown
        What its own experiment shows by itself.
    after
        All together.
    weight
        How much of the answer its own experiment decided, 0 to 1; the rest came from the credit and the past.
    """

    before: Credit
    expected: Interval
    shown: Interval
    after: Interval
    weight: float


def calibrate(credit: Credit, holdout: Holdout, *, past: Sequence[PastTest] = (), confidence: float = 0.95) -> Calibrated | str:
    """Correct a technique's credit by its experiment, each by its precision.

    Parameters
    ----------
    credit
        The model's share of the wins of accounts that were not held out.
    past
        Earlier experiments of the same house with the same model's credit; where there are none, credit is believed
        to be right within a third or so.

    Returns
    -------
    Calibrated or str
        ``too_few`` below five wins in either arm: the credit then stands as it is.

    Examples
    --------
    >>> found = calibrate(Credit(0.6, 0.02), Holdout(1590, 9540, 410, 4090))
    >>> round(found.shown.estimate, 2), round(found.after.estimate, 2), found.weight > 0.9
    (0.4, 0.4, True)

    Notes
    -----
    Bayes on a grid. Cause over credit of one technique lies around a mean of the house, with a spread in proportion to it; the
    mean is a priori 1 ± .35, the spread half-normal with .04; past experiments (conditional binomials) narrow both; the
    credit's own sampling error widens the prior; its own experiment enters by its likelihood. Estimates are posterior means.
    In proportion, because a house whose credits are half too high has smaller ratios, and smaller differences between them.
    A range allows for this technique's differing from its house as much as others do. With the .025, chosen on worlds of other
    seeds, it holds the truth in 97 of 100 where it is as its house on average, in 93 where it differs as they do (by .05), in 87
    where all differ by .08 (decision 28).
    """
    if min(holdout.wins, holdout.held_wins) < FEWEST_WINS:
        return "too_few"
    shares = np.linspace(LOWEST, HIGHEST, STEPS + 1)
    means, spreads, weights = _house(past)
    centre = credit.share * means[:, None]
    width = np.maximum(means[:, None] * np.hypot(credit.share * spreads[None, :], credit.error), 1e-4)
    prior = np.zeros(len(shares))
    for row in np.flatnonzero(weights.sum(axis=1) > NOTHING):
        away = (shares[:, None] - centre[row]) / width[row]
        prior += np.exp(-(away**2) / 2) @ (weights[row] / width[row])
    logs = holdout.log_likelihood(shares)
    likelihood = np.exp(logs - logs.max())
    expected, shown = (_summed(shares, one, confidence) for one in (prior, likelihood))
    after = _summed(shares, prior * likelihood, confidence)
    weight = 1 / (1 + _variance(shares, likelihood) / _variance(shares, prior))
    estimate = min(max(holdout.share, shown.low), shown.high)
    return Calibrated(credit, expected, Interval(estimate, shown.low, shown.high), after, weight)


def _house(past: Sequence[PastTest]) -> tuple[Floats, Floats, Floats]:
    """Say what is believed of cause over credit in this house: a grid of means and spreads, and their weights.

    Strong experiments leave little room for the mean: the grid is laid a second time where there is weight.
    """
    means, spreads = np.linspace(0.0, 2.0, 61), np.geomspace(0.01, 0.5, 16)
    step = means[1] - means[0]
    likely = means[_weights(past, means, spreads).sum(axis=1) > NOTHING]
    means = np.linspace(max(0.0, likely[0] - step), likely[-1] + step, len(means))
    return means, spreads, _weights(past, means, spreads)


def _weights(past: Sequence[PastTest], means: Floats, spreads: Floats) -> Floats:
    log = -(((means[:, None] - CENTRE) / DOUBT) ** 2) / 2 - (spreads[None, :] / UNLIKE) ** 2 / 2 + np.log(spreads)[None, :]
    nodes, shares = np.polynomial.hermite_e.hermegauss(NODES)
    shares = shares / shares.sum()
    for one in past:
        if min(one.holdout.wins, one.holdout.held_wins) < FEWEST_WINS or one.credit.share <= 0:
            continue
        width = means[:, None] * np.hypot(spreads, one.credit.error / one.credit.share)[None, :]
        ratios = means[:, None, None] + width[:, :, None] * nodes
        logs = one.holdout.log_likelihood(np.minimum(one.credit.share * ratios, HIGHEST))
        top = logs.max()
        log = log + np.log(np.exp(logs - top) @ shares + 1e-300) + top
    weights = np.exp(log - log.max())
    found: Floats = weights / weights.sum()
    return found


def _summed(shares: Floats, density: Floats, confidence: float) -> Interval:
    whole = density.cumsum() / density.sum()
    low, high = (float(np.interp(one, whole, shares)) for one in ((1 - confidence) / 2, (1 + confidence) / 2))
    return Interval(float(shares @ density / density.sum()), low, high)


def _variance(shares: Floats, density: Floats) -> float:
    mean = float(shares @ density / density.sum())
    return float((shares - mean) ** 2 @ density / density.sum())
