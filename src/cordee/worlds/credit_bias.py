"""Markets in which a technique's credit, as models share it out, is known to be too high, and was tested on a holdout.

One technique (key 0) meets most accounts, but never those held out: three in ten, by chance. Who meets it wins more
often; how much more is set so that the expected credit under even shares (linear) is ``1 + bias`` times the share of
wins that the technique truly causes. Past markets of the same house tell how biased its credits were there.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtri

from cordee.worlds.dice import Dice

TESTED = 0
NOTHING = -1
HELD_OUT = 0.3
REACH = 0.8
LENGTHS = (3, 4, 5, 6, 7)
POPULARITY = (0.3, 0.25, 0.2, 0.15, 0.1)
BASE = 0.1
SHARES = (0.25, 0.45)
PAST = 8
UNLIKE = 0.05


@dataclass(frozen=True, slots=True)
class CreditMarket:
    """One market.

    Parameters
    ----------
    paths
        One row an account, its touches in order: 0 is the tested technique, 1 to 5 the others, -1 after the last.
    won, held_out
        Whether the account won; whether it was kept from the tested technique.
    share
        The truth: the share of the wins of accounts that were not held out that the tested technique caused.
    """

    paths: NDArray[np.int64]
    won: NDArray[np.bool_]
    held_out: NDArray[np.bool_]
    share: float


@dataclass(frozen=True, slots=True)
class CreditWorld:
    """A market in question, and the past ones of the same house."""

    market: CreditMarket
    past: tuple[CreditMarket, ...]


def draw_credit_world(*, bias: float, wins: int, seed: int, share: float = 0.4, past: int = PAST) -> CreditWorld:
    """Invent a market whose credit is biased, and past markets whose biases lie around the same.

    Parameters
    ----------
    bias
        Expected linear credit over the truth, minus one; 0 to .5.
    wins
        Expected wins of all accounts together, in each market.
    share
        The truth in the market in question; past ones draw theirs from .25 to .45.

    Examples
    --------
    >>> world = draw_credit_world(bias=0.3, wins=200, seed=1)
    >>> len(world.past), world.market.share, bool((world.market.paths[world.market.held_out] == TESTED).any())
    (8, 0.4, False)
    """
    dice = Dice(round(1000 * bias), wins, seed)
    before = []
    for _ in range(past):
        own = bias + UNLIKE * float(ndtri(dice.unit()))
        before.append(draw_market(dice, bias=own, wins=wins, share=SHARES[0] + (SHARES[1] - SHARES[0]) * dice.unit()))
    return CreditWorld(draw_market(dice, bias=bias, wins=wins, share=share), tuple(before))


def draw_market(dice: Dice, *, bias: float, wins: int, share: float) -> CreditMarket:
    """Invent one market.

    Notes
    -----
    A touch of an account that can be reached is the tested technique's with probability q. With h the probability of
    at least one such touch and share s, winning is 1 + s / (REACH h (1 - s)) times as likely where it was met, so that
    it causes s of the wins; the expected linear credit is then REACH q (1 - s) + q s / h, solved for q.
    """
    q = _touch_share(bias, share)
    met_if_reached = _met(q)
    times = 1 + share / (REACH * met_if_reached * (1 - share))
    rate = BASE * ((1 - HELD_OUT) / (1 - share) + HELD_OUT)
    accounts = round(wins / rate)
    held_out = dice.units(accounts).argsort().argsort() < round(HELD_OUT * accounts)
    reached = ~held_out & (dice.units(accounts) < REACH)
    longest = LENGTHS[-1]
    length = np.asarray(LENGTHS)[(dice.units(accounts) * len(LENGTHS)).astype(np.int64)]
    others = 1 + np.searchsorted(np.cumsum(POPULARITY)[:-1], dice.units(accounts * longest)).reshape(accounts, longest)
    tested = (dice.units(accounts * longest).reshape(accounts, longest) < q) & reached[:, None]
    paths = np.where(np.arange(longest) < length[:, None], np.where(tested, TESTED, others), NOTHING)
    met = (paths == TESTED).any(axis=1)
    won = dice.units(accounts) < BASE * np.where(met, times, 1.0) * _taste(dice, accounts)
    return CreditMarket(paths.astype(np.int64), won, held_out, share)


def _met(q: float) -> float:
    return 1 - float(np.mean([(1 - q) ** length for length in LENGTHS]))


def _touch_share(bias: float, share: float) -> float:
    def missing(q: float) -> float:
        return REACH * q * (1 - share) + q * share / _met(q) - (1 + bias) * share

    return float(brentq(missing, 1e-4, 0.999))


def _taste(dice: Dice, accounts: int) -> NDArray[np.float64]:
    """Give each account its own readiness to buy, 1 on the average, seldom above 2."""
    spread = sqrt(log(1.1))
    found: NDArray[np.float64] = np.exp(spread * ndtri(np.clip(dice.units(accounts), 1e-12, 1 - 1e-12)) - spread**2 / 2)
    return found
