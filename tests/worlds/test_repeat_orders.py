"""Invented repeat orders: the same chance gives the same orders, and what is summed up is what was ordered."""

from __future__ import annotations

import numpy as np

from cordee.worlds.repeat_orders import Shop, repeat_orders, summed_up


def test_the_same_chance_gives_the_same_orders():
    one, other = (repeat_orders(200, np.random.default_rng(7)) for _ in range(2))

    assert (one.week == other.week).all()
    assert (one.amount == other.amount).all()


def test_customers_who_leave_at_once_order_twice_at_most():
    orders = repeat_orders(500, np.random.default_rng(7), shop=Shop(r=5.0, a=5_000.0, b=0.001), weeks=520.0)

    assert np.bincount(orders.customer).max() == 2


def test_what_is_summed_up_is_what_was_ordered():
    orders = repeat_orders(300, np.random.default_rng(8))

    frequency, recency, age, mean = summed_up(orders, until=39.0)

    assert frequency.sum() == len(orders.customer) - 300
    mine = orders.customer == int(frequency.argmax())
    assert recency[frequency.argmax()] == orders.week[mine].max() - orders.week[mine].min()
    assert np.isnan(mean[frequency == 0]).all()
    assert (age <= 39).all()
