"""Crowds have the intraclass correlation, the sizes and the effect they were asked for."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.worlds.crowds import Crowd, draw


@pytest.mark.parametrize("shape", ["normal", "revenue"])
@pytest.mark.parametrize("icc", [0.05, 0.3])
def test_colleagues_resemble_each_other_as_much_as_asked(shape: str, icc: float):
    crowd = Crowd(200, icc, shape)

    people = draw(crowd, runs=60, looks=12, seeds=(1,)).arrived.reshape(-1, 12)

    within = people.var(axis=1, ddof=1).mean()
    between = people.mean(axis=1).var(ddof=1) - within / 12
    assert between / (between + within) == pytest.approx(icc, rel=0.15)


def test_one_account_in_five_is_ten_times_as_large():
    found = draw(Crowd(20, 0.1, unequal=True), runs=50, looks=1, seeds=(1,))

    assert set(np.unique(found.people)) == {1.0, 10.0}
    assert ((found.people == 10).sum(axis=1) == 4).all()
    assert (found.treated.sum(axis=1) == 10).all()


@pytest.mark.parametrize("shape", ["normal", "revenue"])
def test_the_effect_is_what_the_mean_of_the_treated_gains(shape: str):
    crowd = Crowd(100, 0.05, shape, unequal=True)

    found = draw(crowd, runs=200, looks=5, seeds=(2,), effect=0.1)

    totals, people = found.arrived.sum(axis=2), found.people * 5
    treated = totals[found.treated].sum() / people[found.treated].sum()
    control = totals[~found.treated].sum() / people[~found.treated].sum()
    assert control == pytest.approx(crowd.mean, abs=0.02)
    assert treated - control == pytest.approx(0.1, abs=0.025)
