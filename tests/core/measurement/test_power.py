"""Power against published sizes and simulated experiments, and what is said where the accounts do not suffice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from cordee.core.measurement.clusters import arm_mean, contrast
from cordee.core.measurement.power import (
    Question,
    Spread,
    accounts_needed,
    ask_power,
    detectable,
    intraclass,
    power_of,
    spread_of_history,
    spread_of_people,
)

UNIT = Spread(0.0, 1.0)


@pytest.mark.parametrize(("effect", "power", "an_arm"), [(0.2, 0.8, 394), (0.5, 0.8, 64), (0.8, 0.8, 26), (0.5, 0.9, 86)])
def test_sizes_are_those_of_cohens_tables(effect: float, power: float, an_arm: int):
    found = accounts_needed(Question(UNIT, effect, accounts=0, power=power))  # Cohen (1988), table 2.4.1; G*Power

    assert abs(found - 2 * an_arm) <= 1


def test_unequal_sizes_need_more_accounts_and_colleagues_alike_more_still():
    sizes = [4.0] * 8 + [34.0] * 2

    even = spread_of_people(mean=0, variance=1, icc=0.05, sizes=10)
    uneven = spread_of_people(mean=0, variance=1, icc=0.05, sizes=sizes)
    alike = spread_of_people(mean=0, variance=1, icc=0.3, sizes=sizes)

    assert even.per_account == pytest.approx((1 + 9 * 0.05) / 10)
    assert even.per_account < uneven.per_account < alike.per_account


def test_the_power_is_how_often_simulated_experiments_find_the_effect():
    draw = np.random.default_rng(2)
    runs, accounts, icc, effect = 3_000, 60, 0.1, 0.25
    sizes = np.where(np.arange(accounts) % 5 == 0, 30.0, 6.0)
    people = spread_of_people(mean=0, variance=1, icc=icc, sizes=sizes.tolist())
    own = np.sqrt(icc) * draw.normal(size=(runs, accounts))
    treated = draw.random((runs, accounts)).argsort(axis=1) < accounts // 2
    totals = sizes * (own + effect * treated) + np.sqrt(sizes * (1 - icc)) * draw.normal(size=(runs, accounts))

    found = contrast(arm_mean(totals, sizes, treated), arm_mean(totals, sizes, ~treated))

    hits = (2 * t.sf(np.abs(found.t), found.freedom) < 0.05).mean()
    assert hits == pytest.approx(power_of(Question(people, effect, accounts)), abs=0.035)


def test_counting_people_as_accounts_promises_a_power_that_is_not_there():
    people = spread_of_people(mean=0, variance=1, icc=0.1, sizes=20)

    assert power_of(Question(people, 0.2, 60)) < 0.75
    assert power_of(Question(UNIT, 0.2, 60 * 20)) > 0.9


def test_history_tells_what_an_account_says_for_ratios_too():
    draw = np.random.default_rng(3)
    visits = draw.integers(5, 50, 2_000).astype(float)
    orders = draw.binomial(visits.astype(int), 0.2).astype(float)

    found = spread_of_history(orders, visits)

    assert found.mean == pytest.approx(0.2, abs=0.01)
    assert found.per_account == pytest.approx(0.16 / visits.mean(), rel=0.1)


@given(st.integers(20, 5_000), st.floats(0.05, 2), st.floats(0.1, 0.9))
def test_the_detectable_effect_is_found_as_often_as_asked(accounts: int, effect: float, share: float):
    question = Question(UNIT, effect, accounts, share=share)

    seen = detectable(question)

    if seen is not None:
        assert power_of(replace(question, effect=seen)) == pytest.approx(0.8, abs=1e-4)


def test_where_accounts_do_not_suffice_the_answer_says_how_many_and_what_else():
    question = Question(UNIT, 0.15, accounts=600, monthly=50)

    found = ask_power(question)

    assert found.advice == "do_not_run"
    assert found.needed == 1_398
    assert [one.instead for one in found.options] == ["use_the_past", "wait_for_accounts", "larger_effect", "describe_only"]
    assert {one.instead: one.figure for one in found.options}["wait_for_accounts"] == 16


def test_every_option_with_a_figure_would_do():
    question = Question(UNIT, 0.2, accounts=500)

    found = ask_power(question)

    figures = {one.instead: one.figure for one in found.options}
    assert ask_power(replace(question, past=figures["use_the_past"])).advice == "run"
    assert ask_power(replace(question, effect=figures["larger_effect"] * 1.001)).advice == "run"


def test_equal_arms_are_proposed_where_they_would_do():
    found = ask_power(Question(UNIT, 0.2, accounts=800, share=0.1, past=0.1))

    assert "use_equal_arms" in [one.instead for one in found.options]


def test_what_suffices_is_run_and_an_open_end_needs_its_factor_more():
    question = Question(UNIT, 0.5, accounts=140)

    assert ask_power(question).options == ()
    assert ask_power(replace(question, factor=1.14)).advice == "do_not_run"
    assert accounts_needed(replace(question, factor=1.14)) == pytest.approx(128 * 1.14, abs=1)


def test_three_accounts_detect_nothing():
    found = ask_power(Question(UNIT, 5.0, accounts=3))

    assert found.power == 0
    assert found.detectable is None


def test_the_range_of_the_intraclass_correlation_covers_it():
    draw = np.random.default_rng(4)
    accounts, people, icc = 40, 6, 0.2
    cluster = np.repeat(np.arange(accounts), people)

    found = [
        intraclass(
            np.sqrt(icc) * draw.normal(size=accounts)[cluster] + np.sqrt(1 - icc) * draw.normal(size=len(cluster)), cluster
        )
        for _ in range(600)
    ]

    assert np.mean([one.icc.estimate for one in found]) == pytest.approx(icc, abs=0.01)
    assert 0.925 < np.mean([one.icc.low <= icc <= one.icc.high for one in found]) < 0.975


def test_where_everybody_is_alone_nobody_can_say_how_alike_colleagues_are():
    assert intraclass([1, 2, 3], ["a", "b", "c"]) == "too_few"
    assert intraclass([1, 1, 1, 1], ["a", "a", "b", "b"]) == "nothing_varies"


@pytest.mark.parametrize(
    "wrong", [{"effect": 0.0}, {"share": 1.0}, {"power": 0.01}, {"past": 1.0}, {"accounts": -1}, {"factor": 0.5}]
)
def test_what_cannot_be_asked_is_refused(wrong: dict[str, float]):
    with pytest.raises(ValueError, match=r"effect|accounts"):
        replace(Question(UNIT, 0.5, 100), **wrong)
