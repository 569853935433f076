"""What customers are worth: totals that come true as often as promised, ranges of single ones, and reasons where there are none."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.core.measurement.customer_value import COLUMNS, worth
from cordee.core.measurement.lifetime import PARAMETERS, alive, coming, fit_purchases
from cordee.core.measurement.likelihood import Fitted
from cordee.core.measurement.spend import PARAMETERS as OF_SPEND
from cordee.core.measurement.spend import fit_spend, mean_purchase
from cordee.worlds.repeat_orders import Shop, repeat_orders, summed_up

SHOP = Shop()
LAW = Fitted(PARAMETERS, np.log([SHOP.r, SHOP.alpha, SHOP.a, SHOP.b]), np.eye(4) * 1e-4, 0.0, 1_000, None)
LAW_OF_SPEND = Fitted(OF_SPEND, np.log([SHOP.p, SHOP.q, SHOP.gamma]), np.eye(3) * 1e-4, 0.0, 1_000, None)


def seen(customers, seed):
    orders = repeat_orders(customers, np.random.default_rng(seed), shop=SHOP, weeks=78.0)
    later = orders.week >= 39.0
    x, last, age, mean = summed_up(orders, until=39.0)
    return {"frequency": x, "recency": last, "age": age, "mean_value": mean}, int(later.sum()), float(orders.amount[later].sum())


def test_value_is_purchases_to_come_times_what_one_is_worth():
    customers, _, _ = seen(300, 1)
    x, last, age, mean = customers.values()

    found = worth(LAW, LAW_OF_SPEND, **customers, weeks=26)

    expected = alive(LAW, x, last, age) * coming(LAW.values, x, age, weeks=26)[0]
    assert found.columns["purchases"] == pytest.approx(expected)
    assert found.columns["value"] == pytest.approx(expected * mean_purchase(LAW_OF_SPEND, x, mean))
    assert found.purchases.value == pytest.approx(expected.sum())
    assert found.value.value == pytest.approx(found.columns["value"].sum())
    assert set(found.columns) == set(COLUMNS)


def test_the_range_of_one_customer_comes_from_the_parameters_alone():
    customers, _, _ = seen(50, 2)
    sure = Fitted(PARAMETERS, LAW.logarithms, np.zeros((4, 4)), 0.0, 1_000, None)
    unsure = Fitted(PARAMETERS, LAW.logarithms, np.eye(4) * 1e-2, 0.0, 1_000, None)

    narrow, wide = (worth(one, LAW_OF_SPEND, **customers, weeks=26).columns for one in (sure, unsure))

    assert narrow["purchases_low"] == pytest.approx(narrow["purchases_high"])
    assert (wide["purchases_low"] < wide["purchases"]).all()
    assert (wide["value_high"] - wide["value_low"] > narrow["value_high"] - narrow["value_low"]).all()


def test_what_really_comes_lies_in_the_range_of_the_total_in_a_small_cell():
    held = _held(seeds=range(14), customers=1_000)

    assert all(11 <= count <= 14 for count in held.values()), held


@pytest.mark.nightly
def test_what_really_comes_lies_in_the_range_of_the_total_as_often_as_promised():
    held = _held(seeds=range(2000, 2400), customers=2_000)

    assert 0.92 <= held["purchases"] / 400 <= 0.98, held
    assert 0.90 <= held["value"] / 400 <= 0.98, held


@pytest.mark.nightly
def test_leaving_out_what_customers_do_by_themselves_promises_too_much():
    held = 0
    for seed in range(2000, 2100):
        customers, later, _ = seen(2_000, seed)
        found = worth(LAW, "no_amounts", **customers, weeks=39)
        only_parameters = 1.96 * np.sqrt(sum((found.columns["purchases"] * 0.01) ** 2))
        held += abs(found.purchases.value - later) <= only_parameters

    assert held < 60


def test_without_amounts_there_is_no_value_but_purchases_there_are():
    customers, _, _ = seen(50, 3)

    found = worth(LAW, "no_amounts", **customers, weeks=26)

    assert found.value.reason == "no_amounts"
    assert found.value.value is None
    assert np.isnan(found.columns["value"]).all()
    assert found.purchases.low < found.purchases.value < found.purchases.high


def test_parameters_without_ranges_give_figures_without_ranges():
    customers, _, _ = seen(50, 4)
    edge = Fitted(PARAMETERS, LAW.logarithms, None, 0.0, 1_000, "on_edge")

    found = worth(edge, LAW_OF_SPEND, **customers, weeks=26)

    assert (found.purchases.reason, found.value.reason) == ("on_edge", "on_edge")
    assert found.purchases.value > 0
    assert np.isnan(found.columns["purchases_low"]).all()


def test_amounts_whose_squares_have_no_mean_give_a_value_but_no_range_of_the_total():
    customers, _, _ = seen(200, 5)
    heavy = Fitted(OF_SPEND, np.log([2.0, 1.5, 10.0]), np.eye(3) * 1e-4, 0.0, 1_000, None)
    endless = Fitted(OF_SPEND, np.log([2.0, 0.9, 10.0]), np.eye(3) * 1e-4, 0.0, 1_000, None)

    some, none = (worth(LAW, one, **customers, weeks=26) for one in (heavy, endless))

    assert (some.value.reason, some.value.low) == ("heavy_tail", None)
    assert some.value.value > 0
    assert (none.value.value, none.value.reason) == (None, "heavy_tail")


def _held(*, seeds, customers):
    held = {"purchases": 0, "value": 0}
    for seed in seeds:
        past, later, money = seen(customers, seed)
        fitted = fit_purchases(past["frequency"], past["recency"], past["age"])
        spend = fit_spend(past["frequency"], past["mean_value"])
        found = worth(fitted, spend, **past, weeks=39)
        held["purchases"] += found.purchases.low is not None and found.purchases.low <= later <= found.purchases.high
        held["value"] += found.value.low is not None and found.value.low <= money <= found.value.high
    return held
