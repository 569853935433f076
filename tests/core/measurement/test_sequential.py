"""The two regimes: their promises as probabilities, on computed walks and in invented experiments that are watched."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from benchmarks.experiments import alarms
from cordee.core.measurement.comparison import compare
from cordee.core.measurement.sequential import Look, OpenEnded, PlannedHorizon, Regime
from cordee.core.measurement.spending import crossing
from cordee.worlds.crowds import Crowd

NEVER = float("nan")


def look(reached: float, z: float) -> Look:
    return Look(reached, z / 10, 0.1, 1e6, 2 * NormalDist().cdf(-abs(z)))


def test_a_t_of_few_degrees_counts_for_less_than_a_z():
    few, many = Look.of(compare(*two_arms(16))), Look.of(compare(*two_arms(400)))

    assert few.z < few.estimate / few.error - 0.1
    assert many.z == pytest.approx(many.estimate / many.error, abs=0.05)


def two_arms(count: int) -> tuple[np.ndarray, np.ndarray]:
    treated = np.arange(count) % 2 == 0
    quantiles = (np.arange(count) // 2 + 0.5) / (count / 2)
    return np.tan((quantiles - 0.5) * 2) + treated * 3.5 / count**0.5, treated


def test_where_the_data_cannot_tell_a_look_decides_nothing():
    nothing = Look(10, 0.0, NEVER, NEVER, None)

    (found,) = PlannedHorizon(100).read([nothing])

    assert nothing.z == 0
    assert not found.decides
    assert found.interval is None


@pytest.mark.parametrize("regime", [PlannedHorizon(100), OpenEnded(100)])
def test_what_decides_has_a_range_without_zero(regime: Regime):
    for z in np.linspace(-5, 5, 41):
        for found in regime.read([look(50, z / 2), look(100, z)]):
            inside = found.interval.low <= 0 <= found.interval.high
            assert found.decides == (not inside) or abs(abs(found.z) - found.bound) < 1e-6


def test_early_looks_ask_for_more_than_late_ones():
    bounds = [one.bound for one in PlannedHorizon(100).read([look(n, 1) for n in (10, 40, 70, 100)])]

    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] < 2.1


def test_past_the_horizon_nothing_is_decided():
    seen = PlannedHorizon(100).read([look(100, 1.0), look(150, 6.0)])

    assert not seen[1].decides


def test_how_often_one_looked_is_forgiven():
    often = PlannedHorizon(60).read([look(one + 1, 1.0) for one in range(60)])
    once = PlannedHorizon(60).read([look(60, 1.0)])

    assert once[0].bound == pytest.approx(2.005, abs=0.001)
    assert once[0].bound < often[-1].bound < 2.25
    assert often[-1].spent == once[0].spent == pytest.approx(0.05)


@pytest.mark.parametrize("fixed", [0.5, 0.8, 0.9])
def test_a_planned_horizon_keeps_nine_tenths_of_the_power(fixed: float):
    assert PlannedHorizon(100).power(fixed=fixed) >= 0.9 * fixed


def test_an_open_end_costs_less_than_twice_the_fixed_size_and_says_so():
    power, factor = OpenEnded(100).cost(fixed=0.8)

    assert 0.4 < power < 0.7
    assert 1.0 < factor < 2.0


def test_an_open_end_raises_fewer_alarms_than_promised_over_eight_plans():
    plan = OpenEnded(1.0)
    fractions = [(one + 1) / 60 for one in range(480)]

    found = crossing(fractions, [plan.bound(one) for one in fractions])

    assert found[-1] < 0.05


def test_the_boundary_of_an_open_end_is_lowest_at_the_planned_size():
    plan = OpenEnded(200, alpha=0.1)

    assert min((plan.bound(one / 100), one) for one in range(10, 400))[1] == pytest.approx(100, abs=2)


def test_a_size_of_nothing_is_refused():
    with pytest.raises(ValueError, match="size"):
        PlannedHorizon(0)
    with pytest.raises(ValueError, match="alpha"):
        OpenEnded(10, alpha=1.0)


def test_watched_sixty_times_twenty_uneven_accounts_cry_wolf_as_often_as_promised():
    crowd, runs = Crowd(20, 0.3, "revenue", unequal=True), 300

    found = alarms(crowd, runs=runs, ways=[("people", "person")], seed=3)[0]

    assert found["planned"] < 0.085  # three standard errors above .05: the nightly grid has 5,000 runs a cell
    assert found["open"] < 0.05
    assert found["fixed"] > 0.005


@pytest.mark.parametrize(("icc", "people"), [(0.05, 60), (0.05, 220), (0.3, 60)])
def test_where_the_same_accounts_go_on_answering_a_planned_horizon_is_careful_and_still_finds(icc: float, people: int):
    fractions = [(one + 1) / 60 for one in range(60)]
    bounds = PlannedHorizon(60).bounds(fractions)
    known = [(icc + (1 - icc) / people) / (icc + (1 - icc) / (people * one)) for one in fractions]

    alarms_of_all, found = crossing(known, bounds)[-1], crossing(known, bounds, drift=1.96 + 0.8416)[-1]

    assert alarms_of_all < 0.05
    assert found >= 0.9 * 0.8
