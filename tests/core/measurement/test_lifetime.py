"""Repeat orders: the published fit, the published forecast, the closed form, ranges that hold the truth, and when nothing can be said."""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import hyp2f1

from cordee.core.measurement import lifetime
from cordee.core.measurement.lifetime import (
    PARAMETERS,
    _Purchases,
    alive,
    buys,
    coming,
    fit_purchases,
    slope_of_alive,
    slope_of_coming,
)
from cordee.core.measurement.likelihood import Fitted
from cordee.worlds.repeat_orders import Shop, repeat_orders, summed_up
from tests.taking_in import sample

PUBLISHED = (0.2426, 4.4135, 0.7929, 2.4258)
TRUTH = Shop()


@cache
def cdnow():
    with sample("measurement", "cdnow", "cdnow_customers_summary.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(np.array([float(row[name]) for row in rows]) for name in ("frequency", "recency", "T"))


def of_published() -> Fitted:
    return Fitted(PARAMETERS, np.log(PUBLISHED), None, 0.0, 2357, "on_edge")


def test_the_cdnow_customers_give_the_published_parameters_and_likelihood():
    found = fit_purchases(*cdnow())

    assert found.n == 2357
    assert found.log_likelihood == pytest.approx(-9582.43, abs=0.005)
    assert [round(value, 4) for value in found.values] == [pytest.approx(value, abs=2e-4) for value in PUBLISHED]
    assert all(
        found.parameter(name).low < value < found.parameter(name).high for name, value in zip(PARAMETERS, PUBLISHED, strict=True)
    )


def test_a_customer_with_two_repeats_is_expected_to_order_as_often_as_published():
    # Fader, Hardie and Lee (2005): ID 1 (x 2, t_x 30.43, T 38.86), 39 weeks ahead: 1.226.
    mean, _ = coming(PUBLISHED, [2.0], [38.86], weeks=39)

    found = float(mean[0] * alive(of_published(), [2.0], [30.43], [38.86])[0])

    assert found == pytest.approx(1.226, abs=5e-4)


@settings(max_examples=60)
@given(
    st.tuples(st.floats(0.1, 5), st.floats(0.5, 60), st.floats(0.2, 4), st.floats(0.3, 20)).filter(
        lambda v: abs(v[2] - 1) > 0.05
    ),
    st.integers(0, 40),
    st.floats(0, 200),
    st.floats(0.1, 100),
)
def test_purchases_to_come_are_those_of_the_closed_form(values, repeats, age, weeks):
    r, alpha, a, b = values
    ahead = weeks / (alpha + age + weeks)
    if (r + repeats) * ahead > 40 or ahead > 0.97:  # there the closed form loses its digits, or the 64 points ours
        return
    series = hyp2f1(r + repeats, b + repeats, a + b + repeats - 1, ahead)
    closed = (a + b + repeats - 1) / (a - 1) * (1 - (1 - ahead) ** (r + repeats) * series)

    mean, second = coming(values, [float(repeats)], [age], weeks=weeks)

    assert mean[0] == pytest.approx(closed, rel=1e-5, abs=1e-9)
    assert second[0] >= 0


def test_where_the_closed_form_divides_by_nought_the_answer_is_between_its_neighbours():
    at, below, above = (coming((0.5, 4.0, a, 2.0), [3.0], [30.0], weeks=26)[0][0] for a in (1.0, 0.999, 1.001))

    assert above < at < below
    assert at == pytest.approx((above + below) / 2, rel=1e-5)


def test_the_gradient_is_that_of_the_likelihood():
    likelihood = _Purchases(*(one[:300] for one in cdnow()), np.ones(300))
    at = np.log([0.4, 6.0, 0.6, 3.0])

    _, gradient = likelihood(at)

    steps = np.eye(4) * 1e-5
    numeric = [(likelihood(at + step)[0] - likelihood(at - step)[0]) / 2e-5 for step in steps]
    assert gradient == pytest.approx(numeric, rel=1e-6)


def test_slopes_of_the_forecast_are_those_of_small_steps():
    fitted = of_published()
    seen = (np.array([0.0, 2.0, 7.0]), np.array([0.0, 30.0, 12.0]), np.array([38.0, 39.0, 35.0]))

    found = slope_of_alive(fitted, *seen) + slope_of_coming(fitted, seen[0], seen[2], weeks=26)

    for place in range(4):
        step = np.eye(4)[place] * 1e-5
        ends = []
        for way in (1, -1):
            moved = Fitted(PARAMETERS, fitted.logarithms + way * step, None, 0.0, 1, "on_edge")
            ends.append(np.log(alive(moved, *seen) * coming(moved.values, seen[0], seen[2], weeks=26)[0]))
        assert found[:, place] == pytest.approx((ends[0] - ends[1]) / 2e-5, rel=1e-4, abs=1e-7)


def test_customers_alike_may_stand_in_one_row():
    x, last, seen = cdnow()
    cells, counts = np.unique(np.column_stack([x, last, seen]), axis=0, return_counts=True)

    whole, short = fit_purchases(x, last, seen), fit_purchases(*cells.T, customers=counts)

    assert len(cells) < len(x)
    assert short.values == pytest.approx(whole.values, rel=1e-6)
    assert short.n == whole.n


def test_a_part_of_many_customers_finds_the_way_to_the_same_maximum(monkeypatch):
    seen = summed_up(repeat_orders(8_000, np.random.default_rng(4)), until=39.0)[:3]
    whole = fit_purchases(*seen)

    monkeypatch.setattr(lifetime, "MANY", 2_000)
    found = fit_purchases(*seen)

    assert found.values == pytest.approx(whole.values, rel=1e-6)
    assert found.covariance == pytest.approx(whole.covariance, rel=1e-4)


def test_who_ordered_long_ago_and_often_has_more_likely_left_than_who_ordered_seldom():
    found = alive(of_published(), [10.0, 1.0, 0.0], [15.0, 15.0, 0.0], [39.0, 39.0, 39.0])

    assert found[0] < found[1] < found[2] == 1.0


def test_who_ordered_once_is_alive_for_the_model_but_unlikely_to_buy():
    assert buys(of_published(), [0.0], [0.0], [39.0], weeks=13)[0] < 0.1


def test_what_is_to_come_of_invented_customers_is_what_comes():
    rng = np.random.default_rng(11)
    orders = repeat_orders(100_000, rng, shop=Shop(a=1.0), weeks=78.0)
    x, last, seen, _ = summed_up(orders, until=39.0)
    later = np.bincount(orders.customer[orders.week >= 39.0], minlength=len(x))
    law = Fitted(PARAMETERS, np.log([TRUTH.r, TRUTH.alpha, 1.0, TRUTH.b]), None, 0.0, len(x), "on_edge")

    mean, second = coming(law.values, x, seen, weeks=39)

    living = alive(law, x, last, seen)
    assert (living * mean).sum() == pytest.approx(later.sum(), rel=0.02)
    assert (living * second).sum() == pytest.approx((later * (later - 1)).sum(), rel=0.06)
    assert buys(law, x, last, seen, weeks=39).sum() == pytest.approx((later > 0).sum(), rel=0.02)
    again = x > 2
    assert (living * mean)[again].sum() == pytest.approx(later[again].sum(), rel=0.03)


def test_forgetting_that_customers_leave_promises_too_much():
    rng = np.random.default_rng(12)
    orders = repeat_orders(20_000, rng, weeks=78.0)
    x, last, seen, _ = summed_up(orders, until=39.0)
    fitted = fit_purchases(x, last, seen)
    later = int((orders.week >= 39.0).sum())

    tempting = x.sum() / seen.sum() * 39.0 * len(x)
    ours = float((alive(fitted, x, last, seen) * coming(fitted.values, x, seen, weeks=39)[0]).sum())

    assert abs(ours / later - 1) < 0.06
    assert tempting / later > 1.2


def test_ranges_of_the_parameters_hold_the_truth_in_a_small_cell():
    held = _held(seeds=range(16), customers=1_000)

    assert all(13 <= count <= 16 for count in held.values())


@pytest.mark.nightly
def test_ranges_of_the_parameters_hold_the_truth_as_often_as_promised():
    held = _held(seeds=range(1000, 1400), customers=2_500)

    assert all(0.925 <= count / 400 <= 0.975 for count in held.values()), held


def test_too_few_who_came_back_give_no_parameters():
    assert fit_purchases([0.0] * 500 + [1.0] * 29, [0.0] * 500 + [3.0] * 29, [20.0] * 529) == "too_few_repeats"


def test_customers_who_never_leave_leave_the_share_who_leave_without_a_range():
    rng = np.random.default_rng(3)
    seen = rng.uniform(20, 40, 800)
    x = rng.poisson(0.4 * seen).astype(float)
    last = np.where(x > 0, seen * rng.beta(np.maximum(x, 1), 1), 0.0)

    found = fit_purchases(x, last, seen)

    assert found.reason == "on_edge"
    assert found.parameter("a").low is None
    assert found.parameter("a").reason == "on_edge"


def test_parameters_at_the_edge_still_give_figures_that_are_numbers():
    for values in ((0.5, 4.0, 1e5, 0.3), (2.0, 9.0, 1e-5, 3.0), (1.0, 5.0, 2.0, 1e5)):
        mean, second = coming(values, [0.0, 3.0, 2000.0], [9.0, 9.0, 90.0], weeks=26)

        assert np.isfinite(mean).all()
        assert np.isfinite(second).all()
        assert (mean > 0).all()


def test_numbers_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="recency"):
        fit_purchases([1.0], [5.0], [4.0])
    with pytest.raises(ValueError, match="recency"):
        fit_purchases([0.0], [1.0], [4.0])
    with pytest.raises(ValueError, match="length"):
        fit_purchases([0.0], [0.0], [4.0, 5.0])
    with pytest.raises(ValueError, match="ahead"):
        coming(PUBLISHED, [0.0], [4.0], weeks=0)


def _held(*, seeds, customers):
    held = dict.fromkeys(PARAMETERS, 0)
    for seed in seeds:
        x, last, seen, _ = summed_up(repeat_orders(customers, np.random.default_rng(seed)), until=39.0)
        fitted = fit_purchases(x, last, seen)
        for name in PARAMETERS:
            found = fitted.parameter(name)
            held[name] += found.low is not None and found.low <= getattr(TRUTH, name) <= found.high
    return held
