"""Invented customers who order when they please until, after an order, they leave: the law behind each is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shop:
    """How customers differ: rates of ordering gamma(r, alpha weeks), leaving beta(a, b), amounts gamma(p) of a gamma(q, gamma)."""

    r: float = 0.25
    alpha: float = 4.5
    a: float = 0.8
    b: float = 2.5
    p: float = 6.0
    q: float = 4.0
    gamma: float = 15.0


@dataclass(frozen=True, slots=True)
class Orders:
    """Every order: whose, when (weeks from the beginning), how much; and each customer's first week."""

    customer: NDArray[np.int64]
    week: Floats
    amount: Floats
    first: Floats


def repeat_orders(
    customers: int, rng: np.random.Generator, *, shop: Shop = Shop(), weeks: float = 39.0, entering: float = 12.0
) -> Orders:
    """Invent the orders of customers who come in over some weeks.

    Parameters
    ----------
    weeks
        How long it is watched.
    entering
        First orders lie in the weeks before this one.

    Examples
    --------
    >>> found = repeat_orders(100, np.random.default_rng(1))
    >>> len(found.first), len(found.customer) > 100, bool((found.week < 39).all())
    (100, True, True)
    """
    rate = rng.gamma(shop.r, 1 / shop.alpha, customers)
    leaving = rng.beta(shop.a, shop.b, customers)
    level = shop.p / np.maximum(rng.gamma(shop.q, 1 / shop.gamma, customers), 1e-12)
    first = rng.uniform(0.0, entering, customers)
    who, when = [np.arange(customers)], [first]
    here, now = who[0], first
    while len(here):
        with np.errstate(divide="ignore", over="ignore"):
            now = now + rng.exponential(1.0, len(here)) / rate[here]
        seen = now < weeks
        here, now = here[seen], now[seen]
        who.append(here)
        when.append(now)
        stays = rng.random(len(here)) >= leaving[here]
        here, now = here[stays], now[stays]
    customer, week = np.concatenate(who), np.concatenate(when)
    amount = rng.gamma(shop.p, 1.0, len(customer)) * level[customer] / shop.p
    return Orders(customer, week, amount, first)


def summed_up(orders: Orders, *, until: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Give each customer's purchases after the first, the weeks until the last, the weeks seen, and the mean amount.

    Examples
    --------
    >>> found = summed_up(repeat_orders(50, np.random.default_rng(1)), until=39.0)
    >>> [len(one) for one in found]
    [50, 50, 50, 50]
    """
    n = len(orders.first)
    again = (orders.week < until) & (orders.week > orders.first[orders.customer])
    who = orders.customer[again]
    frequency = np.bincount(who, minlength=n).astype(np.float64)
    last = orders.first.copy()
    np.maximum.at(last, who, orders.week[again])
    total = np.bincount(who, weights=orders.amount[again], minlength=n)
    mean = np.divide(total, frequency, out=np.full(n, np.nan), where=frequency > 0)
    return frequency, last - orders.first, until - orders.first, mean
