"""What a purchase is worth: the published fit, the gradient, recovery of a known truth, and when nothing can be said."""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
import pytest

from cordee.core.measurement import spend
from cordee.core.measurement.likelihood import Fitted
from cordee.core.measurement.spend import (
    PARAMETERS,
    _Spend,
    _taught,
    fit_spend,
    mean_purchase,
    slope_of_purchase,
    spread_of_purchase,
    together,
)
from cordee.worlds.repeat_orders import Shop, repeat_orders, summed_up
from tests.taking_in import sample

PUBLISHED = (6.25, 3.74, 15.44)


@cache
def cdnow():
    path = sample("measurement", "cdnow", "cdnow_customers_summary_with_transactions.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(np.array([float(row[name]) for row in rows]) for name in ("x", "zbar"))


def test_the_cdnow_customers_give_the_published_amounts():
    # Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value": p 6.25, q 3.74, gamma 15.44, 946 customers.
    found = fit_spend(*cdnow())

    assert found.n == 946
    assert found.values == pytest.approx(PUBLISHED, abs=0.01)


def test_how_often_and_how_much_hang_together_little_at_cdnow_as_published():
    found = together(*cdnow())

    assert found.value == pytest.approx(0.11, abs=0.005)
    assert found.low < found.value < found.high


def test_the_gradient_is_that_of_the_likelihood():
    likelihood = _Spend(*_taught(*cdnow()))
    at = np.log([4.0, 3.0, 20.0])

    _, gradient = likelihood(at)

    numeric = [(likelihood(at + step)[0] - likelihood(at - step)[0]) / 2e-5 for step in np.eye(3) * 1e-5]
    assert gradient == pytest.approx(numeric, rel=1e-6)


def test_a_part_of_many_customers_finds_the_way_to_the_same_maximum(monkeypatch):
    x, _, _, mean = summed_up(repeat_orders(8_000, np.random.default_rng(4)), until=39.0)
    whole = fit_spend(x, mean)

    monkeypatch.setattr(spend, "MANY", 1_000)

    assert fit_spend(x, mean).values == pytest.approx(whole.values, rel=1e-6)


def test_a_customer_who_came_back_once_is_drawn_further_to_everybodys_mean_than_one_who_came_back_often():
    fitted = Fitted(PARAMETERS, np.log(PUBLISHED), None, 0.0, 946, "on_edge")

    nobody, once, often = mean_purchase(fitted, [0.0, 1.0, 20.0], [np.nan, 100.0, 100.0])

    assert nobody == pytest.approx(6.25 * 15.44 / 2.74)
    assert nobody < once < often < 100


def test_slopes_are_those_of_small_steps():
    fitted = Fitted(PARAMETERS, np.log(PUBLISHED), None, 0.0, 946, "on_edge")
    x, mean = np.array([0.0, 1.0, 6.0]), np.array([np.nan, 20.0, 50.0])

    found = slope_of_purchase(fitted, x, mean)

    for place in range(3):
        step = np.eye(3)[place] * 1e-6
        up, down = (
            np.log(mean_purchase(Fitted(PARAMETERS, fitted.logarithms + way * step, None, 0.0, 1, "on_edge"), x, mean))
            for way in (1, -1)
        )
        assert found[:, place] == pytest.approx((up - down) / 2e-6, rel=1e-5, abs=1e-8)


def test_ranges_hold_the_truth_in_a_small_cell_and_means_come_out():
    shop, held = Shop(), dict.fromkeys(PARAMETERS, 0)
    for seed in range(14):
        x, _, _, mean = summed_up(repeat_orders(1_500, np.random.default_rng(seed)), until=39.0)
        fitted = fit_spend(x, mean)
        for name in PARAMETERS:
            found = fitted.parameter(name)
            held[name] += found.low <= getattr(shop, name) <= found.high

    assert all(11 <= count <= 14 for count in held.values()), held


def test_squares_of_the_mean_and_of_the_amounts_around_it_are_those_of_invented_customers():
    shop, rng = Shop(q=6.0), np.random.default_rng(5)
    level = rng.gamma(shop.q, 1 / shop.gamma, 400_000)
    fitted = Fitted(PARAMETERS, np.log([shop.p, shop.q, shop.gamma]), None, 0.0, 1, "on_edge")

    squared, around = spread_of_purchase(fitted, [0.0], [np.nan])

    assert squared[0] == pytest.approx(((shop.p / level) ** 2).mean(), rel=0.02)
    assert around[0] == pytest.approx((shop.p / level**2).mean(), rel=0.02)


def test_amounts_so_uneven_that_they_have_no_mean_give_none():
    fitted = Fitted(PARAMETERS, np.log([1.0, 0.8, 10.0]), None, 0.0, 50, "on_edge")

    assert np.isnan(mean_purchase(fitted, [0.0], [np.nan])[0])
    assert np.isnan(spread_of_purchase(fitted, [0.0], [np.nan])[0][0])


@pytest.mark.parametrize(
    ("frequency", "mean", "reason"),
    [
        ([1.0] * 29, [9.0] * 29, "too_few_repeats"),
        ([2.0] * 40, [9.0] * 40, "no_difference"),
        ([0.0] * 90, [9.0] * 90, "too_few_repeats"),
    ],
)
def test_too_few_or_too_alike_customers_give_no_parameters(frequency, mean, reason):
    assert fit_spend(frequency, mean) == reason


def test_a_correlation_of_few_or_of_equals_is_not_given():
    assert together([1.0] * 5, [1.0] * 5).reason == "too_few_repeats"
    assert together([1.0] * 20, [float(n + 1) for n in range(20)]).reason == "no_difference"
